import { notification } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { invalid, Refusal } from '@civicline/service-kit/refusal';
import type { RequestHandler, Router } from 'express';
import express from 'express';
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { same } from '../http/same';
import type { Backends } from './backends';

const receipt = z.object({
  messageId: z.string().min(1).max(200),
  requestId: z.string().max(64).optional(),
  delivered: z.boolean(),
  code: z.string().max(64).optional(),
  at: z.iso.datetime().optional(),
});

const inbound = z.object({
  messageId: z.string().min(1).max(200),
  from: z.string().min(1).max(40),
  text: z.string().max(2_000),
  provider: z.string().max(32).optional(),
});

const isSigned = (body: Buffer, signature: string, secret: string) =>
  same(signature, createHmac('sha256', secret).update(body).digest('hex'));

const parse = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
};

const asProvider = () => callContext({ caller: { role: 'system', id: 'sms-provider' } });

/** Where the SMS provider speaks to us: signed (HMAC-SHA256 of the body, in x-signature), any order, any number of times. */
export const openSmsReceipts = (router: Router, { notification: backend }: Backends, secret: string) => {
  const open = <T>(path: string, schema: z.ZodType<T>, take: (said: T) => Promise<unknown>) => {
    const handler: RequestHandler = async (request, response) => {
      response.locals['route'] = path;
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      if (!isSigned(body, request.get('x-signature') ?? '', secret)) throw new Refusal('SIGNATURE_INVALID', 'denied');
      const read = schema.safeParse(parse(body));
      if (!read.success)
        throw invalid(read.error.issues.map((issue) => ({ field: issue.path.join('.'), rule: 'format' })));
      await take(read.data);
      response.status(204).end();
    };
    router.post(path, express.raw({ type: () => true, limit: '16kb' }), handler);
  };

  /** What became of a message. */
  open('/integrations/sms/v1/receipts', receipt, ({ messageId, requestId = '', delivered, code = '', at }) =>
    backend.recordReceipt(
      {
        channel: notification.Channel.SMS,
        providerMessageId: messageId,
        messageId: requestId,
        delivered,
        providerCode: code,
        at: at ? new Date(at) : undefined,
      },
      asProvider(),
    ),
  );

  /** What a citizen wrote. */
  open('/integrations/sms/v1/inbound', inbound, ({ messageId, from, text, provider = '' }) =>
    backend.receiveSms({ provider, providerMessageId: messageId, from, text }, asProvider()),
  );
};
