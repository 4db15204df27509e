import { intake } from '@civicline/contracts';
import { readCallFile } from './call-file';
import { instantOf } from './events';
import { fileClock } from './pace';
import { patienceOf } from './patience';
import { randomOf } from './random';
import type { Doors, Offered } from './simulate';
import { simulate } from './simulate';

const row = (n: number, from: string, wait: number, outcome: string, service: number) =>
  `A\t${n}\t0\t0\tPS\t990201\t${from}\t${from}\t0\t${from}\t\t${wait}\t${outcome}\t\t\t${service}\tANNA`;

/** A house that is nothing but a queue: the longest idle agent gets the caller who came first. */
const plainQueue = (agents: readonly string[]) => {
  const idle = [...agents];
  const waiting: string[] = [];
  const offers: Offered[] = [];
  const seen: string[] = [];
  const match = () => {
    while (idle.length && waiting.length) {
      const [agentId = '', sourceId = ''] = [idle.shift(), waiting.shift()];
      offers.push({ agentId, sourceId, offerId: '', callId: sourceId });
    }
  };
  const at = (event: intake.TelephonyEvent) => event.at?.toISOString().slice(11, 19) ?? '';
  const doors: Doors = {
    report: (events) => {
      for (const event of events) {
        if (event.kind === intake.TelephonyEventKind.QUEUED) waiting.push(event.callId);
        if (event.kind === intake.TelephonyEventKind.HUNG_UP && waiting.includes(event.callId))
          waiting.splice(waiting.indexOf(event.callId), 1);
        if (event.kind === intake.TelephonyEventKind.HUNG_UP) seen.push(`${at(event)} ${event.callId} ends`);
      }
      match();
      return Promise.resolve();
    },
    nextOffer: () => {
      const offer = offers.shift();
      if (!offer) throw new Error('an offer that must come did not');
      return Promise.resolve(offer);
    },
    accept: ({ agentId, sourceId }) => Promise.resolve(void seen.push(`${agentId} takes ${sourceId}`)),
    wrapUp: ({ agentId }) => {
      idle.push(agentId);
      match();
      return Promise.resolve();
    },
  };
  return { doors, seen };
};

it('lets the queue decide: who waits, who is answered when, who loses patience', async () => {
  const { calls } = readCallFile(
    [
      // Service 100 s; taken at once.
      row(1, '9:00:00', 40, 'AGENT', 100),
      // Was answered after 0 s in the file; here they wait for the one agent, and are patient.
      row(2, '9:00:10', 0, 'AGENT', 50),
      // Gave up after 30 s, and does so again.
      row(3, '9:00:20', 30, 'HANG', 0),
      // Comes when nobody else is there.
      row(4, '9:10:00', 5, 'HANG', 0),
    ].join('\n'),
  );
  const { doors, seen } = plainQueue(['one']);
  const patience = { ...patienceOf([]), draw: () => 1_000 };
  const doubled = await simulate({
    calls,
    agents: ['one'],
    patience,
    random: randomOf(1),
    source: 'file',
    queueId: 'q',
    clock: fileClock(instantOf(0), 'max'),
    doors,
  });
  expect(doubled).toBe(0);
  expect(seen.slice(0, 5)).toEqual([
    'one takes line-1',
    '02:00:50 line-3 ends',
    '02:01:40 line-1 ends',
    'one takes line-2',
    '02:02:30 line-2 ends',
  ]);
  expect(seen[5]).toBe('one takes line-4');
});
