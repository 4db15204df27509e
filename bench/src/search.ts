import { directory } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import { eventually, tester } from '@civicline/testkit';
import { fold } from '@civicline/vietnamese';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Pool } from 'pg';
import type { Row } from './measure';
import { load, quantile } from './measure';
import { generateProcedures } from './search/procedures';
import { startServiceAlone } from './service-alone';

const root = path.resolve(__dirname, '../..');
/** As many as ask in the same moment in a busy hour. */
const atOnce = 4;
const rounds = 12;
const warmUps = 3;

interface Asked {
  readonly kind: string;
  readonly query: string;
  readonly expect: readonly string[];
}

/** Queries that people may type, each with the codes of which one must be among the first five. */
const queries = JSON.parse(readFileSync(path.join(root, 'bench/search-queries.json'), 'utf8')) as readonly Asked[];

const call = () => callContext({ caller: { role: 'system', id: 'bench' }, timeoutMs: 120_000 });

/** department-directory with 7,000 procedures, and nobody else on the machine. */
const startDirectoryAlone = async () => {
  const service = await startServiceAlone('department-directory');
  const client = grpcClient(directory.DirectoryServiceService, service.addresses.join(','), tester);
  await eventually(() => client.listHotlines({ unit: '', pageSize: 1, pageToken: '' }, call()), 60_000);
  const procedures = generateProcedures();
  const rows = directory.ImportDirectoryRequest.fromPartial({ procedures });
  const { faults } = await client.importDirectory(rows, call());
  if (faults.length) throw new Error(JSON.stringify(faults.slice(0, 3)));
  return {
    postgres: service.postgres,
    procedures,
    client,
    stop: async () => {
      await client.stop();
      await service.stop();
    },
  };
};

/** The floor: names without accents in PostgreSQL, ordered by pg_trgm's likeness to the query without accents. */
const openTrigrams = async (url: string, procedures: readonly directory.Procedure[]) => {
  const pool = new Pool({ connectionString: url, max: atOnce });
  // The server may be gone before the last connection has said goodbye.
  pool.on('error', () => undefined);
  await pool.query('CREATE TABLE trigrams (code text PRIMARY KEY, folded text NOT NULL)');
  await pool.query('INSERT INTO trigrams SELECT * FROM unnest($1::text[], $2::text[])', [
    procedures.map(({ code }) => code),
    procedures.map(({ name }) => fold(`${name?.vi ?? ''} ${name?.en ?? ''}`)),
  ]);
  await pool.query('CREATE INDEX ON trigrams USING gin (folded gin_trgm_ops)');
  await pool.query('ANALYZE trigrams');
  return {
    search: async (query: string): Promise<string[]> => {
      const { rows } = await pool.query<{ code: string }>({
        name: 'trigrams',
        text: `SELECT code FROM trigrams WHERE $1 <% folded ORDER BY $1 <<-> folded, length(folded) LIMIT 5`,
        values: [fold(query)],
      });
      return rows.map(({ code }) => code);
    },
    stop: () => pool.end(),
  };
};

interface Measured {
  /** Questions that nobody has asked before, one at a time. */
  readonly one: string;
  readonly four: string;
  /** Questions that were asked before. */
  readonly again: string;
  readonly recall: string;
}

type Search = (query: string) => Promise<readonly string[]>;

const ask = (n: number) => queries[n % queries.length] as Asked;
/** The same question in letters that nobody has typed before. */
const anew = (n: number) => `${ask(n).query}${' '.repeat(1 + Math.floor(n / queries.length))}`;

const timesOf = async (search: Search, clients: number, query: (n: number) => string): Promise<string> => {
  const { times } = await load(queries.length * rounds, clients, (n) => search(query(n)));
  return `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.99).toFixed(1)}`;
};

const measure = async (search: Search): Promise<Measured> => {
  await load(queries.length * warmUps, atOnce, (n) => search(ask(n).query));
  let found = 0;
  for (const { query, expect } of queries) {
    const first = (await search(query)).slice(0, 5);
    if (first.some((code) => expect.includes(code))) found++;
  }
  return {
    one: await timesOf(search, 1, anew),
    four: await timesOf(search, atOnce, anew),
    again: await timesOf(search, atOnce, (n) => ask(n).query),
    recall: (found / queries.length).toFixed(3),
  };
};

/** Searching 7,000 procedures through gRPC, four at a time, and whether what was meant is found. */
export const benchSearch = async (): Promise<Row[]> => {
  const { postgres, procedures, client, stop } = await startDirectoryAlone();
  const trigrams = await openTrigrams(postgres, procedures);
  const floor = await measure(trigrams.search);
  const ours = await measure(async (query) => {
    const request = { query, unitCode: '', field: '', codes: [], pageSize: 5, pageToken: '' };
    return (await client.searchProcedures(request, call())).procedures.map(({ code }) => code);
  });
  await trigrams.stop();
  await stop();
  const what = `search of ${procedures.length} procedures`;
  return [
    { what: `${what}, asked first, p50 / p99, ms`, floor: floor.one, ours: ours.one, ratio: '', goal: 'p99 < 15' },
    { what: `${what}, 4 at once`, floor: floor.four, ours: ours.four, ratio: '', goal: 'p99 < 15' },
    { what: `${what}, 4 at once, asked again`, floor: floor.again, ours: ours.again, ratio: '', goal: 'p99 < 15' },
    {
      what: `${what}, recall@5 of ${queries.length}`,
      floor: floor.recall,
      ours: ours.recall,
      ratio: '',
      goal: '>= 0.95',
    },
  ];
};
