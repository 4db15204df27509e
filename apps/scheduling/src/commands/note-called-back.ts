import type { Tx } from '@civicline/store';
import { lockAppointment } from '../store/appointments';
import { changeBy, noteTries } from '../store/relocations';
import type { Deps } from './deps';
import { knows } from './note-hand';

/** What a call-back about an office's change came to. */
export interface CalledBack {
  readonly code: string;
  readonly outcome: 'spoken' | 'not-reached';
  readonly agentId: string;
  /** How often it was tried. */
  readonly attempts: number;
  readonly at: Date;
}

/** Notes that somebody spoke with a citizen about what an office had changed by then, or tried in vain. */
export const noteCalledBack =
  (deps: Pick<Deps, 'clock' | 'newId'>) =>
  async (tx: Tx, { code, outcome, agentId, attempts, at }: CalledBack): Promise<void> => {
    const appointment = await lockAppointment(tx, code);
    const change = appointment && (await changeBy(tx, appointment.id, at));
    // What was changed after they spoke is not what they spoke about.
    if (!change || change.toldBy) return;
    if (outcome === 'not-reached') return noteTries(tx, change.id, attempts);
    await knows(deps, tx, { ...appointment, version: change.version }, 'spoken', agentId);
  };
