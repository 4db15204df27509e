import { Badge, Button, Checkbox, Group, NativeSelect, Skeleton, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { language } from '../i18n/setup';
import { Trouble } from '../shell/Trouble';
import { showDay } from '../when';
import { KnowledgePage } from './KnowledgePage';
import { useOwnArticles } from './useArticles';

const states = ['', 'draft', 'reviewed', 'published', 'retired'] as const;

const Articles = () => {
  const { t } = useTranslation();
  const [state, setState] = useState('');
  const [overdue, setOverdue] = useState(false);
  const { data, error, isPending, refetch } = useOwnArticles({ state, overdue });
  const items = data?.items ?? [];
  return (
    <>
      <Group align="flex-end" justify="space-between" mb="md">
        <Group align="flex-end">
          <NativeSelect
            label={t('articles.state')}
            value={state}
            onChange={(event) => setState(event.currentTarget.value)}
            data={states.map((value) => ({ value, label: t(`articles.states.${value || 'any'}`) }))}
          />
          <Checkbox
            label={t('articles.onlyOverdue')}
            checked={overdue}
            onChange={(event) => setOverdue(event.currentTarget.checked)}
            pb={8}
          />
        </Group>
        <Button component={Link} to="/desk/write-article" leftSection={<IconPlus aria-hidden size={18} />}>
          {t('articles.write')}
        </Button>
      </Group>
      {error ? <Trouble error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Skeleton height={200} /> : null}
      {data && !items.length ? <Text role="status">{t('articles.none')}</Text> : null}
      {items.length ? (
        <ul className="card flush lines">
          {items.map(({ id, title, state: now, version, reviewBy, overdue: late, ownerOfficeId }) => (
            <li key={id}>
              <div>
                <Link to={`/desk/articles/${encodeURIComponent(id)}`} className="article-link">
                  {title[language()] || title.vi}
                </Link>
                <Text size="sm" className="soft">
                  {ownerOfficeId} · {t('articles.version', { version })} · {t('articles.reviewBy')} {showDay(reviewBy)}
                </Text>
              </div>
              <Group gap="xs" wrap="nowrap">
                {late ? (
                  <Badge variant="outline" color="#a4161a" tt="none">
                    {t('articles.overdue')}
                  </Badge>
                ) : null}
                <Badge variant="light" c="#083e55" tt="none">
                  {t(`articles.states.${now}`)}
                </Badge>
              </Group>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
};

/** The articles that an office, or the house, looks after. */
export const ArticlesPage = () => {
  const { t } = useTranslation();
  return (
    <KnowledgePage title={t('articles.title')} roles={['officer', 'admin']}>
      <Articles />
    </KnowledgePage>
  );
};
