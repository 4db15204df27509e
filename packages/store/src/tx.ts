import type { PoolClient, QueryResultRow } from 'pg';

/** One transaction. What it writes stands together or not at all. */
export interface Tx {
  /** SQL with parameters; `name` prepares it once a connection. One round trip. */
  query<R extends QueryResultRow>(sql: string, params?: readonly unknown[], name?: string): Promise<R[]>;
  /**
   * A write that nobody here reads back, such as an event: it goes with the commit, behind every query, in the order in
   * which it was asked for, and costs no round trip of its own. When it fails, so does the transaction.
   */
  write(sql: string, params: readonly unknown[], name: string): void;
  /** Runs once the commit stands; never on rollback. Must not throw. */
  afterCommit(callback: () => void): void;
}

/** What a transaction gave, and what was to happen once it stands. */
interface Committed<T> {
  readonly result: T;
  readonly committed: () => void;
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
  readonly name?: string;
}

/** The socket under a client: what is written while it is corked leaves as one packet. */
interface Corked {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

/** Hands statements to the server at once; it answers them one after the other. Resolves when all are answered. */
const send = async (client: PoolClient, statements: readonly Statement[]) => {
  const { stream } = (client as unknown as Corked).connection;
  stream.cork();
  const asked = statements.map((statement) => client.query(statement));
  stream.uncork();
  const answers = await Promise.allSettled(asked);
  return answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
};

const begin: Statement = { name: 'begin', text: 'BEGIN', values: [] };
const commit: Statement = { name: 'commit', text: 'COMMIT', values: [] };

const statementOf = (text: string, values: unknown[], name?: string): Statement => ({
  text,
  values,
  ...(name === undefined ? {} : { name }),
});

/**
 * Runs `work` in a transaction on a client of its own. The first query takes BEGIN along and the commit takes the writes
 * along: a command pays for the answers it waits for, not for each statement. Throws what `work` or the database threw;
 * the caller rolls back.
 */
export const runTx = async <T>(
  client: PoolClient,
  work: (tx: Tx) => Promise<T>,
  params: (values: readonly unknown[]) => unknown[],
): Promise<Committed<T>> => {
  const callbacks: (() => void)[] = [];
  const writes: Statement[] = [];
  let opening: Promise<unknown> | undefined;

  const query = async <R extends QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string) => {
    const statement = statementOf(text, params(values), name);
    if (opening) {
      await opening;
      return (await client.query<R>(statement)).rows;
    }
    const first = send(client, [begin, statement]);
    opening = first.catch(() => undefined);
    const [, answer] = await first;
    return (answer?.rows ?? []) as R[];
  };

  const result = await work({
    query,
    write: (text, values, name) => void writes.push(statementOf(text, params(values), name)),
    afterCommit: (callback) => void callbacks.push(callback),
  });
  if (opening) await send(client, [...writes, commit]);
  else if (writes.length) await send(client, [begin, ...writes, commit]);
  return { result, committed: () => callbacks.forEach((callback) => callback()) };
};
