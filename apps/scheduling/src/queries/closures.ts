import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Appointment, Localized } from '../domain/appointment';
import type { Change, Closure, Progress } from '../domain/closing';
import { mayWorkAt } from '../domain/permissions';
import { closureNotFound, officeNotFound } from '../domain/refusals';
import { appointmentsById } from '../store/appointments';
import { officeById } from '../store/catalogue';
import { closureById, closuresOpen } from '../store/closures';
import { changesOf, progressOf } from '../store/relocations';

/** Where somebody goes. */
export interface Whereto {
  readonly name: Localized;
  readonly address: Localized;
}

/** One person's way out of a closed time. */
export interface Relocated {
  readonly appointment: Appointment;
  readonly change: Change;
  readonly whereto: Whereto | null;
}

export interface ClosureView {
  readonly closure: Closure;
  readonly progress: Progress;
  readonly relocations: Relocated[];
}

type Reader = Pick<Store, 'query'>;

/** Where changes lead, by office. */
export const wheretoOf = async (from: Reader, changes: readonly Change[]): Promise<Map<string, Whereto>> => {
  const ids = [...new Set(changes.flatMap(({ to }) => to?.officeId ?? []))];
  const offices = await Promise.all(ids.map((id) => officeById(from, id)));
  return new Map(offices.flatMap((office) => (office ? [[office.id, office] as const] : [])));
};

export const relocatedOf = async (from: Reader, changes: readonly Change[]): Promise<Relocated[]> => {
  const people = await appointmentsById(
    from,
    changes.map(({ appointmentId }) => appointmentId),
    false,
  );
  const offices = await wheretoOf(from, changes);
  return changes.flatMap((change) => {
    const appointment = people.get(change.appointmentId);
    return appointment ? [{ appointment, change, whereto: offices.get(change.to?.officeId ?? '') ?? null }] : [];
  });
};

const nothing: Progress = {
  ...{ planned: 0, moved: 0, cancelled: 0, told: 0 },
  ...{ answered: 0, untold: 0, unreached: 0, putBack: 0 },
};

/** A closure and everybody whom it concerns. Refuses CLOSURE_NOT_FOUND. */
export const viewClosure = async (from: Reader, closureId: string): Promise<ClosureView> => {
  const closure = await closureById(from, closureId);
  if (!closure) throw closureNotFound();
  const progress = (await progressOf(from, [closureId])).get(closureId) ?? nothing;
  return { closure, progress, relocations: await relocatedOf(from, await changesOf(from, closureId)) };
};

/** Refuses CLOSURE_NOT_FOUND, FORBIDDEN. */
export const getClosure =
  (store: Store) =>
  async (closureId: string, call: CallContext): Promise<ClosureView> => {
    const view = await viewClosure(store, closureId);
    mayWorkAt(call.caller, view.closure.officeId);
    return view;
  };

/** Closures of an office that are not over or of which somebody is untold. Refuses OFFICE_NOT_FOUND, FORBIDDEN. */
export const listClosures =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (officeId: string, call: CallContext): Promise<Omit<ClosureView, 'relocations'>[]> => {
    mayWorkAt(call.caller, officeId);
    if (!(await officeById(store, officeId))) throw officeNotFound();
    const closures = await closuresOpen(store, officeId, clock.now());
    const progress = await progressOf(
      store,
      closures.map(({ id }) => id),
    );
    return closures.map((closure) => ({ closure, progress: progress.get(closure.id) ?? nothing }));
  };
