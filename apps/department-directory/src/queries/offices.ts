import { localDay } from '@civicline/calendar';
import type { Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import { scoreMatch } from '@civicline/vietnamese';
import type { Hotline, Office, Unit } from '../domain/directory';
import { isValidOn } from '../domain/directory';
import { officeNotFound, procedureNotFound } from '../domain/refusals';
import { findUnits, successorsToday, unitsToday, upTheTree } from '../domain/succession';
import { nearestFirst, takesIn } from '../domain/who-serves';
import { all, byKey } from '../store/documents';
import { procedureByCode } from '../store/procedures';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
}

export interface OfficeQuestion {
  readonly procedureCode: string;
  /** Code or name, of today or of the past. */
  readonly unit: string;
  /** Empty is every kind. */
  readonly kind: string;
  readonly query: string;
  readonly includeEnded: boolean;
}

/** A question that every office of today answers. */
export const anyOffice: OfficeQuestion = { procedureCode: '', unit: '', kind: '', query: '', includeEnded: false };

/** Offices that fit, nearest first. Refuses PROCEDURE_NOT_FOUND. A unit that nobody knows has no offices. */
export const listOffices =
  ({ store, clock }: Deps) =>
  async ({ procedureCode, unit, kind, query, includeEnded }: OfficeQuestion): Promise<Office[]> => {
    const today = localDay(clock.now());
    const [offices, units, procedure] = await Promise.all([
      all(store, 'office'),
      all(store, 'unit'),
      procedureCode ? procedureByCode(store, procedureCode) : undefined,
    ]);
    if (procedureCode && !procedure) throw procedureNotFound();
    const near = unit ? unitsToday(unit, units, today) : [];
    if (unit && !near.length) return [];
    const fitting = offices.filter(
      (office) =>
        (includeEnded || isValidOn(office, today)) &&
        (!kind || office.kind === kind) &&
        (!procedure || takesIn(office, procedure)) &&
        (!query ||
          Math.max(
            scoreMatch(query, office.name.vi ?? ''),
            scoreMatch(query, office.name.en ?? ''),
            scoreMatch(query, office.address?.vi ?? ''),
          ) > 0),
    );
    return nearestFirst(fitting, near, units, today);
  };

/** Refuses OFFICE_NOT_FOUND. */
export const getOffice =
  ({ store, clock }: Deps) =>
  async (id: string): Promise<{ office: Office; unit: Unit | undefined }> => {
    const office = await byKey(store, 'office', id);
    if (!office) throw officeNotFound();
    const today = localDay(clock.now());
    const units = (await all(store, 'unit')).filter(({ code }) => code === office.unitCode);
    return {
      office,
      unit: units.find((unit) => isValidOn(unit, office.validTo ? (office.validFrom ?? '') : today)) ?? units[0],
    };
  };

/** The units with these codes: as they are today, or as they last were. */
export const unitsByCode =
  ({ store, clock }: Deps) =>
  async (codes: readonly string[]): Promise<Unit[]> => {
    const today = localDay(clock.now());
    const wanted = new Map<string, Unit>();
    for (const unit of await all(store, 'unit'))
      if (codes.includes(unit.code) && (!wanted.has(unit.code) || isValidOn(unit, today))) wanted.set(unit.code, unit);
    return [...wanted.values()];
  };

export interface UnitMatch {
  readonly unit: Unit;
  readonly today: Unit[];
  /** Those above the units of today, nearest first. */
  readonly above: Unit[];
}

/** Units by code or name, past names included, each with what it has become. */
export const searchUnits =
  ({ store, clock }: Deps) =>
  async (query: string, level: string): Promise<UnitMatch[]> => {
    const units = await all(store, 'unit');
    const today = localDay(clock.now());
    const found = query.trim() ? findUnits(query, units) : units.filter((unit) => isValidOn(unit, today));
    return found
      .filter((unit) => !level || unit.level === level)
      .map((unit) => {
        const served = successorsToday(unit, units, today);
        const above = served.flatMap((one) => upTheTree(one, units, today).slice(1));
        return { unit, today: served, above: [...new Set(above)] };
      });
  };

/** Published hotlines of a unit and those above it; all when none is named. */
export const listHotlines =
  ({ store, clock }: Deps) =>
  async (unit: string): Promise<Hotline[]> => {
    const [hotlines, units] = await Promise.all([all(store, 'hotline'), all(store, 'unit')]);
    if (!unit) return hotlines;
    const today = localDay(clock.now());
    const codes = unitsToday(unit, units, today).flatMap((one) => upTheTree(one, units, today).map(({ code }) => code));
    return hotlines
      .filter(({ unitCode }) => codes.includes(unitCode))
      .sort((a, b) => codes.indexOf(a.unitCode) - codes.indexOf(b.unitCode));
  };
