import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import type { Seen } from './audit/chain';
import { faultsIn } from './audit/chain';
import { chainIn, headIn } from './audit/chain-in';
import { openKeyring } from './keyring';

const usage = `npm run audit -- verify            says whether each chain of the audit is whole, or where it is broken
  --schema NAME --postgres postgres://... --keys FILE   one service's; without them, those of \`npm start\` in --dir (.civicline)
  --heads FILE                       keeps the heads that were found, and holds the chains to those of last time: keep it elsewhere`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    schema: { type: 'string' },
    postgres: { type: 'string' },
    keys: { type: 'string' },
    heads: { type: 'string' },
    dir: { type: 'string', default: '.civicline' },
  },
});

interface Chain {
  readonly schema: string;
  readonly postgres: string;
  readonly keys: string;
}

/** Schemas of the house, and whose keys are theirs. */
const keepers = { scheduling: 'scheduling', routing: 'routing', notification: 'notification', intake: 'call-intake' };

const chains = (): Chain[] => {
  const { schema, postgres, keys } = values;
  if (schema && postgres && keys) return [{ schema, postgres, keys }];
  if (schema || postgres || keys) throw new Error(usage);
  const file = path.join(values.dir, 'addresses.json');
  if (!existsSync(file)) throw new Error(`nothing has run in ${values.dir}\n${usage}`);
  const known = JSON.parse(readFileSync(file, 'utf8')) as { postgres: string };
  return Object.entries(keepers).map(([name, keeper]) => {
    const url = new URL(known.postgres);
    url.pathname = `/civicline`;
    return { schema: name, postgres: url.href, keys: path.join(values.dir, 'keys', `${keeper}.keyring`) };
  });
};

const verify = async ({ schema, postgres, keys }: Chain, seen?: Seen) => {
  const client = new Client({ connectionString: postgres });
  await client.connect();
  try {
    // Both as of one moment: the chain grows meanwhile.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const head = await headIn(client, schema);
    return await faultsIn(schema, chainIn(client, schema), head, openKeyring(keys), seen);
  } finally {
    await client.end();
  }
};

const run = async () => {
  if (positionals[0] !== 'verify' || positionals.length > 1) throw new Error(usage);
  const heads: Record<string, Seen> =
    values.heads && existsSync(values.heads)
      ? (JSON.parse(readFileSync(values.heads, 'utf8')) as Record<string, Seen>)
      : {};
  for (const chain of chains()) {
    const { faults, last } = await verify(chain, heads[chain.schema]);
    for (const fault of faults) console.log(`${chain.schema}: ${fault}`);
    if (!faults.length) {
      console.log(`${chain.schema}: whole, ${last.seq} entries, head ${last.hash || 'none yet'}`);
      heads[chain.schema] = last;
    } else process.exitCode = 1;
  }
  if (values.heads) writeFileSync(values.heads, JSON.stringify(heads, null, 2));
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
