import { routing } from '@civicline/contracts';
import { grpcClient, logger, startService } from '@civicline/service-kit';
import { openKeyring, openStore, openVault } from '@civicline/store';
import { eventually, freePort, tester } from '@civicline/testkit';
import { randomBytes, randomUUID } from 'node:crypto';
import { resealAttachments } from '../src/commands/reseal-attachments';
import { routingService } from '../src/service';
import type { World } from './world';
import { openWorld, question } from './world';

const log = logger('test', 'silent');
const refusal = (reason: string) => expect.objectContaining({ reason });
const secret = (id: string) => ({ id, secret: randomBytes(32).toString('base64url') });
type Secret = ReturnType<typeof secret>;
const ringOf = (current: string, ...keys: readonly Secret[]) => JSON.stringify({ current, keys });
const [first, second] = [secret('first'), secret('second')];

let world: World;
let store: ReturnType<typeof openStore>;
let code: string;
let referralId: string;
beforeAll(async () => {
  world = await openWorld();
  await world.stopServices();
  const keyring = openKeyring(ringOf('first', first));
  store = openStore({ url: world.postgres.url, schema: 'routing', keyring, migrations: [], entities: [], log });
  await store.start();
});
afterAll(async () => {
  await store.stop();
  await world.close();
});

/** Routing with a ring of keys, while something is done with it. */
const withRing = async <T>(ring: string, work: (client: World['client']) => Promise<T>): Promise<T> => {
  const port = await freePort();
  const env = { ...world.settings, CIVICLINE_GRPC_PORT: String(port), CIVICLINE_PERSONAL_KEYS: ring };
  const running = await startService(routingService, env, { log, clock: world.clock });
  const client = grpcClient(routing.RoutingServiceService, `127.0.0.1:${port}`, tester);
  try {
    await running.started;
    return await work(client);
  } finally {
    await client.stop();
    await running.stop();
  }
};

beforeEach(async () => {
  await world.sql('TRUNCATE attachment');
  code = await withRing(ringOf('first', first), async (client) => {
    const { referral } = await client.refer(question(), world.agent());
    referralId = referral?.id ?? '';
    return referral?.code ?? '';
  });
});

const fileWith = (canary: string) => Buffer.concat([Buffer.from(`%PDF-1.7\n${canary}\n`), randomBytes(20_000)]);
const add = async (client: World['client'], name: string, content: Buffer) =>
  (await client.addAttachment({ code, name, mediaType: '', content }, world.land())).attachment?.id ?? '';
const read = (client: World['client'], attachmentId: string, of = code) =>
  client.getAttachment({ code: of, attachmentId, phoneProof: '' }, world.land());

/** As a version wrote it that sealed no files. */
const addedBefore = async (content: Buffer) => {
  const id = randomUUID();
  await world.sql(
    `INSERT INTO attachment (id, referral_id, name, media_type, bytes, content, added_by, added_at)
     VALUES ($1, $2, 'cũ.pdf', 'application/pdf', $3, $4, 'officer.land', now())`,
    [id, referralId, content.length, content],
  );
  return id;
};

/** Files of this database, and of the log that is written ahead of it, in which something stands. */
const onDisk = async (canary: string): Promise<string[]> => {
  await world.sql('CHECKPOINT');
  const found = await world.sql<{ path: string }>(
    `SELECT path FROM (
       SELECT dir || '/' || name AS path FROM (
         SELECT 'base/' || oid AS dir FROM pg_database WHERE datname = current_database() UNION ALL SELECT 'pg_wal') AS d,
         pg_ls_dir(dir) AS name) AS f
     WHERE NOT (pg_stat_file(path)).isdir AND position($1::bytea IN pg_read_binary_file(path)) > 0`,
    [Buffer.from(canary)],
  );
  return found.map(({ path }) => path);
};

const sealedWith = async () =>
  (
    await world.sql<{ mark: string; begins: string; name: string }>(
      `SELECT sealed_with AS mark, encode(substring(content FOR 10), 'escape') AS begins, name FROM attachment`,
    )
  ).map(({ mark, begins, name }) => [mark, begins.startsWith(mark), name.startsWith(mark)]);

it('what is in a file, and what it is called, stands nowhere in the clear, and is read as it came', async () => {
  const [canary, before] = [`canary-${randomUUID()}`, `canary-${randomUUID()}`];
  const [inside, called] = [fileWith(canary), `đơn của ${canary}.pdf`];
  await withRing(ringOf('first', first), async (client) => {
    const id = await add(client, called, inside);
    const { attachment, content } = await read(client, id);
    expect(attachment).toMatchObject({ name: called, bytes: BigInt(inside.length), mediaType: 'application/pdf' });
    expect(content.equals(inside)).toBe(true);
  });
  await addedBefore(fileWith(before));
  expect(await onDisk(canary)).toEqual([]);
  // That it would be found is shown by one that is not sealed yet.
  expect(await onDisk(before)).not.toEqual([]);
});

it('one that came before is read, is sealed by and by, and again after a change of keys', async () => {
  const content = fileWith('before');
  const id = await addedBefore(content);
  await withRing(ringOf('', first), async (client) => {
    expect((await read(client, id)).content.equals(content)).toBe(true);
    // Beside a version that opens none, none is sealed.
    await add(client, 'a.pdf', content);
    expect(await sealedWith()).toEqual([
      ['', true, true],
      ['', true, true],
    ]);
  });
  for (const [current, ring] of [
    ['first', ringOf('first', first)],
    ['second', ringOf('second', first, second)],
  ])
    await withRing(ring ?? '', async (client) => {
      await eventually(async () => {
        expect(new Set((await sealedWith()).map(String))).toEqual(new Set([`~1.${current}.,true,true`]));
      });
      expect((await read(client, id)).content.equals(content)).toBe(true);
    });
  await withRing(ringOf('second', second), async (client) => {
    const { attachment, content: now } = await read(client, id);
    expect([attachment?.name, now.equals(content)]).toEqual(['cũ.pdf', true]);
  });
});

it('sealing goes on where a process died, and one that does not open keeps no other from it', async () => {
  const content = fileWith('many');
  const ids: string[] = [];
  for (let n = 0; n < 7; n++) ids.push(await addedBefore(content));
  ids.sort();
  await world.sql(`UPDATE attachment SET content = '~1.lost.nothing' WHERE id = $1`, [ids[1]]);
  const vault = openVault(openKeyring(ringOf('first', first)), 'routing');
  const done = async () => {
    const rows = await world.sql<{ id: string }>(`SELECT id FROM attachment WHERE sealed_with <> '' ORDER BY id`);
    return rows.map(({ id }) => id);
  };
  const dying = resealAttachments(log, vault);
  await store.transaction((tx) => dying(tx, 3));
  expect(await done()).toEqual([ids[0], ids[2]]);
  const killed = store.transaction(async (tx) => {
    await dying(tx, 3);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await done()).toEqual([ids[0], ids[2]]);

  const next = resealAttachments(log, vault);
  const looked: number[] = [];
  for (let seen = 1; seen; looked.push(seen)) seen = await store.transaction((tx) => next(tx, 3));
  expect(looked).toEqual([3, 2, 0]);
  expect(await done()).toEqual(ids.filter((_, n) => n !== 1));
});

it('a file that was changed where it lies, or put in the place of another, is not given out', async () => {
  await withRing(ringOf('first', first), async (client) => {
    const [id, other] = [await add(client, 'a.pdf', fileWith('one')), await add(client, 'b.pdf', fileWith('two'))];
    const { referral } = await client.refer(question({ citizen: { name: 'B', phone: '0912345679' } }), world.agent());
    await world.sql('UPDATE attachment SET content = (SELECT content FROM attachment WHERE id = $2) WHERE id = $1', [
      id,
      other,
    ]);
    await expect(read(client, id)).rejects.toEqual(refusal('ATTACHMENT_UNREADABLE'));
    await world.sql('UPDATE attachment SET referral_id = $2 WHERE id = $1', [other, referral?.id]);
    await expect(read(client, other, referral?.code)).rejects.toEqual(refusal('ATTACHMENT_UNREADABLE'));
    await world.sql('UPDATE attachment SET referral_id = $2 WHERE id = $1', [other, referralId]);
    expect((await read(client, other)).attachment?.name).toBe('b.pdf');
    await world.sql(
      'UPDATE attachment SET content = set_byte(content, 500, get_byte(content, 500) # 1) WHERE id = $1',
      [other],
    );
    await expect(read(client, other)).rejects.toEqual(refusal('ATTACHMENT_UNREADABLE'));
  });
});
