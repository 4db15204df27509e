import { routing } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import { eventually, tester } from '@civicline/testkit';
import { makeSpokenCode } from '@civicline/vietnamese';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Row } from './measure';
import { against, load } from './measure';
import { fillReferrals } from './referrals';
import { nobody, startServiceAlone } from './service-alone';
import { unsealed } from './unsealed';

const warmUps = 1;
/** In each round. */
const files = 5;
/** Of the largest file that is taken. */
const mebibytes = 10;
const file = Buffer.concat([Buffer.from('%PDF-'), randomBytes(mebibytes * 1024 * 1024 - 5)]);

const start = async (env: Readonly<Record<string, string>>) => {
  const elsewhere = { CIVICLINE_DIRECTORY_ADDRESS: nobody, CIVICLINE_SCHEDULING_ADDRESS: nobody };
  const service = await startServiceAlone('routing', { watched: false, env: { ...elsewhere, ...env } });
  const client = grpcClient(routing.RoutingServiceService, service.addresses[0] ?? '', tester);
  const lead = () => callContext({ caller: { role: 'supervisor', id: 'bench' }, timeoutMs: 30_000 });
  await eventually(
    () => client.listReferrals(routing.ListReferralsRequest.fromPartial({ pageSize: 1 }), lead()),
    60_000,
  );
  const db = new Client({ connectionString: service.postgres, options: '-c search_path=routing' });
  await db.connect();
  await fillReferrals(db, 100);
  const up: number[] = [];
  const down: number[] = [];
  return {
    up,
    down,
    round: async (n: number) => {
      const code = makeSpokenCode(Math.random);
      await db.query('UPDATE referral SET code = $1 WHERE code = $2', [code, `B${n + 1}`]);
      const ids: string[] = [];
      const took = await load(files, 1, async () => {
        const { attachment } = await client.addAttachment(
          { code, name: 'a.pdf', mediaType: '', content: file },
          lead(),
        );
        ids.push(attachment?.id ?? '');
      });
      up.push(took.perSecond * mebibytes);
      const given = await load(files, 1, async (at) => {
        const { content } = await client.getAttachment({ code, attachmentId: ids[at] ?? '', phoneProof: '' }, lead());
        if (content.length !== file.length) throw new Error('another file came back');
      });
      down.push(given.perSecond * mebibytes);
    },
    stop: async () => {
      await db.end();
      await client.stop();
      await service.stop();
    },
  };
};

/** What sealing costs a file of ten mebibytes on its way in and out: the same service with and without, taking turns. */
export const benchFiles = async (runs: number): Promise<Row[]> => {
  const [plain, sealing] = [await start(unsealed()), await start({})];
  const all = [plain, sealing];
  for (let run = 0; run < warmUps + runs; run++)
    for (let turn = 0; turn < all.length; turn++) await all[(run + turn) % all.length]?.round(run);
  for (const { stop } of all) await stop();
  const row = (what: string, way: 'up' | 'down') =>
    against(
      `${what} a file of 10 MiB, sealed`,
      plain[way].slice(warmUps),
      sealing[way].slice(warmUps),
      'MiB a second',
      '',
    );
  return [row('keeping', 'up'), row('giving out', 'down')];
};
