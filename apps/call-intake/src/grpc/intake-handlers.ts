import { intake } from '@civicline/contracts';
import type { CallContext, Clock } from '@civicline/service-kit';
import { implement } from '@civicline/service-kit';
import type { Control } from '../commands/control-call';
import type { HeardOutcome } from '../commands/hear';
import type { ImportReport } from '../commands/import-centre';
import type { WebPhone } from '../commands/lend-web-phone';
import type { Reported } from '../commands/report-events';
import type { Deflection } from '../commands/deflect-call';
import type { WrapUp } from '../commands/wrap-up';
import type { AgentStatus } from '../domain/agent';
import type { Call } from '../domain/call';
import type { Centre } from '../domain/centre';
import type { ContactRecord } from '../domain/record';
import { breaks, dispositions, topics } from '../domain/choices';
import { maySeeNumber } from '../domain/permissions';
import type { FigureQuestion } from '../domain/figure-question';
import type { CallDetail, CallQuestion } from '../queries/calls';
import type { FigureRows } from '../queries/figures';
import type { Boards } from '../timers/keep-board';
import type { DeskCases } from './desk-stream';
import { followDesk } from './desk-stream';
import type { AdviceUseCases } from './advice-handlers';
import { adviceHandlers } from './advice-handlers';
import { readCentre } from './read-centre';
import { readCallQuestion, readControl, readDeflection, readStateWish, readWrapUp, pageTokenOf } from './read-desk';
import { readEvents } from './read-events';
import { readFigureQuestion } from './read-figures';
import type { RecordingUseCases } from './recording-handlers';
import { recordingHandlers } from './recording-handlers';
import type { RecordUseCases } from './record-handlers';
import { recordHandlers } from './record-handlers';
import type { ReminderUseCases } from './reminder-handlers';
import { reminderHandlers } from './reminder-handlers';
import type { SuperviseUseCases } from './supervise-handlers';
import { superviseHandlers } from './supervise-handlers';
import { recordToProto } from './translate-records';
import { reading } from '@civicline/service-kit';
import { callToProto, queueToProto, statusToProto } from './translate';
import { figuresToProto } from './translate-figures';
import { followWallboard } from './wallboard-stream';
import { offerToProto } from './words';

/** The use cases behind the door. */
export interface IntakeUseCases
  extends DeskCases, RecordUseCases, SuperviseUseCases, AdviceUseCases, RecordingUseCases, ReminderUseCases {
  newId(): string;
  reportEvents(reported: readonly Reported[]): Promise<HeardOutcome[]>;
  importCentre(centre: Centre, call: CallContext): Promise<ImportReport>;
  getCentre(): Promise<Pick<Centre, 'lines' | 'queues'>>;
  deflectCall(wish: Deflection, call: CallContext): Promise<Call>;
  findRecord(id: string): Promise<ContactRecord | undefined>;
  lendWebPhone(call: CallContext): Promise<WebPhone | null>;
  acceptOffer(offerId: string, call: CallContext): Promise<Call>;
  rejectOffer(offerId: string, call: CallContext): Promise<AgentStatus>;
  controlCall(wish: Control, call: CallContext): Promise<Call>;
  completeWrapUp(wish: WrapUp, call: CallContext): Promise<{ call: Call; agent: AgentStatus }>;
  extendWrapUp(callId: string, call: CallContext): Promise<Call>;
  getCall(id: string): Promise<CallDetail>;
  listCalls(question: CallQuestion): Promise<Call[]>;
  listAgents(): Promise<AgentStatus[]>;
  getFigures(question: FigureQuestion): Promise<FigureRows>;
  readonly boards: Boards;
}

const statuses: Record<HeardOutcome['status'], intake.ReportEventsResponse_Status> = {
  applied: intake.ReportEventsResponse_Status.APPLIED,
  duplicate: intake.ReportEventsResponse_Status.DUPLICATE,
  noted: intake.ReportEventsResponse_Status.NOTED,
};

const readId = (field: string, value: string): string => {
  const read = reading();
  const id = read.uuid(field, value);
  read.done();
  return id;
};

export const intakeHandlers = (cases: IntakeUseCases, clock: Clock) => {
  const seen = (call: Call, { caller }: CallContext, position = 0) =>
    callToProto(call, clock.now(), maySeeNumber(caller, call), position);
  const recordOf = async (found: Call, { caller }: CallContext) => {
    const record = found.recordId ? await cases.findRecord(found.recordId) : undefined;
    return record && recordToProto(record, maySeeNumber(caller, found));
  };
  return implement(intake.IntakeServiceService, {
    ...recordHandlers(cases, clock),
    ...superviseHandlers(cases),
    ...adviceHandlers(cases),
    ...recordingHandlers(cases),
    ...reminderHandlers(cases),

    reportEvents: async (request: intake.ReportEventsRequest) => {
      const outcomes = await cases.reportEvents(readEvents(request, clock.now()));
      return { outcomes: outcomes.map((outcome) => ({ ...outcome, status: statuses[outcome.status] })) };
    },

    importCentre: async (request: intake.ImportCentreRequest, call: CallContext) => {
      return cases.importCentre(readCentre(request), call);
    },

    getCentre: async () => {
      const { lines, queues } = await cases.getCentre();
      return {
        lines: [...lines],
        queues: queues.map(queueToProto),
        dispositions: [...dispositions],
        breakReasons: [...breaks],
        topics: [...topics],
      };
    },

    followDesk: (request: intake.FollowDeskRequest, call: CallContext) => {
      const read = reading();
      const deskId = read.text('deskId', request.deskId, { max: 128 });
      read.done();
      return followDesk(cases, { agentId: call.caller.id, deskId, session: cases.newId() }, call, clock);
    },

    lendWebPhone: async (_: intake.LendWebPhoneRequest, call: CallContext) => {
      return { webPhone: (await cases.lendWebPhone(call)) ?? undefined };
    },

    setAgentState: async (request: intake.SetAgentStateRequest, call: CallContext) => {
      return { agent: statusToProto(await cases.setAgentState(readStateWish(request, call.caller.id), call)) };
    },

    acceptOffer: async (request: intake.AcceptOfferRequest, call: CallContext) => {
      const taken = await cases.acceptOffer(readId('offerId', request.offerId), call);
      return { call: seen(taken, call), record: await recordOf(taken, call) };
    },

    rejectOffer: async (request: intake.RejectOfferRequest, call: CallContext) => {
      return { agent: statusToProto(await cases.rejectOffer(readId('offerId', request.offerId), call)) };
    },

    controlCall: async (request: intake.ControlCallRequest, call: CallContext) => {
      return { call: seen(await cases.controlCall(readControl(request), call), call) };
    },

    completeWrapUp: async (request: intake.CompleteWrapUpRequest, call: CallContext) => {
      const { call: ended, agent } = await cases.completeWrapUp(readWrapUp(request), call);
      return { call: seen(ended, call), agent: statusToProto(agent) };
    },

    extendWrapUp: async (request: intake.ExtendWrapUpRequest, call: CallContext) => {
      return { call: seen(await cases.extendWrapUp(readId('callId', request.callId), call), call) };
    },

    deflectCall: async (request: intake.DeflectCallRequest, call: CallContext) => {
      return { call: seen(await cases.deflectCall(readDeflection(request), call), call) };
    },

    getCall: async (request: intake.GetCallRequest, call: CallContext) => {
      const { call: found, offers, position } = await cases.getCall(readId('callId', request.callId));
      return {
        call: seen(found, call, position),
        record: await recordOf(found, call),
        offers: offers.map(offerToProto),
      };
    },

    listCalls: async (request: intake.ListCallsRequest, call: CallContext) => {
      const question = readCallQuestion(request);
      const found = await cases.listCalls({ ...question, limit: question.limit + 1 });
      const page = found.slice(0, question.limit);
      const last = found.length > question.limit ? page.at(-1) : undefined;
      return { calls: page.map((one) => seen(one, call)), nextPageToken: last ? pageTokenOf(last) : '' };
    },

    listAgents: async (_: intake.ListAgentsRequest) => {
      return { agents: (await cases.listAgents()).map(statusToProto) };
    },

    followWallboard: (_: intake.FollowWallboardRequest, call: CallContext) => {
      return followWallboard(cases.boards, call);
    },

    getFigures: async (request: intake.GetFiguresRequest) => {
      return figuresToProto(await cases.getFigures(readFigureQuestion(request)));
    },
  });
};
