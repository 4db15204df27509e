import type { Dispatcher } from 'undici';
import { AriError, isAriError, kindOf } from './error';

/** How an operation looks on the wire. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With {names} that the parameters fill. */
  readonly path: string;
  readonly answer: 'nothing' | 'json' | 'bytes';
  /** The parameter that is the body: the value itself, or an object of which it is the only field. */
  readonly body?: { readonly from: string; readonly as: 'itself' | 'field' };
}

export interface AriCall {
  /** Gives up when the caller does. */
  readonly signal?: AbortSignal | undefined;
  /** How long this call may take; left out: what openAri was told. */
  readonly timeoutMs?: number | undefined;
}

export type Params = Readonly<Record<string, unknown>>;

/** Path, query and body of an operation: what is not in the path or the body is in the query, lists with commas. */
export const target = ({ path, body }: Route, params: Params): { readonly path: string; readonly body?: string } => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && name !== body?.from && !inPath.has(name)) query.set(name, String(value));
  }
  const content = body && params[body.from];
  return {
    path: query.size ? `${filled}?${query.toString()}` : filled,
    ...(content === undefined
      ? {}
      : { body: JSON.stringify(body?.as === 'field' ? { [body.from]: content } : content) }),
  };
};

/** One signal for deadline and caller; `done` forgets both. */
const bounded = ({ signal, timeoutMs }: AriCall, usual: number) => {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort('deadline'), timeoutMs ?? usual);
  const cancel = () => controller.abort('cancelled');
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
};

const reasonOf = (text: string): string => {
  try {
    const { message, error } = JSON.parse(text) as { readonly message?: unknown; readonly error?: unknown };
    return String(message ?? error ?? 'no reason given');
  } catch {
    return 'no reason given';
  }
};

const answerOf = async ({ answer }: Route, { body }: Dispatcher.ResponseData): Promise<unknown> => {
  if (answer === 'bytes') return body.bytes();
  if (answer === 'json') return body.json();
  await body.dump();
  return undefined;
};

/** Sends operations over connections that are kept. `where` is asked for each, since it may change with a restart. */
export const requester =
  (where: () => Dispatcher, prefix: string, authorization: string, timeoutMs: number) =>
  async (operation: string, route: Route, params: Params, call: AriCall): Promise<unknown> => {
    const limit = bounded(call, timeoutMs);
    const { path, body } = target(route, params);
    try {
      const response = await where().request({
        method: route.method,
        path: prefix + path,
        headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        body: body ?? null,
        signal: limit.signal,
      });
      const { statusCode } = response;
      if (statusCode < 300) return await answerOf(route, response);
      const reason = reasonOf(await response.body.text());
      throw new AriError(kindOf(statusCode, reason), operation, reason, statusCode);
    } catch (error) {
      if (isAriError(error)) throw error;
      if (limit.signal.reason === 'cancelled') throw new AriError('cancelled', operation, 'the caller gave up');
      if (limit.signal.reason === 'deadline') throw new AriError('deadline', operation, 'no answer in time');
      throw new AriError('unavailable', operation, 'no connection', undefined, error);
    } finally {
      limit.done();
    }
  };
