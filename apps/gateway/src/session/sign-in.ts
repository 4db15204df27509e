import type { Logger } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { Request, RequestHandler, Router } from 'express';
import express from 'express';
import { randomBytes } from 'node:crypto';
import type { IdentityProvider } from './provider';
import { deviceOf } from './device';
import type { Register } from './register';
import type { Session, Sessions } from './sessions';
import { sessionSeconds, staffRoles } from './sessions';
import { cookieOf } from './visitor';

/** Only a path of this site: anything else could send people elsewhere after they have signed in. */
export const safePath = (text: unknown): string =>
  typeof text === 'string' && text.length <= 500 && /^\/(?![/\\])[\w/.?=&%-]*$/.test(text) ? text : '/desk';

/** A page of another site must not sign anybody out. Browsers say where a request comes from; others need not. */
const isForeign = (request: Request) => {
  const site = request.get('Sec-Fetch-Site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};

const readForm = express.urlencoded({ extended: false, limit: '16kb' });

const sessionOf = (claims: Readonly<Record<string, unknown>>): Session => {
  const role = String(claims['role'] ?? '');
  if (!staffRoles.includes(role)) throw new Refusal('FORBIDDEN', 'denied');
  const { sub, name, office_id: officeId } = claims;
  return {
    id: String(sub),
    name: String(name ?? sub),
    role: role as Session['role'],
    csrf: randomBytes(24).toString('base64url'),
    sid: randomBytes(16).toString('base64url'),
    began: Date.now(),
    ...(officeId ? { officeId: String(officeId) } : {}),
  };
};

/** Signing in and out: OpenID Connect, code flow with PKCE. */
export const openSignIn = (
  router: Router,
  { provider, loggedOutBy }: IdentityProvider,
  sessions: Sessions,
  register: Register,
  { publicUrl, log }: { readonly publicUrl: string; readonly log: Logger },
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
      // The provider says when somebody showed who they are, and asks again after as long as a session may last.
      max_age: String(sessionSeconds),
      ...(request.query['anew'] === undefined ? {} : { prompt: 'login' }),
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
    const checks = {
      ...{ pkceCodeVerifier: begun.verifier, expectedState: begun.state, expectedNonce: begun.nonce },
      maxAge: sessionSeconds,
    };
    const tokens = await openid
      .authorizationCodeGrant(config, new URL(request.originalUrl, publicUrl), checks)
      .catch((cause: unknown) => {
        throw new Refusal('SIGN_IN_FAILED', 'precondition', { cause });
      });
    const claims: Readonly<Record<string, unknown>> = tokens.claims() ?? {};
    const session = sessionOf(claims);
    // Told in whole seconds: in the second of the end itself nobody can say which was first, and who is honest is asked once more.
    const shownSince = Number(claims['auth_time'] ?? 0) * 1_000;
    if (shownSince <= register.anewSince(session.id)) {
      const to = new URLSearchParams({ anew: '', returnTo: begun.returnTo });
      return response.redirect(303, `${publicUrl}/auth/sign-in?${to.toString()}`);
    }
    const { sid: from } = claims;
    await register.begin(session, {
      device: deviceOf(request.get('User-Agent') ?? ''),
      from: typeof from === 'string' ? from : undefined,
    });
    const maxAge = sessions.session.seconds * 1_000;
    // A new cookie with every sign-in: one that somebody planted before is worth nothing.
    response.cookie(names.session, await sessions.session.close(session), { ...cookie, maxAge });
    response.cookie(names.csrf, session.csrf, { ...cookie, httpOnly: false, maxAge });
    response.clearCookie(names.begun, cookie).redirect(303, begun.returnTo);
  });

  router.post('/auth/sign-out', logged('/auth/sign-out'), async (request, response) => {
    if (isForeign(request)) throw new Refusal('FORBIDDEN', 'denied');
    await endOwn(request);
    response.clearCookie(names.session, cookie).clearCookie(names.csrf, { ...cookie, httpOnly: false });
    response.json({ location: await endSession() });
  });
  /** A copy of the cookie is worth nothing from now on. Who wants to leave leaves, whether the others can be told or not. */
  const endOwn = async (request: Request): Promise<void> => {
    const session = await sessions.session.open(cookieOf(request, names.session));
    if (!session?.sid) return;
    await register.end({ account: session.id, id: session.sid, anew: false }).catch((error: unknown) => {
      log.warn({ err: error, account: session.id }, 'who signed out keeps a session');
    });
  };
  // OpenID Connect Back-Channel Logout 1.0: the provider says that it ended a session of somebody's.
  router.post('/auth/back-channel-logout', logged('/auth/back-channel-logout'), readForm, async (request, response) => {
    const { logout_token: token } = (request.body ?? {}) as { logout_token?: unknown };
    const { account, from } = await loggedOutBy(String(token));
    await register.end({ account, anew: false, ...(from ? { from } : {}) });
    response.status(200).end();
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
