import { Refusal } from '@civicline/service-kit/refusal';
import type { Request, RequestHandler, Router } from 'express';
import { randomBytes } from 'node:crypto';
import type { IdentityProvider } from './provider';
import type { Session, Sessions } from './sessions';
import { staffRoles } from './sessions';
import { cookieOf } from './visitor';

/** Only a path of this site: anything else could send people elsewhere after they have signed in. */
export const safePath = (text: unknown): string =>
  typeof text === 'string' && text.length <= 500 && /^\/(?![/\\])[\w/.?=&%-]*$/.test(text) ? text : '/desk';

/** A page of another site must not sign anybody out. Browsers say where a request comes from; others need not. */
const isForeign = (request: Request) => {
  const site = request.get('Sec-Fetch-Site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};

const sessionOf = (claims: Readonly<Record<string, unknown>>): Session => {
  const role = String(claims['role'] ?? '');
  if (!staffRoles.includes(role)) throw new Refusal('FORBIDDEN', 'denied');
  const { sub, name, office_id: officeId } = claims;
  return {
    id: String(sub),
    name: String(name ?? sub),
    role: role as Session['role'],
    csrf: randomBytes(24).toString('base64url'),
    ...(officeId ? { officeId: String(officeId) } : {}),
  };
};

/** Signing in and out: OpenID Connect, code flow with PKCE. */
export const openSignIn = (
  router: Router,
  { provider }: IdentityProvider,
  sessions: Sessions,
  publicUrl: string,
): void => {
  const { cookie, names } = sessions;
  const logged = (path: string): RequestHandler => {
    return (_, response, next) => {
      response.locals['route'] = path;
      response.set('Cache-Control', 'no-store');
      next();
    };
  };

  router.get('/auth/sign-in', logged('/auth/sign-in'), async (request, response) => {
    const { openid, config } = await provider();
    const begun = {
      verifier: openid.randomPKCECodeVerifier(),
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      returnTo: safePath(request.query['returnTo']),
    };
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: `${publicUrl}/auth/callback`,
      scope: 'openid',
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
    });
    response.cookie(names.begun, await sessions.begun.close(begun), {
      ...cookie,
      maxAge: sessions.begun.seconds * 1_000,
    });
    response.redirect(303, url.href);
  });

  router.get('/auth/callback', logged('/auth/callback'), async (request, response) => {
    const { openid, config } = await provider();
    const begun = await sessions.begun.open(cookieOf(request, names.begun));
    if (!begun) throw new Refusal('SIGN_IN_FAILED', 'precondition');
    const checks = { pkceCodeVerifier: begun.verifier, expectedState: begun.state, expectedNonce: begun.nonce };
    const tokens = await openid
      .authorizationCodeGrant(config, new URL(request.originalUrl, publicUrl), checks)
      .catch((cause: unknown) => {
        throw new Refusal('SIGN_IN_FAILED', 'precondition', { cause });
      });
    const session = sessionOf(tokens.claims() ?? {});
    const maxAge = sessions.session.seconds * 1_000;
    // A new cookie with every sign-in: one that somebody planted before is worth nothing.
    response.cookie(names.session, await sessions.session.close(session), { ...cookie, maxAge });
    response.cookie(names.csrf, session.csrf, { ...cookie, httpOnly: false, maxAge });
    response.clearCookie(names.begun, cookie).redirect(303, begun.returnTo);
  });

  router.post('/auth/sign-out', logged('/auth/sign-out'), async (request, response) => {
    if (isForeign(request)) throw new Refusal('FORBIDDEN', 'denied');
    response.clearCookie(names.session, cookie).clearCookie(names.csrf, { ...cookie, httpOnly: false });
    response.json({ location: await endSession() });
  });
  // Who wants to leave leaves here, whether the provider can be told or not.
  const endSession = async (): Promise<string> => {
    try {
      const { openid, config } = await provider();
      return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}/` }).href;
    } catch {
      return `${publicUrl}/`;
    }
  };
};
