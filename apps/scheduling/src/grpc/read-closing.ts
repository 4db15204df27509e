import type { common, scheduling } from '@civicline/contracts';
import { scheduling as contract } from '@civicline/contracts';
import type { Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import type { Answering } from '../commands/answer-relocation';
import type { ClosureWish } from '../commands/close-day';
import type { Telling } from '../commands/record-told';
import { openEnd } from '../domain/closing';
import type { UntoldQuestion } from '../queries/untold';
import { readAppointmentCode, readProof, readReason } from './read-request';

const longestDays = 366;
const dayMs = 86_400_000;
const most = { places: 200, tellAfterSeconds: 900 };

const readTimes = (
  read: Reading,
  request: {
    officeId: string;
    from: Date | undefined;
    to: Date | undefined;
    reason?: common.LocalizedText | undefined;
    scheduleId: string;
    places: number;
    tellAfterSeconds?: number;
  },
  reasonOptional: boolean,
): ClosureWish => {
  const officeId = read.text('officeId', request.officeId, { max: 80 });
  const from = read.instant('from', request.from);
  const to = read.instant('to', request.to, openEnd);
  if (!read.violations.length && to <= from) read.fault('from', 'before', { other: 'to' });
  if (request.to && to.getTime() - from.getTime() > longestDays * dayMs)
    read.fault('to', 'range', { min: '1', max: String(longestDays) });
  const scheduleId = read.text('scheduleId', request.scheduleId, { max: 80, optional: true });
  const places = read.range('places', request.places, 0, most.places);
  const tellAfterSeconds = read.range('tellAfterSeconds', request.tellAfterSeconds ?? 0, 0, most.tellAfterSeconds);
  const reason = readReason(read, request.reason, reasonOptional);
  read.done();
  return { officeId, from, to, scheduleId, places, tellAfterSeconds, reason };
};

export const readClosing = (request: scheduling.CloseDayRequest): ClosureWish => readTimes(reading(), request, false);

export const readPreview = (request: scheduling.PreviewClosureRequest): ClosureWish =>
  readTimes(reading(), request, true);

export const readClosureId = (closureId: string): string => {
  const read = reading();
  const id = read.uuid('closureId', closureId);
  read.done();
  return id;
};

export const readAnswer = (request: scheduling.AnswerRelocationRequest): Answering => {
  const read = reading();
  const phoneProof = readProof(read, request.phoneProof);
  const { answer } = request;
  if (answer !== contract.RelocationAnswer.ACCEPT && answer !== contract.RelocationAnswer.REFUSE)
    read.fault('answer', answer === contract.RelocationAnswer.UNSPECIFIED ? 'required' : 'unknown_value');
  read.done();
  return {
    code: readAppointmentCode(request.code),
    phoneProof,
    answer: answer === contract.RelocationAnswer.REFUSE ? 'refused' : 'accepted',
  };
};

export const readUntold = (request: scheduling.ListUntoldRequest): UntoldQuestion => {
  const read = reading();
  const officeId = read.text('officeId', request.officeId, { max: 80, optional: true });
  const closureId = request.closureId ? read.uuid('closureId', request.closureId) : '';
  read.done();
  return { officeId, closureId, unreached: request.unreached };
};

export const readTelling = (request: scheduling.RecordToldRequest): Telling => {
  const read = reading();
  const { outcome } = request;
  if (outcome !== contract.TellingOutcome.SPOKEN && outcome !== contract.TellingOutcome.NOT_REACHED)
    read.fault('outcome', outcome === contract.TellingOutcome.UNSPECIFIED ? 'required' : 'unknown_value');
  const note = read.text('note', request.note, { max: 500, optional: true });
  read.done();
  return {
    code: readAppointmentCode(request.code),
    outcome: outcome === contract.TellingOutcome.SPOKEN ? 'spoken' : 'not-reached',
    note,
  };
};
