import { directory } from '@civicline/contracts';
import { withoutEmpty } from '../../domain/same';
import type { Kind } from '../../domain/kinds';

interface Message {
  fromJSON(value: unknown): unknown;
  toJSON(message: never): unknown;
}

const messages: Record<Kind, Message> = {
  procedures: directory.Procedure,
  offices: directory.Office,
  hotlines: directory.Hotline,
  articles: directory.Article,
};

/** What the directory sets itself: it is in no file, and in a file it is not heeded. */
const ownFields: Record<Kind, readonly string[]> = {
  procedures: ['version'],
  offices: [],
  hotlines: [],
  articles: ['version', 'state', 'publishedVersion', 'changedAt', 'overdue'],
};

/** A row as it is kept: in the shape of the contract, without what is empty and what the directory sets itself. */
export const asKept = (kind: Kind, row: object): Record<string, unknown> => {
  const { fromJSON, toJSON } = messages[kind];
  const own = new Set(ownFields[kind]);
  const shaped = withoutEmpty(toJSON(fromJSON(row) as never)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(shaped).filter(([key]) => !own.has(key)));
};

export const isOwnField = (kind: Kind, field: string): boolean => ownFields[kind].includes(field);
export const keyName = (kind: Kind): 'code' | 'id' => (kind === 'procedures' ? 'code' : 'id');
