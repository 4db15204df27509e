import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Caller } from '../call';

const patienceMs = 5_000;
/** What the identity provider writes into tokens of client credentials, here and at the gateway. */
const audience = 'civicline';

const keysOf = async (issuer: string) => {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(patienceMs),
    redirect: 'error',
  });
  const { jwks_uri: uri } = (await response.json()) as { jwks_uri: string };
  return createRemoteJWKSet(new URL(uri), { timeoutDuration: patienceMs });
};

/** Reads tokens of client credentials: a department's system signs in to gRPC as it does to REST. */
export const providerReader = (issuer: string) => {
  let keys: ReturnType<typeof keysOf> | undefined;
  const known = () =>
    (keys ??= keysOf(issuer).catch((error: unknown) => {
      keys = undefined;
      throw error;
    }));
  return async (token: string): Promise<{ caller: Caller; until: number }> => {
    const { payload } = await jwtVerify(token, await known(), { issuer, audience, requiredClaims: ['exp'] });
    const name = payload.sub ?? String(payload['client_id']);
    return { caller: { role: 'system', id: `system-${name}` }, until: (payload.exp ?? 0) * 1_000 };
  };
};
