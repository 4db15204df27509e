import type { Interval } from '@civicline/calendar';
import { parsePhone } from '@civicline/vietnamese';
import type { Citizen, Localized, SlotRef } from './appointment';

/** How far the job of a closure is. New bookings are refused from the first on. */
export type Phase = 'planning' | 'held' | 'moving' | 'done' | 'lifted';

/** A time in which an office or one of its schedules is closed, or has fewer places. */
export interface Closure extends Interval {
  readonly id: string;
  readonly officeId: string;
  /** Empty: every schedule of the office. */
  readonly scheduleId: string;
  /** How many places each slot keeps; 0 is closed. */
  readonly places: number;
  readonly reason: Localized;
  readonly closedAt: Date;
  readonly phase: Phase;
  /** Moving begins then; until then the new places are only held. */
  readonly tellAt: Date | null;
}

/** An end that is not known yet: until it is opened again. */
export const openEnd = new Date('2199-12-31T00:00:00+07:00');

/** Whether one closure leaves nothing for another to do. */
export const makesNeedless = (
  there: Pick<Closure, 'from' | 'to' | 'scheduleId' | 'places'>,
  wish: Pick<Closure, 'from' | 'to' | 'scheduleId' | 'places'>,
): boolean =>
  there.from <= wish.from &&
  there.to >= wish.to &&
  there.places <= wish.places &&
  (!there.scheduleId || there.scheduleId === wish.scheduleId);

/** People, counted. */
export interface Progress {
  readonly planned: number;
  readonly moved: number;
  readonly cancelled: number;
  readonly told: number;
  readonly answered: number;
  readonly untold: number;
  readonly unreached: number;
  readonly putBack: number;
}

/** Ways by which a message can reach somebody. */
export type Way = 'sms' | 'email';

/** How a message can reach a citizen: a land line takes none. */
export const waysTo = ({ phone, email }: Citizen): Way[] => [
  ...(parsePhone(phone)?.kind === 'mobile' ? (['sms'] as const) : []),
  ...(email ? (['email'] as const) : []),
];

export type RelocationCause = 'closed' | 'booked-last' | 'office';
/** How it is proven that a citizen knows. */
export type ToldBy = 'delivered' | 'answered' | 'spoken' | 'superseded';
/** Why it is not. */
export type UntoldReason = 'no-contact' | 'failed' | 'no-receipt';
export type MessageStatus = 'sent' | 'delivered' | 'failed' | 'suppressed';

/** One change that an office makes to one appointment, and what its citizen knows of it. */
export interface Change {
  readonly id: string;
  /** Null: an officer changed this one appointment. */
  readonly closureId: string | null;
  readonly appointmentId: string;
  /** Whose change it is. */
  readonly officeId: string;
  readonly cause: RelocationCause;
  readonly state: 'planned' | 'made' | 'put-back';
  readonly from: SlotRef;
  /** Null: there is no place, the appointment is cancelled. */
  readonly to: SlotRef | null;
  readonly ways: readonly Way[];
  /** Version of the appointment that the change made; 0 until it is made. */
  readonly version: number;
  readonly madeAt: Date | null;
  readonly answer: 'accepted' | 'refused' | null;
  readonly toldBy: ToldBy | null;
  /** What became of the messages about it, by channel. */
  readonly messages: Readonly<Record<string, MessageStatus>>;
  readonly untoldReason: UntoldReason | null;
  readonly tries: number;
  readonly note: string;
}

/** What the outcome of a message makes of a change: proof, a reason to call, or nothing yet. */
export const afterMessage = (
  { ways, toldBy, untoldReason, messages }: Pick<Change, 'ways' | 'toldBy' | 'untoldReason' | 'messages'>,
  channel: string,
  status: MessageStatus,
): { readonly toldBy: ToldBy | null; readonly untoldReason: UntoldReason | null } => {
  if (toldBy) return { toldBy, untoldReason };
  // A land line may take an SMS; nobody reads it.
  if (status === 'delivered' && (channel === 'email' || ways.includes('sms')))
    return { toldBy: 'delivered', untoldReason };
  const now = { ...messages, [channel]: status };
  const without = ways.every((way) => now[way] === 'failed' || now[way] === 'suppressed');
  return { toldBy: null, untoldReason: untoldReason ?? (without ? (ways.length ? 'failed' : 'no-contact') : null) };
};

/**
 * Whether a change may still be taken back: nothing says that its citizen has heard of it, and nothing came after it. A message
 * that was handed over counts as heard.
 */
export const canBePutBack = (change: Change, version: number, now: Date): boolean =>
  change.state === 'made' &&
  change.version === version &&
  !change.toldBy &&
  !change.answer &&
  change.tries === 0 &&
  change.from.start > now &&
  !Object.values(change.messages).some((status) => status === 'sent' || status === 'delivered');

/** No vowels and nothing that is mistaken for another sign; a key has letters, so it is never taken for a number. */
const signs = 'bcdfghjkmnpqrstvwxz23456789';
const keyLength = 14;

/** A key that nobody guesses (66 bits), from chance in [0, 1). */
export const makeAnswerKey = (chance: () => number): string =>
  Array.from({ length: keyLength }, () => signs[Math.floor(chance() * signs.length)] ?? '').join('');
