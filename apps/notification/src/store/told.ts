import type { Store, Tx } from '@civicline/store';
import type { Locale } from '../domain/message';
import type { Row } from './messages';
import { columns, fromRow } from './messages';

/** Appointments that a number was told of, latest first. */
export const codesToldTo = async (store: Store, addressHash: string, limit: number): Promise<string[]> => {
  const rows = await store.query<{ code: string }>(
    `SELECT subject_code AS code FROM message
     WHERE address_hash = $1 AND recipient_source = 'appointment' AND channel IN ('sms', 'zalo')
       AND sent_at IS NOT NULL
     GROUP BY subject_code ORDER BY max(sent_at) DESC LIMIT $2`,
    [addressHash, limit],
    'message-codes-told',
  );
  return rows.map(({ code }) => code);
};

/** The language in which an address was told last. */
export const localeToldIn = async (store: Store, addressHash: string): Promise<Locale | undefined> => {
  const [row] = await store.query<{ locale: Locale }>(
    'SELECT locale FROM message WHERE address_hash = $1 ORDER BY sent_at DESC NULLS LAST LIMIT 1',
    [addressHash],
    'message-locale-told',
  );
  return row?.locale;
};

/** The last message about a subject that went to an address: the one that an answer answers. */
export const lastMessageAbout = async (tx: Tx, subjectCode: string, addressHash: string) => {
  const rows = await tx.query<Row>(
    `SELECT ${columns} FROM message
     WHERE address_hash = $2 AND subject_code = $1 AND recipient_source = 'appointment' AND sent_at IS NOT NULL
     ORDER BY subject_version DESC, sent_at DESC LIMIT 1`,
    [subjectCode, addressHash],
    'message-answered',
  );
  return rows[0] ? fromRow(rows[0]) : undefined;
};
