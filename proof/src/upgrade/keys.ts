import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { rooms } from './build';

const everybody = ['citizen', 'agent', 'officer', 'supervisor', 'admin', 'system'];
/** Who may say for whom it calls; the seed speaks as operator. */
const speaksFor: Readonly<Record<string, readonly string[]>> = {
  gateway: everybody,
  operator: everybody,
  notification: ['citizen'],
  'call-intake': ['citizen'],
};

/**
 * The keys by which processes know one another, and those that seal what is kept of citizens, as settings. `seals`: whether the older
 * version reads what is sealed; where it does not, nothing is sealed until it is gone.
 */
export const makeKeys = (seals: boolean) => {
  const own = new Map<string, string>();
  const trusted = ['directory', ...Object.values(rooms), 'operator'].map((name) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const about = { kid: `${name}-1`, name };
    own.set(name, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...about }));
    return { ...publicKey.export({ format: 'jwk' }), ...about, speaksFor: speaksFor[name] ?? [] };
  });
  const secret = randomBytes(32).toString('base64url');
  return {
    callKeyOf: (name: string) => own.get(name) ?? '',
    trust: JSON.stringify({ keys: trusted }),
    personal: JSON.stringify({ current: seals ? '1' : '', keys: [{ id: '1', secret }] }),
  };
};
