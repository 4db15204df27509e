import type { PersonalKind } from '@civicline/contracts/personal';

/** A word of ours in a place for words: SLOT_FULL. */
const code = /^[A-Z][A-Z0-9_]*$/;

const isEmpty = (value: unknown) => value == null || value === '' || (Array.isArray(value) && value.length === 0);

/** What stands in the place of a value: its kind alone. That there is none, and a code of ours, may be told. */
export const hide = (value: unknown, kind: PersonalKind): unknown =>
  isEmpty(value) || (kind === 'words' && typeof value === 'string' && code.test(value)) ? value : `[${kind}]`;
