import type { Tx } from '@civicline/store';
import { announceUntold } from '../announce';
import type { MessageStatus } from '../domain/closing';
import { afterMessage } from '../domain/closing';
import { appointmentById } from '../store/appointments';
import { lockChange, noteMessage, takeOverdue } from '../store/relocations';
import type { Deps } from './deps';
import { knows } from './note-hand';

export interface MessageOutcome {
  readonly appointmentId: string;
  readonly version: number;
  readonly channel: string;
  readonly status: MessageStatus;
}

type Telling = Pick<Deps, 'clock' | 'newId'>;

/** Notes what became of a message about an office's change: proof that its citizen knows, or a reason to call. */
export const noteMessageOutcome =
  (deps: Telling) =>
  async (tx: Tx, { appointmentId, version, channel, status }: MessageOutcome): Promise<void> => {
    const change = await lockChange(tx, appointmentId, version);
    const appointment = change && (await appointmentById(tx, appointmentId));
    if (!change || !appointment) return;
    const { toldBy, untoldReason } = afterMessage(change, channel, status);
    await noteMessage(tx, { id: change.id, channel, status, untoldReason });
    if (toldBy && !change.toldBy) await knows(deps, tx, { ...appointment, version }, toldBy, '');
    if (untoldReason && !change.untoldReason)
      await announceUntold(tx, appointment, { ...change, untoldReason }, deps.clock.now(), deps.newId());
  };

/** Says of those for whom no receipt came in time that somebody has to call. */
export const noteOverdue =
  ({ clock, newId }: Telling) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const overdue = await takeOverdue(tx, clock.now(), limit);
    for (const change of overdue) {
      const appointment = await appointmentById(tx, change.appointmentId);
      if (appointment) await announceUntold(tx, appointment, change, clock.now(), newId());
    }
    return overdue.length;
  };
