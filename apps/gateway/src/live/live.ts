import { topics } from '@civicline/contracts';
import type { EventLog } from '@civicline/events';
import type { Part } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { Response } from 'express';
import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { route } from '../http/route';
import type { Change } from './change';
import { changeReader, concerns } from './change';
import { openScreen } from './sse';

/** Tells open screens what changed. */
export const openHub = () => {
  const hub = new EventEmitter<{ change: [Change]; end: [] }>().setMaxListeners(0);
  return {
    hub,
    /** Follows the event log from now on. */
    reader: (log: EventLog): Part => {
      const changeOf = changeReader();
      const reader = log.subscribe({
        topics: [topics.appointment, topics.closure, topics.readiness, topics.message, topics.referral],
        onRecord: (record) => {
          const change = changeOf(record);
          if (change) hub.emit('change', change);
          return Promise.resolve();
        },
      });
      return {
        ...reader,
        start: async () => {
          await reader.start();
          // Screens that were open before have missed something: they come again, and then show all anew.
          hub.emit('end');
        },
      };
    },
    /** Ends every stream: browsers come again by themselves, to another replica. */
    end: () => void hub.emit('end'),
  };
};

export type Hub = ReturnType<typeof openHub>;

const follow = (response: Response, { hub }: Hub, isOf: (change: Change) => boolean, until: number | undefined) => {
  const screen = openScreen(response, until);
  const tell = (change: Change) => {
    if (isOf(change)) screen.send(change.kind, JSON.stringify(change));
  };
  hub.on('change', tell).on('end', screen.end);
  screen.onGone(() => void hub.off('change', tell).off('end', screen.end));
};

/** GET /live?office=ID: server-sent events, as the event log has them. */
export const liveRoutes = (hub: Hub) => [
  route({
    method: 'get',
    path: '/live',
    summary:
      'What changes, as it changes: events appointment, closure, readiness, message and referral (server-sent events)',
    tag: 'Office',
    access: ['agent', 'officer', 'supervisor', 'admin', 'system'],
    query: z.strictObject({ office: z.string().min(1).max(120).optional() }),
    answer: z.string(),
    produces: 'text/event-stream',
    handle: ({ query: { office = '' }, request, response, visitor: { caller, until } }) => {
      if (caller.role === 'officer' && office && office !== caller.officeId) throw new Refusal('FORBIDDEN', 'denied');
      if (request.method === 'HEAD') response.type('text/event-stream').end();
      else follow(response, hub, (change) => concerns(change, caller, office), until);
      return Promise.resolve();
    },
  }),
];
