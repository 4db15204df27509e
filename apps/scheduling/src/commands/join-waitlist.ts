import { addDays, instantOf, localDay, localTime } from '@civicline/calendar';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceWaitlist } from '../announce';
import type { Citizen } from '../domain/appointment';
import { makeSpokenCode } from '@civicline/vietnamese';
import type { OpenSchedule } from '../domain/opening';
import { lastDay, serves, slotsBetween } from '../domain/opening';
import { reachOf } from '../domain/permissions';
import {
  officeNotFound,
  placesFree,
  procedureNotFound,
  procedureNotServed,
  slotInPast,
  slotNotFound,
  slotTooFar,
  waitlistLimit,
} from '../domain/refusals';
import type { WaitlistEntry } from '../domain/waitlist';
import type { FreeSlot } from '../queries/nearest-slots';
import { withOccupancy } from '../queries/nearest-slots';
import { refusedByIndex } from '../store/appointments';
import { officeById, procedureByCode, schedulesOf } from '../store/catalogue';
import { lockLineToJoin } from '../store/offers';
import { occupancyOf } from '../store/places';
import { countWaiting, insertEntry, noteStep } from '../store/waitlist';
import { withNewCode } from './book-appointment';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface JoinWish {
  readonly officeId: string;
  /** Empty: any counter that serves the procedure. */
  readonly scheduleId: string;
  readonly procedureCode: string;
  readonly fromDay: string;
  readonly toDay: string;
  /** Local times [earliest, latest); empty is unbounded. */
  readonly earliest: string;
  readonly latest: string;
  readonly citizen: Citizen;
  readonly locale: 'vi' | 'en';
  readonly network: string;
}

const alternatives = 3;

/**
 * Gets in line. Refuses OFFICE_NOT_FOUND, PROCEDURE_NOT_FOUND, PROCEDURE_NOT_SERVED, SLOT_IN_PAST, SLOT_TOO_FAR,
 * SLOT_NOT_FOUND (the office has no such time), PLACES_FREE, WAITLIST_LIMIT.
 */
export const joinWaitlist =
  (deps: Deps) =>
  (wish: JoinWish, call: CallContext): Promise<WaitlistEntry> =>
    withNewCode(() =>
      deps.store.once(onceKey('JoinWaitlist', wish, call), async (tx) => {
        const now = deps.clock.now();
        await lockLineToJoin(tx, wish.officeId);
        const { office, procedure, schedules } = await counterFor(tx, wish, now);
        const visitor = call.caller.role === 'citizen' ? call.caller.id : '';
        await withinLimits(tx, wish, visitor, deps.limits);
        await needsWaiting(tx, wish, schedules, call, now);
        const entry: WaitlistEntry = {
          id: deps.newId(),
          code: makeSpokenCode(deps.chance),
          key: `${makeSpokenCode(deps.chance)}-${makeSpokenCode(deps.chance)}`,
          status: 'waiting',
          version: 1,
          officeId: wish.officeId,
          officeName: office.name,
          scheduleId: wish.scheduleId,
          procedureCode: wish.procedureCode,
          procedureName: procedure.name,
          fromDay: wish.fromDay,
          toDay: wish.toDay,
          earliest: wish.earliest,
          latest: wish.latest,
          citizen: wish.citizen,
          locale: wish.locale,
          joinedAt: now,
          changedAt: now,
          offer: null,
          appointmentCode: '',
        };
        const served = schedules.map(({ id }) => id);
        await insertEntry(tx, entry, served, { visitor, network: wish.network }).catch(refusedByIndex);
        noteStep(tx, entry, visitor ? 'citizen' : 'staff');
        await announceWaitlist(tx, { what: 'joined', entry }, deps.newId());
        return entry;
      }),
    );

const counterFor = async (tx: Tx, { officeId, scheduleId, procedureCode }: JoinWish, now: Date) => {
  const office = await officeById(tx, officeId);
  if (!office) throw officeNotFound();
  const procedure = await procedureByCode(tx, procedureCode);
  if (!procedure) throw procedureNotFound();
  const all = await schedulesOf(tx, officeId, now);
  const schedules = all.filter(
    (schedule) => (!scheduleId || schedule.id === scheduleId) && serves(schedule, procedure),
  );
  if (!schedules.length) throw procedureNotServed();
  return { office, procedure, schedules };
};

/** Waiting costs nothing, so without a limit one could stand in line as a hundred people and let every place run out. */
const withinLimits = async (tx: Tx, wish: JoinWish, visitor: string, limits: Deps['limits']): Promise<void> => {
  const waiting = await countWaiting(tx, wish.citizen.phone, { visitor, network: wish.network });
  if (waiting.phone >= limits.waiting || waiting.visitor >= limits.waiting) throw waitlistLimit(limits.waiting);
  if (waiting.network >= limits.waitingOfNetwork) throw waitlistLimit(limits.waitingOfNetwork);
};

/** There are such times, and every one of them is full. */
const needsWaiting = async (
  tx: Tx,
  wish: JoinWish,
  schedules: readonly OpenSchedule[],
  call: CallContext,
  now: Date,
): Promise<void> => {
  if (wish.toDay < localDay(now)) throw slotInPast();
  if (schedules.every((schedule) => wish.toDay > lastDay(schedule, now))) throw slotTooFar();
  const reach = reachOf(call.caller, wish.officeId);
  const [from, to] = [instantOf(wish.fromDay, '00:00'), instantOf(addDays(wish.toDay, 1), '00:00')];
  const inWindow = (start: Date) =>
    localTime(start) >= wish.earliest && (!wish.latest || localTime(start) < wish.latest);
  const offered = schedules.map((schedule) => ({
    schedule,
    slots: slotsBetween(schedule, from, to, now).filter(({ start }) => inWindow(start)),
  }));
  const ids = offered.flatMap(({ slots }) => slots.map(({ id }) => id));
  if (!ids.length) throw slotNotFound();
  const taken = await occupancyOf(tx, ids, now, reach);
  const free: FreeSlot[] = offered
    .flatMap(({ slots, schedule }) => withOccupancy(slots, schedule, taken, reach))
    .filter((slot) => slot.free > 0);
  if (!free.length) return;
  throw placesFree(free.sort((a, b) => a.start.getTime() - b.start.getTime()).slice(0, alternatives));
};
