import { scheduling } from '@civicline/contracts';
import type { SeenChange } from '../commands/answer-relocation';
import type { Appointment } from '../domain/appointment';
import type { Change, Phase, RelocationCause, UntoldReason } from '../domain/closing';
import { openEnd } from '../domain/closing';
import type { ClosureView, Relocated } from '../queries/closures';
import { appointmentToProto, slotToProto } from './translate';

const phases: Record<Phase, scheduling.ClosurePhase> = {
  planning: scheduling.ClosurePhase.PLANNING,
  held: scheduling.ClosurePhase.HELD,
  moving: scheduling.ClosurePhase.MOVING,
  done: scheduling.ClosurePhase.DONE,
  lifted: scheduling.ClosurePhase.LIFTED,
};

const causes: Record<RelocationCause, scheduling.RelocationCause> = {
  closed: scheduling.RelocationCause.CLOSED,
  'booked-last': scheduling.RelocationCause.BOOKED_LAST,
  office: scheduling.RelocationCause.OFFICE,
};

const reasons: Record<UntoldReason, scheduling.UntoldReason> = {
  'no-contact': scheduling.UntoldReason.NO_CONTACT,
  failed: scheduling.UntoldReason.FAILED,
  'no-receipt': scheduling.UntoldReason.NO_RECEIPT,
};

const answers = {
  accepted: scheduling.RelocationState.ACCEPTED,
  refused: scheduling.RelocationState.REFUSED,
} as const;

const stateOf = ({ state, answer, toldBy }: Change): scheduling.RelocationState => {
  if (state === 'planned') return scheduling.RelocationState.PLANNED;
  if (state === 'put-back') return scheduling.RelocationState.PUT_BACK;
  if (answer) return answers[answer];
  if (!toldBy) return scheduling.RelocationState.PROPOSED;
  return toldBy === 'superseded' ? scheduling.RelocationState.SETTLED : scheduling.RelocationState.TOLD;
};

export const closureToProto = ({
  closure,
  progress,
}: Pick<ClosureView, 'closure'> & Partial<ClosureView>): scheduling.Closure => ({
  id: closure.id,
  officeId: closure.officeId,
  scheduleId: closure.scheduleId,
  places: closure.places,
  from: closure.from,
  to: closure.to < openEnd ? closure.to : undefined,
  reason: closure.reason,
  closedAt: closure.closedAt,
  phase: phases[closure.phase],
  progress: progress && { ...progress },
  tellAt: closure.tellAt ?? undefined,
});

export const relocationToProto = ({ appointment, change, whereto }: Relocated): scheduling.Relocation => ({
  appointmentCode: appointment.code,
  citizen: appointment.citizen,
  from: slotToProto(change.from),
  to: change.to ? slotToProto(change.to) : undefined,
  state: stateOf(change),
  cause: causes[change.cause],
  officeName: whereto?.name,
  officeAddress: whereto?.address,
  takesSms: change.ways.includes('sms'),
  hasEmail: change.ways.includes('email'),
  reason: appointment.reason ?? undefined,
});

const ownWhereto = ({ officeName, officeAddress }: Appointment) => ({ name: officeName, address: officeAddress });

export const seenChangeToProto = ({
  change,
  appointment,
  alternatives,
}: SeenChange): scheduling.AnswerRelocationResponse => ({
  relocation: relocationToProto({ appointment, change, whereto: ownWhereto(appointment) }),
  appointment: appointmentToProto(appointment),
  alternatives: alternatives.map(slotToProto),
});

export const untoldToProto = (relocated: Relocated): scheduling.UntoldVisit => ({
  appointment: appointmentToProto(relocated.appointment),
  relocation: relocationToProto(relocated),
  reason: relocated.change.untoldReason ? reasons[relocated.change.untoldReason] : scheduling.UntoldReason.WAITING,
  closureId: relocated.change.closureId ?? '',
  changedAt: relocated.change.madeAt ?? undefined,
  tries: relocated.change.tries,
  note: relocated.change.note,
});
