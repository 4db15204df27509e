import { scheduling } from '@civicline/contracts';
import { announceHappened } from '@civicline/scheduling/bench/announce';
import type { Appointment } from '@civicline/scheduling/bench/domain/appointment';
import { readSlotId } from '@civicline/scheduling/bench/domain/opening';
import { CodeTaken } from '@civicline/scheduling/bench/store/appointments';
import { bookPlace } from '@civicline/scheduling/bench/store/bookings';
import { bookingFacts } from '@civicline/scheduling/bench/store/catalogue';
import { callContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { onceIn, openKeyring, openVault, paramsFor } from '@civicline/store';
import { keeperSettings } from '@civicline/testkit';
import { makeSpokenCode } from '@civicline/vietnamese';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { Row } from './measure';
import { against, load } from './measure';
import { citizen, startSchedulingAlone } from './scheduling-alone';

const atOnce = 32;
const attempts = 1_600;
const warmUps = 4;

/** It seals as the service does. */
const params = paramsFor(openVault(openKeyring(keeperSettings['CIVICLINE_PERSONAL_KEYS'] ?? ''), 'scheduling'));

/**
 * The floor: the very statements of a booking on the very tables, from a pool of the same size, one after the other and with
 * no service around them.
 */
const floorBooking =
  (pool: Pool) =>
  async (slotId: string): Promise<void> => {
    const client = await pool.connect();
    let again = false;
    try {
      const query = async (text: string, values: readonly unknown[] = [], name?: string) =>
        (await client.query({ text, values: params(values), ...(name === undefined ? {} : { name }) })).rows;
      const [now, key] = [new Date(), randomUUID()];
      await query('BEGIN');
      const writes: Promise<unknown>[] = [];
      const tx = {
        query,
        write: (...statement: Parameters<typeof query>) => void writes.push(query(...statement)),
        afterCommit: () => undefined,
      } as unknown as Tx;
      await onceIn(tx, { caller: 'floor', command: 'BookAppointment', key, fingerprint: 'f' }, async () => {
        const appointment = appointmentAt(slotId, now);
        const { scheduleId } = appointment.slot;
        const ask = { slotId, scheduleId, procedureCode: 'BD-01', phone: appointment.citizen.phone, now };
        const { schedule, used } = await bookingFacts(tx, ask);
        const wanted = { slot: appointment.slot, places: schedule?.places ?? 0, used, reach: 'public' as const };
        const rules = { limit: 5, knowsOf: null, duplicate: true, bookedFrom: '' };
        const { outcome } = await bookPlace(tx, wanted, appointment, now, rules);
        if (outcome !== 'booked') throw new Error(outcome);
        await announceHappened(tx, [{ what: 'booked', appointment }], randomUUID);
        return appointment;
      });
      await Promise.all(writes);
      await query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      if (!(error instanceof CodeTaken)) throw error;
      again = true;
    } finally {
      client.release();
    }
    if (again) await floorBooking(pool)(slotId);
  };

const text = { vi: 'Trung tâm', en: 'Center' };

const appointmentAt = (slotId: string, now: Date): Appointment => {
  const { scheduleId, start } = readSlotId(slotId) ?? { scheduleId: '', start: now };
  const end = new Date(start.getTime() + 1_800_000);
  return {
    id: randomUUID(),
    code: makeSpokenCode(Math.random),
    status: 'booked',
    version: 1,
    slot: { id: slotId, scheduleId, officeId: 'ppac', start, end },
    procedureCode: 'BD-01',
    procedureName: text,
    officeName: text,
    officeAddress: text,
    citizen: citizen(),
    locale: 'vi',
    bookedAt: now,
    changedAt: now,
    reason: null,
    movedFrom: null,
    answerKey: null,
  };
};

/**
 * Booking through gRPC against the same statements from pg: one hot slot, and spread over 200. The runs before those that
 * count let both warm up: a service runs for weeks.
 */
export const benchBooking = async (runs: number): Promise<Row[]> => {
  const { postgres, client, freshSchedule, stop } = await startSchedulingAlone();
  const pool = new Pool({
    connectionString: postgres,
    max: 16,
    options: '-c search_path=scheduling,public -c timezone=UTC',
  });
  const asSystem = (key: string) =>
    callContext({ caller: { role: 'system', id: 'bench' }, timeoutMs: 30_000, idempotencyKey: key });
  const rows: Row[] = [];
  const shapes = [
    // Eight slots one after the other: at any moment everybody wants the same one.
    ['booking, one hot slot', 8, (n: number) => Math.floor(n / 200)],
    ['booking, 200 slots', 200, (n: number) => n % 200],
  ] as const;
  const bookFloor = floorBooking(pool);
  for (const [what, slots, slotOf] of shapes) {
    const [floor, ours]: [number[], number[]] = [[], []];
    const places = Math.ceil(attempts / slots);
    for (let run = 0; run < warmUps + runs; run++) {
      const floorSlot = await freshSchedule(places);
      floor.push((await load(attempts, atOnce, (n) => bookFloor(floorSlot(slotOf(n))))).perSecond);
      const slot = await freshSchedule(places);
      const request = (n: number) => ({ slotId: slot(slotOf(n)), procedureCode: 'BD-01', citizen: citizen() });
      const { perSecond } = await load(attempts, atOnce, (n) =>
        client.bookAppointment(scheduling.BookAppointmentRequest.fromPartial(request(n)), asSystem(randomUUID())),
      );
      ours.push(perSecond);
    }
    rows.push(against(what, floor.slice(warmUps), ours.slice(warmUps), 'a second', '>= 0.6'));
  }
  await pool.end();
  await stop();
  return rows;
};
