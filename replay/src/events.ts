import { intake } from '@civicline/contracts';
import type { FileCall } from './call-file';

/** The hotline's clock is seven hours ahead of UTC, all year. */
const offsetSeconds = 7 * 3_600;

export const instantOf = (seconds: number): Date => new Date((seconds - offsetSeconds) * 1_000);

/** Mobile prefixes that numbers are made with. They are nobody's: the file knows customers, not telephones. */
const prefixes = ['90', '91', '93', '94', '96', '97', '98', '86', '88', '89'];
const numbersOfPrefix = 10_000_000;

/** The same number for the same customer, so that callers can be counted as well as calls; empty for one who is not known. */
export const numberOf = (customer: string): string => {
  const digits = customer.replace(/\D/g, '').slice(-8);
  if (!digits) return '';
  const id = Number(digits);
  return `+84${prefixes[Math.floor(id / numbersOfPrefix)] ?? '90'}${String(id % numbersOfPrefix).padStart(7, '0')}`;
};

/** Where a clock was put back, the call is taken to have come when it was queued: its wait is what the file says it was. */
export const cameAt = ({ arrivedAt, leftIvrAt }: FileCall): number => Math.min(arrivedAt, leftIvrAt);

export const idOf = ({ line }: FileCall): string => `line-${line}`;

interface Happening {
  readonly kind: intake.TelephonyEventKind;
  readonly at: number;
  readonly more?: Partial<intake.TelephonyEvent>;
}

/** What a telephone system says of a call that goes through it: each kind once, so that the kind is the event's id. */
export const telephonyEvent = (
  call: FileCall,
  source: string,
  queueId: string,
  distribution: intake.Distribution,
  { kind, at, more }: Happening,
): intake.TelephonyEvent =>
  intake.TelephonyEvent.fromPartial({
    source,
    queueId,
    distribution,
    callId: idOf(call),
    eventId: kind.replace(/^.*KIND_/, '').toLowerCase(),
    kind,
    at: instantOf(at),
    direction: intake.Direction.INBOUND,
    number: numberOf(call.customer),
    dialled: '1022',
    ...more,
  });

const kinds = intake.TelephonyEventKind;

/** Its entrance: the call has come and hears the greeting. */
export const entrance = (call: FileCall): Happening[] => [
  { kind: kinds.NEW_CALL, at: cameAt(call) },
  { kind: kinds.IVR, at: cameAt(call) },
];

/** The end of a call that was not spoken with. */
export const hungUp = (at: number, by: 'caller' | 'agent' | 'phantom'): Happening => ({
  kind: kinds.HUNG_UP,
  at,
  more: { detail: by },
});

export const queued = (call: FileCall): Happening => ({ kind: kinds.QUEUED, at: call.leftIvrAt });

/** All that the file says of a call, as the telephone system would have said it. */
export const happeningsOf = (call: FileCall): Happening[] => {
  const { leftIvrAt, waitSeconds, serviceSeconds, server: agent } = call;
  const left = leftIvrAt + waitSeconds;
  switch (call.outcome) {
    case 'left_in_ivr':
      return [...entrance(call), hungUp(leftIvrAt, 'caller')];
    case 'left_in_queue':
      return [...entrance(call), queued(call), hungUp(left, 'caller')];
    case 'phantom':
      return [...entrance(call), queued(call), hungUp(left, 'phantom')];
    case 'answered':
      return [
        ...entrance(call),
        queued(call),
        { kind: kinds.ANSWERED, at: left, more: { agent } },
        hungUp(left + serviceSeconds, 'caller'),
      ];
  }
};

/** The events of a file in the order of time: as they were seen, so that many calls are under way at once. */
export const recordedEvents = (calls: readonly FileCall[], source: string, queueId: string): intake.TelephonyEvent[] =>
  calls
    .flatMap((call) =>
      happeningsOf(call).map((happening) =>
        telephonyEvent(call, source, queueId, intake.Distribution.THEIRS, happening),
      ),
    )
    .sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
