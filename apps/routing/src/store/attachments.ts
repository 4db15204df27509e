import type { Store, Tx, Vault } from '@civicline/store';
import { areSealed, sealed } from '@civicline/store';
import type { Attachment } from '../domain/attachment';

type Row = Record<string, unknown> & { id: string; name: string; media_type: string; bytes: number };

const fromRow = ({ id, name, media_type: mediaType, bytes }: Row): Attachment => ({ id, name, mediaType, bytes });

/** What a file opens as: put with another referral, or in another's place, it does not. */
const aboutOf = (referralId: string, id: string) => `attachment ${referralId}/${id}`;

/** Beside processes that cannot open it nothing is sealed (a ring without a current key), names of citizens neither. */
const closed = (vault: Vault, referralId: string, id: string, content: Uint8Array) =>
  vault.currentMark === undefined ? Buffer.from(content) : vault.sealBytes(aboutOf(referralId, id), content);

const opened = (vault: Vault, referralId: string, id: string, content: Buffer) =>
  areSealed(content) ? vault.openBytes(aboutOf(referralId, id), content) : content;

export const insertAttachment = (
  tx: Tx,
  vault: Vault,
  referralId: string,
  { id, name, mediaType, bytes }: Attachment,
  content: Uint8Array,
  by: string,
  at: Date,
) =>
  tx.query(
    `INSERT INTO attachment (id, referral_id, name, media_type, bytes, content, sealed_with, added_by, added_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[id, referralId, sealed(name), mediaType, bytes],
      ...[closed(vault, referralId, id, content), vault.currentMark ?? '', by, at],
    ],
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

/** With what is in it: `open` throws when that is not what was kept, or its key is not in the ring any more. */
export const contentOf = async (
  store: Pick<Store, 'query'>,
  vault: Vault,
  referralId: string,
  id: string,
): Promise<{ attachment: Attachment; open: () => Buffer } | undefined> => {
  const [row] = await store.query<Row & { content: Buffer }>(
    'SELECT id, name, media_type, bytes, content FROM attachment WHERE referral_id = $1 AND id = $2',
    [referralId, id],
    'attachment-content',
  );
  return row && { attachment: fromRow(row), open: () => opened(vault, referralId, id, row.content) };
};

/** Files that are not sealed as they should be now, behind this one; taken by one replica. */
export const attachmentsToReseal = async (
  tx: Tx,
  currentMark: string,
  behind: string | null,
  limit: number,
): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM attachment WHERE sealed_with <> $1 AND ($2::uuid IS NULL OR id > $2)
     ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [currentMark, behind, limit],
    'attachments-to-reseal',
  );
  return rows.map(({ id }) => id);
};

/** With what it is called. Throws when it does not open. */
export const resealAttachment = async (tx: Tx, vault: Vault, id: string): Promise<void> => {
  const [row] = await tx.query<{ referral_id: string; name: string; content: Buffer }>(
    'SELECT referral_id, name, content FROM attachment WHERE id = $1',
    [id],
    'attachment-to-reseal',
  );
  if (!row) return;
  const { referral_id: referralId, name, content } = row;
  const anew = closed(vault, referralId, id, opened(vault, referralId, id, content));
  await tx.query(
    'UPDATE attachment SET name = $2, content = $3, sealed_with = $4 WHERE id = $1',
    [id, sealed(name), anew, vault.currentMark],
    'attachment-reseal',
  );
};
