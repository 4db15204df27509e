import type { Office, Procedure, Unit } from './directory';
import { upTheTree } from './succession';

const commune = 'UNIT_LEVEL_COMMUNE';
const district = 'UNIT_LEVEL_DISTRICT';
const province = 'UNIT_LEVEL_PROVINCE';
const center = 'OFFICE_KIND_PROVINCIAL_CENTER';
const oneStop = 'OFFICE_KIND_ONE_STOP';

/** What of a procedure decides where it is taken in. */
export type TakenIn = Pick<Procedure, 'channels' | 'levels' | 'departmentId'>;

/**
 * Whether an office takes a procedure in at its counter. Procedures of the province are taken in at the Provincial Public
 * Administration Center; those of communes, and of districts, which are no more, at the communes' one-stop windows.
 */
export const takesIn = (office: Office, procedure: TakenIn): boolean => {
  if (!procedure.channels?.counter) return false;
  const levels = procedure.levels ?? [];
  const ofDepartment = !office.departmentIds?.length || office.departmentIds.includes(procedure.departmentId);
  if (office.kind === center) return levels.includes(province) && ofDepartment;
  return office.kind === oneStop && (levels.includes(commune) || levels.includes(district)) && ofDepartment;
};

/** Offices in the order in which they are near to units: their own, then up the tree; others after. */
export const nearestFirst = (
  offices: readonly Office[],
  near: readonly Unit[],
  units: readonly Unit[],
  day: string,
): Office[] => {
  const distance = new Map<string, number>();
  for (const unit of near)
    upTheTree(unit, units, day).forEach(({ code }, steps) =>
      distance.set(code, Math.min(steps, distance.get(code) ?? steps)),
    );
  const far = Number.MAX_SAFE_INTEGER;
  const of = (office: Office) => distance.get(office.unitCode) ?? far;
  const served = near.length ? offices.filter((office) => of(office) !== far) : [...offices];
  return served.sort((a, b) => of(a) - of(b) || (a.id < b.id ? -1 : 1));
};
