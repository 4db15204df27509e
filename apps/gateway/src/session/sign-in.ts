import { Refusal } from '@civicline/service-kit/refusal';
import type { Router } from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { randomBytes } from 'node:crypto';
import type * as OpenId from 'openid-client';
import type { Sessions } from './sessions';
import { sessionSeconds } from './sessions';
import { cookieOf } from './visitor';

export interface SignInOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicUrl: string;
  readonly sessions: Sessions;
}

interface Begun {
  readonly verifier: string;
  readonly state: string;
  readonly returnTo: string;
}

const begunCookie = 'cl_sign_in';
const roles = new Set(['agent', 'officer', 'supervisor', 'admin']);

/** Only a path of this site: anything else could send people elsewhere after they have signed in. */
const safePath = (text: unknown): string =>
  typeof text === 'string' && /^\/(?![/\\])[\w/.?=&%-]*$/.test(text) ? text : '/desk';

/** Signing in: OpenID Connect, code flow with PKCE. The provider is looked up when it is first needed. */
export const signIn = ({ issuer, clientId, clientSecret, publicUrl, sessions }: SignInOptions) => {
  const secure = publicUrl.startsWith('https:');
  const callback = `${publicUrl}/auth/callback`;
  let known: Promise<{ openid: typeof OpenId; provider: OpenId.Configuration }> | undefined;
  const provider = () => {
    known ??= (async () => {
      const openid = await import('openid-client');
      const options = secure ? {} : { execute: [openid.allowInsecureRequests] };
      return { openid, provider: await openid.discovery(new URL(issuer), clientId, clientSecret, undefined, options) };
    })().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;

  const open = (router: Router) => {
    router.get('/auth/sign-in', async (request, response) => {
      const { openid, provider: config } = await provider();
      const begun: Begun = {
        verifier: openid.randomPKCECodeVerifier(),
        state: openid.randomState(),
        returnTo: safePath(request.query['returnTo']),
      };
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: 'openid',
        state: begun.state,
        code_challenge: await openid.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      });
      response.cookie(begunCookie, Buffer.from(JSON.stringify(begun)).toString('base64url'), {
        ...cookie,
        maxAge: 600_000,
      });
      response.set('Cache-Control', 'no-store').redirect(303, url.href);
    });

    router.get('/auth/callback', async (request, response) => {
      const { openid, provider: config } = await provider();
      const begun = readBegun(cookieOf(request, begunCookie));
      if (!begun) throw new Refusal('SIGN_IN_FAILED', 'precondition');
      const url = new URL(request.originalUrl, publicUrl);
      const tokens = await openid
        .authorizationCodeGrant(config, url, { pkceCodeVerifier: begun.verifier, expectedState: begun.state })
        .catch((cause: unknown) => {
          throw new Refusal('SIGN_IN_FAILED', 'precondition', { cause });
        });
      const claims = tokens.claims();
      const role = String(claims?.['role'] ?? '');
      if (!claims || !roles.has(role)) throw new Refusal('FORBIDDEN', 'denied');
      const csrf = randomBytes(24).toString('base64url');
      const officeId = claims['office_id'];
      const session = {
        id: claims.sub,
        name: String(claims['name'] ?? claims.sub),
        role,
        csrf,
        ...(officeId ? { officeId: String(officeId) } : {}),
      };
      // A new cookie with every sign-in: one that somebody planted before is worth nothing.
      response.cookie(sessions.cookie, await sessions.seal(session), { ...cookie, maxAge: sessionSeconds * 1_000 });
      response.cookie('cl_csrf', csrf, { ...cookie, httpOnly: false, maxAge: sessionSeconds * 1_000 });
      response.clearCookie(begunCookie, cookie).set('Cache-Control', 'no-store').redirect(303, begun.returnTo);
    });

    router.post('/auth/sign-out', (_, response) => {
      response.clearCookie(sessions.cookie, cookie).clearCookie('cl_csrf', { ...cookie, httpOnly: false });
      response.json({
        location: `${issuer}/session/end?client_id=${encodeURIComponent(clientId)}&post_logout_redirect_uri=${encodeURIComponent(`${publicUrl}/`)}`,
      });
    });
  };

  const keys = () => createRemoteJWKSet(new URL(`${issuer}/jwks`));
  let jwks: ReturnType<typeof keys> | undefined;
  /** The system that a bearer token stands for. Refuses UNAUTHENTICATED. */
  const systemOf = async (token: string): Promise<string> => {
    try {
      const { payload } = await jwtVerify(token, (jwks ??= keys()), { issuer, audience: 'civicline' });
      return `system-${payload.sub ?? String(payload['client_id'])}`;
    } catch (cause) {
      throw new Refusal('UNAUTHENTICATED', 'denied', { cause });
    }
  };
  return { open, systemOf };
};

const readBegun = (text: string | undefined): Begun | undefined => {
  try {
    return text ? (JSON.parse(Buffer.from(text, 'base64url').toString()) as Begun) : undefined;
  } catch {
    return undefined;
  }
};
