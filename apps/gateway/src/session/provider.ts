import type { Caller } from '@civicline/service-kit';
import { Fault } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from 'jose';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type * as OpenId from 'openid-client';

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
const patienceSeconds = 5;
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
/** An older word may have been overtaken. */
const logoutSeconds = 120;

/** What is wrong with the token itself; everything else is the provider's being away. */
const isTokenFault = (error: unknown) =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  !(error instanceof errors.JWKSInvalid) &&
  error.code !== errors.JOSEError.code;

/** The identity provider (OpenID Connect). It is looked up when it is first needed, and again until it answers. */
export const openProvider = ({ issuer, clientId, clientSecret }: ProviderOptions) => {
  let known: Promise<{ openid: typeof OpenId; config: OpenId.Configuration; jwksUri: URL }> | undefined;
  const lookUp = async () => {
    const openid = await import('openid-client');
    const url = new URL(issuer);
    // A provider on this very machine needs no TLS; any other does.
    const insecure = url.protocol === 'http:' && loopback.test(url.hostname);
    const config = await openid.discovery(url, clientId, clientSecret, undefined, {
      timeout: patienceSeconds,
      ...(insecure ? { execute: [openid.allowInsecureRequests] } : {}),
    });
    return { openid, config, jwksUri: new URL(config.serverMetadata().jwks_uri ?? '') };
  };
  /** Rejects with Fault unavailable while the provider cannot be reached. */
  const provider = () =>
    (known ??= lookUp().catch((error: unknown) => {
      known = undefined;
      throw new Fault('unavailable', 'the identity provider is away', error);
    }));

  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  const keyOf: JWTVerifyGetKey = async (header, jws) =>
    (keys ??= createRemoteJWKSet((await provider()).jwksUri, { timeoutDuration: patienceSeconds * 1_000 }))(
      header,
      jws,
    );
  /** Refuses with `refusal` a token that is none; rejects with Fault unavailable while nobody can tell. */
  const verified = async (token: string, options: JWTVerifyOptions, refusal: () => Refusal): Promise<JWTPayload> => {
    try {
      return (await jwtVerify(token, keyOf, { issuer, ...options })).payload;
    } catch (cause) {
      if (isTokenFault(cause)) throw refusal();
      throw new Fault('unavailable', 'the identity provider is away', cause);
    }
  };

  /** The system that a bearer token stands for, and the office whose it is, where it is one's. Refuses UNAUTHENTICATED. */
  const systemOf = async (token: string): Promise<Caller> => {
    const {
      sub,
      client_id: client,
      office_id: officeId,
    } = await verified(
      token,
      { audience: 'civicline', requiredClaims: ['exp'] },
      () => new Refusal('UNAUTHENTICATED', 'denied'),
    );
    const id = `system-${sub ?? String(client)}`;
    return { role: 'system', id, ...(typeof officeId === 'string' && officeId ? { officeId } : {}) };
  };

  /** Whose session a logout token says is over, and which; '' says all of them. Refuses INVALID_ARGUMENT. */
  const loggedOutBy = async (token: string): Promise<{ account: string; from: string }> => {
    const refusal = () =>
      new Refusal('INVALID_ARGUMENT', 'invalid', { violations: [{ field: 'logout_token', rule: 'format' }] });
    const options = { audience: clientId, requiredClaims: ['iat', 'jti', 'events', 'sub'], maxTokenAge: logoutSeconds };
    const { sub, sid, events, nonce } = await verified(token, options, refusal);
    // One that was made for signing in must not sign anybody out.
    const says = typeof events === 'object' && events !== null && logoutEvent in events;
    if (!says || nonce !== undefined) throw refusal();
    return { account: String(sub), from: typeof sid === 'string' ? sid : '' };
  };
  return { provider, systemOf, loggedOutBy };
};

export type IdentityProvider = ReturnType<typeof openProvider>;
