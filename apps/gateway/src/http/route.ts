import type { CallContext, Role } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import type { Violation } from '@civicline/service-kit/refusal';
import { invalid, Refusal } from '@civicline/service-kit/refusal';
import type { Request, RequestHandler, Response, Router } from 'express';
import type { z, ZodError } from 'zod';
import type { Visitor } from '../session/visitor';
import { localeOf } from './problem';

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
  /** Path parameters. */
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Left out: 204 without content. */
  readonly answer?: z.ZodType;
  readonly status?: number;
  readonly handle: (
    input: { params: P; query: Q; body: B; request: Request; response: Response; visitor: Visitor },
    call: CallContext,
  ) => Promise<unknown>;
}

/** A route, with the types of its input taken from its schemas. */
export const route = <P, Q, B>(definition: Route<P, Q, B>): Route => definition as unknown as Route;

const rules: Record<string, (issue: Record<string, unknown>) => Pick<Violation, 'rule' | 'params'>> = {
  invalid_type: (issue) =>
    issue['input'] === undefined
      ? { rule: 'required' }
      : { rule: 'type', params: { expected: String(issue['expected']) } },
  too_big: (issue) => ({
    rule: issue['origin'] === 'string' ? 'too_long' : issue['origin'] === 'array' ? 'too_many' : 'range',
    params: { min: 1, max: Number(issue['maximum']) },
  }),
  too_small: (issue) =>
    issue['origin'] === 'string'
      ? { rule: 'required' }
      : { rule: 'range', params: { min: Number(issue['minimum']), max: 1_000 } },
  invalid_value: () => ({ rule: 'unknown_value' }),
  custom: (issue) => ({ rule: String((issue['params'] as { rule?: string } | undefined)?.rule ?? 'format') }),
};

const violationsOf = (error: ZodError): Violation[] =>
  error.issues.flatMap((issue): Violation[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [...path, key].join('.'), rule: 'unknown_field' }));
    const rule = rules[issue.code]?.(issue as unknown as Record<string, unknown>) ?? { rule: 'format' };
    return [{ field: path.join('.'), ...rule }];
  });

const read = <T>(schema: z.ZodType<T> | undefined, value: unknown): T => {
  if (!schema) return undefined as T;
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw invalid(violationsOf(result.error));
  return result.data;
};

const keyForm = /^[\x21-\x7e]{1,128}$/;

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
  readonly limit: (request: Request, command: boolean, visitor: Visitor) => Promise<void>;
  readonly timeoutMs: number;
}

/** What every request goes through: who it is, whether they may, how often, in what shape, for how long. */
const handler =
  (definition: Route, { visitorOf, limit, timeoutMs }: RouteGear): RequestHandler =>
  async (request, response) => {
    const visitor = await visitorOf(request);
    const command = definition.method !== 'get';
    await limit(request, command, visitor);
    checkAccess(definition.access, visitor);
    if (command) visitor.checkForgery();
    if (definition.body && !request.is('application/json')) throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'invalid');
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const call = callContext({
      caller: visitor.caller,
      locale: localeOf(request),
      timeoutMs,
      signal: gone.signal,
      idempotencyKey: command ? idempotencyKeyOf(request) : undefined,
    });
    const input = {
      params: read(definition.params, request.params),
      query: read(definition.query, request.query),
      body: read(definition.body, request.body),
    };
    const answer = await definition.handle({ ...input, request, response, visitor }, call);
    if (response.headersSent) return;
    response.vary('Accept-Language').setHeader('Content-Language', call.locale);
    if (definition.access !== 'public' || command) response.setHeader('Cache-Control', 'no-store');
    if (definition.answer) response.status(definition.status ?? 200).json(answer);
    else response.status(204).end();
  };

/** Opens the doors on a router; another method at a known path is told so. */
export const openRoutes = (router: Router, routes: readonly Route[], gear: RouteGear): void => {
  for (const definition of routes) {
    const path = definition.path.replace(/\{(\w+)\}/g, ':$1');
    router[definition.method](path, handler(definition, gear));
  }
  for (const path of new Set(routes.map((definition) => definition.path.replace(/\{(\w+)\}/g, ':$1')))) {
    router.all(path, () => {
      throw new Refusal('METHOD_NOT_ALLOWED', 'invalid');
    });
  }
};
