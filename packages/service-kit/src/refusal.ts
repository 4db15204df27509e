/** What kind of no it is; decides the gRPC code and the HTTP status. */
export type RefusalKind = 'invalid' | 'not-found' | 'conflict' | 'exhausted' | 'precondition' | 'denied';

/** A rule that a field of the request breaks. */
export interface Violation {
  /** Path in the request: "citizen.phone". */
  readonly field: string;
  /** "required", "too_long", "format.phone"... Texts are in the contracts. */
  readonly rule: string;
  /** What the rule's text is filled with. */
  readonly params?: Readonly<Record<string, string | number>>;
}

interface More {
  readonly violations?: readonly Violation[];
  /** Facts for the caller, as JSON: alternatives, limits. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Kept for the log, never sent. */
  readonly cause?: unknown;
}

/** A no that the caller can understand and act on. Everything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly violations: readonly Violation[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly reason: string,
    readonly kind: RefusalKind,
    more: More = {},
  ) {
    super(reason, more.cause === undefined ? undefined : { cause: more.cause });
    this.violations = more.violations ?? [];
    this.details = more.details ?? {};
  }
}

/** The request itself is wrong; each violation names a field and a rule. */
export const invalid = (violations: readonly Violation[]) => new Refusal('INVALID_ARGUMENT', 'invalid', { violations });

/** Tells a refusal by its shape: a class from another module realm is another class. */
export const isRefusal = (error: unknown): error is Refusal =>
  Object.prototype.toString.call(error) === '[object Error]' &&
  (error as Error).name === 'Refusal' &&
  typeof (error as Partial<Refusal>).reason === 'string';
