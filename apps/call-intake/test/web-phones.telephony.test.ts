import type { RealAsterisk } from '@civicline/testkit';
import { eventually, realAsterisk } from '@civicline/testkit';
import type { World } from './world';
import { openWorld } from './world';

let asterisk: RealAsterisk;
let world: World;

beforeAll(async () => {
  asterisk = await realAsterisk();
  world = await openWorld({
    env: {
      CIVICLINE_ASTERISK_URL: asterisk.ari.url,
      CIVICLINE_ASTERISK_USER: asterisk.ari.username,
      CIVICLINE_ASTERISK_PASSWORD: asterisk.ari.password,
    },
  });
});
afterAll(async () => {
  await world.close();
  await asterisk.drop();
});

/** The password that Asterisk asks of an extension's telephone in the browser; undefined: none can register. */
const askedOf = async (extension: string): Promise<string | undefined> => {
  const { url, username, password } = asterisk.ari;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const where = `${url}/asterisk/config/dynamic/res_pjsip/auth/${extension}-web`;
  const response = await fetch(where, { headers: { authorization } });
  if (response.status === 404) return undefined;
  const fields = (await response.json()) as { attribute: string; value: string }[];
  return fields.find(({ attribute }) => attribute === 'password')?.value;
};

const lend = async (agentId: string) => (await world.client.lendWebPhone({}, world.agent(agentId))).webPhone;

test('an agent is lent their own telephone with a new secret each time, and the last one holds', async () => {
  const first = await lend('a1');
  expect(first?.user).toBe('100-web');
  expect(await askedOf('100')).toBe(first?.secret);
  const second = await lend('a1');
  expect(second?.secret).not.toBe(first?.secret);
  expect(await askedOf('100')).toBe(second?.secret);
});

test('what is not asked for again is taken back when its time is over', async () => {
  await lend('a1');
  world.clock.advance(8 * 60_000);
  const kept = await lend('a2');
  world.clock.advance(8 * 60_000);
  await eventually(async () => expect(await askedOf('100')).toBeUndefined());
  expect(await askedOf('101')).toBe(kept?.secret);
});

test('whoever is nobody of the centre has no telephone there', async () => {
  await expect(lend('stranger')).rejects.toMatchObject({ reason: 'AGENT_NOT_FOUND' });
});
