import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Closing } from '../commands/plan-closing';
import { planClosing, whomItConcerns } from '../commands/plan-closing';
import type { Change } from '../domain/closing';
import { waysTo } from '../domain/closing';
import { mayWorkAt } from '../domain/permissions';
import { closureInPast, officeNotFound, scheduleNotFound } from '../domain/refusals';
import { officeById, schedulesOf } from '../store/catalogue';
import type { Relocated } from './closures';
import { wheretoOf } from './closures';

/** What closing would do, by the same plan and without a change. Refuses OFFICE_NOT_FOUND, SCHEDULE_NOT_FOUND, CLOSURE_IN_PAST, FORBIDDEN. */
export const previewClosure =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (closing: Closing, call: CallContext): Promise<Relocated[]> => {
    mayWorkAt(call.caller, closing.officeId);
    const now = clock.now();
    if (!(await officeById(store, closing.officeId))) throw officeNotFound();
    if (closing.to <= now) throw closureInPast();
    const schedules = closing.scheduleId ? await schedulesOf(store, closing.officeId, now) : [];
    if (closing.scheduleId && !schedules.some(({ id }) => id === closing.scheduleId)) throw scheduleNotFound();
    const people = new Map((await whomItConcerns(store, closing, now)).map((one) => [one.appointment.id, one]));
    if (!people.size) return [];
    const appointments = [...people.values()].map(({ appointment }) => appointment);
    const { relocations } = await planClosing(store, closing, appointments, now);
    const planned = relocations.flatMap(({ appointmentId, from, to }) => {
      const one = people.get(appointmentId);
      if (!one) return [];
      const change: Change = {
        ...{ id: '', closureId: null, appointmentId, officeId: closing.officeId, cause: one.cause, state: 'planned' },
        ...{ from, to, ways: waysTo(one.appointment.citizen), version: 0, madeAt: null, answer: null, toldBy: null },
        ...{ messages: {}, untoldReason: null, tries: 0, note: '' },
      };
      return [{ appointment: one.appointment, change }];
    });
    const offices = await wheretoOf(
      store,
      planned.map(({ change }) => change),
    );
    return planned.map((one) => ({ ...one, whereto: offices.get(one.change.to?.officeId ?? '') ?? null }));
  };
