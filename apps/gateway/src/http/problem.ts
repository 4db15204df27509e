import { reasonText, ruleText } from '@civicline/contracts';
import type { Logger } from '@civicline/service-kit';
import { currentTraceparent, isFault } from '@civicline/service-kit';
import type { Refusal, RefusalKind, Violation } from '@civicline/service-kit/refusal';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { ErrorRequestHandler, Request, Response } from 'express';

/** The asked language; Vietnamese unless English is preferred. */
export const localeOf = (request: Request): 'vi' | 'en' =>
  request.acceptsLanguages(['vi', 'en']) === 'en' ? 'en' : 'vi';

const statuses: Record<RefusalKind, number> = {
  invalid: 400,
  'not-found': 404,
  conflict: 409,
  exhausted: 409,
  precondition: 409,
  denied: 403,
};
/** Reasons whose status says more than their kind. */
const byReason: Record<string, number> = {
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  SIGNATURE_INVALID: 401,
};

interface ProblemFacts {
  readonly status: number;
  readonly reason: string;
  readonly violations?: readonly Violation[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Problem details (RFC 9457) in the reader's language. */
export const problemOf = ({ status, reason, violations = [], details = {} }: ProblemFacts, locale: 'vi' | 'en') => {
  const title = reasonText(reason, locale, details);
  const told = violations.map(({ field, rule, params }) => ({ field, rule, message: ruleText(rule, locale, params) }));
  const traceId = currentTraceparent()?.split('-')[1];
  return {
    ...details,
    type: `urn:civicline:problem:${reason.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: told[0]?.message ?? title,
    reason,
    violations: told,
    // What somebody who calls for help can read out; it finds the whole story.
    ...(traceId ? { traceId } : {}),
  };
};

const sendProblem = (request: Request, response: Response, facts: ProblemFacts): void => {
  const locale = localeOf(request);
  const { seconds } = facts.details ?? {};
  if (facts.status === 429 && typeof seconds === 'number') response.setHeader('Retry-After', String(seconds));
  if (facts.status === 503) response.setHeader('Retry-After', '5');
  if (facts.reason === 'UNAUTHENTICATED') response.setHeader('WWW-Authenticate', 'Bearer');
  response
    .status(facts.status)
    .vary('Accept-Language')
    .set({ 'Content-Language': locale, 'Cache-Control': 'no-store' })
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(facts, locale)));
};

const factsOfRefusal = ({ kind, reason, violations, details }: Refusal): ProblemFacts => ({
  status: byReason[reason] ?? statuses[kind],
  reason,
  violations,
  details,
});

/** What the body parser says, in our words. */
const factsOfParser = (error: unknown): ProblemFacts | undefined => {
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.too.large') return { status: 413, reason: 'PAYLOAD_TOO_LARGE' };
  if (type === 'entity.parse.failed')
    return { status: 400, reason: 'INVALID_ARGUMENT', violations: [{ field: '', rule: 'format.json' }] };
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return { status: 415, reason: 'UNSUPPORTED_MEDIA_TYPE' };
  return typeof status === 'number' && status >= 400 && status < 500
    ? { status, reason: 'INVALID_ARGUMENT', violations: [{ field: '', rule: 'format' }] }
    : undefined;
};

/** What a refusal, a parser or a fault of a service says; undefined for a fault of ours. */
export const factsOf = (error: unknown): ProblemFacts | undefined => {
  if (isRefusal(error)) return factsOfRefusal(error);
  if (isFault(error) && error.code === 'unavailable') return { status: 503, reason: 'UNAVAILABLE' };
  if (isFault(error) && error.code === 'deadline') return { status: 504, reason: 'DEADLINE_EXCEEDED' };
  return factsOfParser(error);
};

/** The last word on every error: a refusal is told, a fault is logged and hidden. */
export const problems =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    // Who has gone is told nothing, and is no failure of ours.
    if (response.headersSent || response.closed) return void response.destroy();
    const facts = factsOf(error);
    if (!facts) log.error({ err: error, method: request.method, route: response.locals['route'] }, 'request failed');
    sendProblem(request, response, facts ?? { status: 500, reason: 'INTERNAL' });
  };
