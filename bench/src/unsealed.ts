import { keeperSettings } from '@civicline/testkit';
import { readFileSync } from 'node:fs';

/** The same keys with no current one: what is sealed is read, and nothing is sealed. */
export const unsealed = () => {
  const ring = JSON.parse(readFileSync(keeperSettings['CIVICLINE_PERSONAL_KEYS'] ?? '', 'utf8')) as object;
  return { CIVICLINE_PERSONAL_KEYS: JSON.stringify({ ...ring, current: '' }) };
};
