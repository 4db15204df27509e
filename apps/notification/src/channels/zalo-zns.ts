import { z } from 'zod';
import type { ProviderAnswer } from '../domain/hand-over';
import { refusedWith, unanswered } from './http-answer';
import type { Outgoing, Provider } from './provider';
import type { ZaloSettings } from './providers-file';

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().optional(),
  expires_in: z.coerce.number().optional(),
});
const sendAnswer = z.object({
  error: z.number(),
  message: z.string().optional(),
  data: z.object({ msg_id: z.string() }).optional(),
});

/** Zalo's own numbers: the token is no good any more; the number has no Zalo or does not take such messages; slow down. */
const tokenIsOld = new Set([-124, -216]);
const noAccount = new Set([-108, -114, -118, -119, -139, -140, -141]);
const slowDown = new Set([-32, -144]);
const ourTrouble = new Set([-105, -106, -115, -125, -126, -147]);
/** A token is renewed a little before it ends. */
const earlyMs = 60_000;

/** Refresh tokens work once: the next one is kept where all replicas find it. */
export interface TokenKeeper {
  /** Runs `renew` for one replica at a time with the newest refresh token; what it returns is kept. */
  renewed(
    first: string,
    renew: (refreshToken: string) => Promise<ZaloTokens>,
    isGood: (tokens: ZaloTokens) => boolean,
  ): Promise<ZaloTokens>;
}
export interface ZaloTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly goodUntil: Date;
}

interface ZaloGear {
  readonly timeoutMs: number;
  readonly tokens: TokenKeeper;
  readonly now: () => Date;
}

/** Zalo notification service: a template of Zalo's own, filled with words of ours, to a phone number. */
export const zaloZns = (settings: ZaloSettings, { timeoutMs, tokens, now }: ZaloGear): Provider => {
  let held: ZaloTokens | undefined;

  const renew = async (refreshToken: string): Promise<ZaloTokens> => {
    const response = await fetch(settings.tokenUrl, {
      method: 'POST',
      headers: { secret_key: settings.secretKey },
      body: new URLSearchParams({
        refresh_token: refreshToken,
        app_id: settings.appId,
        grant_type: 'refresh_token',
      }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = tokenAnswer.parse(await response.json());
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token ?? refreshToken,
      goodUntil: new Date(now().getTime() + (answer.expires_in ?? 3_600) * 1_000),
    };
  };

  /** `stale`: a token that Zalo does not take any more, whatever its date. */
  const tokenOf = async (stale?: string): Promise<string> => {
    const isGood = (one: ZaloTokens) =>
      one.accessToken !== stale && one.goodUntil.getTime() - earlyMs > now().getTime();
    if (!held || !isGood(held)) held = await tokens.renewed(settings.refreshToken, renew, isGood);
    return held.accessToken;
  };

  const post = async (message: Outgoing, token: string, signal: AbortSignal) => {
    const template = templateOf(settings, message);
    const response = await fetch(settings.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', access_token: token },
      body: JSON.stringify({
        phone: message.to.replace(/^\+/, ''),
        template_id: template?.id,
        template_data: filled(template?.data ?? {}, message.values),
        tracking_id: message.requestId,
      }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    return response.ok ? sendAnswer.safeParse(await response.json().catch(() => undefined)) : response.status;
  };

  const attempt = async (message: Outgoing, signal: AbortSignal, stale?: string): Promise<ProviderAnswer> => {
    let token: string;
    try {
      token = await tokenOf(stale);
    } catch {
      return { outcome: 'away', reason: 'ZALO_NO_TOKEN' };
    }
    try {
      const answer = await post(message, token, signal);
      if (typeof answer === 'number') return refusedWith(answer);
      if (!answer.success) return { outcome: 'unsure', reason: 'PROVIDER_ANSWER_UNREADABLE' };
      const { error, data } = answer.data;
      if (error === 0) return { outcome: 'taken', providerMessageId: data?.msg_id ?? message.requestId };
      if (tokenIsOld.has(error) && stale === undefined) return await attempt(message, signal, token);
      return refusalOf(error);
    } catch (error) {
      return unanswered(error);
    }
  };

  return {
    name: settings.name,
    perSecond: settings.perSecond,
    // The tracking id is for reports; that it is sent once is promised nowhere.
    remembers: false,
    send: (message, signal) => attempt(message, signal),
  };
};

const refusalOf = (error: number): ProviderAnswer => {
  const reason = `ZALO_${Math.abs(error)}`;
  if (noAccount.has(error)) return { outcome: 'no-account', reason: 'NO_ZALO' };
  if (slowDown.has(error)) return { outcome: 'busy', reason };
  return { outcome: ourTrouble.has(error) || tokenIsOld.has(error) ? 'away' : 'refused', reason };
};

const templateOf = ({ templates }: ZaloSettings, { template, locale }: Pick<Outgoing, 'template' | 'locale'>) => {
  const known = templates[template];
  return (locale === 'en' ? known?.en : undefined) ?? known?.vi;
};

/** Whether Zalo has a template for one of ours. */
export const zaloHas =
  (settings: ZaloSettings | undefined) =>
  (template: string): boolean =>
    Boolean(settings?.templates[template]?.vi);

/** "{code}" in the settings stands for that word of ours. */
const filled = (data: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(data).map(([name, text]) => [
      name,
      text.replace(/\{(\w+)\}/g, (_, word: string) => values[word] ?? ''),
    ]),
  );
