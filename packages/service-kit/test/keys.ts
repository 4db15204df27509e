import type { Badge, Role } from '@civicline/service-kit';
import { openBadge } from '@civicline/service-kit';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

interface Speaker {
  readonly name: string;
  readonly speaksFor: readonly Role[];
}

const everybody: readonly Role[] = ['citizen', 'agent', 'officer', 'supervisor', 'admin', 'system'];

/** Key files of some speakers in a folder of their own, on either curve. */
export const keyFiles = (speakers: readonly Speaker[], curve: 'ed25519' | 'P-256' = 'ed25519') => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-badge-'));
  const callTrust = path.join(dir, 'trust.jwks');
  const keyFile = (name: string) => path.join(dir, `${name}.jwk`);
  const keys = speakers.map(({ name, speaksFor }) => {
    const { privateKey, publicKey } =
      curve === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: curve });
    const about = { kid: `${name}-1`, name };
    writeFileSync(keyFile(name), JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...about }));
    return { ...publicKey.export({ format: 'jwk' }), ...about, speaksFor };
  });
  const trust = (names: readonly string[]) =>
    writeFileSync(callTrust, JSON.stringify({ keys: keys.filter(({ name }) => names.includes(name)) }));
  trust(speakers.map(({ name }) => name));
  return {
    callTrust,
    trust,
    badgeOf: (name: string): Badge => openBadge({ callKey: keyFile(name), callTrust }),
    remove: () => rmSync(dir, { recursive: true }),
  };
};

const own = keyFiles([{ name: 'oracle', speaksFor: everybody }]);
/** Speaks for anybody, and believes itself. */
export const tester: Badge = own.badgeOf('oracle');
own.remove();
