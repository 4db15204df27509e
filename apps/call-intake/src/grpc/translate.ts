import type { intake } from '@civicline/contracts';
import { maskPhone } from '@civicline/vietnamese';
import type { Agent, AgentStatus } from '../domain/agent';
import type { Call } from '../domain/call';
import { talkMs, waitMs } from '../domain/call';
import type { Queue } from '../domain/centre';
import { agentStates, callStateToProto, directionToProto, localeToProto, outcomeToProto } from './words';

const agentToProto = ({ id, name, skills, queues, extension, team }: Agent): intake.Agent => ({
  id,
  name,
  skills: [...skills],
  queues: [...queues],
  extension,
  team,
});

export const statusToProto = (status: AgentStatus): intake.AgentStatus => ({
  agent: agentToProto(status),
  state: agentStates[status.state],
  reason: status.reason,
  since: status.since,
  callId: status.callId ?? '',
  answered: status.answered,
  missed: status.missed,
  deskOpen: status.deskOpen,
});

export const queueToProto = (queue: Queue): intake.Queue => ({ ...queue, skills: [...queue.skills] });

const seconds = (ms: number) => Math.round(ms / 1_000);

/** A call as somebody may see it: the number in full, or masked. */
export const callToProto = (call: Call, now: Date, inFull: boolean, position = 0): intake.Call => ({
  id: call.id,
  source: call.source,
  sourceId: call.sourceId,
  direction: directionToProto(call.direction),
  number: inFull ? call.number : maskPhone(call.number),
  dialled: call.dialled,
  lineId: call.lineId,
  queueId: call.queueId,
  locale: localeToProto(call.locale),
  state: callStateToProto(call.state),
  outcome: outcomeToProto(call.outcome),
  agentId: call.agentId,
  arrivedAt: call.arrivedAt,
  queuedAt: call.queuedAt ?? undefined,
  answeredAt: call.answeredAt ?? undefined,
  hungUpAt: call.hungUpAt ?? undefined,
  endedAt: call.endedAt ?? undefined,
  waitSeconds: seconds(waitMs(call, now)),
  talkSeconds: seconds(talkMs(call, now)),
  holdSeconds: seconds(call.holdMs),
  wrapUpSeconds: seconds(call.wrapUpMs),
  recordId: call.recordId ?? '',
  disposition: call.disposition,
  wrapUpUntil: call.wrapUpUntil ?? undefined,
  callBackId: call.callBackId ?? '',
  anomalies: [...call.anomalies],
  position,
  priority: call.priority,
  deflectedTo: call.deflectedTo,
});
