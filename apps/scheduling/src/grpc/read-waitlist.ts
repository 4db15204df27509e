import { addDays, isTime } from '@civicline/calendar';
import type { scheduling } from '@civicline/contracts';
import { common } from '@civicline/contracts';
import type { JoinWish } from '../commands/join-waitlist';
import type { EntryProof } from '../commands/leave-waitlist';
import { readSpokenCode } from '@civicline/vietnamese';
import { waitlistEntryNotFound } from '../domain/refusals';
import { reading } from '@civicline/service-kit';
import { readCitizen } from './read-request';

const longestDays = 62;

export const readJoin = (request: scheduling.JoinWaitlistRequest): JoinWish => {
  const read = reading();
  const officeId = read.text('officeId', request.officeId, { max: 80 });
  const scheduleId = read.text('scheduleId', request.scheduleId, { max: 80, optional: true });
  const procedureCode = read.text('procedureCode', request.procedureCode, { max: 64 });
  const daysAt = read.violations.length;
  const fromDay = read.day('fromDay', request.fromDay);
  const toDay = read.day('toDay', request.toDay);
  if (read.violations.length === daysAt) {
    if (toDay < fromDay) read.fault('fromDay', 'before', { other: 'toDay' });
    else if (toDay >= addDays(fromDay, longestDays)) read.fault('toDay', 'range', { min: 1, max: longestDays });
  }
  const { earliest, latest } = request;
  for (const [field, time] of [
    ['earliest', earliest],
    ['latest', latest],
  ] as const)
    if (time && !isTime(time)) read.fault(field, 'format.time');
  if (earliest && latest && isTime(earliest) && isTime(latest) && earliest >= latest)
    read.fault('earliest', 'before', { other: 'latest' });
  const citizen = readCitizen(read, request.citizen);
  if (request.locale === common.Locale.UNRECOGNIZED) read.fault('locale', 'unknown_value');
  const network = read.text('network', request.network, { max: 128, optional: true });
  read.done();
  const locale = request.locale === common.Locale.EN ? 'en' : 'vi';
  return { officeId, scheduleId, procedureCode, fromDay, toDay, earliest, latest, citizen, locale, network };
};

/** A code that cannot be one is a code that was not found. */
export const readEntryProof = (request: { code: string; proof: string }): EntryProof => {
  const read = reading();
  const typed = read.text('code', request.code, { max: 32 });
  const proof = read.text('proof', request.proof, { max: 64, optional: true });
  read.done();
  const code = readSpokenCode(typed);
  if (!code) throw waitlistEntryNotFound();
  return { code, proof };
};
