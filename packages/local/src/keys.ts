import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const everybody = ['citizen', 'agent', 'officer', 'supervisor', 'admin', 'system'] as const;

/** Who calls, and for whom besides itself. What a person's token at the gateway says, only the gateway can say. */
const speakers = {
  gateway: everybody,
  directory: [],
  scheduling: [],
  routing: [],
  // An SMS answers for its writer.
  notification: ['citizen'],
  // A key that is pressed in a reminder call answers for who is called.
  'call-intake': ['citizen'],
  /** Brings the sample data in; measurements and tests speak with it as well. */
  operator: everybody,
} as const;

export type Speaker = keyof typeof speakers;

/** Files of keys with which processes know one another. */
export interface CallKeys {
  /** A process's own key. */
  readonly keyOf: (speaker: Speaker) => string;
  /** Whom each of them believes. */
  readonly trust: string;
}

const writePrivate = (file: string, value: unknown) =>
  writeFileSync(file, JSON.stringify(value, null, 2), { mode: 0o600 });

/** Services that keep something personal. */
export type Keeper = 'scheduling' | 'routing' | 'notification' | 'call-intake';

/** The file of keys with which a service seals what it keeps of citizens; made unless it is there. */
export const keyringIn = (dir: string, keeper: Keeper): string => {
  const file = path.join(dir, `${keeper}.keyring`);
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    writePrivate(file, { current: '1', keys: [{ id: '1', secret: randomBytes(32).toString('base64url') }] });
  }
  return file;
};

/** Makes keys for every process, unless they are there. */
export const callKeysIn = (dir: string): CallKeys => {
  const keyOf = (speaker: Speaker) => path.join(dir, `${speaker}.jwk`);
  const trust = path.join(dir, 'trust.jwks');
  if (!existsSync(trust)) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const keys = Object.entries(speakers).map(([name, speaksFor]) => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const about = { kid: `${name}-1`, name };
      writePrivate(keyOf(name as Speaker), { ...privateKey.export({ format: 'jwk' }), ...about });
      return { ...publicKey.export({ format: 'jwk' }), ...about, speaksFor };
    });
    writePrivate(trust, { keys });
  }
  return { keyOf, trust };
};
