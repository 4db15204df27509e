import type { Store, Tx } from '@civicline/store';
import type { Attachment } from '../domain/attachment';

type Row = Record<string, unknown> & { id: string; name: string; media_type: string; bytes: number };

const fromRow = ({ id, name, media_type: mediaType, bytes }: Row): Attachment => ({ id, name, mediaType, bytes });

export const insertAttachment = (
  tx: Tx,
  referralId: string,
  { id, name, mediaType, bytes }: Attachment,
  content: Uint8Array,
  by: string,
  at: Date,
) =>
  tx.query(
    `INSERT INTO attachment (id, referral_id, name, media_type, bytes, content, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, referralId, name, mediaType, bytes, Buffer.from(content), by, at],
    'attachment-insert',
  );

/** Without their content. */
export const attachmentsOf = async (from: Pick<Store, 'query'>, referralId: string): Promise<Attachment[]> => {
  const rows = await from.query<Row>(
    'SELECT id, name, media_type, bytes FROM attachment WHERE referral_id = $1 ORDER BY added_at, id',
    [referralId],
    'attachments-of',
  );
  return rows.map(fromRow);
};

export const contentOf = async (
  store: Store,
  referralId: string,
  id: string,
): Promise<{ attachment: Attachment; content: Buffer } | undefined> => {
  const rows = await store.query<Row & { content: Buffer }>(
    'SELECT id, name, media_type, bytes, content FROM attachment WHERE referral_id = $1 AND id = $2',
    [referralId, id],
    'attachment-content',
  );
  return rows[0] && { attachment: fromRow(rows[0]), content: rows[0].content };
};
