import { instantOf, localDay } from '@civicline/calendar';

/** Somebody who is on duty for the hotline. */
export interface DutyOfficer {
  readonly id: string;
  readonly name: string;
  /** Where calls are transferred to. */
  readonly number: string;
}

/** [opens, closes) of one local day; two shifts leave lunch open between them. */
export interface DutyShift {
  readonly day: string;
  readonly opens: string;
  readonly closes: string;
  readonly officer: DutyOfficer;
  /** Null: nobody stands in. */
  readonly substitute: DutyOfficer | null;
  readonly away: boolean;
}

export interface OnDuty {
  readonly officer: DutyOfficer;
  readonly isSubstitute: boolean;
}

/** Who is on duty at an instant: the officer, or the substitute of one who is away. Null: nobody, as at lunch. */
export const onDutyAt = (shifts: readonly DutyShift[], instant: Date): OnDuty | null => {
  const day = localDay(instant);
  for (const shift of shifts) {
    if (shift.day !== day || instantOf(day, shift.opens) > instant || instantOf(day, shift.closes) <= instant) continue;
    if (!shift.away) return { officer: shift.officer, isSubstitute: false };
    if (shift.substitute) return { officer: shift.substitute, isSubstitute: true };
  }
  return null;
};

/** Index of the first shift that overlaps an earlier one of its day; -1: none does. */
export const firstOverlap = (shifts: readonly DutyShift[]): number =>
  shifts.findIndex((shift, n) =>
    shifts
      .slice(0, n)
      .some((other) => other.day === shift.day && other.opens < shift.closes && shift.opens < other.closes),
  );
