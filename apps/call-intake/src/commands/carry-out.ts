import { currentTraceparent, inTrace } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Call } from '../domain/call';
import type { CallAction, Target } from '../domain/control';
import type { TracedCommand } from '../store/telephony';
import { commandDone, commandFailed, dueCommands, giveCommand, leaveAdapter, takeAdapter } from '../store/telephony';
import type { TelephonyAct, TelephonyAdapter, TelephonyCommand } from '../telephony/port';
import type { Deps } from './deps';

const acts: Record<CallAction, TelephonyAct> = {
  hold: 'hold',
  resume: 'resume',
  hang_up: 'hang_up',
  transfer: 'transfer',
  consult: 'originate',
  complete_transfer: 'transfer',
  conference: 'bridge',
};

export const actOf = (action: CallAction): TelephonyAct => acts[action];

/** Asks the telephone system of a call for something, if it is one that takes commands. */
export const ask = (
  deps: Deps,
  tx: Tx,
  call: Pick<Call, 'id' | 'source' | 'sourceId'>,
  act: TelephonyAct,
  args: TelephonyCommand['args'],
): void => {
  if (!deps.commanded.has(call.source)) return;
  const { id: callId, source, sourceId } = call;
  const traceparent = currentTraceparent() ?? null;
  giveCommand(tx, { id: deps.newId(), act, source, sourceId, callId, args, traceparent }, deps.clock.now());
  deps.bell.ring(tx, [], ['commands']);
};

export const targetText = (target: Target | null): { target?: string } =>
  target ? { target: `${target.kind}:${target.id}` } : {};

const leaseSeconds = 10;
const atOnce = 50;
const timeoutMs = 5_000;
const triesAtMost = 5;
const againMs = 1_000;

const byCall = (commands: readonly TracedCommand[]) => {
  const lanes = new Map<string, TracedCommand[]>();
  for (const command of commands) lanes.set(command.callId, [...(lanes.get(command.callId) ?? []), command]);
  return [...lanes.values()];
};

/**
 * Has a telephone system do what it was asked to: in order for each call, calls side by side. One process has a telephone
 * system at a time. Returns how many commands were carried out or given up.
 */
export const carryOut = (deps: Deps, adapter: TelephonyAdapter, owner: string) => async (): Promise<number> => {
  const { store, clock } = deps;
  const taken = await store.transaction(async (tx) => {
    const fence = await takeAdapter(tx, adapter.source, owner, adapter.leaseSeconds ?? leaseSeconds);
    return fence === null ? null : { fence, due: await dueCommands(tx, adapter.source, clock.now(), atOnce) };
  });
  if (!taken?.due.length) return 0;
  const one = async ({ traceparent, ...command }: TracedCommand): Promise<boolean> => {
    try {
      await inTrace(traceparent, `telephone ${command.act}`, () =>
        adapter.carryOut(command, taken.fence, AbortSignal.timeout(timeoutMs)),
      );
      await store.transaction(async (tx) => commandDone(tx, command.id, '', clock.now(), owner));
      return true;
    } catch (error) {
      await store.transaction(async (tx) => {
        const tries = await commandFailed(tx, command.id, new Date(clock.now().getTime() + againMs));
        if (tries >= triesAtMost) commandDone(tx, command.id, String(error).slice(0, 200), clock.now(), owner);
      });
      return false;
    }
  };
  const lanes = await Promise.all(
    byCall(taken.due).map(async (lane) => {
      let done = 0;
      for (const command of lane) {
        if (!(await one(command))) break;
        done += 1;
      }
      return done;
    }),
  );
  return lanes.reduce((sum, done) => sum + done, 0);
};

/** Takes a telephone system, or keeps it. False: another process has it. */
export const holdSystem =
  ({ store }: Deps, source: string, owner: string, seconds: number) =>
  (): Promise<boolean> =>
    store.transaction(async (tx) => (await takeAdapter(tx, source, owner, seconds)) !== null);

/** Hands a telephone system on, so that another process need not wait for the lease to end. */
export const handOn =
  ({ store }: Deps, adapter: TelephonyAdapter, owner: string) =>
  () =>
    store.transaction(async (tx) => leaveAdapter(tx, adapter.source, owner));
