import { intake } from '@civicline/contracts';
import { randomUUID } from 'node:crypto';
import type { Rhythm } from './rhythm';

/** A caller: who, for which queue, and how far the telephone system has them. */
interface Caller {
  readonly number: string;
  readonly queueId: string;
  readonly sourceId: string;
}

export interface CallersOptions {
  readonly rhythm: Rhythm;
  /** Takes events to the door for telephone systems; tells our id of the call. */
  readonly report: (events: readonly intake.TelephonyEvent[]) => Promise<string>;
  readonly queues: readonly string[];
  readonly agents: number;
  /** How many calls there can be at a time; whoever comes then hears that no line is free. */
  readonly lines: number;
  readonly say: (line: string) => void;
}

const kinds = intake.TelephonyEventKind;
export const source = 'demo';
const meanTalk = 210;
const meanPatience = 345;
const redialPart = 0.39;
const leaveMenu = 0.07;
const withheldPart = 0.04;
const waitingAtFirst = 4;
/** The load swings between a quiet hour and one that is too much, so that a screen shows both. */
const load = { middle: 0.95, swing: 0.45, seconds: 2_400 };
/** Some have called before. */
const people = 600;
/** How often each queue is asked for; one that is not named here is asked for seldom. */
const share: Readonly<Record<string, number>> = { general: 9, land: 5, transport: 3, justice: 2, english: 1 };

const numberOf = (rhythm: Rhythm) =>
  rhythm.chance(withheldPart)
    ? ''
    : `+8490${String(2_000_000 + Math.floor(rhythm.random() * people)).padStart(7, '0')}`;

const queueOf = (rhythm: Rhythm, queues: readonly string[]) => {
  const weights = queues.map((id) => share[id] ?? 0.5);
  let left = rhythm.random() * weights.reduce((sum, weight) => sum + weight, 0);
  return queues.find((_, n) => (left -= weights[n] ?? 0) < 0) ?? queues[0] ?? '';
};

/** Callers who come, hear the greeting, wait as long as they are patient, speak, hang up, and some of them call again. */
export const playCallers = ({ rhythm, report, queues, agents, lines, say }: CallersOptions) => {
  /** By our id of the call: what is to happen when somebody answers. */
  const answered = new Map<string, () => void>();
  let busy = 0;

  const tell = (caller: Caller, ...said: [intake.TelephonyEventKind, string?][]) =>
    report(
      said.map(([kind, detail = '']) =>
        intake.TelephonyEvent.fromPartial({
          source,
          kind,
          detail,
          eventId: randomUUID(),
          callId: caller.sourceId,
          at: new Date(),
          number: caller.number,
          dialled: '1022',
          queueId: caller.queueId,
        }),
      ),
    );

  /** On a line, from the greeting to the end. Whether somebody spoke with them, or they want nothing more. */
  const served = async (caller: Caller, menuSeconds: number): Promise<boolean> => {
    const id = await tell(caller, [kinds.NEW_CALL, 'ivr'], [kinds.IVR]);
    if (!(await rhythm.wait(menuSeconds))) return true;
    if (rhythm.chance(leaveMenu)) {
      await tell(caller, [kinds.HUNG_UP, 'caller']);
      return true;
    }
    const taken = new Promise<true>((resolve) => answered.set(id, () => resolve(true)));
    await tell(caller, [kinds.QUEUED]);
    const spoken = await Promise.race([taken, rhythm.wait(rhythm.exponential(meanPatience)).then(() => false)]);
    answered.delete(id);
    if (spoken) await rhythm.wait(15 + rhythm.exponential(meanTalk - 15));
    await tell(caller, [kinds.HUNG_UP, 'caller']);
    return spoken;
  };

  const life = async (caller: Caller, menuSeconds = rhythm.between(6, 14)): Promise<void> => {
    let content = false;
    if (busy < lines) {
      busy++;
      content = await served(caller, menuSeconds).finally(() => busy--);
    } else await tell(caller, [kinds.BLOCKED]);
    if (content || !rhythm.chance(redialPart)) return;
    if (await rhythm.wait(rhythm.between(60, 900))) await life({ ...caller, sourceId: randomUUID() });
  };

  const begin = (menuSeconds?: number) =>
    void life(
      { number: numberOf(rhythm), queueId: queueOf(rhythm, queues), sourceId: randomUUID() },
      menuSeconds,
    ).catch((error: unknown) => {
      if (!rhythm.signal.aborted) say(`a caller was lost sight of: ${String(error)}`);
    });

  const come = async () => {
    const started = performance.now();
    // The day is in full swing from the first moment on: whoever is there has a call, and some wait.
    for (let n = 0; n < Math.min(lines, agents + waitingAtFirst); n++) begin(rhythm.between(0, 3));
    for (;;) {
      const phase = ((performance.now() - started) / 1_000 / load.seconds) * 2 * Math.PI;
      const erlangs = agents * (load.middle + load.swing * Math.sin(phase));
      if (!(await rhythm.wait(rhythm.exponential((meanTalk + 25) / erlangs)))) return;
      begin();
    }
  };

  return {
    come,
    /** An agent has taken the call, ours or a person at a desk. */
    onAnswered: (callId: string) => answered.get(callId)?.(),
  };
};
