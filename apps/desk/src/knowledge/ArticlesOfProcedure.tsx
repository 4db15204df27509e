import { useTranslation } from 'react-i18next';
import { language } from '../i18n/setup';
import { Markdown } from './Markdown';
import { useArticlesOfProcedure } from './useArticles';

/** What the offices want read out about a procedure; nothing when they wrote nothing. */
export const ArticlesOfProcedure = ({ code }: { code: string }) => {
  const { t } = useTranslation();
  const items = useArticlesOfProcedure(code).data?.items ?? [];
  const here = language();
  return items.length ? (
    <section aria-label={t('articles.readOut')}>
      {items.map(({ id, title, body }) => (
        <details key={id} className="article-fold">
          <summary>{title[here] || title.vi}</summary>
          <Markdown text={body[here] || body.vi} />
        </details>
      ))}
    </section>
  ) : null;
};
