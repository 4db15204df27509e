import { scheduling } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { appointmentOf, at, atOrNull, noSlot, pick, slotOf } from './translate';

const { RelocationState: State, RelocationCause: Cause, ClosurePhase: Phase, UntoldReason } = scheduling;

const states: Partial<Record<scheduling.RelocationState, string>> = {
  [State.PLANNED]: 'planned',
  [State.PROPOSED]: 'proposed',
  [State.TOLD]: 'told',
  [State.ACCEPTED]: 'accepted',
  [State.REFUSED]: 'refused',
  [State.SETTLED]: 'settled',
  [State.PUT_BACK]: 'put-back',
};
const causes: Partial<Record<scheduling.RelocationCause, string>> = {
  [Cause.CLOSED]: 'closed',
  [Cause.BOOKED_LAST]: 'booked-last',
  [Cause.OFFICE]: 'office',
};
const phases: Partial<Record<scheduling.ClosurePhase, string>> = {
  [Phase.PLANNING]: 'planning',
  [Phase.HELD]: 'held',
  [Phase.MOVING]: 'moving',
  [Phase.DONE]: 'done',
  [Phase.LIFTED]: 'lifted',
};
const reasons: Partial<Record<scheduling.UntoldReason, string>> = {
  [UntoldReason.WAITING]: 'waiting',
  [UntoldReason.NO_CONTACT]: 'no-contact',
  [UntoldReason.FAILED]: 'failed',
  [UntoldReason.NO_RECEIPT]: 'no-receipt',
};

export const relocationOf = (relocation: scheduling.Relocation, locale: Locale) => ({
  appointmentCode: relocation.appointmentCode,
  citizenName: relocation.citizen?.name ?? '',
  from: slotOf(relocation.from ?? noSlot),
  to: relocation.to ? slotOf(relocation.to) : null,
  state: states[relocation.state] ?? 'planned',
  cause: causes[relocation.cause] ?? 'closed',
  office: relocation.to
    ? {
        id: relocation.to.officeId,
        name: pick(relocation.officeName, locale),
        address: pick(relocation.officeAddress, locale),
      }
    : null,
  contact: { takesSms: relocation.takesSms, hasEmail: relocation.hasEmail },
});

const progressOf = (progress: scheduling.ClosureProgress) => ({
  planned: progress.planned,
  moved: progress.moved,
  cancelled: progress.cancelled,
  told: progress.told,
  answered: progress.answered,
  untold: progress.untold,
  unreached: progress.unreached,
  putBack: progress.putBack,
});

export const closureOf = (closure: scheduling.Closure | undefined, locale: Locale) => {
  if (!closure) throw new Error('an answer without its closure');
  return {
    id: closure.id,
    officeId: closure.officeId,
    scheduleId: closure.scheduleId || null,
    places: closure.places,
    from: at(closure.from),
    to: atOrNull(closure.to),
    reason: pick(closure.reason, locale),
    closedAt: at(closure.closedAt),
    phase: phases[closure.phase] ?? 'done',
    tellAt: atOrNull(closure.tellAt),
    progress: closure.progress ? progressOf(closure.progress) : null,
  };
};

export const closureWithPeopleOf = (
  { closure, relocations }: Pick<scheduling.GetClosureResponse, 'closure' | 'relocations'>,
  locale: Locale,
) => ({
  closure: closureOf(closure, locale),
  relocations: relocations.map((one) => relocationOf(one, locale)),
});

export const previewOf = (officeId: string, relocations: readonly scheduling.Relocation[], locale: Locale) => ({
  relocations: relocations.map((one) => relocationOf(one, locale)),
  people: relocations.length,
  withoutContact: relocations.filter(({ takesSms, hasEmail }) => !takesSms && !hasEmail).length,
  withoutPlace: relocations.filter(({ to }) => !to).length,
  toOtherOffices: relocations.filter(({ to }) => to && to.officeId !== officeId).length,
});

export const seenChangeOf = (
  { relocation, appointment, alternatives }: scheduling.AnswerRelocationResponse,
  locale: Locale,
) => {
  if (!relocation) throw new Error('an answer without its relocation');
  return {
    relocation: relocationOf(relocation, locale),
    reason: pick(relocation.reason, locale),
    appointment: appointmentOf(appointment, locale),
    alternatives: alternatives.map(slotOf),
  };
};

export const untoldOf = (visit: scheduling.UntoldVisit, locale: Locale) => {
  if (!visit.relocation) throw new Error('an untold visit without its relocation');
  return {
    appointment: appointmentOf(visit.appointment, locale),
    relocation: relocationOf(visit.relocation, locale),
    reason: reasons[visit.reason] ?? 'waiting',
    closureId: visit.closureId || null,
    changedAt: at(visit.changedAt),
    tries: visit.tries,
    note: visit.note,
  };
};
