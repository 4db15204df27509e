import type { Store, Tx } from '@civicline/store';
import type { ArticleRecord, HistoryEntry } from '../domain/article';
import type { Article } from '../domain/directory';

type Reader = Pick<Store, 'query'> | Pick<Tx, 'query'>;

const columns = `id, owner_office_id AS "ownerOfficeId", state, version, doc, published_version AS "publishedVersion", published,
  review_by AS "reviewBy", remind_at AS "remindAt", changed_at AS "changedAt"`;

export const articleById = async (from: Reader, id: string): Promise<ArticleRecord | undefined> =>
  (await from.query<ArticleRecord>(`SELECT ${columns} FROM article WHERE id = $1`, [id], 'article'))[0];

/** As `articleById`; nobody else changes it until the transaction ends. */
export const lockArticle = async (tx: Tx, id: string): Promise<ArticleRecord | undefined> =>
  (await tx.query<ArticleRecord>(`SELECT ${columns} FROM article WHERE id = $1 FOR UPDATE`, [id], 'lock-article'))[0];

export const articles = (
  from: Reader,
  { ownerOfficeId, state, overdueOn }: { ownerOfficeId: string; state: string; overdueOn: string },
): Promise<ArticleRecord[]> =>
  from.query<ArticleRecord>(
    `SELECT ${columns} FROM article
     WHERE ($1 = '' OR owner_office_id = $1) AND ($2 = '' OR state = $2) AND ($3 = '' OR (review_by <> '' AND review_by <= $3))
     ORDER BY review_by = '', review_by, changed_at DESC, id`,
    [ownerOfficeId, state, overdueOn],
    'articles',
  );

/** Writes an article as it stands, under a revision that this transaction has taken. */
export const putArticle = async (tx: Tx, record: ArticleRecord, revision: string): Promise<void> => {
  await tx.query(
    `INSERT INTO article (id, owner_office_id, state, version, doc, published_version, published, review_by, remind_at, changed_at, revision)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (id) DO UPDATE SET owner_office_id = $2, state = $3, version = $4, doc = $5, published_version = $6, published = $7,
       review_by = $8, remind_at = $9, changed_at = $10, revision = $11`,
    [
      record.id,
      record.ownerOfficeId,
      record.state,
      record.version,
      JSON.stringify(record.doc),
      record.publishedVersion,
      record.published && JSON.stringify(record.published),
      record.reviewBy,
      record.remindAt,
      record.changedAt,
      revision,
    ],
    'put-article',
  );
};

/** Keeps a version for good. */
export const addVersion = (tx: Tx, { id, version, doc }: ArticleRecord, author: string): void =>
  tx.write(
    'INSERT INTO article_version (article_id, version, doc, author) VALUES ($1, $2, $3, $4)',
    [id, version, JSON.stringify(doc), author],
    'add-article-version',
  );

export const addHistory = (tx: Tx, articleId: string, { version, happened, who, why, at }: HistoryEntry): void =>
  tx.write(
    'INSERT INTO article_history (article_id, version, happened, who, why, at) VALUES ($1, $2, $3, $4, $5, $6)',
    [articleId, version, happened, who, why, at],
    'add-article-history',
  );

export const historyOf = (from: Reader, articleId: string): Promise<HistoryEntry[]> =>
  from.query<HistoryEntry>(
    'SELECT version, happened, who, why, at FROM article_history WHERE article_id = $1 ORDER BY n DESC',
    [articleId],
    'article-history',
  );

export const versionOf = async (from: Reader, articleId: string, version: number): Promise<Article | undefined> => {
  const [row] = await from.query<{ doc: Article }>(
    'SELECT doc FROM article_version WHERE article_id = $1 AND version = $2',
    [articleId, version],
    'article-version',
  );
  return row?.doc;
};

/** Who wrote the versions after the published one. */
export const authorsSincePublished = async (tx: Tx, { id, publishedVersion }: ArticleRecord): Promise<string[]> => {
  const rows = await tx.query<{ author: string }>(
    'SELECT DISTINCT author FROM article_version WHERE article_id = $1 AND version > $2',
    [id, publishedVersion ?? 0],
    'article-authors',
  );
  return rows.map(({ author }) => author);
};

/** What was published, or is no longer, after a revision. */
export const publishedSince = (from: Reader, revision: string): Promise<{ id: string; published: Article | null }[]> =>
  from.query('SELECT id, published FROM article WHERE revision > $1', [revision], 'articles-since');

/** As published; those of the ids that are, in the order asked. */
export const publishedById = async (from: Reader, ids: readonly string[]): Promise<ArticleRecord[]> => {
  if (!ids.length) return [];
  const rows = await from.query<ArticleRecord>(
    `SELECT ${columns} FROM article WHERE id = ANY($1) AND published IS NOT NULL`,
    [ids],
    'published-articles',
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** Articles whose owner is to be reminded, reminded again after a week unless somebody looks at it. */
export const takeDueReminders = (tx: Tx, now: Date, limit: number): Promise<ArticleRecord[]> =>
  tx.query<ArticleRecord>(
    `UPDATE article SET remind_at = $1::timestamptz + interval '7 days'
     WHERE id IN (SELECT id FROM article WHERE remind_at <= $1 ORDER BY remind_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [now, limit],
    'due-article-reminders',
  );
