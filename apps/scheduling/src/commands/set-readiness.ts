import type { CallContext } from '@civicline/service-kit';
import { announceReadiness } from '../announce';
import { expectNotEnded } from '../domain/appointment';
import { mayHandle, voiceOf } from '../domain/permissions';
import type { PaperWish } from '../domain/readiness';
import { allReady, mark } from '../domain/readiness';
import { appointmentNotFound } from '../domain/refusals';
import type { SeenReadiness } from '../queries/readiness';
import { readinessAs } from '../queries/readiness';
import { lockAppointment } from '../store/appointments';
import { readinessOf, writeMarks } from '../store/readiness';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface Ticking {
  readonly code: string;
  readonly phoneProof: string;
  /** What is said of which paper, or that everything is ready. */
  readonly items: readonly PaperWish[] | 'all-ready';
}

/**
 * Notes which papers a citizen has, or was let off. The appointment's version stays: nobody must be told what they said
 * themselves. Refuses APPOINTMENT_NOT_FOUND, APPOINTMENT_ENDED, WAIVER_BY_STAFF_ONLY, FORBIDDEN.
 */
export const setReadiness =
  ({ store, clock, newId }: Deps) =>
  (wish: Ticking, call: CallContext): Promise<SeenReadiness> =>
    store.once(onceKey('SetReadiness', wish, call), async (tx) => {
      const appointment = await lockAppointment(tx, wish.code);
      if (!appointment) throw appointmentNotFound();
      mayHandle(call.caller, appointment, wish.phoneProof);
      expectNotEnded(appointment);
      const [before] = await readinessOf(tx, [appointment]);
      const papers = before?.papers ?? [];
      const by = voiceOf(call.caller);
      const marks = mark(papers, wish.items === 'all-ready' ? allReady(papers) : wish.items, {
        by,
        id: by === 'citizen' ? '' : call.caller.id,
        at: clock.now(),
      });
      await writeMarks(tx, appointment.id, marks);
      const [after] = await readinessOf(tx, [appointment]);
      if (!after) throw new Error('an appointment without its readiness');
      if (marks.length) await announceReadiness(tx, after, clock.now(), newId());
      return readinessAs(call.caller, after, wish.phoneProof);
    });
