import type { scheduling } from '@civicline/contracts';
import { common } from '@civicline/contracts';
import type { Reading } from '@civicline/service-kit';
import { localized, reading } from '@civicline/service-kit';
import { isPersonName, parsePhone, readSpokenCode } from '@civicline/vietnamese';
import type { Booking } from '../commands/book-appointment';
import type { Citizen, Localized } from '../domain/appointment';
import { appointmentNotFound } from '../domain/refusals';

const email = /^[^\s@<>"',;:\\()[\]]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?\.[a-z]{2,24}$/i;
export const readCitizen = (read: Reading, citizen: scheduling.Citizen | undefined): Citizen => {
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
  const overbookReason = request.overbook ? read.text('overbook.reason', request.overbook.reason, { max: 500 }) : '';
  read.done();
  const locale = request.locale === common.Locale.EN ? 'en' : 'vi';
  const { confirmDuplicate } = request;
  return { slotId, holdId, procedureCode, citizen, locale, confirmDuplicate, overbookReason };
};

/** A phone number as proof: a wrong one is refused later, like a code that does not exist. */
export const readProof = (read: Reading, phoneProof: string): string =>
  read.text('phoneProof', phoneProof, { max: 32, optional: true });

/** A code that cannot be one is a code that was not found: neither says more than the other. */
export const readAppointmentCode = (text: string): string => {
  const read = reading();
  const code = read.text('code', text, { max: 32 });
  read.done();
  const known = readSpokenCode(code);
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
