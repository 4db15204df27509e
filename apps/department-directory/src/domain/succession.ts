import { fold, foldQuery, scoreMatch } from '@civicline/vietnamese';
import type { Unit } from './directory';
import { isValidOn } from './directory';

/** What a unit has become: itself while it is valid, else the units that took over, and those that took over from them. */
export const successorsToday = (unit: Unit, units: readonly Unit[], day: string): Unit[] => {
  const found = new Map<string, Unit>();
  const seen = new Set<Unit>();
  const follow = (one: Unit) => {
    if (seen.has(one)) return;
    seen.add(one);
    if (isValidOn(one, day)) {
      found.set(one.code, one);
      return;
    }
    const then = one.validTo ?? day;
    for (const code of one.successorCodes ?? []) {
      const heir = units.find((other) => other.code === code && isValidOn(other, then));
      if (heir) follow(heir);
    }
  };
  follow(unit);
  return [...found.values()];
};

/** Units that a text means, best first: a code, or a name of today or of the past. */
export const findUnits = (query: string, units: readonly Unit[]): Unit[] => {
  const byCode = units.filter(({ code }) => code === query.trim());
  if (byCode.length) return byCode;
  const score = (unit: Unit) =>
    Math.max(
      scoreMatch(query, unit.fullName.vi ?? ''),
      scoreMatch(query, unit.name.vi ?? '') + 1,
      scoreMatch(query, unit.fullName.en ?? ''),
    );
  return units
    .map((unit) => ({ unit, score: score(unit) }))
    .filter(({ score: points }) => points > 1)
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(Boolean(a.unit.validTo)) - Number(Boolean(b.unit.validTo)) ||
        (a.unit.code < b.unit.code ? -1 : 1),
    )
    .map(({ unit }) => unit);
};

/** The units of today that serve whom a text means. A name that several bore stands for all of them. */
export const unitsToday = (query: string, units: readonly Unit[], day: string): Unit[] => {
  const found = findUnits(query, units);
  const folded = foldQuery(query);
  const exact = found.filter(
    ({ code, name, fullName }) =>
      code === query.trim() || [name.vi, fullName.vi].some((text) => folded.includes(fold(text ?? ''))),
  );
  const meant = exact.length ? exact : found.slice(0, 1);
  const today = new Map(meant.flatMap((unit) => successorsToday(unit, units, day)).map((unit) => [unit.code, unit]));
  return [...today.values()];
};

/** A unit and those above it, nearest first. */
export const upTheTree = (unit: Unit, units: readonly Unit[], day: string): Unit[] => {
  const path: Unit[] = [];
  for (let at: Unit | undefined = unit; at && !path.includes(at);) {
    path.push(at);
    const parentCode: string | undefined = at.parentCode;
    at = units.find(({ code, ...rest }) => code === parentCode && isValidOn(rest, day));
  }
  return path;
};
