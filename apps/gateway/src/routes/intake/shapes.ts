import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import {
  adviceModes,
  agentStates,
  attemptResults,
  callBackCauses,
  callBackStatuses,
  callOutcomes,
  callStates,
  directions,
  knownNames,
  offerStatuses,
  recordStatuses,
  recordingStates,
} from './names';

extendZodWithOpenApi(z);

const instant = z.string().describe('RFC 3339 with zone');
const later = instant.nullable();
const locale = z.enum(['vi', 'en']);

export const agentStatus = z
  .object({
    id: z.string(),
    name: z.string(),
    team: z.string(),
    skills: z.array(z.string()),
    state: z.enum(agentStates.names),
    reason: z.string(),
    since: later,
    callId: z.string(),
    answered: z.number(),
    missed: z.number(),
    deskOpen: z.boolean(),
  })
  .openapi('AgentStatus');

export const webPhone = z
  .object({
    url: z.string().describe('The websocket that takes SIP'),
    user: z.string(),
    secret: z.string(),
    expiresAt: instant,
  })
  .openapi('WebPhone');

export const call = z
  .object({
    id: z.string(),
    direction: z.enum(directions.names),
    number: z.string().describe('Empty: withheld. Masked to those who do not serve the caller'),
    dialled: z.string(),
    lineId: z.string(),
    queueId: z.string(),
    locale,
    state: z.enum(callStates.names),
    outcome: z.enum(callOutcomes.names),
    agentId: z.string(),
    arrivedAt: later,
    queuedAt: later,
    answeredAt: later,
    hungUpAt: later,
    endedAt: later,
    waitSeconds: z.number(),
    talkSeconds: z.number(),
    holdSeconds: z.number(),
    wrapUpSeconds: z.number(),
    wrapUpUntil: later,
    recordId: z.string(),
    disposition: z.string(),
    callBackId: z.string(),
    deflectedTo: z.string(),
    position: z.number(),
    priority: z.number(),
    anomalies: z.array(z.string()),
  })
  .openapi('Call');

export const offer = z
  .object({
    id: z.string(),
    callId: z.string(),
    agentId: z.string(),
    status: z.enum(offerStatuses.names),
    offeredAt: later,
    expiresAt: later,
  })
  .openapi('Offer');

export const recordFields = z.object({
  name: z.string(),
  number: z.string(),
  topic: z.string(),
  unitCode: z.string(),
  procedureCode: z.string(),
  question: z.string(),
  answer: z.string(),
  dossierCode: z.string(),
  appointmentCode: z.string(),
  referralCode: z.string(),
  locale,
  address: z.string(),
});

export const record = z
  .object({
    id: z.string(),
    callId: z.string(),
    status: z.enum(recordStatuses.names),
    version: z.number(),
    fields: recordFields,
    missing: z.array(z.string()).describe('What a complete record of this topic still lacks'),
    captured: z.boolean().describe('The quick capture is all there'),
    agentId: z.string(),
    createdAt: later,
    changedAt: later,
  })
  .openapi('ContactRecord');

export const callBackWindow = z
  .object({ slotId: z.string(), from: instant, to: instant, free: z.number() })
  .openapi('CallBackWindow');

export const callBack = z
  .object({
    id: z.string(),
    code: z.string(),
    status: z.enum(callBackStatuses.names),
    cause: z.enum(callBackCauses.names),
    name: z.string(),
    number: z.string(),
    topic: z.string(),
    locale,
    window: z.union([callBackWindow, z.null()]),
    nextAttemptAt: later,
    attempts: z.array(
      z.object({
        n: z.number(),
        startedAt: later,
        endedAt: later,
        result: z.union([z.enum(attemptResults.names), z.null()]),
        agentId: z.string(),
      }),
    ),
    recordId: z.string(),
    agentId: z.string(),
    promisedAt: later,
    settledAt: later,
    kept: z.boolean().nullable(),
    subjectCode: z.string(),
  })
  .openapi('CallBack');

/** What a caller and an agent said to one another. */
export const recording = z
  .object({
    id: z.string(),
    callId: z.string(),
    agentId: z.string(),
    number: z.string(),
    state: z.enum(recordingStates.names).describe('Only what is kept can be heard'),
    beganAt: instant,
    endedAt: later,
    keepUntil: later.describe('Removed then'),
    listened: z.array(z.object({ account: z.string(), role: z.string(), at: instant })),
  })
  .openapi('Recording');

export const advice = z.object({ mode: z.enum(adviceModes.names), why: z.string() }).openapi('Advice');

export const callerHistory = z
  .object({
    known: z.enum(knownNames.names),
    names: z.array(z.string()),
    attemptsToday: z.number(),
    calls: z.array(call),
    records: z.array(record),
    callBacks: z.array(callBack),
    visits: z.array(z.object({ code: z.string(), start: instant, procedure: z.string(), office: z.string() })),
  })
  .openapi('CallerHistory');

export const offeredCall = z
  .object({ offer, call, caller: z.union([callerHistory, z.null()]), advice: z.union([advice, z.null()]) })
  .openapi('OfferedCall');

const choice = z.object({ id: z.string(), name: z.string() });
export const queue = z
  .object({
    id: z.string(),
    name: z.string(),
    skills: z.array(z.string()),
    priority: z.number(),
    targetSeconds: z.number(),
    targetPercent: z.number(),
  })
  .openapi('Queue');

export const centre = z
  .object({
    lines: z.array(z.object({ id: z.string(), number: z.string() })),
    queues: z.array(queue),
    dispositions: z.array(choice),
    breakReasons: z.array(choice),
    topics: z.array(choice),
  })
  .openapi('Centre');

const ratio = z.number().nullable();
export const figures = z
  .object({
    calls: z.number(),
    answered: z.number(),
    abandonedInIvr: z.number(),
    abandonedInQueue: z.number(),
    phantom: z.number(),
    offered: z.number(),
    shortAbandoned: z.number(),
    overflowed: z.number(),
    deflected: z.number(),
    blocked: z.number(),
    lostByPbx: z.number(),
    abandonRate: ratio,
    averageSpeedOfAnswer: ratio,
    expectedWait: ratio,
    averageWaitOfAbandoners: ratio,
    serviceLevels: z.array(
      z.object({
        seconds: z.number(),
        ofAnswered: ratio,
        ofOffered: ratio,
        answeredOrAbandonedWithin: ratio,
        ofOfferedLessShort: ratio,
        answeredWithin: z.number(),
        abandonedWithin: z.number(),
      }),
    ),
    averageHandleTime: ratio,
    averageTalk: ratio,
    averageHold: ratio,
    averageWrapUp: ratio,
    occupancy: ratio,
    callers: z.number(),
    callersServedSameDay: z.number(),
    withheld: z.number(),
    callBacksPromised: z.number(),
    callBacksKept: z.number(),
    callBacksBroken: z.number(),
    keptRate: ratio,
    quickCaptures: z.number(),
    anomalies: z.number(),
  })
  .openapi('Figures');

const queueNow = z.object({
  queue,
  waiting: z.number(),
  longestWaitSeconds: z.number(),
  serviceLevel: ratio,
  readyAgents: z.number(),
  waitP90Seconds: z.number(),
});

/** What every desk may see of the centre: no names, no calls. */
const centreNow = z.object({
  at: later,
  lines: z.number(),
  linesBusy: z.number(),
  queues: z.array(queueNow),
  callBacksDue: z.number(),
  callBacksOverdue: z.number(),
  recordsToComplete: z.number(),
  serviceLevel: ratio.describe('Of today: answered within the target, of all offered'),
});

export const wallboard = centreNow
  .extend({ agents: z.array(agentStatus), today: z.union([figures, z.null()]), live: z.array(call) })
  .openapi('Wallboard');

const none = z.object({});
/** What a desk's stream tells: the name of each event, and its data. */
export const deskEvents = z
  .object({
    picture: z.object({
      agent: agentStatus,
      offer: z.union([offeredCall, z.null()]),
      call: z.union([call, z.null()]),
      record: z.union([record, z.null()]),
    }),
    offer: offeredCall,
    'offer-ended': offer,
    call,
    agent: agentStatus,
    whisper: z.object({ text: z.string(), from: z.string(), at: later }),
    centre: centreNow,
    replaced: none,
    beat: none,
  })
  .openapi('DeskEvents');

/** What a wall's stream tells. */
export const wallEvents = z.object({ wallboard, away: none }).openapi('WallEvents');
