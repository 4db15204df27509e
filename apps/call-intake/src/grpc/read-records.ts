import { common, intake } from '@civicline/contracts';
import type { Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import { invalid } from '@civicline/service-kit/refusal';
import { isPersonName, parsePhone, readSpokenCode } from '@civicline/vietnamese';
import type { Which } from '../commands/keep-call-back';
import type { CallBackWish } from '../commands/promise-call-back';
import type { RecordWish } from '../commands/save-record';
import { topics } from '../domain/choices';
import type { FieldName, RecordFields } from '../domain/record';
import { fieldNames } from '../domain/record';
import { callBackNotFound } from '../domain/refusals';
import type { CallBackQuestion } from '../queries/call-backs';
import type { RecordQuestion } from '../queries/records';
import { readNumber } from './read-desk';
import { callBackStatusOf, causeOf, recordStatusOf } from './words';

const longTexts: readonly FieldName[] = ['question', 'answer'];
const most: Partial<Record<FieldName, number>> = { question: 10_000, answer: 10_000, name: 100, address: 300 };
const usualMax = 64;
const pages = { usual: 50, max: 500 };

const readTopic = (read: Reading, field: string, topic: string, optional = true): string => {
  const known = read.text(field, topic, { max: usualMax, optional });
  if (known && !topics.some(({ id }) => id === known)) read.fault(field, 'unknown_value');
  return known;
};

const localeOf = (locale: common.Locale): '' | 'vi' | 'en' =>
  locale === common.Locale.EN ? 'en' : locale === common.Locale.VI ? 'vi' : '';

const readFields = (read: Reading, fields: intake.RecordFields | undefined): Partial<RecordFields> => {
  if (!fields) return {};
  const given: Partial<Record<FieldName, string>> = {};
  for (const name of fieldNames) {
    if (name === 'locale') given.locale = localeOf(fields.locale);
    else if (name === 'topic') given.topic = readTopic(read, 'fields.topic', fields.topic);
    else {
      const lines = longTexts.includes(name);
      given[name] = read.text(`fields.${name}`, fields[name], { max: most[name] ?? usualMax, optional: true, lines });
    }
  }
  // What was shown masked is not written back.
  if (given.number?.includes('*')) read.fault('fields.number', 'format.phone');
  // Half a number is kept as it was typed: somebody is typing it.
  const phone = given.number ? parsePhone(given.number) : null;
  return phone ? { ...given, number: phone.e164 } : given;
};

export const readRecordWish = (request: intake.SaveRecordRequest): RecordWish => {
  const read = reading();
  const { callId, recordId } = request;
  if (recordId) read.uuid('recordId', recordId);
  else read.uuid('callId', callId);
  const cleared = request.clear.flatMap((name, n): FieldName[] => {
    const field = fieldNames.find((one) => one === name);
    if (!field) read.fault(`clear[${n}]`, 'unknown_value');
    return field ? [field] : [];
  });
  const given = readFields(read, request.fields);
  const expectedVersion = read.range('expectedVersion', request.expectedVersion, 0, 1_000_000);
  read.done();
  return { callId, recordId, given, cleared, expectedVersion };
};

/** The place of something in a list that goes by time. */
export const timeTokenOf = ({ at, id }: { at: Date; id: string }): string => `${at.getTime()}_${id}`;

const readTimeToken = (text: string): { at: Date; id: string } | null => {
  if (!text) return null;
  const [, ms, id] = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!ms || !id) throw invalid([{ field: 'pageToken', rule: 'format' }]);
  return { at: new Date(Number(ms)), id };
};

export const readRecordQuestion = (request: intake.ListRecordsRequest): RecordQuestion => {
  const read = reading();
  const unasked = request.status === intake.RecordStatus.UNSPECIFIED;
  const status = unasked ? null : (recordStatusOf(request.status) ?? null);
  if (!unasked && !status) read.fault('status', 'unknown_value');
  const number = readNumber(read, 'number', request.number);
  const limit = read.range('pageSize', request.pageSize || pages.usual, 1, pages.max);
  read.done();
  return { status, number, limit, after: readTimeToken(request.pageToken) };
};

export const readCallBackQuestion = (request: intake.ListCallBacksRequest, now: Date): CallBackQuestion => {
  const read = reading();
  const statuses = request.statuses.flatMap((status, n) => {
    const word = callBackStatusOf(status);
    if (!word) read.fault(`statuses[${n}]`, 'unknown_value');
    return word ?? [];
  });
  const number = readNumber(read, 'number', request.number);
  const limit = read.range('pageSize', request.pageSize || pages.usual, 1, pages.max);
  read.done();
  return { statuses, dueBy: request.due ? now : null, number, limit, after: readTimeToken(request.pageToken) };
};

export const readCallBackWish = (request: intake.PromiseCallBackRequest): CallBackWish => {
  const read = reading();
  const name = read.text('name', request.name, { max: 100, optional: true });
  if (name && !isPersonName(name)) read.fault('name', 'format.name');
  const typed = read.text('number', request.number, { max: 32 });
  const phone = parsePhone(typed);
  if (typed && (!phone || phone.kind === 'short')) read.fault('number', 'format.phone');
  const topic = readTopic(read, 'topic', request.topic);
  const cause = causeOf(request.cause);
  if (!cause) read.fault('cause', request.cause === intake.CallBackCause.UNSPECIFIED ? 'required' : 'unknown_value');
  const slotId = read.text('slotId', request.slotId, { max: 120, optional: true });
  const recordId = request.recordId ? read.uuid('recordId', request.recordId) : '';
  const callId = request.callId ? read.uuid('callId', request.callId) : '';
  const subjectCode = read.text('subjectCode', request.subjectCode, { max: usualMax, optional: true });
  read.done();
  return {
    name,
    number: phone?.e164 ?? '',
    topic,
    locale: localeOf(request.locale) || 'vi',
    cause: cause ?? 'asked_agent',
    slotId,
    recordId,
    callId,
    subjectCode,
  };
};

/** A code that cannot be one is a code that was not found: neither says more than the other. */
export const readCallBackCode = (code: string): string => {
  const read = reading();
  const text = read.text('code', code, { max: 32 });
  read.done();
  const known = readSpokenCode(text);
  if (!known) throw callBackNotFound();
  return known;
};

/** A number as proof: one that is none is a wrong one. */
export const readProof = (phoneProof: string): string => parsePhone(phoneProof.slice(0, 32))?.e164 ?? '';

interface Named {
  readonly callBackId: string;
  readonly code: string;
  readonly phoneProof: string;
}

/** Staff name a call-back by its id; everybody else by its code, with the number. */
export const readWhich = ({ callBackId, code, phoneProof }: Named, isStaff: boolean): Which => {
  if (!isStaff || !callBackId) return { id: '', code: readCallBackCode(code), number: readProof(phoneProof) };
  const read = reading();
  const id = read.uuid('callBackId', callBackId);
  read.done();
  return { id, code: '', number: '' };
};
