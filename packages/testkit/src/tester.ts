import { callKeysIn, keyringIn } from '@civicline/local/keys';
import { openBadge } from '@civicline/service-kit';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';

const dir = process.env['CIVICLINE_TEST_KEYS'] ?? mkdtempSync(path.join('/var/tmp', 'civicline-keys-'));
const keys = callKeysIn(dir);

/** Settings of a service under test: it believes the tester, and the tester believes it. */
export const keySettings: Readonly<Record<string, string>> = {
  CIVICLINE_CALL_KEY: keys.keyOf('operator'),
  CIVICLINE_CALL_TRUST: keys.trust,
};

/** Those of a service that keeps something of citizens. */
export const keeperSettings: Readonly<Record<string, string>> = {
  ...keySettings,
  CIVICLINE_PERSONAL_KEYS: keyringIn(dir, 'scheduling'),
};

/** Calls a service under test in anybody's name, or stands in a neighbour's place. */
export const tester = openBadge({ callKey: keys.keyOf('operator'), callTrust: keys.trust });
