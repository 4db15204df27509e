import { isDay } from '@civicline/calendar';
import type { scheduling } from '@civicline/contracts';
import { common } from '@civicline/contracts';
import type { Violation } from '@civicline/service-kit/refusal';
import { invalid } from '@civicline/service-kit/refusal';
import { isPersonName, parsePhone } from '@civicline/vietnamese';
import type { Booking } from '../commands/book-appointment';
import type { ClosureWish } from '../commands/close-day';
import type { Citizen, Localized } from '../domain/appointment';
import { readCode } from '../domain/appointment-code';
import { appointmentNotFound } from '../domain/refusals';
import { localized } from './translate';

const email = /^[^\s@<>"',;:\\()[\]]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?\.[a-z]{2,24}$/i;
// Written by code point: control characters stay out of the source.
const hasControl = (text: string) => [...text].some((sign) => sign.charCodeAt(0) < 32 || sign.charCodeAt(0) === 127);
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const earliest = new Date('2000-01-01T00:00:00Z');
const latest = new Date('2200-01-01T00:00:00Z');

/** Gathers every fault of a request, so that they are told at once. */
export const reading = () => {
  const violations: Violation[] = [];
  const fault = (field: string, rule: string, params?: Violation['params']) =>
    violations.push({ field, rule, ...(params ? { params } : {}) });
  return {
    fault,
    violations: violations as readonly Violation[],
    text: (field: string, value: string, { max, optional = false }: { max: number; optional?: boolean }): string => {
      // Nothing longer is worth the work of looking at it sign by sign.
      const trimmed = value.length > 4 * max ? value : value.normalize('NFC').trim();
      if (!trimmed && !optional) fault(field, 'required');
      else if (trimmed.length > max) fault(field, 'too_long', { max });
      else if (hasControl(trimmed)) fault(field, 'control_characters');
      return trimmed;
    },
    range: (field: string, value: number, min: number, max: number): number => {
      if (value < min || value > max) fault(field, 'range', { min, max });
      return value;
    },
    uuid: (field: string, value: string): string => {
      if (!value) fault(field, 'required');
      else if (!uuid.test(value)) fault(field, 'format');
      return value;
    },
    day: (field: string, value: string): string => {
      if (!value) fault(field, 'required');
      else if (!isDay(value)) fault(field, 'format.day');
      return value;
    },
    /** A time of this century or the next: what is further cannot be written as a local day. */
    instant: (field: string, value: Date | undefined, otherwise?: Date): Date => {
      if (!value) {
        if (!otherwise) fault(field, 'required');
        return otherwise ?? earliest;
      }
      if (value >= earliest && value < latest) return value;
      fault(field, 'format.instant');
      return earliest;
    },
    /** Refuses (INVALID_ARGUMENT) when there was a fault. */
    done: () => {
      if (violations.length) throw invalid(violations);
    },
  };
};

export type Reading = ReturnType<typeof reading>;

const readCitizen = (read: Reading, citizen: scheduling.Citizen | undefined): Citizen => {
  const name = read.text('citizen.name', citizen?.name ?? '', { max: 100 });
  if (name && name.length <= 100 && !isPersonName(name)) read.fault('citizen.name', 'format.name');
  const typed = read.text('citizen.phone', citizen?.phone ?? '', { max: 32 });
  const phone = parsePhone(typed);
  if (typed && (!phone || phone.kind === 'short')) read.fault('citizen.phone', 'format.phone');
  const address = read.text('citizen.email', citizen?.email ?? '', { max: 254, optional: true });
  if (address && !email.test(address)) read.fault('citizen.email', 'format.email');
  return { name, phone: phone?.e164 ?? '', email: address };
};

export const readBooking = (request: scheduling.BookAppointmentRequest): Booking => {
  const read = reading();
  const slotId = read.text('slotId', request.slotId, { max: 120, optional: Boolean(request.holdId) });
  const holdId = request.holdId ? read.uuid('holdId', request.holdId) : '';
  const procedureCode = read.text('procedureCode', request.procedureCode, { max: 64 });
  const citizen = readCitizen(read, request.citizen);
  if (request.locale === common.Locale.UNRECOGNIZED) read.fault('locale', 'unknown_value');
  read.done();
  return { slotId, holdId, procedureCode, citizen, locale: request.locale === common.Locale.EN ? 'en' : 'vi' };
};

/** A phone number as proof: a wrong one is refused later, like a code that does not exist. */
export const readProof = (read: Reading, phoneProof: string): string =>
  read.text('phoneProof', phoneProof, { max: 32, optional: true });

/** A code that cannot be one is a code that was not found: neither says more than the other. */
export const readAppointmentCode = (text: string): string => {
  const read = reading();
  const code = read.text('code', text, { max: 32 });
  read.done();
  const known = readCode(code);
  if (!known) throw appointmentNotFound();
  return known;
};

export const readReason = (read: Reading, reason: common.LocalizedText | undefined, optional: boolean): Localized => {
  const { vi, en } = localized(reason);
  return {
    vi: read.text('reason.vi', vi, { max: 500, optional }),
    en: read.text('reason.en', en, { max: 500, optional: true }),
  };
};

const longestClosureMs = 31 * 86_400_000;

export const readClosure = (
  request: {
    officeId: string;
    from: Date | undefined;
    to: Date | undefined;
    reason?: common.LocalizedText | undefined;
  },
  reasonOptional: boolean,
): ClosureWish => {
  const read = reading();
  const officeId = read.text('officeId', request.officeId, { max: 80 });
  const from = read.instant('from', request.from);
  const to = read.instant('to', request.to);
  if (!read.violations.length && to <= from) read.fault('from', 'before', { other: 'to' });
  if (to.getTime() - from.getTime() > longestClosureMs) read.fault('to', 'range', { min: '1', max: '31' });
  const reason = readReason(read, request.reason, reasonOptional);
  read.done();
  return { officeId, from, to, reason };
};
