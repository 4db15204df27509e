export const callBackStatuses = ['due', 'attempting', 'reached', 'unreachable', 'cancelled'] as const;
export type CallBackStatus = (typeof callBackStatuses)[number];

export const callBackCauses = [
  'incomplete_record',
  'abandoned',
  'asked_in_queue',
  'asked_on_web',
  'untold',
  'referral_answered',
  'referral_delayed',
  'asked_agent',
] as const;
export type CallBackCause = (typeof callBackCauses)[number];

export const attemptResults = ['reached', 'busy', 'no_answer', 'voicemail', 'invalid_number', 'failed'] as const;
export type AttemptResult = (typeof attemptResults)[number];

export interface Attempt {
  readonly n: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly result: AttemptResult | null;
  readonly agentId: string;
  readonly callId: string;
}

/** A time that was promised: a place of scheduling's ledger. */
export interface Window {
  readonly slotId: string;
  readonly from: Date;
  readonly to: Date;
}

export interface CallBack {
  readonly id: string;
  readonly code: string;
  readonly status: CallBackStatus;
  readonly cause: CallBackCause;
  readonly name: string;
  readonly number: string;
  readonly topic: string;
  readonly locale: 'vi' | 'en';
  /** Null: nobody promised a time. */
  readonly window: Window | null;
  /** The place's name in the ledger. */
  readonly placeId: string | null;
  readonly nextAttemptAt: Date | null;
  readonly attempts: readonly Attempt[];
  readonly recordId: string | null;
  readonly agentId: string;
  readonly promisedAt: Date;
  readonly settledAt: Date | null;
  readonly kept: boolean | null;
  readonly subjectCode: string;
  /** Counts up at each change that the citizen is told of. */
  readonly version: number;
}

export const isOpen = ({ status }: Pick<CallBack, 'status'>): boolean => status === 'due' || status === 'attempting';

/** What somebody is called about because they must know it. */
const newsCauses = ['untold', 'referral_answered', 'referral_delayed'] as const;
export type NewsCause = (typeof newsCauses)[number];

/** Somebody waits to be told something: that they were on the telephone does not say that they were. */
export const mustBeTold = ({ cause }: Pick<CallBack, 'cause'>): boolean => newsCauses.some((one) => one === cause);

const minuteMs = 60_000;
/** After the first and the second time that nobody answered; after the third it is the next working window. */
const ladderMs = [10 * minuteMs, 120 * minuteMs];
/** Nobody's doing: it is simply tried again. */
const againMs = 10 * minuteMs;

const counted: readonly (AttemptResult | null)[] = ['busy', 'no_answer', 'voicemail'];

/** Reached within the window that was promised; nobody who was reached before it ended was kept waiting. */
const keptAt = ({ window }: CallBack, at: Date): boolean | null => (window ? at <= window.to : null);

/** Somebody tries. */
export const attempt = (callBack: CallBack, agentId: string, callId: string, now: Date): CallBack => ({
  ...callBack,
  status: 'attempting',
  agentId,
  nextAttemptAt: null,
  attempts: [
    ...callBack.attempts,
    { n: callBack.attempts.length + 1, startedAt: now, endedAt: null, result: null, agentId, callId },
  ],
});

/** The caller was reached, by this call-back or by calling again. */
export const reach = (callBack: CallBack, now: Date): CallBack => ({
  ...callBack,
  status: 'reached',
  nextAttemptAt: null,
  settledAt: now,
  kept: keptAt(callBack, now),
});

/**
 * What an attempt came to, and what follows: +10 minutes, +2 hours, the next working window, and then it is closed as
 * unreachable, which the citizen is told with the code. A number that cannot be dialled is not tried again. Voicemail is not
 * 'reached'. What could not be tried at all (no line) does not count.
 */
export const settle = (callBack: CallBack, result: AttemptResult, now: Date, nextWindow: Date): CallBack => {
  const attempts = callBack.attempts.map((one, index) =>
    index === callBack.attempts.length - 1 ? { ...one, endedAt: now, result } : one,
  );
  const settled: CallBack = { ...callBack, attempts };
  if (result === 'reached') return reach(settled, now);
  const failures = attempts.filter((one) => counted.includes(one.result)).length;
  if (result === 'invalid_number' || failures > ladderMs.length + 1) {
    const kept = callBack.window ? false : null;
    return {
      ...settled,
      status: 'unreachable',
      nextAttemptAt: null,
      settledAt: now,
      kept,
      version: settled.version + 1,
    };
  }
  if (result === 'failed') return { ...settled, status: 'due', nextAttemptAt: new Date(now.getTime() + againMs) };
  const step = ladderMs[failures - 1];
  const nextAttemptAt = step === undefined ? nextWindow : new Date(now.getTime() + step);
  return { ...settled, status: 'due', nextAttemptAt };
};

/** Another window, or none any more. */
export const reschedule = (callBack: CallBack, window: Window, placeId: string): CallBack => ({
  ...callBack,
  window,
  placeId,
  status: 'due',
  nextAttemptAt: window.from,
  version: callBack.version + 1,
});

export const cancel = (callBack: CallBack, now: Date): CallBack => ({
  ...callBack,
  status: 'cancelled',
  nextAttemptAt: null,
  settledAt: now,
  kept: null,
});
