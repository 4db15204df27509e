import { eventually } from '@civicline/testkit';
import { Client } from 'pg';
import type { World } from './world';
import { openWorld, slotAt } from './world';

let world: World;
let raw: Client;
beforeAll(async () => {
  world = await openWorld();
  raw = new Client({ connectionString: world.postgres.url, options: '-c search_path=scheduling' });
  await raw.connect();
});
afterAll(async () => {
  await raw.end();
  await world.close();
});

/** What the audit says about a code, once it is sealed. */
const about = async (code: string) => {
  await eventually(async () => expect((await raw.query('SELECT FROM audit_arrival')).rowCount).toBe(0));
  const { rows } = await raw.query<Record<'account' | 'act' | 'outcome', string> & { subjects: string[] }>(
    'SELECT account, office, act, outcome, subjects FROM audit_entry WHERE about @> ARRAY[$1] ORDER BY seq',
    [code],
  );
  return rows;
};

it('a citizen who books for themselves is nobody who sees data; staff who look at it, change it or may not are noted', async () => {
  const { appointment } = await world.client.bookAppointment(
    world.booking(slotAt('2026-11-26', '08:00')),
    world.citizen(),
  );
  const [code, phoneProof] = [appointment?.code ?? '', ''];
  expect(await about(code)).toEqual([]);

  await world.client.getAppointment({ code, phoneProof }, world.agent());
  await world.client.getAppointment({ code, phoneProof }, world.system());
  await world.client.cancelAppointment({ code, phoneProof, reason: '', expectedVersion: 0 }, world.officer());
  const notes = await about(code);
  expect(notes).toMatchObject([
    { account: 'agent01', act: 'GetAppointment', outcome: 'shown' },
    { account: 'officer', office: 'ppac', act: 'CancelAppointment', outcome: 'changed' },
  ]);
  expect(new Set(notes.flatMap(({ subjects }) => subjects)).size).toBe(1);
});

it('a booking that an agent makes is noted in its own commit, once, however often it is sent', async () => {
  const booking = world.booking(slotAt('2026-11-26', '08:30'));
  const { appointment } = await world.client.bookAppointment(booking, world.agent('once'));
  await world.client.bookAppointment(booking, world.agent('once'));
  expect(await about(appointment?.code ?? '')).toMatchObject([{ act: 'BookAppointment', outcome: 'changed' }]);
});

it('a day sheet is one entry about everybody on it', async () => {
  for (const time of ['09:00', '09:30'])
    await world.client.bookAppointment(world.booking(slotAt('2026-11-27', time)), world.citizen());
  await world.client.getDaySheet({ officeId: 'ppac', day: '2026-11-27' }, world.officer());
  expect((await about('ppac')).filter(({ act }) => act === 'GetDaySheet')).toMatchObject([
    { account: 'officer', outcome: 'shown', subjects: [expect.anything(), expect.anything()] },
  ]);
});
