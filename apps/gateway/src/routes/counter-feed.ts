import { callContext } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import type { Request, Router } from 'express';
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { localeOf } from '../http/problem';
import { route } from '../http/route';
import { same } from '../http/same';
import type { Limits } from '../limits';
import type { Visitor } from '../session/visitor';
import type { Backends } from './backends';
import { calendarOf } from './calendar';
import { id } from './shapes';
import { at, pick, statusOf } from './translate';

/** Addresses of counters' calendars. A calendar program cannot sign in: the address holds a key, good for one counter and for reading. */
export const counterFeeds = (secret: string, site: string) => {
  const keyOf = (scheduleId: string) =>
    createHmac('sha256', secret).update(`calendar of ${scheduleId}`).digest('base64url');
  return {
    addressOf: (scheduleId: string) =>
      `${site}/feeds/counters/${encodeURIComponent(scheduleId)}.ics?key=${keyOf(scheduleId)}`,
    isKeyOf: (scheduleId: string, key: string) => same(keyOf(scheduleId), key),
  };
};

export type CounterFeeds = ReturnType<typeof counterFeeds>;

/** Where those who work at a counter find its calendar. */
export const counterFeedRoutes = ({ scheduling }: Backends, feeds: CounterFeeds) => [
  route({
    method: 'get',
    path: '/counters/{id}/calendar-feed',
    summary: 'The address of a counter’s iCalendar feed: whoever has it may read when visits are, not whose',
    tag: 'Office',
    access: ['officer', 'supervisor', 'admin'],
    names: { scheduleId: 'id' },
    params: id,
    answer: z.object({ name: z.string(), url: z.string() }),
    handle: async ({ params }, call) => {
      const [from, to] = [new Date(), new Date(Date.now() + 1)];
      const { name } = await scheduling.getAgenda({ scheduleId: params.id, from, to }, call);
      return { name: pick(name, call.locale), url: feeds.addressOf(params.id) };
    },
  }),
];

interface FeedGear {
  readonly backends: Backends;
  readonly feeds: CounterFeeds;
  readonly limits: Limits;
  readonly visitorOf: (request: Request) => Promise<Visitor>;
  readonly timeoutMs: number;
}

/** GET /feeds/counters/ID.ics?key=KEY. A wrong key reads like a counter that does not exist, and is counted as a guess. */
export const openCounterFeeds = (router: Router, { backends, feeds, limits, visitorOf, timeoutMs }: FeedGear): void => {
  router.get('/feeds/counters/:id.ics', async (request, response) => {
    const visitor = await visitorOf(request);
    await limits.visit(visitor, 'read');
    const right = await limits.guess(visitor);
    const scheduleId = String(request.params['id']);
    if (!feeds.isKeyOf(scheduleId, String(request.query['key'] ?? '')))
      throw new Refusal('SCHEDULE_NOT_FOUND', 'not-found');
    await right();
    const locale = localeOf(request);
    const call = callContext({ caller: { role: 'system', id: 'calendar-feed' }, locale, timeoutMs });
    const agenda = await backends.scheduling.getAgenda({ scheduleId, from: undefined, to: undefined }, call);
    const location = [pick(agenda.officeName, locale), pick(agenda.officeAddress, locale)].filter(Boolean).join(', ');
    const visits = agenda.visits.map(({ code, status, version, start, end, procedureName, changedAt }) => ({
      ...{ code, version, location },
      status: statusOf(status),
      start: at(start),
      end: at(end),
      changedAt: at(changedAt),
      summary: `${pick(procedureName, locale)} (${code})`,
    }));
    const name = [pick(agenda.name, locale), pick(agenda.officeName, locale)].filter(Boolean).join(' · ');
    response.set('Cache-Control', 'private, max-age=300').vary('Accept-Language');
    response.type('text/calendar; charset=utf-8').send(calendarOf(visits, name));
  });
};
