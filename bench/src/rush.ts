import { scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { dayAway } from './counter';
import type { Row } from './measure';
import { load, quantile } from './measure';

const places = 3;
const slots = 20;
const citizens = 30;

/** Thirty citizens on each of twenty slots of three places, over HTTP: how many are granted, and how long they wait. */
export const benchRush = async (name: string, house: House): Promise<Row> => {
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const id = `rush-${randomUUID().slice(0, 8)}`;
  const schedule = scheduling.Schedule.fromPartial({
    id,
    officeId: 'ppac',
    name: { vi: id, en: id },
    slotMinutes: 10,
    places,
    horizonDays: 60,
    hours: {
      weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, intervals: [{ opens: '07:00', closes: '20:00' }] })),
    },
  });
  await client.importSchedules(
    { schedules: [schedule], dryRun: false },
    callContext({ caller: { role: 'system', id: 'bench' } }),
  );
  await client.stop();
  let granted = 0;
  const other: number[] = [];
  const knock = async (slotId: string, phone: number) => {
    const body = { slotId, procedureCode: 'BD-01', citizen: { name: 'Nguyễn Văn An', phone: `09${phone}` } };
    const response = await fetch(`${house.url}/api/v1/appointments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
    await response.arrayBuffer();
    return response.status;
  };
  const slotAt = (n: number) => `${id}.${dayAway(15)}T${String(8 + Math.floor(n / 6)).padStart(2, '0')}${n % 6}0`;
  // One full slot is knocked at first, so that no process meets its first request in the rush.
  await load(300, citizens, (n) => knock(`${id}.${dayAway(16)}T0800`, 20_000_000 + n));
  const { perSecond, times } = await load(slots * citizens, citizens, async (n) => {
    const status = await knock(slotAt(Math.floor(n / citizens)), 10_000_000 + n);
    if (status === 201) granted++;
    else if (status !== 409) other.push(status);
  });
  return {
    what: `rush over HTTP, ${name}`,
    floor: `${slots * places} places`,
    ours: `${granted} granted, ${perSecond.toFixed(0)}/s, p95 ${quantile(times, 0.95).toFixed(0)} ms${other.length ? `, other: ${[...new Set(other)].join()}` : ''}`,
    ratio: (granted / (slots * places)).toFixed(2),
    goal: '1.00, 0 overbooked',
  };
};
