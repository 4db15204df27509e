import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import type { Caller } from '../call';
import { isNamed, isRole } from '../call';
import type { OwnKey, TrustedKey } from './keys';
import { recent } from './recent';

/** How long a token is good for. A stolen one is worth little; a call takes a minute at most. */
const lifeSeconds = 120;
/** Handed out again while it is good for as long as this: a busy caller costs one signature a minute. */
const leastLeftMs = 60_000;
/** Clocks of two machines may differ by so much. */
const toleranceSeconds = 30;
const most = { signed: 5_000, checked: 20_000 };
/** Through so many services a call may go on behalf of its first caller. */
const passedOnAtMost = 3;

/** Why a call is not believed: for the log, never for the caller. */
export class NotBelieved extends Error {
  override readonly name = 'NotBelieved';
}

/**
 * Signs for whom a call is made (JWT), for one service: it is of no use at another. Who passes a call on lays what its caller showed beside
 * it (`behalf`), as the actor of RFC 8693 would.
 */
export const tokenSigner = (ownKey: () => OwnKey) => {
  const signed = recent<{ readonly until: number; readonly token: Promise<string> }>(most.signed);
  const make = (
    { kid, name, algorithm, key }: OwnKey,
    { role, id, officeId }: Caller,
    audience: string,
    behalf?: string,
  ) =>
    new SignJWT({ role, ...(officeId === undefined ? {} : { offices: [officeId] }), ...(behalf ? { behalf } : {}) })
      .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
      .setIssuer(name)
      .setSubject(id)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${lifeSeconds}s`)
      .sign(key);
  return (caller: Caller, audience: string, proof?: string): Promise<string> => {
    const key = ownKey();
    const behalf = isNamed(key.name, caller) ? undefined : proof;
    const now = Date.now();
    const id = JSON.stringify([key.kid, audience, caller.role, caller.id, caller.officeId, behalf]);
    const known = signed.get(id, now);
    if (known) return known.token;
    const token = make(key, caller, audience, behalf);
    signed.set(id, { token, until: now + lifeSeconds * 1_000 - leastLeftMs }, now);
    return token;
  };
};

/** A process may always speak for itself, under its name or a longer one; for others only as far as it is trusted. */
const mayBe = ({ name, speaksFor }: TrustedKey, caller: Caller) =>
  speaksFor.includes(caller.role) || isNamed(name, caller);

/** Whether a service (`civicline.intake.v1.IntakeService`) is answered by who has this key: `call-intake`. */
const answers = ({ name }: TrustedKey, service: string) => `-${name}`.endsWith(`-${service.split('.')[1] ?? ''}`);

const areSame = (a: Caller, b: Caller) => a.role === b.role && a.id === b.id && a.officeId === b.officeId;

/** Who a token of one of our own keys stands for, at a service that `isMeant`. Throws NotBelieved. */
const ofOurKeys = async (
  token: string,
  key: TrustedKey,
  isMeant: (service: string) => boolean,
  onBehalf: (proof: string, by: TrustedKey) => Promise<{ caller: Caller; until: number }>,
) => {
  const { payload } = await jwtVerify(token, key.key, {
    algorithms: [key.algorithm],
    issuer: key.name,
    clockTolerance: toleranceSeconds,
    requiredClaims: ['exp', 'sub', 'aud'],
    maxTokenAge: lifeSeconds + toleranceSeconds,
  });
  const { role, sub: id = '', offices, exp = 0, aud, behalf } = payload;
  if (typeof aud !== 'string' || !isMeant(aud)) throw new NotBelieved(`meant for ${String(aud)}`);
  if (!isRole(role)) throw new NotBelieved('no role');
  const [officeId] = Array.isArray(offices) ? (offices as unknown[]) : [];
  const caller: Caller = { role, id, ...(typeof officeId === 'string' ? { officeId } : {}) };
  const until = exp * 1_000;
  if (mayBe(key, caller)) return { caller, until };
  if (typeof behalf !== 'string') throw new NotBelieved(`${key.name} may not speak for ${role} ${id}`);
  // It passes a call on: whoever called it has shown who that is.
  const first = await onBehalf(behalf, key);
  if (!areSame(first.caller, caller))
    throw new NotBelieved(`${key.name} was called by somebody else than ${role} ${id}`);
  return { caller, until: Math.min(until, first.until) };
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
  /** Reads a token of our own or of the provider's. */
  const read = (
    token: string,
    isMeant: (service: string) => boolean,
    times: number,
  ): Promise<{ caller: Caller; until: number }> => {
    const key = trusted().get(kidOf(token));
    if (key) {
      const onBehalf = (proof: string, by: TrustedKey) => {
        if (times <= 0) throw new NotBelieved('passed on too often');
        return read(proof, (service) => answers(by, service), times - 1);
      };
      return ofOurKeys(token, key, isMeant, onBehalf);
    }
    if (!ofProvider) throw new NotBelieved('a key that nobody trusts');
    return ofProvider(token);
  };
  return async (token: string | undefined, audience: string): Promise<Caller> => {
    if (!token) throw new NotBelieved('no token');
    const id = `${audience} ${token}`;
    const now = Date.now();
    const known = checked.get(id, now);
    // A key that is trusted no more takes its tokens with it.
    if (known && (!known.key || trusted().get(known.key.kid) === known.key)) return known.caller;
    const key = trusted().get(kidOf(token));
    try {
      const believed = await read(token, (service) => service === audience, passedOnAtMost);
      checked.set(id, { ...believed, key }, now);
      return believed.caller;
    } catch (error) {
      throw error instanceof NotBelieved ? error : new NotBelieved('a token that does not hold', { cause: error });
    }
  };
};
