/** A local day, "2026-11-25". */
export type DayString = string;
/** A local time of day, "07:30". */
export type TimeString = string;

/** Asia/Ho_Chi_Minh is seven hours ahead of UTC all year: no daylight saving since 1975. */
const zoneOffset = '+07:00';
const zoneMs = 7 * 3_600_000;
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The local day of an instant. Throws RangeError for an invalid Date. */
export const localDay = (instant: Date): DayString => new Date(instant.getTime() + zoneMs).toISOString().slice(0, 10);

/** The local time of day of an instant, to the minute. */
export const localTime = (instant: Date): TimeString => {
  const sinceMidnight = (((instant.getTime() + zoneMs) % dayMs) + dayMs) % dayMs;
  if (Number.isNaN(sinceMidnight)) throw new RangeError('Invalid time value');
  const minutes = Math.floor(sinceMidnight / minuteMs);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/**
 * The instant of a local time on a local day. "24:00" is the end of the day. Texts that people typed are checked with
 * isDay and isTime first: what is no date at all gives an invalid Date.
 */
export const instantOf = (day: DayString, time: TimeString): Date => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.parse(`${day}T00:00:00Z`) - zoneMs + (hours * 60 + minutes) * 60_000);
};

/** The day `count` days later; earlier when negative. */
export const addDays = (day: DayString, count: number): DayString =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** ISO 8601: Monday is 1, Sunday is 7. */
export const weekdayOf = (day: DayString): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const dayForm = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Whether a text is a day that exists. */
export const isDay = (text: string): boolean => {
  if (!dayForm.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** Whether a text is a time of day, 00:00 to 24:00. */
export const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00';

/** RFC 3339 with our zone, to the second: "2026-11-25T11:00:00+07:00". */
export const toRfc3339 = (instant: Date): string =>
  `${new Date(instant.getTime() + zoneMs).toISOString().slice(0, 19)}${zoneOffset}`;
