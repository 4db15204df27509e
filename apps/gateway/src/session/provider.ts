import type { Caller } from '@civicline/service-kit';
import { Fault } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type * as OpenId from 'openid-client';

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
const patienceSeconds = 5;

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
  /** The system that a bearer token stands for, and the office whose it is, where it is one's. Refuses UNAUTHENTICATED. */
  const systemOf = async (token: string): Promise<Caller> => {
    try {
      const { payload } = await jwtVerify(
        token,
        async (header, jws) =>
          (keys ??= createRemoteJWKSet((await provider()).jwksUri, { timeoutDuration: patienceSeconds * 1_000 }))(
            header,
            jws,
          ),
        { issuer, audience: 'civicline', requiredClaims: ['exp'] },
      );
      const { sub, client_id: clientId, office_id: officeId } = payload;
      const id = `system-${sub ?? String(clientId)}`;
      return { role: 'system', id, ...(typeof officeId === 'string' && officeId ? { officeId } : {}) };
    } catch (cause) {
      if (isTokenFault(cause)) throw new Refusal('UNAUTHENTICATED', 'denied', { cause });
      throw new Fault('unavailable', 'the identity provider is away', cause);
    }
  };
  return { provider, systemOf };
};

export type IdentityProvider = ReturnType<typeof openProvider>;
