import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** What the gateway answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown> & {
    reason?: string;
    violations?: { field: string; rule: string; message: string }[];
  };
}

interface Ask {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Call = (method: string, path: string, ask?: Ask) => Promise<Answer>;

/** Asks as a program does: commands have a key, nothing is followed. */
export const callOf =
  (url: string): Call =>
  async (method, path, { body, headers = {} } = {}) => {
    const json = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(method === 'GET' ? {} : json), ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /^application\/(?:[\w.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '');
    const read = isJson && text ? (JSON.parse(text) as Answer['body']) : {};
    return { status: response.status, headers: response.headers, text, body: read };
  };

/** A browser: keeps its cookies. */
export const browserOf = (url: string, more: Readonly<Record<string, string>> = {}) => {
  const jar = new Map<string, string>();
  const browse = async (where: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(where, url), { redirect: 'manual', ...init, headers: { ...more, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  };
  const goOn = (response: Response) => response.headers.get('location') ?? '';
  return {
    jar,
    browse,
    /** Begins to sign in and chooses an account; gives the address at which the gateway takes it from there. */
    chooseAccount: async (account: string, returnTo = '/desk', anew = false): Promise<string> => {
      const begun = await browse(`/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}${anew ? '&anew=' : ''}`);
      const page = goOn(await browse(goOn(begun)));
      const chosen = await browse(page, { method: 'POST', body: new URLSearchParams({ account }) });
      return goOn(await browse(goOn(chosen)));
    },
    /** What a page of ours sends along. */
    headers: (): Record<string, string> => ({
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-csrf-token': jar.get('cl_csrf') ?? '',
    }),
  };
};

/** The headers of somebody who has signed in. */
export const signedIn = async (url: string, account: string): Promise<Record<string, string>> => {
  const browser = browserOf(url);
  for (let tries = 1; tries <= 20; tries++) {
    const { status, headers } = await browser.browse(await browser.chooseAccount(account, '/desk', tries > 1));
    if (status !== 303) throw new Error(`${account} could not sign in: ${status}`);
    // In the second in which a session of theirs was ended people are asked once more.
    if (!headers.get('location')?.includes('/auth/sign-in')) return browser.headers();
    await pause(200);
  }
  throw new Error(`${account} is asked again and again who they are`);
};

/** The headers of a department's system. */
export const systemHeaders = async (url: string, secret: string): Promise<Record<string, string>> => {
  const response = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`department-system:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return { authorization: `Bearer ${token}` };
};
