import type { Store, Tx } from '@civicline/store';
import type { RuleSet } from '../domain/rules';

type Content = Pick<RuleSet, 'rules' | 'acknowledgeMinutes' | 'answerMinutes' | 'warnMinutes'>;
interface Row {
  version: number;
  content: Content;
  published_by: string;
  published_at: Date;
  note: string;
}

const columns = 'version, content, published_by, published_at, note';

const fromRow = ({ version, content, published_by: publishedBy, published_at: publishedAt, note }: Row): RuleSet => ({
  ...content,
  version,
  publishedBy,
  publishedAt,
  note,
});

/** The rules of a version; 0: those in force. */
export const rulesOf = async (from: Pick<Store, 'query'>, version: number): Promise<RuleSet | undefined> => {
  const rows = await from.query<Row & Record<string, unknown>>(
    `SELECT ${columns} FROM rule_set WHERE $1 = 0 OR version = $1 ORDER BY version DESC LIMIT 1`,
    [version],
    'rules-of',
  );
  return rows[0] && fromRow(rows[0]);
};

/** Versions before one, newest first; 0 begins with the newest. */
export const ruleVersions = async (store: Store, before: number, limit: number): Promise<RuleSet[]> => {
  const rows = await store.query<Row & Record<string, unknown>>(
    `SELECT ${columns} FROM rule_set WHERE $1 = 0 OR version < $1 ORDER BY version DESC LIMIT $2`,
    [before, limit],
    'rules-versions',
  );
  return rows.map(fromRow);
};

/** Two who publish at once wait for one another here. */
export const lockRules = (tx: Tx) =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('rules', 0))`, [], 'rules-lock');

export const insertRules = (tx: Tx, { version, publishedBy, publishedAt, note, ...content }: RuleSet) =>
  tx.query(
    'INSERT INTO rule_set (version, content, published_by, published_at, note) VALUES ($1, $2, $3, $4, $5)',
    [version, JSON.stringify(content), publishedBy, publishedAt, note],
    'rules-insert',
  );
