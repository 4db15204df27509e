import { scheduling } from '@civicline/contracts';
import type { CheckedPaper, PaperState, SetBy } from '../domain/readiness';
import { lacking } from '../domain/readiness';
import type { DaySheet } from '../queries/day-sheet';
import type { ReadinessFigures } from '../queries/readiness-figures';
import type { SeenReadiness } from '../queries/readiness';
import { appointmentToProto, slotToProto, statusToProto } from './translate';
import { closureToProto } from './translate-closing';

const states: Record<PaperState, scheduling.PaperState> = {
  missing: scheduling.PaperState.MISSING,
  have: scheduling.PaperState.HAVE,
  waived: scheduling.PaperState.WAIVED,
};

const voices: Record<SetBy, scheduling.PaperSetBy> = {
  citizen: scheduling.PaperSetBy.CITIZEN,
  agent: scheduling.PaperSetBy.AGENT,
  office: scheduling.PaperSetBy.OFFICE,
};

export const paperStateOf = (state: scheduling.PaperState): PaperState | undefined =>
  (Object.keys(states) as PaperState[]).find((name) => states[name] === state);

const paperToProto = ({ mark, ...paper }: CheckedPaper): scheduling.Paper => ({
  key: paper.key,
  name: paper.name,
  required: paper.required,
  condition: paper.condition,
  state: states[paper.state],
  setBy: mark ? voices[mark.by] : scheduling.PaperSetBy.UNSPECIFIED,
  setById: mark?.byId ?? '',
  setAt: mark?.at,
  reason: mark?.reason ?? '',
});

export const readinessToProto = ({ appointment, papers, sentHome }: SeenReadiness): scheduling.Readiness => {
  const requiredMissing = lacking(papers).length;
  return {
    appointmentId: appointment.id,
    code: appointment.code,
    status: statusToProto(appointment.status),
    version: appointment.version,
    start: appointment.slot.start,
    papers: papers.map(paperToProto),
    requiredMissing,
    ready: requiredMissing === 0,
    sentHomeAt: sentHome?.at,
    sentHomeFor: [...(sentHome?.missing ?? [])],
  };
};

export const figuresToProto = (figures: ReadinessFigures): scheduling.GetReadinessFiguresResponse => ({
  reminded: figures.reminded,
  lacking: figures.lacking,
  completed: figures.completed,
  moved: figures.moved,
  cancelled: figures.cancelled,
  saved: figures.completed + figures.moved + figures.cancelled,
  sentHome: figures.sentHome,
});

export const daySheetToProto = ({
  appointments,
  slots,
  closures,
  readiness,
  counters,
}: DaySheet): scheduling.GetDaySheetResponse => ({
  appointments: appointments.map(appointmentToProto),
  slots: slots.map(slotToProto),
  closures: closures.map((closure) => closureToProto({ closure })),
  readiness: readiness.map(readinessToProto),
  counters: counters.map(({ id, name }) => ({ id, name })),
});
