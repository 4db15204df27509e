import { common, intake } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { invalid, Refusal } from '@civicline/service-kit/refusal';
import type { Router } from 'express';
import express from 'express';
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { read } from '../http/read';
import { same } from '../http/same';
import type { Backends } from './backends';

const kinds = {
  newCall: intake.TelephonyEventKind.NEW_CALL,
  ivr: intake.TelephonyEventKind.IVR,
  key: intake.TelephonyEventKind.KEY,
  queued: intake.TelephonyEventKind.QUEUED,
  ringing: intake.TelephonyEventKind.RINGING,
  answer: intake.TelephonyEventKind.ANSWERED,
  hold: intake.TelephonyEventKind.HELD,
  resume: intake.TelephonyEventKind.RESUMED,
  transfer: intake.TelephonyEventKind.TRANSFERRED,
  hangup: intake.TelephonyEventKind.HUNG_UP,
  blocked: intake.TelephonyEventKind.BLOCKED,
} as const;
const directions = { inbound: intake.Direction.INBOUND, outbound: intake.Direction.OUTBOUND } as const;
const distributions = { ours: intake.Distribution.OURS, theirs: intake.Distribution.THEIRS } as const;
const locales = { vi: common.Locale.VI, en: common.Locale.EN } as const;

/** One of the names, as the contract numbers it. */
const named = <N extends Readonly<Record<string, string>>>(names: N) =>
  z.enum(Object.keys(names) as [keyof N & string, ...(keyof N & string)[]]).transform((name) => names[name]);

const text = (max: number) => z.string().max(max).default('');

const event = z.object({
  id: text(128),
  callId: z.string().min(1).max(128),
  event: named(kinds),
  at: z.iso.datetime({ offset: true }).optional(),
  // A telephone system says all sorts of things here; what is no number is kept as it is.
  number: z.string().max(200).nullish(),
  dialled: text(32),
  line: text(64),
  queue: text(64),
  agent: text(64),
  detail: text(200),
  direction: named(directions).optional(),
  distribution: named(distributions).optional(),
  locale: named(locales).optional(),
  priority: z.number().int().min(-100).max(100).default(0),
});

const report = z.object({
  source: z.string().min(1).max(64).default('pbx'),
  events: z.array(event).min(1).max(500),
});

const eventToProto = (source: string, said: z.infer<typeof event>): intake.TelephonyEvent => ({
  source,
  eventId: said.id,
  callId: said.callId,
  kind: said.event,
  at: said.at ? new Date(said.at) : undefined,
  direction: said.direction ?? intake.Direction.UNSPECIFIED,
  number: said.number ?? '',
  dialled: said.dialled,
  lineId: said.line,
  queueId: said.queue,
  agent: said.agent,
  locale: said.locale ?? common.Locale.UNSPECIFIED,
  detail: said.detail,
  distribution: said.distribution ?? intake.Distribution.UNSPECIFIED,
  priority: said.priority,
});

const outcomes: Partial<Record<intake.ReportEventsResponse_Status, string>> = {
  [intake.ReportEventsResponse_Status.APPLIED]: 'applied',
  [intake.ReportEventsResponse_Status.DUPLICATE]: 'duplicate',
  [intake.ReportEventsResponse_Status.NOTED]: 'noted',
};

const path = '/integrations/cti/v1/events';
/** A request that is older, or says to be of the future, is not the telephone system's. */
const mostSkewMs = 300_000;

const isSigned = (body: Buffer, timestamp: string, signature: string, secret: string) =>
  /^\d{1,12}$/.test(timestamp) &&
  Math.abs(Date.now() - Number(timestamp) * 1_000) <= mostSkewMs &&
  same(signature, createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex'));

/**
 * Where telephone systems say what they see of calls: signed (HMAC-SHA256 of `timestamp.body`, in x-signature, with
 * x-timestamp in seconds), in any order, any number of times.
 */
export const openCtiEvents = (router: Router, { intake: backend }: Backends, secret: string) => {
  router.post(path, express.raw({ type: () => true, limit: '1mb' }), async (request, response) => {
    response.locals['route'] = path;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isSigned(body, request.get('x-timestamp') ?? '', request.get('x-signature') ?? '', secret))
      throw new Refusal('SIGNATURE_INVALID', 'denied');
    const { source, events } = read(report, parse(body));
    const call = callContext({ caller: { role: 'system', id: 'cti' } });
    const answer = await backend.reportEvents({ events: events.map((one) => eventToProto(source, one)) }, call);
    response.json({
      outcomes: answer.outcomes.map(({ callId, status, anomaly }) => ({
        callId,
        status: outcomes[status] ?? 'noted',
        ...(anomaly ? { anomaly } : {}),
      })),
    });
  });
};

const parse = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw invalid([{ field: '', rule: 'format.json' }]);
  }
};
