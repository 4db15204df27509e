import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import type { Caller } from '../call';
import { isRole } from '../call';
import type { OwnKey, TrustedKey } from './keys';
import { recent } from './recent';

/** How long a token is good for. A stolen one is worth little; a call takes a minute at most. */
const lifeSeconds = 120;
/** Handed out again while it is good for as long as this: a busy caller costs one signature a minute. */
const leastLeftMs = 60_000;
/** Clocks of two machines may differ by so much. */
const toleranceSeconds = 30;
const most = { signed: 5_000, checked: 20_000 };

/** Why a call is not believed: for the log, never for the caller. */
export class NotBelieved extends Error {
  override readonly name = 'NotBelieved';
}

/** Signs for whom a call is made (JWT), for one service: it is of no use at another. */
export const tokenSigner = (ownKey: () => OwnKey) => {
  const signed = recent<{ readonly until: number; readonly token: Promise<string> }>(most.signed);
  const make = ({ kid, name, algorithm, key }: OwnKey, { role, id, officeId }: Caller, audience: string) =>
    new SignJWT({ role, ...(officeId === undefined ? {} : { offices: [officeId] }) })
      .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
      .setIssuer(name)
      .setSubject(id)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${lifeSeconds}s`)
      .sign(key);
  return (caller: Caller, audience: string): Promise<string> => {
    const key = ownKey();
    const now = Date.now();
    const id = JSON.stringify([key.kid, audience, caller.role, caller.id, caller.officeId]);
    const known = signed.get(id, now);
    if (known) return known.token;
    const token = make(key, caller, audience);
    signed.set(id, { token, until: now + lifeSeconds * 1_000 - leastLeftMs });
    return token;
  };
};

/** A process may always speak for itself, under its name or a longer one; for others only as far as it is trusted. */
const mayBe = ({ name, speaksFor }: TrustedKey, { role, id }: Caller) =>
  speaksFor.includes(role) || (role === 'system' && (id === name || id.startsWith(`${name}-`)));

/** Who a token of one of our own keys stands for. Throws NotBelieved. */
const ofOurKeys = async (token: string, key: TrustedKey, audience: string) => {
  const { payload } = await jwtVerify(token, key.key, {
    algorithms: [key.algorithm],
    issuer: key.name,
    audience,
    clockTolerance: toleranceSeconds,
    requiredClaims: ['exp', 'sub'],
    maxTokenAge: lifeSeconds + toleranceSeconds,
  });
  const { role, sub: id = '', offices, exp = 0 } = payload;
  if (!isRole(role)) throw new NotBelieved('no role');
  const [officeId] = Array.isArray(offices) ? (offices as unknown[]) : [];
  const caller: Caller = { role, id, ...(typeof officeId === 'string' ? { officeId } : {}) };
  if (!mayBe(key, caller)) throw new NotBelieved(`${key.name} may not speak for ${role} ${id}`);
  return { caller, until: exp * 1_000 };
};

export interface Believed {
  readonly trusted: () => ReadonlyMap<string, TrustedKey>;
  /** The system that a token of the identity provider stands for; absent when none is asked. */
  readonly ofProvider?: ((token: string) => Promise<{ caller: Caller; until: number }>) | undefined;
}

const kidOf = (token: string) => {
  try {
    return decodeProtectedHeader(token).kid ?? '';
  } catch (cause) {
    throw new NotBelieved('no token', { cause });
  }
};

/** Says who calls. Throws NotBelieved for whatever is not signed by somebody who is trusted, for this service, a moment ago. */
export const tokenReader = ({ trusted, ofProvider }: Believed) => {
  const checked = recent<{ readonly until: number; readonly caller: Caller; readonly key: TrustedKey | undefined }>(
    most.checked,
  );
  return async (token: string | undefined, audience: string): Promise<Caller> => {
    if (!token) throw new NotBelieved('no token');
    const id = `${audience} ${token}`;
    const known = checked.get(id, Date.now());
    // A key that is trusted no more takes its tokens with it.
    if (known && (!known.key || trusted().get(known.key.kid) === known.key)) return known.caller;
    const key = trusted().get(kidOf(token));
    if (!key && !ofProvider) throw new NotBelieved('a key that nobody trusts');
    try {
      const read = key ? await ofOurKeys(token, key, audience) : await ofProvider?.(token);
      if (!read) throw new NotBelieved('no provider');
      checked.set(id, { ...read, key });
      return read.caller;
    } catch (error) {
      throw error instanceof NotBelieved ? error : new NotBelieved('a token that does not hold', { cause: error });
    }
  };
};
