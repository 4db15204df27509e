import type { scheduling } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { pageOf, reading } from '@civicline/service-kit';
import type { Answering, SeenChange } from '../commands/answer-relocation';
import type { ClosureWish } from '../commands/close-day';
import type { Undone } from '../commands/lift-closure';
import type { Closing } from '../commands/plan-closing';
import type { Telling } from '../commands/record-told';
import type { Appointment } from '../domain/appointment';
import type { Change } from '../domain/closing';
import type { ClosureView, Relocated } from '../queries/closures';
import type { UntoldQuestion } from '../queries/untold';
import { readAnswer, readClosing, readClosureId, readPreview, readTelling, readUntold } from './read-closing';
import { readAppointmentCode, readProof } from './read-request';
import { closureToProto, relocationToProto, seenChangeToProto, untoldToProto } from './translate-closing';

/** The use cases of closing, and of telling those whom it concerns, behind the door. */
export interface ClosingUseCases {
  previewClosure(closing: Closing, call: CallContext): Promise<Relocated[]>;
  closeDay(wish: ClosureWish, call: CallContext): Promise<string>;
  advanceClosure(closureId: string): Promise<'step' | 'nothing'>;
  reopenDay(closureId: string, call: CallContext): Promise<void>;
  undoClosure(closureId: string, call: CallContext): Promise<Undone>;
  getClosure(closureId: string, call: CallContext): Promise<ClosureView>;
  listClosures(officeId: string, call: CallContext): Promise<Omit<ClosureView, 'relocations'>[]>;
  lookAtChange(code: string, phoneProof: string, call: CallContext): Promise<SeenChange>;
  answerRelocation(wish: Answering, call: CallContext): Promise<SeenChange>;
  listUntold(question: UntoldQuestion, call: CallContext): Promise<Relocated[]>;
  recordTold(telling: Telling, call: CallContext): Promise<{ change: Change; appointment: Appointment }>;
}

/** The answer leaves this long before the caller stops waiting. */
const answerBeforeMs = 1_500;

const closureWithPeople = (view: ClosureView) => ({
  closure: closureToProto(view),
  relocations: view.relocations.map(relocationToProto),
});

export const closingHandlers = (cases: ClosingUseCases) => ({
  previewClosure: async (request: scheduling.PreviewClosureRequest, call: CallContext) => {
    const relocations = await cases.previewClosure(readPreview(request), call);
    return { relocations: relocations.map(relocationToProto) };
  },

  closeDay: async (request: scheduling.CloseDayRequest, call: CallContext) => {
    const closureId = await cases.closeDay(readClosing(request), call);
    // As much of the job is done here as the caller waits for; the timer does the rest.
    while (call.deadline.getTime() - Date.now() > answerBeforeMs)
      if ((await cases.advanceClosure(closureId)) === 'nothing') break;
    return closureWithPeople(await cases.getClosure(closureId, call));
  },

  reopenDay: async (request: scheduling.ReopenDayRequest, call: CallContext) => {
    await cases.reopenDay(readClosureId(request.closureId), call);
    return {};
  },

  undoClosure: (request: scheduling.UndoClosureRequest, call: CallContext) =>
    cases.undoClosure(readClosureId(request.closureId), call),

  getClosure: async (request: scheduling.GetClosureRequest, call: CallContext) =>
    closureWithPeople(await cases.getClosure(readClosureId(request.closureId), call)),

  listClosures: async (request: scheduling.ListClosuresRequest, call: CallContext) => {
    const read = reading();
    const officeId = read.text('officeId', request.officeId, { max: 80 });
    read.done();
    return { closures: (await cases.listClosures(officeId, call)).map(closureToProto) };
  },

  getRelocation: async (request: scheduling.GetRelocationRequest, call: CallContext) => {
    const read = reading();
    const phoneProof = readProof(read, request.phoneProof);
    read.done();
    return seenChangeToProto(await cases.lookAtChange(readAppointmentCode(request.code), phoneProof, call));
  },

  answerRelocation: async (request: scheduling.AnswerRelocationRequest, call: CallContext) =>
    seenChangeToProto(await cases.answerRelocation(readAnswer(request), call)),

  listUntold: async (request: scheduling.ListUntoldRequest, call: CallContext) => {
    const untold = await cases.listUntold(readUntold(request), call);
    const page = pageOf(untold, request, { usual: 100, max: 500 });
    return { visits: page.items.map(untoldToProto), nextPageToken: page.nextPageToken };
  },

  recordTold: async (request: scheduling.RecordToldRequest, call: CallContext) => {
    const told = await cases.recordTold(readTelling(request), call);
    return { relocation: relocationToProto({ ...told, whereto: null }) };
  },
});
