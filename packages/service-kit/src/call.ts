/** The clock is handed in, so that tests decide what time it is. */
export interface Clock {
  now(): Date;
}

const roles = ['citizen', 'agent', 'officer', 'supervisor', 'admin', 'system'] as const;
export type Role = (typeof roles)[number];
export const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);

/** On whose behalf a call is made. */
export interface Caller {
  readonly role: Role;
  /** Stable and not personal: an account's id, a session's, or a service's name. */
  readonly id: string;
  /** An officer's own office. */
  readonly officeId?: string;
}

/** A service or system that speaks for itself, under its name or a longer one. */
export const isNamed = (name: string, { role, id }: Caller): boolean =>
  role === 'system' && (id === name || id.startsWith(`${name}-`));

export type Locale = 'vi' | 'en';

/** What travels with every call, through every service. */
export interface CallContext {
  readonly caller: Caller;
  /** By what the caller was believed here. Goes along with calls that are made on its behalf, and is of use to nobody else. */
  readonly proof?: string;
  /** Given by the client for a command: the second try returns the first one's answer. */
  readonly idempotencyKey?: string;
  readonly locale: Locale;
  /** When the caller stops waiting. Calls made on its behalf end by then too. */
  readonly deadline: Date;
  /** Aborted when the caller has gone, the deadline has passed, or the process stops. */
  readonly signal: AbortSignal;
}

interface CallOptions {
  readonly caller?: Caller;
  readonly idempotencyKey?: string | undefined;
  readonly locale?: Locale;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const ownName: Caller = { role: 'system', id: 'civicline' };
const defaultTimeoutMs = 5_000;

/** A call that begins here. Its deadline is `timeoutMs` from now. */
export const callContext = (options: CallOptions = {}): CallContext => {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const timeout = AbortSignal.timeout(timeoutMs);
  return {
    caller: options.caller ?? ownName,
    ...(options.idempotencyKey === undefined ? {} : { idempotencyKey: options.idempotencyKey }),
    locale: options.locale ?? 'vi',
    deadline: new Date(Date.now() + timeoutMs),
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
  };
};
