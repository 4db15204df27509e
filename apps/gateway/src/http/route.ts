import type { CallContext, Role } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { invalid, isRefusal, Refusal } from '@civicline/service-kit/refusal';
import type { Request, RequestHandler, Response, Router } from 'express';
import { z } from 'zod';
import type { Limits } from '../limits';
import type { Visitor } from '../session/visitor';
import { readFile, readJson } from './body';
import { localeOf } from './problem';
import { inOurNames, read } from './read';

/** Who may use a route: everybody, or some roles. */
export type Access = 'public' | readonly Role[];

/** One door of the API: its shape is checked, described and limited by the same words. */
export interface Route<P = unknown, Q = unknown, B = unknown> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** "/appointments/{code}" */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  /** A citizen shows by a phone number that the appointment is theirs. */
  readonly proof?: boolean;
  /** Keeps a place from others: has limits of its own. */
  readonly holds?: boolean;
  /** Path parameters. */
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Media type of the file that is the body, when it is not a JSON object of the API's. */
  readonly file?: 'text/csv' | 'application/json' | 'application/octet-stream';
  /** Longer than other requests may take. */
  readonly timeoutMs?: number;
  /** Left out: 204 without content. */
  readonly answer?: z.ZodType;
  readonly status?: number;
  /** Fields that the services name otherwise, by their names there. */
  readonly names?: Readonly<Record<string, string>>;
  /** Media type of the answer, when it is not JSON: the handler then sends it by itself. */
  readonly produces?: string;
  readonly handle: (
    input: {
      params: P;
      query: Q;
      body: B;
      file: Buffer | undefined;
      request: Request;
      response: Response;
      visitor: Visitor;
    },
    call: CallContext,
  ) => Promise<unknown>;
}

/** A route, with the types of its input taken from its schemas. */
export const route = <P, Q, B>(definition: Route<P, Q, B>): Route => definition as unknown as Route;

const keyForm = /^[\x21-\x7e]{1,128}$/;
/** Where nothing is asked for, nothing is taken. */
const nothing = z.strictObject({});
const noBody = nothing.optional();

const idempotencyKeyOf = (request: Request): string => {
  const key = request.get('Idempotency-Key');
  if (key === undefined || key === '') throw new Refusal('IDEMPOTENCY_KEY_REQUIRED', 'invalid');
  if (!keyForm.test(key)) throw invalid([{ field: 'Idempotency-Key', rule: 'format' }]);
  return key;
};

const checkAccess = (access: Access, { caller, signedIn }: Visitor) => {
  if (access === 'public') return;
  if (!signedIn) throw new Refusal('UNAUTHENTICATED', 'denied');
  if (!access.includes(caller.role)) throw new Refusal('FORBIDDEN', 'denied');
};

interface RouteGear {
  readonly visitorOf: (request: Request) => Promise<Visitor>;
  readonly limits: Limits;
  readonly timeoutMs: number;
}

/** What is said of a code that does not exist, and of a number that does not fit it. */
const unproven: ReadonlySet<string> = new Set([
  'APPOINTMENT_NOT_FOUND',
  'CALL_BACK_NOT_FOUND',
  'POST_NOT_FOUND',
  'REFERRAL_NOT_FOUND',
  'WAITLIST_ENTRY_NOT_FOUND',
]);

/** Wrong codes and wrong numbers are counted: neither is to be found by trying. */
const withProof = async <T>(limits: Limits, visitor: Visitor, work: () => Promise<T>): Promise<T> => {
  const right = await limits.guess(visitor);
  try {
    const answer = await work();
    await right();
    return answer;
  } catch (error) {
    if (!isRefusal(error) || !unproven.has(error.reason)) await right();
    throw error;
  }
};

/** What every request goes through: who it is, how often, whether they may, in what shape, for how long. */
const handler =
  (definition: Route, { visitorOf, limits, timeoutMs }: RouteGear): RequestHandler =>
  async (request, response) => {
    const { method, path, access, handle } = definition;
    // The pattern alone is logged: an address may hold a code, a query what somebody looked for.
    response.locals['route'] = `/api/v1${path}`;
    const visitor = await visitorOf(request);
    const command = method !== 'get';
    await limits.visit(visitor, command ? 'command' : 'read');
    checkAccess(access, visitor);
    if (command) visitor.checkForgery();
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    // What streams ends with the session of whoever watches; any other answer is given.
    const forget = visitor.whenEnded(() => void (response.headersSent && response.end()));
    response.once('close', forget);
    const call = callContext({
      caller: visitor.caller,
      locale: localeOf(request),
      timeoutMs: definition.timeoutMs ?? timeoutMs,
      signal: gone.signal,
      idempotencyKey: command ? idempotencyKeyOf(request) : undefined,
    });
    const input = {
      params: read(definition.params ?? nothing, request.params),
      query: read(definition.query ?? nothing, request.query),
      body:
        command && !definition.file ? read(definition.body ?? noBody, await readJson(request, response)) : undefined,
      file: definition.file ? await readFile(request, response, definition.file) : undefined,
    };
    if (definition.holds) await limits.visit(visitor, 'hold');
    if (access !== 'public' || command || definition.proof) response.setHeader('Cache-Control', 'no-store');
    response.vary('Accept-Language').setHeader('Content-Language', call.locale);
    const work = () =>
      handle({ ...input, request, response, visitor }, call).catch((error: unknown) => {
        throw inOurNames(error, definition.names);
      });
    const answer = await (definition.proof && !visitor.signedIn ? withProof(limits, visitor, work) : work());
    if (response.headersSent) return;
    if (definition.answer) response.status(definition.status ?? 200).json(answer);
    else response.status(204).end();
  };

/** Opens the doors on a router; another method at a known path is told which there are. */
export const openRoutes = (router: Router, routes: readonly Route[], gear: RouteGear): void => {
  const methods = new Map<string, string[]>();
  for (const definition of routes) {
    const path = definition.path.replace(/\{(\w+)\}/g, ':$1');
    router[definition.method](path, handler(definition, gear));
    const name = definition.method.toUpperCase();
    methods.set(path, [...(methods.get(path) ?? []), ...(name === 'GET' ? ['GET', 'HEAD'] : [name])]);
  }
  for (const [path, known] of methods) {
    router.all(path, (_, response) => {
      response.set('Allow', known.join(', '));
      throw new Refusal('METHOD_NOT_ALLOWED', 'invalid');
    });
  }
};
