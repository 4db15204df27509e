import { Button, Text, Title } from '@mantine/core';
import type { Article, ArticleDifference } from '@civicline/contracts/rest';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../shell/Trouble';
import { showWhen } from '../when';
import { useDifferences, useHistory } from './useArticles';

/** Struck out and inserted are said by their elements, not by colour alone. */
const Part = ({ kind, text }: ArticleDifference['parts'][number]) => {
  if (kind === 'added') return <ins>{text}</ins>;
  return kind === 'removed' ? <del>{text}</del> : <span>{text}</span>;
};

const Differences = ({ id, version }: { id: string; version: number }) => {
  const { t } = useTranslation();
  const { data, error } = useDifferences(id, version - 1, version);
  if (error) return <Trouble error={error} />;
  return (
    <div className="differences">
      {(data?.items ?? []).map(({ field, parts }) => (
        <div key={field}>
          <Text fw={600} size="sm">
            {t(`articles.fieldNames.${field.replace('.', '_')}`, { defaultValue: field })}
          </Text>
          <pre>
            {parts.map((part, n) => (
              <Part key={n} {...part} />
            ))}
          </pre>
        </div>
      ))}
    </div>
  );
};

/** Who did what, when and why; what a version changed. */
export const ArticleHistory = ({ article }: { article: Article }) => {
  const { t } = useTranslation();
  const { data, error } = useHistory(article.id);
  const [shown, setShown] = useState(0);
  return (
    <section className="card" aria-label={t('articles.history')}>
      <Title order={2} size="h3" mb="sm">
        {t('articles.history')}
      </Title>
      {error ? <Trouble error={error} /> : null}
      <ol className="history">
        {(data?.items ?? []).map(({ version, happened, who, at, why }, n) => {
          const isVersion = (happened === 'saved' || happened === 'imported') && version > 1;
          return (
            <li key={n}>
              <Text>
                <strong>{t(`articles.happened.${happened}`, { version })}</strong> · {who} · {showWhen(at)}
              </Text>
              {why ? <Text size="sm">{why}</Text> : null}
              {isVersion ? (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-expanded={shown === version}
                  onClick={() => setShown(shown === version ? 0 : version)}
                >
                  {t('articles.whatChanged', { version })}
                </Button>
              ) : null}
              {isVersion && shown === version ? <Differences id={article.id} version={version} /> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
};
