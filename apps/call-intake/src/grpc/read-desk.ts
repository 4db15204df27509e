import { intake } from '@civicline/contracts';
import { invalid } from '@civicline/service-kit/refusal';
import { parsePhone } from '@civicline/vietnamese';
import type { Deflection } from '../commands/deflect-call';
import type { Control } from '../commands/control-call';
import type { StateWish } from '../commands/set-agent-state';
import type { WrapUp } from '../commands/wrap-up';
import { chosenBreaks } from '../domain/agent';
import type { Call } from '../domain/call';
import { dispositions } from '../domain/choices';
import { readTarget } from '../domain/control';
import type { Outcome } from '../domain/outcome';
import type { CallQuestion } from '../queries/calls';
import type { Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import { agentStateOf, callActionOf, outcomeOf } from './words';

type Chosen = StateWish['state'];
const chosen: readonly string[] = ['ready', 'break', 'offline'] satisfies Chosen[];

const readChosen = (read: Reading, field: string, state: intake.AgentState): Chosen => {
  const word = agentStateOf(state);
  if (word && chosen.includes(word)) return word as Chosen;
  read.fault(field, state === intake.AgentState.UNSPECIFIED ? 'required' : 'unknown_value');
  return 'offline';
};

const readBreak = (read: Reading, field: string, state: Chosen, reason: string): string => {
  if (state !== 'break') return '';
  if (!chosenBreaks.includes(reason)) read.fault(field, reason ? 'unknown_value' : 'required');
  return reason;
};

export const readStateWish = (
  request: Pick<intake.SetAgentStateRequest, 'state' | 'reason'>,
  agentId: string,
): StateWish => {
  const read = reading();
  const state = readChosen(read, 'state', request.state);
  const reason = readBreak(read, 'reason', state, request.reason);
  read.done();
  return { agentId, state, reason };
};

export const readWrapUp = (request: intake.CompleteWrapUpRequest): WrapUp => {
  const read = reading();
  const callId = read.uuid('callId', request.callId);
  const disposition = read.text('disposition', request.disposition, { max: 64 });
  if (disposition && !dispositions.some(({ id }) => id === disposition)) read.fault('disposition', 'unknown_value');
  const then = request.then === intake.AgentState.UNSPECIFIED ? 'ready' : readChosen(read, 'then', request.then);
  const breakReason = readBreak(read, 'breakReason', then, request.breakReason);
  read.done();
  return { callId, disposition, then, breakReason };
};

export const readControl = (request: intake.ControlCallRequest): Control => {
  const read = reading();
  const callId = read.uuid('callId', request.callId);
  const action = callActionOf(request.action);
  if (!action) read.fault('action', request.action === intake.CallAction.UNSPECIFIED ? 'required' : 'unknown_value');
  const target = request.target ? readTarget(request.target) : null;
  if (target === undefined) read.fault('target', 'format');
  read.done();
  return { callId, action: action ?? 'hold', target: target ?? null };
};

/** A place in a list that is newest first. */
export const placeOf = (at: Date, id: string): string => `${at.getTime()}_${id}`;
export const pageTokenOf = ({ arrivedAt, id }: Call): string => placeOf(arrivedAt, id);

const readPlace = (text: string): CallQuestion['after'] => {
  if (!text) return null;
  const [, ms, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!ms || !id) throw invalid([{ field: 'pageToken', rule: 'format' }]);
  return { at: new Date(Number(ms)), id };
};

const pages = { usual: 50, max: 500 };

/** A number to look for: in any form, empty when none is asked for. */
export const readNumber = (read: Reading, field: string, text: string): string => {
  const typed = read.text(field, text, { max: 32, optional: true });
  const phone = typed ? parsePhone(typed) : null;
  if (typed && !phone) read.fault(field, 'format.phone');
  return phone?.e164 ?? '';
};

/** Which page of what time. */
export const readPage = (
  read: Reading,
  request: Pick<intake.ListCallsRequest, 'from' | 'to' | 'pageSize' | 'pageToken'>,
): Pick<CallQuestion, 'from' | 'to' | 'limit' | 'after'> => {
  const never = new Date(0);
  const from = request.from ? read.instant('from', request.from, never) : null;
  const to = request.to ? read.instant('to', request.to, never) : null;
  if (from && to && to <= from) read.fault('from', 'before', { other: 'to' });
  const limit = read.range('pageSize', request.pageSize || pages.usual, 1, pages.max);
  return { from, to, limit, after: readPlace(request.pageToken) };
};

export const readCallQuestion = (request: intake.ListCallsRequest): CallQuestion => {
  const read = reading();
  const outcomes = request.outcomes.map((outcome, n): Outcome => {
    const word = outcomeOf(outcome);
    if (!word) read.fault(`outcomes[${n}]`, 'unknown_value');
    return word ?? 'completed';
  });
  const question = {
    ...readPage(read, request),
    queueId: read.text('queueId', request.queueId, { max: 64, optional: true }),
    agentId: read.text('agentId', request.agentId, { max: 64, optional: true }),
    number: readNumber(read, 'number', request.number),
    outcomes,
    live: request.live,
  };
  read.done();
  return question;
};

const deflections: readonly string[] = ['sms_checklist', 'web_page', 'other_hotline'] satisfies Deflection['to'][];

export const readDeflection = (request: intake.DeflectCallRequest): Deflection => {
  const read = reading();
  const callId = read.uuid('callId', request.callId);
  const { to } = request;
  if (!deflections.includes(to)) read.fault('to', to ? 'unknown_value' : 'required');
  const isSms = to === 'sms_checklist';
  const procedureCode = read.text('procedureCode', request.procedureCode, { max: 64, optional: !isSms });
  const officeId = read.text('officeId', request.officeId, { max: 80, optional: to !== 'other_hotline' });
  read.done();
  return { callId, to: to as Deflection['to'], procedureCode, officeId };
};
