import { reasonText, rpc, ruleText } from '@civicline/contracts';
import type { ServiceError } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';
import type { Locale } from '../call';
import type { FaultCode } from '../fault';
import { Fault } from '../fault';
import type { RefusalKind, Violation } from '../refusal';
import { Refusal } from '../refusal';

/** gRPC's code for each kind of no (google.rpc.Code says when to use which). */
const codes: Record<RefusalKind, status> = {
  invalid: status.INVALID_ARGUMENT,
  'not-found': status.NOT_FOUND,
  // Somebody else's change came between: reading again and deciding anew may help, which is what ABORTED means.
  conflict: status.ABORTED,
  exhausted: status.RESOURCE_EXHAUSTED,
  precondition: status.FAILED_PRECONDITION,
  denied: status.PERMISSION_DENIED,
};

const detailsKey = 'grpc-status-details-bin';
const domain = 'civicline';
const any = (type: string, value: Uint8Array) => ({
  typeUrl: `type.googleapis.com/google.rpc.${type}`,
  value: Buffer.from(value),
});

/** What the other side is told of a refusal: google.rpc.Status with ErrorInfo, and BadRequest where fields are at fault. */
export const refusalToStatus = (refusal: Refusal, locale: Locale) => {
  const code = codes[refusal.kind];
  const message = reasonText(refusal.reason, locale, refusal.details);
  const info = rpc.ErrorInfo.encode({
    reason: refusal.reason,
    domain,
    metadata: {
      kind: refusal.kind,
      details: JSON.stringify(refusal.details),
      violations: JSON.stringify(refusal.violations),
    },
  }).finish();
  const fields = rpc.BadRequest.encode({
    fieldViolations: refusal.violations.map(({ field, rule, params }) => ({
      field,
      reason: rule,
      description: ruleText(rule, locale, params),
    })),
  }).finish();
  const details = [any('ErrorInfo', info), ...(refusal.violations.length ? [any('BadRequest', fields)] : [])];
  const metadata = new Metadata();
  metadata.set(detailsKey, Buffer.from(rpc.Status.encode({ code, message, details }).finish()));
  return { code, details: reasonText(refusal.reason, 'en', refusal.details), metadata };
};

const faultCodes = new Map<status, FaultCode>([
  [status.UNAVAILABLE, 'unavailable'],
  [status.DEADLINE_EXCEEDED, 'deadline'],
  [status.CANCELLED, 'cancelled'],
  // We are not believed: two clocks that differ, a key that is not known there yet. Nothing was done, and it is not the request's fault.
  [status.UNAUTHENTICATED, 'unavailable'],
]);

const kinds: ReadonlySet<string> = new Set(Object.keys(codes));

/** The refusal in the status details; undefined when there is none that we can read. */
const refusalIn = (error: ServiceError): Refusal | undefined => {
  const [bytes] = error.metadata?.get(detailsKey) ?? [];
  if (!Buffer.isBuffer(bytes)) return undefined;
  try {
    const detail = rpc.Status.decode(bytes).details.find(({ typeUrl }) => typeUrl.endsWith('/google.rpc.ErrorInfo'));
    const info = detail && rpc.ErrorInfo.decode(detail.value);
    const kind = info?.metadata['kind'];
    if (info?.domain !== domain || kind === undefined || !kinds.has(kind)) return undefined;
    return new Refusal(info.reason, kind as RefusalKind, {
      violations: JSON.parse(info.metadata['violations'] ?? '[]') as Violation[],
      details: JSON.parse(info.metadata['details'] ?? '{}') as Record<string, unknown>,
      cause: error,
    });
  } catch {
    // Bytes of somebody else's making: the code alone is what we know.
    return undefined;
  }
};

/** What the other side said, as it was thrown there; everything that is not a refusal is a fault. */
export const errorFromStatus = (error: ServiceError, method: string): Refusal | Fault =>
  refusalIn(error) ?? new Fault(faultCodes.get(error.code) ?? 'internal', `${method}: ${status[error.code]}`, error);
