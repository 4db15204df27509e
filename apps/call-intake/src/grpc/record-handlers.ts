import { intake } from '@civicline/contracts';
import type { CallContext, Clock } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import type { FreeWindow } from '../commands/deps';
import type { Which } from '../commands/keep-call-back';
import type { CallBackWish, Promised } from '../commands/promise-call-back';
import type { RecordWish } from '../commands/save-record';
import type { AttemptResult, CallBack } from '../domain/call-back';
import type { Call } from '../domain/call';
import type { AtHand } from '../domain/permissions';
import { isHotline, maySeeCallee, maySeeNumberOf } from '../domain/permissions';
import type { ContactRecord } from '../domain/record';
import type { CallBackQuestion } from '../queries/call-backs';
import type { Caller } from '../queries/caller';
import type { Recipient } from '../queries/recipient';
import type { RecordQuestion } from '../queries/records';
import {
  readCallBackCode,
  readCallBackQuestion,
  readCallBackWish,
  readProof,
  readRecordQuestion,
  readRecordWish,
  readWhich,
  timeTokenOf,
} from './read-records';
import { readNumber } from './read-desk';
import { callToProto } from './translate';
import { callBackToProto, callerToProto, recordToProto, windowToProto } from './translate-records';
import { localeToProto, resultOf } from './words';

/** The use cases of records and call-backs behind the door. */
export interface RecordUseCases {
  /** What an agent serves now. */
  atHand(agentId: string): Promise<AtHand | undefined>;
  getCaller(which: { callId: string; number: string }, call: CallContext): Promise<{ caller: Caller; inFull: boolean }>;
  saveRecord(wish: RecordWish, call: CallContext): Promise<ContactRecord>;
  getRecord(id: string): Promise<ContactRecord>;
  findRecord(id: string): Promise<ContactRecord | undefined>;
  listRecords(question: RecordQuestion): Promise<ContactRecord[]>;
  listWindows(from: Date, to: Date, call: CallContext): Promise<readonly FreeWindow[]>;
  promiseCallBack(wish: CallBackWish, call: CallContext): Promise<Promised>;
  listCallBacks(question: CallBackQuestion): Promise<CallBack[]>;
  attemptCallBack(id: string, call: CallContext): Promise<{ callBack: CallBack; call: Call }>;
  settleCallBack(id: string, result: AttemptResult, call: CallContext): Promise<CallBack>;
  rescheduleCallBack(which: Which, slotId: string, call: CallContext): Promise<CallBack>;
  cancelCallBack(which: Which, call: CallContext): Promise<CallBack>;
  getCallBack(code: string, number: string): Promise<CallBack>;
  listCallBacksAbout(subjectCode: string, number: string): Promise<CallBack[]>;
  recipientOf(subjectId: string): Promise<Recipient>;
}

const dayMs = 86_400_000;
const windowRange = { usual: 2 * dayMs, longest: 14 * dayMs };

const readId = (field: string, value: string): string => {
  const read = reading();
  const id = read.uuid(field, value);
  read.done();
  return id;
};

/** Whoever knows a number must not learn by asking what its owner has asked: the code is proof, the name is theirs. */
const withoutWhose = (callBack: intake.CallBack): intake.CallBack => ({
  ...callBack,
  ...{ code: '', name: '', recordId: '', subjectCode: '' },
});

export const recordHandlers = (cases: RecordUseCases, clock: Clock) => {
  const seen = (callBack: CallBack, { caller }: CallContext) =>
    callBackToProto(callBack, maySeeCallee(caller, callBack));
  /** Who promised it, or has proven that it is theirs, knows the number. */
  const own = (callBack: CallBack) => callBackToProto(callBack, true);
  const named = (callBack: CallBack, { id }: Which, call: CallContext) => (id ? seen(callBack, call) : own(callBack));
  /** Records as this caller may see them. */
  const recordsFor = async ({ caller }: CallContext, records: readonly ContactRecord[]) => {
    const hand = caller.role === 'agent' ? await cases.atHand(caller.id) : undefined;
    return records.map((record) => recordToProto(record, maySeeNumberOf(caller, record, hand)));
  };
  const recordFor = async (call: CallContext, record: ContactRecord) => {
    const [shown] = await recordsFor(call, [record]);
    return { record: shown };
  };
  return {
    getCaller: async (request: intake.GetCallerRequest, call: CallContext) => {
      const read = reading();
      const callId = request.callId ? read.uuid('callId', request.callId) : '';
      const number = readNumber(read, 'number', request.number);
      if (!callId && !request.number) read.fault('callId', 'required');
      read.done();
      const { caller, inFull } = await cases.getCaller({ callId, number }, call);
      return { caller: callerToProto(caller, clock.now(), inFull) };
    },

    saveRecord: async (request: intake.SaveRecordRequest, call: CallContext) => {
      return recordFor(call, await cases.saveRecord(readRecordWish(request), call));
    },

    getRecord: async (request: intake.GetRecordRequest, call: CallContext) => {
      return recordFor(call, await cases.getRecord(readId('recordId', request.recordId)));
    },

    listRecords: async (request: intake.ListRecordsRequest, call: CallContext) => {
      const question = readRecordQuestion(request);
      const found = await cases.listRecords({ ...question, limit: question.limit + 1 });
      const page = found.slice(0, question.limit);
      const last = found.length > question.limit ? page.at(-1) : undefined;
      const nextPageToken = last ? timeTokenOf({ at: last.createdAt, id: last.id }) : '';
      return { records: await recordsFor(call, page), nextPageToken };
    },

    listCallBackWindows: async (request: intake.ListCallBackWindowsRequest, call: CallContext) => {
      const read = reading();
      const from = read.instant('from', request.from, clock.now());
      const to = read.instant('to', request.to, new Date(from.getTime() + windowRange.usual));
      if (to <= from) read.fault('from', 'before', { other: 'to' });
      else if (to.getTime() - from.getTime() > windowRange.longest) read.fault('to', 'range', { min: '1', max: '14' });
      read.done();
      return { windows: (await cases.listWindows(from, to, call)).map(windowToProto) };
    },

    promiseCallBack: async (request: intake.PromiseCallBackRequest, call: CallContext) => {
      const { callBack, existing } = await cases.promiseCallBack(readCallBackWish(request), call);
      const shown = own(callBack);
      return { callBack: existing && !isHotline(call.caller) ? withoutWhose(shown) : shown, existing };
    },

    listCallBacks: async (request: intake.ListCallBacksRequest, call: CallContext) => {
      const question = readCallBackQuestion(request, clock.now());
      const found = await cases.listCallBacks({ ...question, limit: question.limit + 1 });
      const page = found.slice(0, question.limit);
      const last = found.length > question.limit ? page.at(-1) : undefined;
      const nextPageToken = last ? timeTokenOf({ at: last.nextAttemptAt ?? last.promisedAt, id: last.id }) : '';
      return { callBacks: page.map((one) => seen(one, call)), nextPageToken };
    },

    attemptCallBack: async (request: intake.AttemptCallBackRequest, call: CallContext) => {
      const tried = await cases.attemptCallBack(readId('callBackId', request.callBackId), call);
      const { recordId } = tried.callBack;
      const record = recordId ? await cases.findRecord(recordId) : undefined;
      return {
        callBack: own(tried.callBack),
        call: callToProto(tried.call, clock.now(), true),
        record: record && recordToProto(record, true),
      };
    },

    settleCallBack: async (request: intake.SettleCallBackRequest, call: CallContext) => {
      const read = reading();
      const id = read.uuid('callBackId', request.callBackId);
      const result = resultOf(request.result);
      if (!result)
        read.fault('result', request.result === intake.AttemptResult.UNSPECIFIED ? 'required' : 'unknown_value');
      read.done();
      return { callBack: seen(await cases.settleCallBack(id, result ?? 'failed', call), call) };
    },

    rescheduleCallBack: async (request: intake.RescheduleCallBackRequest, call: CallContext) => {
      const which = readWhich(request, isHotline(call.caller));
      const read = reading();
      const slotId = read.text('slotId', request.slotId, { max: 120 });
      read.done();
      return { callBack: named(await cases.rescheduleCallBack(which, slotId, call), which, call) };
    },

    cancelCallBack: async (request: intake.CancelCallBackRequest, call: CallContext) => {
      const which = readWhich(request, isHotline(call.caller));
      return { callBack: named(await cases.cancelCallBack(which, call), which, call) };
    },

    getIntakeRecipient: async (request: intake.GetIntakeRecipientRequest) => {
      const { name, number, locale } = await cases.recipientOf(readId('subjectId', request.subjectId));
      return { name, phone: number, locale: localeToProto(locale) };
    },

    getCallBack: async (request: intake.GetCallBackRequest) => {
      const code = readCallBackCode(request.code);
      return { callBack: own(await cases.getCallBack(code, readProof(request.phoneProof))) };
    },

    listCallBacksAbout: async (request: intake.ListCallBacksAboutRequest) => {
      const read = reading();
      const subjectCode = read.text('subjectCode', request.subjectCode, { max: 64 }).toUpperCase();
      read.done();
      const found = await cases.listCallBacksAbout(subjectCode, readProof(request.phoneProof));
      return { callBacks: found.map(own) };
    },
  };
};
