import type { Router } from 'express';
import { urlencoded } from 'express';
import { randomUUID } from 'node:crypto';
import type { MailboxFile } from './mailbox-file';

/** Zalo's own numbers. */
const tokenIsWrong = -124;
const refreshIsWrong = -14_014;
const noZalo = -118;

export const zaloKeys = { appId: '1022', secretKey: 'zalo-stand-in', refreshToken: 'refresh-0' } as const;

/** Zalo's templates as a province would register them: their words are Zalo's, the values ours. */
const visit = { ma_hen: '{code}', thoi_gian: '{start}', noi_hen: '{officeName}' };
export const zaloTemplates = Object.fromEntries(
  ['booked', 'moved', 'cancelled', 'reminder-day-before', 'reminder-hours-before'].map((name, n) => [
    `appointment-${name}`,
    { vi: { id: String(7001 + n), data: visit } },
  ]),
);

/**
 * Zalo's two doors, tokens and messages, on this machine. Nobody has Zalo until the phone's page says so: others get an SMS.
 */
export const openZalo = (app: Router, mailbox: MailboxFile) => {
  const phones = new Set<string>();
  const digits = (phone: string) => phone.replace(/\D/g, '').replace(/^0/, '84');
  // A restart of this stand-in alone leaves the newest refresh token with whoever holds it: any of ours is taken.
  let access = randomUUID();

  app.post('/zalo/token', urlencoded({ extended: false, limit: '4kb' }), (request, response) => {
    const { refresh_token: refresh } = (request.body ?? {}) as { refresh_token?: unknown };
    const right = request.headers['secret_key'] === zaloKeys.secretKey && /^refresh-/.test(String(refresh));
    if (!right) return void response.json({ error: refreshIsWrong, message: 'Invalid refresh token' });
    access = randomUUID();
    response.json({ access_token: access, refresh_token: `refresh-${randomUUID()}`, expires_in: '3600' });
  });

  app.post('/zalo/message/template', (request, response) => {
    if (request.headers['access_token'] !== access)
      return void response.json({ error: tokenIsWrong, message: 'Access token invalid' });
    const said = (request.body ?? {}) as { phone?: string; template_id?: string; template_data?: object };
    const phone = digits(String(said.phone ?? ''));
    if (!phones.has(phone)) return void response.json({ error: noZalo, message: 'Zalo account not existed' });
    const id = randomUUID();
    const words = Object.entries(said.template_data ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
    mailbox.keep({
      ...{ id, channel: 'zalo', to: `+${phone}`, from: 'Zalo 1022', attachments: [], status: 'delivered' },
      text: [`[${said.template_id ?? ''}]`, ...words].join('\n'),
      receivedAt: new Date().toISOString(),
      provider: 'zalo',
    });
    response.json({ error: 0, message: 'Success', data: { msg_id: id } });
  });

  app.get('/local/zalo', (_, response) => void response.json({ phones: [...phones].map((phone) => `+${phone}`) }));
  app.post('/local/zalo', (request, response) => {
    const { phone, has } = (request.body ?? {}) as { phone?: unknown; has?: unknown };
    if (typeof phone !== 'string' || digits(phone).length < 8 || typeof has !== 'boolean')
      return void response.status(400).json({ error: 'phone is a number, has is true or false' });
    if (has) phones.add(digits(phone));
    else phones.delete(digits(phone));
    response.json({ phones: [...phones].map((one) => `+${one}`) });
  });
};
