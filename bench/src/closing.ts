import { scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Row } from './measure';
import { load } from './measure';

const offices = [
  ['ppac', 'BD-01'],
  ['motcua-26041', 'HT-01'],
  ['motcua-26068', 'HT-01'],
] as const;
const people = 500;
const places = 14;
const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, intervals: [{ opens: '07:00', closes: '13:00' }] }));
const slotsADay = 12;
const within = 120_000;

type Client = ReturnType<typeof openClient>;
const openClient = (house: House) =>
  grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
const as = (key?: string) =>
  callContext({ caller: { role: 'supervisor', id: 'bench' }, timeoutMs: 10_000, idempotencyKey: key });

/** A counter of the bench's own at each office, and its first day fully promised to `people` in all. */
const fill = async (client: Client, run: string, day: string): Promise<void> => {
  const schedules = offices.map(([officeId], n) =>
    scheduling.Schedule.fromPartial({
      ...{ id: `closing-${run}-${n}`, officeId, name: { vi: run, en: run }, places },
      ...{ slotMinutes: 30, horizonDays: 60, hours: { weekly: hours } },
    }),
  );
  const admin = callContext({ caller: { role: 'admin', id: 'bench' } });
  const { faults } = await client.importSchedules({ schedules, dryRun: false }, admin);
  if (faults.length) throw new Error(JSON.stringify(faults));
  // An office that the directory has only just announced is not known at once.
  const from = new Date(`${day}T00:00:00+07:00`);
  const when = { from, to: new Date(from.getTime() + 86_400_000), includeFull: false, pageSize: 0, pageToken: '' };
  const isKnown = ([officeId, procedureCode]: (typeof offices)[number], n: number) =>
    eventually(async () => {
      const { slots } = await client.listSlots({ officeId, procedureCode, ...when }, as());
      if (!slots.some(({ id }) => id.startsWith(`closing-${run}-${n}.`))) throw new Error(`${officeId} is not known`);
    }, within);
  await Promise.all(offices.map(isKnown));
  await load(people, 24, async (n) => {
    const [, procedureCode] = offices[n % 3] ?? offices[0];
    const at = Math.floor(n / 3) % slotsADay;
    const time = `${String(7 + Math.floor(at / 2)).padStart(2, '0')}${at % 2 ? '30' : '00'}`;
    const slotId = `closing-${run}-${n % 3}.${day.replaceAll('-', '')}T${time}`;
    const citizen = { name: 'Nguyễn Văn An', phone: `+8497${1_000_000 + Math.floor(Math.random() * 8_999_999)}` };
    const request = scheduling.BookAppointmentRequest.fromPartial({ slotId, procedureCode, citizen } as never);
    await client.bookAppointment(request, as(randomUUID()));
  });
};

const waysOf = (all: readonly scheduling.Relocation[]) =>
  all.map(({ appointmentCode, to }) => `${appointmentCode} ${to?.id ?? '-'}`).sort();

/** Closes the day at all three at once. Seconds until planned, moved and told, and whether all ended where the preview said. */
const close = async (house: House, run: string, day: string, kill: boolean) => {
  const client = openClient(house);
  await fill(client, run, day);
  const [from, to] = [new Date(`${day}T00:00:00+07:00`), new Date(`${day}T23:59:00+07:00`)];
  const wishes = offices.map(([officeId], n) => ({
    ...{ officeId, from, to, scheduleId: `closing-${run}-${n}`, places: 0, tellAfterSeconds: 0 },
    ...{ reason: { vi: 'Mất điện', en: 'Power cut' } },
  }));
  const previews = await Promise.all(wishes.map((wish) => client.previewClosure(wish, as())));
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  const keys = wishes.map(() => randomUUID());
  const closing = wishes.map((wish, n) => eventually(() => client.closeDay(wish, as(keys[n])), within));
  const state = async () => {
    const found = await Promise.all(
      offices.map(async ([officeId], n) => {
        const { closures } = await client.listClosures({ officeId }, as());
        return closures.find(({ scheduleId }) => scheduleId === `closing-${run}-${n}`)?.progress;
      }),
    );
    const sum = (name: 'planned' | 'moved' | 'cancelled' | 'told') =>
      found.reduce((total, progress) => total + (progress?.[name] ?? 0), 0);
    return { planned: sum('planned'), moved: sum('moved') + sum('cancelled'), told: sum('told') };
  };
  const until = (name: 'planned' | 'moved' | 'told', count: number) =>
    eventually(async () => {
      const now = await state();
      if (now[name] < count) throw new Error(`${name}: ${now[name]} of ${count}`);
      return seconds();
    }, within);
  if (kill) {
    await until('moved', 1);
    for (const pid of house.pidsOf('scheduling')) process.kill(pid, 'SIGKILL');
  }
  const planned = await until('planned', people);
  const moved = await until('moved', people);
  const closed = await Promise.all(closing);
  // Those who were told leave the list of closures that are at work: each is asked for by name.
  const told = await eventually(async () => {
    const views = await Promise.all(
      closed.map(({ closure }) => client.getClosure({ closureId: closure?.id ?? '' }, as())),
    );
    const known = views.reduce((total, { closure }) => total + (closure?.progress?.told ?? 0), 0);
    if (known < people) throw new Error(`told: ${known}`);
    return seconds();
  }, within);
  const ends = await Promise.all(
    closed.map(({ closure }) => client.getClosure({ closureId: closure?.id ?? '' }, as())),
  );
  const same = ends.every(
    ({ relocations }, n) =>
      waysOf(relocations).join() === waysOf(previews[n]?.relocations ?? []).join() && relocations.length > 0,
  );
  await client.stop();
  return { planned, moved, told, same };
};

/** Closing a day with 500 appointments over 3 offices, undisturbed and killed in the middle. */
export const benchClosing = async (house: House): Promise<Row[]> => {
  const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const rows: Row[] = [];
  for (const [run, kill] of [
    ['calm', false],
    ['killed', true],
  ] as const) {
    const { planned, moved, told, same } = await close(house, run, dayIn(kill ? 24 : 10), kill);
    rows.push({
      what: `closing a day, ${people} appointments, 3 offices${kill ? ', kill -9 in the middle' : ''}`,
      floor: '',
      ours: `planned ${planned.toFixed(1)} s, moved ${moved.toFixed(1)} s, told ${told.toFixed(1)} s`,
      ratio: same ? 'as previewed' : 'NOT as previewed',
      goal: 'as previewed',
    });
  }
  return rows;
};
