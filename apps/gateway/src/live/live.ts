import type { notification, scheduling } from '@civicline/contracts';
import type { EventLog, ReadRecord } from '@civicline/events';
import { fromRecord } from '@civicline/events';
import { topics } from '@civicline/contracts';
import type { Part } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { Request, Router } from 'express';
import { EventEmitter } from 'node:events';
import type { Visitor } from '../session/visitor';

/** Something that a screen may have to show anew. Nothing in it is personal. */
interface Change {
  readonly kind: 'appointment' | 'closure' | 'message';
  readonly officeId: string;
  readonly code: string;
  readonly happened: string;
  readonly at: string;
}

const beatMs = 15_000;

const changeOf = (record: ReadRecord): Change | undefined => {
  const event = fromRecord(record);
  if (!event) return undefined;
  const [, kind, happened = ''] = event.type.split('.');
  const at = event.time.toISOString();
  if (kind === 'appointment') {
    const { visit } = event.data as scheduling.AppointmentBooked;
    return { kind, officeId: visit?.officeId ?? '', code: visit?.code ?? '', happened, at };
  }
  if (kind === 'closure')
    return { kind, officeId: (event.data as scheduling.ClosureLifted).officeId, code: '', happened, at };
  if (kind === 'message')
    return {
      kind,
      officeId: '',
      code: (event.data as notification.MessageSent).message?.subjectCode ?? '',
      happened,
      at,
    };
  return undefined;
};

/** Whether a change concerns somebody: officers see their own office; messages are told to all staff by code alone. */
const concerns = (change: Change, { caller }: Visitor, officeId: string) => {
  if (caller.role === 'officer' && change.officeId && change.officeId !== caller.officeId) return false;
  return !officeId || !change.officeId || change.officeId === officeId;
};

/** Tells open screens what changed, as the event log has it: GET /api/v1/live?office=ID (server-sent events). */
export const live = (log: EventLog) => {
  const hub = new EventEmitter().setMaxListeners(0);
  const reader: Part = log.subscribe({
    topics: [topics.appointment, topics.closure, topics.message],
    onRecord: (record) => {
      const change = changeOf(record);
      if (change) hub.emit('change', change);
      return Promise.resolve();
    },
  });
  const open = (router: Router, visitorOf: (request: Request) => Promise<Visitor>) => {
    router.get('/live', async (request, response) => {
      const visitor = await visitorOf(request);
      if (!visitor.signedIn) throw new Refusal('UNAUTHENTICATED', 'denied');
      const office = typeof request.query['office'] === 'string' ? request.query['office'] : '';
      response.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      response.write(': here\n\n');
      const tell = (change: Change) => {
        if (concerns(change, visitor, office))
          response.write(`event: ${change.kind}\ndata: ${JSON.stringify(change)}\n\n`);
      };
      hub.on('change', tell);
      const beat = setInterval(() => response.write(': beat\n\n'), beatMs);
      response.once('close', () => {
        clearInterval(beat);
        hub.off('change', tell);
      });
    });
  };
  return { reader, open };
};
