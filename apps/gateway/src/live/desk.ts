import { toRfc3339 } from '@civicline/calendar';
import type { intake } from '@civicline/contracts';
import type { CallContext, Locale } from '@civicline/service-kit';
import { callContext, isFault } from '@civicline/service-kit';
import { z } from 'zod';
import type { Route } from '../http/route';
import { route } from '../http/route';
import type { Backends } from '../routes/backends';
import { desks } from '../routes/intake/desk';
import { deskEvents } from '../routes/intake/shapes';
import { agentStatusOf, callOf, offeredCallOf, offerOf, present, recordOf } from '../routes/intake/translate';
import type { Hub } from './live';
import { openScreen } from './sse';
import type { Centre } from './wall';
import { watchBriefly } from './wall';

/** As long as a stream may be read at all; a session ends earlier. */
const longestMs = 12 * 3_600_000;

type Change = NonNullable<intake.FollowDeskResponse['change']>;

const pictureOf = ({ agent, offer, call, record }: intake.DeskPicture, locale: Locale) => ({
  agent: agentStatusOf(present(agent, 'agent')),
  offer: offer ? offeredCallOf(offer, locale) : null,
  call: call ? callOf(call) : null,
  record: record ? recordOf(record) : null,
});

const whisperOf = ({ text, from, at }: intake.Whisper) => ({ text, from, at: at ? toRfc3339(at) : null });

/** What a desk is told: the event's name and its data. */
const toldOf = (change: Change, locale: Locale): [string, unknown] => {
  switch (change.$case) {
    case 'picture':
      return ['picture', pictureOf(change.value, locale)];
    case 'offer':
      return ['offer', offeredCallOf(change.value, locale)];
    case 'offerEnded':
      return ['offer-ended', offerOf(change.value)];
    case 'call':
      return ['call', callOf(change.value)];
    case 'agent':
      return ['agent', agentStatusOf(change.value)];
    case 'whisper':
      return ['whisper', whisperOf(change.value)];
    case 'replaced':
      return ['replaced', {}];
    case 'beat':
      return ['beat', {}];
  }
};

/** Until the screen goes, its session ends, or the service does; each of these ends the other side as well. */
const follow = async (
  { intake: backend }: Backends,
  centre: Centre,
  { hub }: Hub,
  deskId: string,
  { response, visitor: { caller, until } }: Parameters<Route['handle']>[0],
  { locale }: CallContext,
) => {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const left = until === undefined ? longestMs : until * 1_000 - Date.now();
  const call = callContext({ caller, locale, timeoutMs: Math.min(Math.max(left, 1), longestMs), signal: gone.signal });
  const changes = backend.followDesk({ deskId }, call)[Symbol.asyncIterator]();
  // Before the stream begins a refusal can still be told as one.
  let next = await changes.next();
  if (response.closed) return;
  const screen = openScreen(response, until);
  hub.on('end', screen.end);
  const leave = watchBriefly(centre, locale, (text) => screen.send('centre', text));
  screen.onGone(() => {
    leave();
    hub.off('end', screen.end);
  });
  try {
    for (; !next.done; next = await changes.next()) {
      const { change } = next.value;
      if (!change) continue;
      const [event, data] = toldOf(change, locale);
      screen.send(event, JSON.stringify(data));
    }
  } catch (error) {
    // The desk comes again by itself, and is then told what keeps it.
    if (!isFault(error) && !(error instanceof Error && error.name === 'Refusal')) throw error;
  } finally {
    screen.end();
    await changes.return?.(undefined);
  }
};

/** GET /desk/live?desk=ID: one stream for each desk, which is alive as long as it is read. */
export const deskLiveRoutes = (backends: Backends, centre: Centre, hub: Hub) => [
  route({
    method: 'get',
    path: '/desk/live',
    summary:
      'The own desk as it changes (server-sent events): a full picture first, then offer, offer-ended, call, agent, whisper, and centre (lines and queues); replaced when another desk of this agent is opened',
    tag: 'Desk',
    access: desks,
    query: z.strictObject({ desk: z.string().min(1).max(120).optional() }),
    answer: deskEvents,
    produces: 'text/event-stream',
    handle: async (input, call) => {
      const { request, response, query } = input;
      if (request.method === 'HEAD') response.type('text/event-stream').end();
      else await follow(backends, centre, hub, query.desk ?? 'desk', input as Parameters<Route['handle']>[0], call);
    },
  }),
];
