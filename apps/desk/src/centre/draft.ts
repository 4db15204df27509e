import type { ContactRecord } from '@civicline/contracts/rest';

export type Fields = ContactRecord['fields'];
export type Field = Exclude<keyof Fields, 'locale'>;
export type Draft = Partial<Record<Field, string>>;

/** What was typed and is not known to be saved, by call: outlives the page, and goes with the next save. */
export interface Drafts {
  read(callId: string): Draft;
  write(callId: string, draft: Draft): void;
}

const nameOf = (userId: string, callId: string) => `civicline.draft.${userId}.${callId}`;

/** On this machine, for this account; nothing stays once it is saved. */
export const draftsIn = (storage: Storage, userId: string): Drafts => ({
  read: (callId) => {
    try {
      return JSON.parse(storage.getItem(nameOf(userId, callId)) ?? '{}') as Draft;
    } catch {
      return {};
    }
  },
  write: (callId, draft) => {
    const name = nameOf(userId, callId);
    // A full or forbidden storage must not keep anybody from typing: the server is told all the same.
    try {
      if (Object.keys(draft).length) storage.setItem(name, JSON.stringify(draft));
      else storage.removeItem(name);
    } catch {
      return;
    }
  },
});

/** What is still to be saved after `sent` was: what was typed meanwhile stays. */
export const afterSave = (draft: Draft, sent: Draft): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([field, text]) => sent[field as Field] !== text));

/** Without what is known to be refused as it stands. */
export const without = (draft: Draft, faulty: Draft): Draft => afterSave(draft, faulty);
