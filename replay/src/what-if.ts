import { intake } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import { tester } from '@civicline/testkit';
import { centreOf, startAlone } from './alone';
import type { CallFile } from './call-file';
import { openDesks } from './desks';
import { cameAt, instantOf } from './events';
import { checked, figuresOf } from './figures';
import type { Speed } from './pace';
import { fileClock } from './pace';
import { patienceOf } from './patience';
import { randomOf } from './random';
import { simulate } from './simulate';

export interface WhatIf {
  readonly file: CallFile;
  readonly agents: number;
  readonly speed: Speed;
  readonly seed: number;
  readonly within: readonly number[];
  readonly say: (line: string) => void;
}

const queueId = 'replay';
const source = 'replay';

/** What would have been, had so many agents of ours sat at the desks: only who came, how long they were patient and how long they spoke is the file's. */
export const whatIf = async ({ file, agents: count, speed, seed, within, say }: WhatIf) => {
  const { calls } = file;
  const queuedCalls = calls.filter(({ outcome }) => outcome === 'answered' || outcome === 'left_in_queue');
  const patience = patienceOf(
    queuedCalls.map(({ waitSeconds, outcome }) => ({ seconds: waitSeconds, gaveUp: outcome === 'left_in_queue' })),
  );
  const first = calls.reduce((earliest, call) => Math.min(earliest, cameAt(call)), calls[0]?.arrivedAt ?? 0);
  const clock = fileClock(instantOf(first), speed);
  const agents = Array.from({ length: count }, (_, n) => `replay-${String(n + 1).padStart(3, '0')}`);
  const alone = await startAlone(clock);
  const client = grpcClient(intake.IntakeServiceService, alone.address, tester);
  try {
    const system = callContext({ caller: { role: 'system', id: 'pbx' }, timeoutMs: 30_000 });
    await client.importCentre(centreOf(queueId, agents), system);
    const desks = await openDesks(alone.address, tester, agents);
    const started = performance.now();
    const doubled = await simulate({
      calls,
      agents,
      patience,
      random: randomOf(seed),
      source,
      queueId,
      clock,
      doors: desks.doors,
    }).finally(desks.stop);
    const seconds = (performance.now() - started) / 1_000;
    say(
      `${calls.length} calls, ${count} agents, patience ${patience.meanSeconds.toFixed(0)} s on average: ${seconds.toFixed(1)} s`,
    );
    const figures = await figuresOf(client, calls, source, within);
    const found = await checked(alone.postgres, 'intake', source, calls.length, figures);
    return { figures, checked: { ...found, doubleOffered: found.doubleOffered + doubled }, seconds };
  } finally {
    await client.stop();
    await alone.stop();
  }
};
