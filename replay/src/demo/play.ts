import { instantOf, localDay } from '@civicline/calendar';
import { intake, topics } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import type { Badge } from '@civicline/service-kit';
import { callContext, logger } from '@civicline/service-kit';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { openDoor } from '../door';
import { randomOf } from '../random';
import { demoAgents, playAgent } from './agents';
import { playCallers, source } from './callers';
import { connect } from './client';
import { morningOf } from './morning';
import { rhythmOf } from './rhythm';

export interface DemoOptions {
  readonly url: string;
  readonly intake: string;
  readonly badge: Badge;
  readonly events: string;
  readonly ctiSecret: string;
  readonly agents: number;
  readonly speed: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

const againMs = 2_000;
const eventsAtOnce = 250;

/** Plays a day at the hotline into a house that runs, through its doors, until it is told to stop. Real desks take part. */
export const playDay = async (options: DemoOptions): Promise<void> => {
  const { signal, say } = options;
  // Everybody who waits for something listens for the end of the day.
  setMaxListeners(0, signal);
  const rhythm = rhythmOf(randomOf(options.seed), options.speed, signal);
  const client = connect(options.intake, options.badge);
  const system = () => callContext({ caller: { role: 'system', id: 'pbx' } });
  const { queues, lines } = await client.getCentre({}, system());
  const agents = demoAgents(options.agents, [...new Set(queues.flatMap(({ skills }) => skills))]);
  await client.importCentre({ lines: [], queues: [], agents }, system());

  const door = openDoor(options.url, options.ctiSecret);
  const now = new Date();
  const past = morningOf({
    now,
    midnight: instantOf(localDay(now), '00:00'),
    agents: agents.map(({ id }) => id),
    queues: queues.map(({ id }) => id),
    seed: options.seed,
  });
  for (let n = 0; n < past.length; n += eventsAtOnce) await door(source, past.slice(n, n + eventsAtOnce));
  const callers = playCallers({
    rhythm,
    say,
    agents: agents.length,
    lines: lines.length,
    queues: queues.map(({ id }) => id),
    report: async (events) => (await door(source, events)).outcomes[0]?.callId ?? '',
  });
  const log = openEventLog(options.events, { clientId: 'demo', logger: logger('demo', 'warn') });
  const reader = log.subscribe({
    topics: [topics.call],
    onRecord: ({ headers, value }) => {
      if (headers['ce_type'] === 'civicline.call.answered.v1')
        callers.onAnswered(intake.CallAnswered.decode(value).call?.callId ?? '');
      return Promise.resolve();
    },
  });
  await log.start();
  await reader.start();

  /** A desk that loses its stream opens another, as a page does. */
  const atDesk = async (id: string) => {
    while (!signal.aborted) {
      await playAgent(id, { client, rhythm, say }).catch((error: unknown) => {
        if (!signal.aborted) say(`${id}: ${String(error)}`);
      });
      await pause(againMs, undefined, { signal }).catch(() => undefined);
    }
  };
  say(`a day at the hotline: ${agents.length} agents, speed ${options.speed}`);
  await Promise.all([callers.come(), ...agents.map(({ id }) => atDesk(id))]);
  await reader.stop();
  await log.stop();
  await client.stop();
};
