import { reasonText, ruleText } from '@civicline/contracts';
import type { Logger } from '@civicline/service-kit';
import { isFault } from '@civicline/service-kit';
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

export interface ProblemFacts {
  readonly status: number;
  readonly reason: string;
  readonly violations?: readonly Violation[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Answers with problem details (RFC 9457) in the reader's language. */
export const sendProblem = (
  request: Request,
  response: Response,
  { status, reason, violations = [], details = {} }: ProblemFacts,
): void => {
  const locale = localeOf(request);
  const { seconds } = details;
  if (status === 429 && typeof seconds === 'number') response.setHeader('Retry-After', String(seconds));
  response
    .status(status)
    .vary('Accept-Language')
    .set({ 'Content-Language': locale, 'Cache-Control': 'no-store' })
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:civicline:problem:${reason.toLowerCase().replaceAll('_', '-')}`,
        title: reasonText(reason, locale, details),
        status,
        detail: violations[0]
          ? ruleText(violations[0].rule, locale, violations[0].params)
          : reasonText(reason, locale, details),
        reason,
        violations: violations.map(({ field, rule, params }) => ({
          field,
          rule,
          message: ruleText(rule, locale, params),
        })),
        ...details,
      }),
    );
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

const factsOf = (error: unknown): ProblemFacts | undefined => {
  if (isRefusal(error)) return factsOfRefusal(error);
  if (isFault(error) && error.code === 'unavailable') return { status: 503, reason: 'UNAVAILABLE' };
  if (isFault(error) && error.code === 'deadline') return { status: 504, reason: 'DEADLINE_EXCEEDED' };
  return factsOfParser(error);
};

/** The last word on every error: a refusal is told, a fault is logged and hidden. */
export const problems =
  (log: Logger): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    if (response.headersSent) return void response.destroy();
    const facts = factsOf(error);
    if (!facts) log.error({ err: error, method: request.method }, 'request failed');
    sendProblem(request, response, facts ?? { status: 500, reason: 'INTERNAL' });
  };
