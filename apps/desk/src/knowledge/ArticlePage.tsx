import { Badge, Group, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { language } from '../i18n/setup';
import { Trouble } from '../shell/Trouble';
import { ArticleDecisions } from './ArticleDecisions';
import { ArticleForm } from './ArticleForm';
import { ArticleHistory } from './ArticleHistory';
import { KnowledgePage } from './KnowledgePage';
import { useArticle } from './useArticles';

const editors = ['officer', 'admin'] as const;

/** A new article. */
export const WriteArticlePage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <KnowledgePage title={t('articles.write')} roles={editors}>
      <ArticleForm
        article={undefined}
        onSaved={({ id }) => void navigate(`/desk/articles/${encodeURIComponent(id)}`)}
      />
    </KnowledgePage>
  );
};

/** One article: how it stands, what may be decided, its words, its history. */
export const ArticlePage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data: article, error, refetch } = useArticle(id);
  const title = article ? article.title[language()] || article.title.vi : t('articles.title');
  return (
    <KnowledgePage title={title} roles={editors}>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {article ? (
        <Stack>
          <Group gap="xs">
            <Badge variant="light" c="#083e55" tt="none" size="lg">
              {t(`articles.states.${article.state}`)}
            </Badge>
            <Badge variant="outline" color="#46565f" tt="none" size="lg">
              {t('articles.version', { version: article.version })}
            </Badge>
            {article.publishedVersion && article.publishedVersion !== article.version ? (
              <Badge variant="outline" color="#1b5e20" tt="none" size="lg">
                {t('articles.publishedNow', { version: article.publishedVersion })}
              </Badge>
            ) : null}
            {article.overdue ? (
              <Badge variant="outline" color="#a4161a" tt="none" size="lg">
                {t('articles.overdue')}
              </Badge>
            ) : null}
          </Group>
          <ArticleDecisions article={article} />
          <ArticleForm key={article.version} article={article} onSaved={() => undefined} />
          <ArticleHistory article={article} />
        </Stack>
      ) : error ? null : (
        <Skeleton height={300} />
      )}
    </KnowledgePage>
  );
};
