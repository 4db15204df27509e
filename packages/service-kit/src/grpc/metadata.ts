import { Metadata } from '@grpc/grpc-js';
import type { Badge } from '../badge/badge';
import type { CallContext, Locale } from '../call';
import { invalid } from '../refusal';

const keys = {
  token: 'authorization',
  idempotency: 'idempotency-key',
  language: 'accept-language',
} as const;

/** Keys are for retries, not for data: printable, and short. */
const keyForm = /^[\x21-\x7e]{1,128}$/;

/** The service that a method belongs to: `civicline.scheduling.v1.SchedulingService`. */
const serviceOf = (path: string) => path.split('/')[1] ?? '';

/** For whom a call is made, signed for the service that is called, and what goes with it. Trace context is added by instrumentation. */
export const metadataOf = async (call: CallContext, path: string, badge: Badge): Promise<Metadata> => {
  const metadata = new Metadata();
  const token = await badge.tokenFor(call.caller, serviceOf(path), call.proof);
  if (token !== undefined) metadata.set(keys.token, `Bearer ${token}`);
  if (call.idempotencyKey !== undefined) metadata.set(keys.idempotency, call.idempotencyKey);
  metadata.set(keys.language, call.locale);
  return metadata;
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

const bearer = /^bearer /i;

interface Arriving {
  readonly metadata: Metadata;
  readonly path: string;
  readonly deadline: Date;
  readonly signal: AbortSignal;
}

/** The context of a call that has arrived. Throws NotBelieved, and refuses a malformed idempotency key. */
export const contextOf = async ({ metadata, path, deadline, signal }: Arriving, badge: Badge): Promise<CallContext> => {
  const proof = firstOf(metadata, keys.token)?.replace(bearer, '');
  const caller = await badge.callerOf(proof, serviceOf(path));
  const idempotencyKey = firstOf(metadata, keys.idempotency);
  if (idempotencyKey !== undefined && !keyForm.test(idempotencyKey)) {
    throw invalid([{ field: 'idempotencyKey', rule: 'format' }]);
  }
  return {
    caller,
    ...(proof === undefined ? {} : { proof }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    locale: localeOf(metadata),
    deadline,
    signal,
  };
};
