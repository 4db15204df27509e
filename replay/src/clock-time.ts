export const daySeconds = 86_400;

/** "9:05:07" in seconds of the day; hours past 24 lead into the next one. Undefined: not a time. */
export const secondsOf = (text: string): number | undefined => {
  const found = /^(\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(text);
  if (!found) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map(Number);
  return hours < 48 && minutes < 60 && seconds < 60 ? hours * 3_600 + minutes * 60 + seconds : undefined;
};

/** "990201" as the number of days since 1970. Undefined: not a day. */
export const dayOf = (text: string): number | undefined => {
  const found = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!found) return undefined;
  const [short = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const year = short > 99 ? short : short + (short < 70 ? 2_000 : 1_900);
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / (daySeconds * 1_000) : undefined;
};

/** The instant at which a clock showed `seconds` nearest to another: past midnight it shows less and means more. */
export const nearest = (seconds: number, to: number): number =>
  to + ((((seconds - to + daySeconds / 2) % daySeconds) + daySeconds) % daySeconds) - daySeconds / 2;
