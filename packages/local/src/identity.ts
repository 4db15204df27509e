import type { ErrorRequestHandler } from 'express';
import express from 'express';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration, JWK } from 'oidc-provider';
import { errors, Provider } from 'oidc-provider';
import { accounts } from './accounts';
import { accountsPage, signedOutPage, signOutPage, troublePage } from './identity-pages';

export interface IdentityOptions {
  /** Where people reach it: `<gateway>/oidc`. */
  readonly issuer: string;
  readonly gatewayUrl: string;
  readonly clientSecret: string;
  readonly systemSecret: string;
  readonly postOfficeSecret: string;
  /** Keys are kept here, so that who is signed in stays so over a restart. */
  readonly file: string;
}

interface Keys {
  readonly jwk: JWK;
  readonly cookie: string;
}

const keysIn = (file: string): Keys => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys: Keys = {
    jwk: {
      ...privateKey.export({ format: 'jwk' }),
      use: 'sig',
      alg: 'RS256',
      kid: randomBytes(6).toString('hex'),
    } as JWK,
    cookie: randomBytes(24).toString('hex'),
  };
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
};

const api = 'urn:civicline:api';

/** Systems of others, and the office whose each is, where it is one's. */
const systems: Readonly<Record<string, { readonly office_id?: string }>> = {
  'department-system': {},
  'post-office-system': { office_id: 'buudien-tran-bien' },
};

/** An OpenID provider with the demo accounts: code flow with PKCE for people, client credentials for systems. */
export const startIdentity = async (options: IdentityOptions) => {
  const { issuer, gatewayUrl, clientSecret, systemSecret, postOfficeSecret, file } = options;
  const ofSystem = (id: string, secret: string) => ({
    ...{ client_id: id, client_secret: secret, redirect_uris: [], response_types: [] },
    grant_types: ['client_credentials'],
  });
  const keys = keysIn(file);
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'civicline-gateway',
        client_secret: clientSecret,
        redirect_uris: [`${gatewayUrl}/auth/callback`],
        post_logout_redirect_uris: [`${gatewayUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        backchannel_logout_uri: `${gatewayUrl}/auth/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
      ofSystem('department-system', systemSecret),
      ofSystem('post-office-system', postOfficeSecret),
    ],
    jwks: { keys: [keys.jwk] },
    cookies: {
      keys: [keys.cookie],
      long: { path: '/oidc', sameSite: 'lax' },
      short: { path: '/oidc', sameSite: 'lax' },
    },
    // It asks nobody but the gateway beside it; by itself it would call no address of this machine.
    fetch: (url, options) => {
      const { dispatcher: _, ...plain } = options as RequestInit & { dispatcher?: unknown };
      return globalThis.fetch(url, plain);
    },
    claims: { openid: ['sub', 'name', 'role', 'office_id'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => void (ctx.body = signOutPage(form)),
        postLogoutSuccessSource: (ctx) => void (ctx.body = signedOutPage(gatewayUrl)),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => (client.clientId in systems ? api : ''),
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource, client) => {
          // A person's token must not pass for a system's.
          if (resource !== api || !(client.clientId in systems)) throw new errors.InvalidTarget();
          return { scope: 'api', audience: 'civicline', accessTokenFormat: 'jwt', accessTokenTTL: 3_600 };
        },
      },
    },
    extraTokenClaims: (_ctx, token) => ({ ...systems[token.clientId ?? ''] }),
    renderError: (ctx) => {
      ctx.type = 'html';
      ctx.body = troublePage(gatewayUrl);
    },
    interactions: { url: (_ctx, interaction) => `/oidc/interaction/${interaction.uid}` },
    ttl: {
      Session: 8 * 3_600,
      Grant: 8 * 3_600,
      Interaction: 3_600,
      IdToken: 3_600,
      AccessToken: 3_600,
      AuthorizationCode: 60,
      ClientCredentials: 3_600,
    },
    findAccount: (_ctx, id) => {
      const account = accounts.find((one) => one.id === id);
      return (
        account && {
          accountId: id,
          claims: () => ({ sub: id, name: account.name, role: account.role, office_id: account.officeId }),
        }
      );
    },
    // The house's own application asks for nothing that a person would have to agree to.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  provider.proxy = true;
  const app = express().disable('x-powered-by');
  const interaction = express.Router();
  interaction.get('/:uid', (request, response, next) => {
    provider
      .interactionDetails(request, response)
      .then(({ uid }) => response.type('html').send(accountsPage(uid)), next);
  });
  interaction.post('/:uid', express.urlencoded({ extended: false }), (request, response, next) => {
    const { account: accountId } = (request.body ?? {}) as { account?: unknown };
    if (typeof accountId !== 'string' || !accounts.some(({ id }) => id === accountId))
      return void response.status(400).type('html').send(troublePage(gatewayUrl));
    return void provider
      .interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false })
      .catch(next);
  });
  app.use('/oidc/interaction', interaction);
  app.use('/oidc', provider.callback());
  const faults: ErrorRequestHandler = (error: { status?: number }, _request, response, next) =>
    response.headersSent
      ? next(error)
      : void response
          .status(error.status ?? 500)
          .type('html')
          .send(troublePage(gatewayUrl));
  app.use(faults);
  const server = await new Promise<Server>((resolve, reject) => {
    const opened: Server = app.listen(0, '127.0.0.1', (error?: Error) => (error ? reject(error) : resolve(opened)));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
