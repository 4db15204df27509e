import type { JsonWebKey, KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Role } from '../call';
import { isRole } from '../call';

/** A process's own key (JWK, Ed25519 or P-256): what it signs with, under its name. */
export interface OwnKey {
  readonly kid: string;
  /** The process's name: a service's, or a department's system. */
  readonly name: string;
  readonly algorithm: string;
  readonly key: KeyObject;
}

/** A key that is believed, and whose word it is. */
export interface TrustedKey extends OwnKey {
  /** In whose name it may speak besides its own: a gateway for citizens and staff, a department's system for nobody. */
  readonly speaksFor: readonly Role[];
}

type Jwk = JsonWebKey & { readonly kid?: unknown; readonly name?: unknown; readonly speaksFor?: unknown };

/** The curves that are taken, and how each signs. */
const algorithms: Readonly<Record<string, string>> = { Ed25519: 'EdDSA', 'P-256': 'ES256' };

const text = (value: unknown, what: string): string => {
  if (typeof value !== 'string' || !value) throw new Error(`a key without ${what}`);
  return value;
};

const read = (jwk: Jwk, make: (jwk: JsonWebKey) => KeyObject): OwnKey => {
  const kid = text(jwk.kid, 'kid');
  const algorithm = algorithms[String(jwk.crv)];
  if (!algorithm) throw new Error(`key ${kid}: crv is one of ${Object.keys(algorithms).join(', ')}`);
  return { kid, name: text(jwk.name, 'name'), algorithm, key: make(jwk) };
};

/** Reads a private key: a JWK with `kid` and `name`. */
export const readOwnKey = (json: string): OwnKey =>
  read(JSON.parse(json) as Jwk, (key) => createPrivateKey({ key, format: 'jwk' }));

/** Reads a JWKS of public keys, each with `kid`, `name` and `speaksFor` (roles). */
export const readTrustedKeys = (json: string): ReadonlyMap<string, TrustedKey> => {
  const { keys } = JSON.parse(json) as { keys: Jwk[] };
  return new Map(
    keys.map((jwk) => {
      const own = read(jwk, (key) => createPublicKey({ key, format: 'jwk' }));
      const speaksFor = Array.isArray(jwk.speaksFor) ? jwk.speaksFor.filter(isRole) : [];
      return [own.kid, { ...own, speaksFor }];
    }),
  );
};
