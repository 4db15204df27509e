import express from 'express';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration, JWK } from 'oidc-provider';
import { Provider } from 'oidc-provider';
import { accounts } from './accounts';

export interface IdentityOptions {
  /** Where people reach it: `<gateway>/oidc`. */
  readonly issuer: string;
  readonly gatewayUrl: string;
  readonly clientSecret: string;
  readonly systemSecret: string;
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

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const page = (
  uid: string,
) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Đăng nhập · Civicline</title><style>
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#eef3f6;font:16px/1.5 system-ui,sans-serif;color:#16242e}
main{background:#fff;border:1px solid #cfd9e0;border-radius:10px;padding:32px;width:min(440px,calc(100vw - 32px));box-sizing:border-box}
h1{font-size:22px;margin:0 0 4px}p{margin:0 0 20px;color:#435561}
button{display:block;width:100%;text-align:left;padding:12px 16px;margin:0 0 8px;border:1px solid #9fb1bd;border-radius:8px;background:#fff;font:inherit;cursor:pointer}
button:hover,button:focus-visible{border-color:#0b4f6c;outline:2px solid #0b4f6c;outline-offset:1px}strong{display:block}span{color:#435561;font-size:14px}</style></head>
<body><main><h1>Đăng nhập</h1><p>Chọn một tài khoản dùng thử. <span lang="en">Choose a demo account.</span></p>
<form method="post" action="/oidc/interaction/${escape(uid)}">
${accounts.map(({ id, name, what }) => `<button name="account" value="${escape(id)}"><strong>${escape(name)}</strong><span>${escape(id)} · ${escape(what)}</span></button>`).join('\n')}
</form></main></body></html>`;

const api = 'urn:civicline:api';

/** An OpenID provider with the demo accounts: code flow with PKCE for people, client credentials for systems. */
export const startIdentity = async ({ issuer, gatewayUrl, clientSecret, systemSecret, file }: IdentityOptions) => {
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
      },
      {
        client_id: 'department-system',
        client_secret: systemSecret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    jwks: { keys: [keys.jwk] },
    cookies: {
      keys: [keys.cookie],
      long: { path: '/oidc', sameSite: 'lax' },
      short: { path: '/oidc', sameSite: 'lax' },
    },
    claims: { openid: ['sub', 'name', 'role', 'office_id'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => (client.clientId === 'department-system' ? api : ''),
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'api',
          audience: 'civicline',
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3_600,
        }),
      },
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
    provider.interactionDetails(request, response).then(({ uid }) => response.type('html').send(page(uid)), next);
  });
  interaction.post('/:uid', express.urlencoded({ extended: false }), (request, response, next) => {
    const { account: accountId } = request.body as { account?: string };
    if (!accountId || !accounts.some(({ id }) => id === accountId))
      return void response.status(400).type('html').send('Unknown account');
    return void provider
      .interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false })
      .catch(next);
  });
  app.use('/oidc/interaction', interaction);
  app.use('/oidc', provider.callback());
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
