import { Metadata } from '@grpc/grpc-js';
import type { CallContext, Caller, Locale, Role } from '../call';
import { invalid } from '../refusal';

const keys = {
  role: 'x-civicline-caller-role',
  id: 'x-civicline-caller-id',
  office: 'x-civicline-caller-office',
  idempotency: 'idempotency-key',
  language: 'accept-language',
} as const;

const roles: ReadonlySet<string> = new Set<Role>(['citizen', 'agent', 'officer', 'supervisor', 'admin', 'system']);

/** Keys are for retries, not for data: printable, and short. */
const keyForm = /^[\x21-\x7e]{1,128}$/;

/** Who calls on and what goes with it. Trace context is added by instrumentation. */
export const metadataOf = (call: CallContext): Metadata => {
  const metadata = new Metadata();
  metadata.set(keys.role, call.caller.role);
  metadata.set(keys.id, call.caller.id);
  if (call.caller.officeId !== undefined) metadata.set(keys.office, call.caller.officeId);
  if (call.idempotencyKey !== undefined) metadata.set(keys.idempotency, call.idempotencyKey);
  metadata.set(keys.language, call.locale);
  return metadata;
};

/** A call without a caller is a citizen's whom nobody knows: what is not said is not allowed. */
const callerOf = (first: (key: string) => string | undefined): Caller => {
  const role = first(keys.role);
  const officeId = first(keys.office);
  return {
    role: role !== undefined && roles.has(role) ? (role as Role) : 'citizen',
    id: first(keys.id) ?? 'anonymous',
    ...(officeId === undefined ? {} : { officeId }),
  };
};

const firstOf = (metadata: Metadata, key: string) => {
  const [value] = metadata.get(key);
  return typeof value === 'string' ? value : undefined;
};

/** The language that the caller reads. */
export const localeOf = (metadata: Metadata): Locale =>
  firstOf(metadata, keys.language)?.startsWith('en') ? 'en' : 'vi';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** When the caller stops waiting, but no later than in a minute; a stream may be read for a day. */
export const deadlineOf = (deadline: Date | number, stream: boolean): Date => {
  const ms = Number(deadline);
  const latest = Date.now() + (stream ? dayMs : minuteMs);
  return new Date(Number.isFinite(ms) ? Math.min(ms, latest) : latest);
};

/** The context of a call that has arrived. Refuses a malformed idempotency key. */
export const contextOf = (metadata: Metadata, deadline: Date, signal: AbortSignal): CallContext => {
  const idempotencyKey = firstOf(metadata, keys.idempotency);
  if (idempotencyKey !== undefined && !keyForm.test(idempotencyKey)) {
    throw invalid([{ field: 'idempotencyKey', rule: 'format' }]);
  }
  return {
    caller: callerOf((key) => firstOf(metadata, key)),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    locale: localeOf(metadata),
    deadline,
    signal,
  };
};
