import { addDays, isTime } from '@civicline/calendar';
import type { directory } from '@civicline/contracts';
import type { CallContext, Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import { parsePhone } from '@civicline/vietnamese';
import type { RosterWish } from '../commands/set-roster';
import type { DutyOfficer, DutyShift, OnDuty } from '../domain/roster';
import { firstOverlap } from '../domain/roster';

/** The use cases of the roster behind the door. */
export interface RosterUseCases {
  getRoster(officeId: string, from: string, to: string, call: CallContext): Promise<DutyShift[]>;
  setRoster(wish: RosterWish, call: CallContext): Promise<DutyShift[]>;
  listOnDuty(officeIds: readonly string[], at: Date | null): Promise<(OnDuty & { officeId: string })[]>;
}

const longestDays = 92;
const maxShifts = 500;
const maxOffices = 200;

const readOfficer = (read: Reading, at: string, officer: directory.DutyOfficer): DutyOfficer => {
  const typed = read.text(`${at}.number`, officer.number, { max: 32 });
  const phone = parsePhone(typed);
  // An extension is a few digits; everything else is a number that can be dialled.
  if (typed && !phone && !/^\d{2,6}$/.test(typed)) read.fault(`${at}.number`, 'format.phone');
  return {
    id: read.text(`${at}.id`, officer.id, { max: 120 }),
    name: read.text(`${at}.name`, officer.name, { max: 100 }),
    number: phone?.e164 ?? typed,
  };
};

const readDays = (read: Reading, { from, to }: { from: string; to: string }) => {
  const days = { from: read.day('from', from), to: read.day('to', to) };
  if (read.violations.length) return days;
  if (days.to < days.from) read.fault('from', 'before', { other: 'to' });
  else if (addDays(days.from, longestDays) < days.to) read.fault('to', 'range', { min: 1, max: longestDays });
  return days;
};

const readShift = (
  read: Reading,
  shift: directory.DutyShift,
  n: number,
  days: { from: string; to: string },
): DutyShift => {
  const at = `shifts[${n}]`;
  const { opens = '', closes = '' } = shift.hours ?? {};
  if (!isTime(opens) || !isTime(closes)) read.fault(`${at}.hours`, 'format.time');
  else if (opens >= closes) read.fault(`${at}.hours.opens`, 'before', { other: 'closes' });
  const day = read.day(`${at}.day`, shift.day);
  if (day && (day < days.from || day > days.to)) read.fault(`${at}.day`, 'range', { min: days.from, max: days.to });
  if (!shift.officer) read.fault(`${at}.officer`, 'required');
  const nobody = { id: '', name: '', number: '' };
  return {
    day,
    opens,
    closes,
    officer: shift.officer ? readOfficer(read, `${at}.officer`, shift.officer) : nobody,
    substitute: shift.substitute ? readOfficer(read, `${at}.substitute`, shift.substitute) : null,
    away: shift.away,
  };
};

const shiftToProto = ({ day, opens, closes, officer, substitute, away }: DutyShift): directory.DutyShift => ({
  day,
  hours: { opens, closes },
  officer,
  substitute: substitute ?? undefined,
  away,
});

export const rosterHandlers = (cases: RosterUseCases) => ({
  getRoster: async (request: directory.GetRosterRequest, call: CallContext) => {
    const read = reading();
    const officeId = read.text('officeId', request.officeId, { max: 80 });
    const { from, to } = readDays(read, request);
    read.done();
    return { shifts: (await cases.getRoster(officeId, from, to, call)).map(shiftToProto) };
  },

  setRoster: async (request: directory.SetRosterRequest, call: CallContext) => {
    const read = reading();
    const officeId = read.text('officeId', request.officeId, { max: 80 });
    const days = readDays(read, request);
    if (request.shifts.length > maxShifts) read.fault('shifts', 'too_many', { max: maxShifts });
    const shifts = request.shifts.slice(0, maxShifts).map((shift, n) => readShift(read, shift, n, days));
    const overlap = read.violations.length ? -1 : firstOverlap(shifts);
    if (overlap >= 0) read.fault(`shifts[${overlap}].hours`, 'duplicate');
    read.done();
    return { shifts: (await cases.setRoster({ officeId, ...days, shifts }, call)).map(shiftToProto) };
  },

  listOnDuty: async (request: directory.ListOnDutyRequest) => {
    const read = reading();
    if (request.officeIds.length > maxOffices) read.fault('officeIds', 'too_many', { max: maxOffices });
    const at = request.at ? read.instant('at', request.at) : null;
    const officeIds = request.officeIds
      .slice(0, maxOffices)
      .map((id, n) => read.text(`officeIds[${n}]`, id, { max: 80 }));
    read.done();
    const found = await cases.listOnDuty(officeIds, at);
    return {
      onDuty: found.map(({ officeId, officer, isSubstitute }) => ({ officeId, officer, substitute: isSubstitute })),
    };
  },
});
