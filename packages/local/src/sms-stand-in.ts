import type { RequestHandler, Router } from 'express';
import { createHmac, randomUUID } from 'node:crypto';
import type { MailboxFile } from './mailbox-file';

/** How an SMS provider behaves: as one does that works, or as one that has a bad day. */
type Mood = 'ok' | 'reject' | 'error500' | 'timeout' | 'undelivered';
const moods: readonly string[] = ['ok', 'reject', 'error500', 'timeout', 'undelivered'];

export interface SmsOptions {
  readonly apiKey: string;
  readonly receiptSecret: string;
  /** Where the provider sends its delivery receipts. */
  readonly receiptUrl: string;
  /** Where it brings what citizens write. */
  readonly inboundUrl: string;
}

/** The providers beside each other, in the order in which they are asked. */
export const smsProviders = ['sms', 'sms-2'] as const;
type Name = (typeof smsProviders)[number];

const receiptAfterMs = 150;
const tries = 6;

/** Posts what a provider says, signed; again a second later when it was not taken. */
const say = (url: string, secret: string, said: object) => {
  const body = JSON.stringify(said);
  const headers = {
    'content-type': 'application/json',
    'x-signature': createHmac('sha256', secret).update(body).digest('hex'),
  };
  const send = (left: number): void => {
    fetch(url, { method: 'POST', headers, body })
      .then((response) => response.ok || Promise.reject(new Error(String(response.status))))
      .catch(() => left > 1 && setTimeout(() => send(left - 1), 1_000).unref());
  };
  send(tries);
};

/**
 * Two HTTP SMS providers that send receipts, bring what citizens write back, and can be told to fail: both, or one alone, so
 * that one sees the other take over.
 */
export const openSmsProviders = (app: Router, mailbox: MailboxFile, options: SmsOptions) => {
  /** `badFor`: how many answers more are given in this mood; 0: all of them. */
  const state: Record<Name, { mood: Mood; badFor: number }> = {
    sms: { mood: 'ok', badFor: 0 },
    'sms-2': { mood: 'ok', badFor: 0 },
  };

  const receipt = (messageId: string, requestId: string, delivered: boolean) =>
    setTimeout(() => {
      const message = mailbox.get(messageId);
      if (message) mailbox.keep({ ...message, status: delivered ? 'delivered' : 'undelivered' });
      const at = new Date().toISOString();
      say(options.receiptUrl, options.receiptSecret, {
        ...{ messageId, requestId, delivered, code: delivered ? '000' : '020', at },
      });
    }, receiptAfterMs).unref();

  const take =
    (provider: Name): RequestHandler =>
    (request, response) => {
      if (request.headers['x-api-key'] !== options.apiKey) return void response.status(401).json({ error: 'api key' });
      const { from, to, text, requestId } = (request.body ?? {}) as Record<string, unknown>;
      if (![to, text, requestId].every((value) => typeof value === 'string' && value))
        return void response.status(400).json({ error: 'to, text and requestId are required' });
      const self = state[provider];
      const now = self.mood;
      if (now !== 'ok' && self.badFor > 0 && --self.badFor === 0) self.mood = 'ok';
      if (now === 'reject') return void response.status(422).json({ error: 'number is not served' });
      if (now === 'error500') return void response.status(500).json({ error: 'provider error' });
      if (now === 'timeout') return undefined;
      // A provider knows a request that it has seen: nothing is sent twice.
      const before = mailbox.ofRequest(provider, String(requestId));
      if (before) return void response.json({ messageId: before });
      const messageId = randomUUID();
      mailbox.keep({
        id: messageId,
        channel: 'sms',
        to: String(to),
        from: typeof from === 'string' ? from : '',
        text: String(text),
        attachments: [],
        receivedAt: new Date().toISOString(),
        status: 'accepted',
        requestId: String(requestId),
        provider,
      });
      response.json({ messageId });
      receipt(messageId, String(requestId), now !== 'undelivered');
    };
  app.post('/sms/send', take('sms'));
  app.post('/sms-2/send', take('sms-2'));

  /** A citizen writes back to 1022 with the phone that is shown. */
  app.post('/local/sms/reply', (request, response) => {
    const { from, text } = (request.body ?? {}) as Record<string, unknown>;
    if (![from, text].every((value) => typeof value === 'string' && value.trim()))
      return void response.status(400).json({ error: 'from and text are required' });
    const id = randomUUID();
    const [phone, words] = [String(from), String(text)];
    const receivedAt = new Date().toISOString();
    mailbox.keep({
      ...{ id, channel: 'sms', to: '1022', from: phone, text: words, attachments: [], receivedAt, status: 'delivered' },
    });
    say(options.inboundUrl, options.receiptSecret, { messageId: id, from: phone, text: words, provider: 'sms' });
    response.status(202).json({ id });
  });

  const told = () => ({ mode: state.sms.mood, count: state.sms.badFor, providers: state });
  app.get('/local/control', (_, response) => void response.json(told()));

  app.post('/local/control', (request, response) => {
    const {
      mode,
      count = 0,
      provider,
    } = (request.body ?? {}) as { mode?: unknown; count?: unknown; provider?: unknown };
    const known = typeof mode === 'string' && (mode === 'fail-once' || moods.includes(mode));
    const whose = provider === undefined ? smsProviders : smsProviders.filter((name) => name === provider);
    if (!known || !whose.length || !Number.isInteger(count) || Number(count) < 0)
      return void response.status(400).json({
        error: `mode is one of ${moods.join(', ')}, fail-once; count a whole number; provider one of ${smsProviders.join(', ')} or left out for all`,
      });
    for (const name of whose)
      state[name] =
        mode === 'fail-once' ? { mood: 'error500', badFor: 1 } : { mood: mode as Mood, badFor: Number(count) };
    response.json(told());
  });
};
