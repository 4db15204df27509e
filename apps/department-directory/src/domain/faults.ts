import { isDay, isTime } from '@civicline/calendar';
import type { Violation } from '@civicline/service-kit/refusal';
import { articleFaults } from './article-faults';
import type { Hotline, Hours, Office, Procedure, Unit } from './directory';
import type { Report } from './rules';
import { code, named, slug } from './rules';

const day = (report: Report, field: string, text: string | undefined) => {
  if (text && !isDay(text)) report(field, 'format.day');
};

/** What is wrong with office hours: intervals in order, not overlapping, days that exist. */
export const hoursFaults = (hours: Hours | undefined, report: Report): void => {
  const ordered = (field: string, intervals: readonly { opens?: string; closes?: string }[]) => {
    let last = '';
    intervals.forEach(({ opens = '', closes = '' }, index) => {
      if (!isTime(opens) || !isTime(closes)) report(`${field}.intervals[${index}]`, 'format.time');
      else if (opens >= closes) report(`${field}.intervals[${index}].opens`, 'before', { other: closes });
      else if (opens < last) report(`${field}.intervals[${index}].opens`, 'duplicate');
      last = closes;
    });
  };
  hours?.weekly?.forEach(({ weekday = 0, intervals = [] }, index) => {
    if (weekday < 1 || weekday > 7) report(`weekly[${index}].weekday`, 'range', { min: 1, max: 7 });
    ordered(`weekly[${index}]`, intervals);
  });
  hours?.exceptions?.forEach(({ day: on = '', intervals = [] }, index) => {
    if (!isDay(on)) report(`exceptions[${index}].day`, 'format.day');
    ordered(`exceptions[${index}]`, intervals);
  });
};

const checks = {
  units: (unit: Unit, report: Report) => {
    if (!code.test(unit.code)) report('code', unit.code ? 'format.code' : 'required');
    named(report, 'name', unit.name);
    named(report, 'fullName', unit.fullName);
    day(report, 'validFrom', unit.validFrom);
    day(report, 'validTo', unit.validTo);
  },
  offices: (office: Office, report: Report) => {
    if (!slug.test(office.id)) report('id', office.id ? 'format' : 'required');
    named(report, 'name', office.name);
    if (!office.unitCode) report('unitCode', 'required');
    day(report, 'validFrom', office.validFrom);
    day(report, 'validTo', office.validTo);
    hoursFaults(office.hours, (field, rule, params) => report(`hours.${field}`, rule, params));
  },
  hotlines: (hotline: Hotline, report: Report) => {
    if (!hotline.id) report('id', 'required');
    named(report, 'name', hotline.name);
    if (!/^(?:\+\d{8,15}|\d{3,4})$/.test(hotline.number)) report('number', 'format.phone');
  },
  procedures: (procedure: Procedure, report: Report) => {
    if (!code.test(procedure.code)) report('code', procedure.code ? 'format.code' : 'required');
    named(report, 'name', procedure.name);
    if (!procedure.field) report('field', 'required');
    if (!procedure.departmentId) report('departmentId', 'required');
    procedure.checklist?.forEach((item, index) => named(report, `checklist[${index}].name`, item.name));
  },
};

export interface ImportRows {
  readonly units: readonly Unit[];
  readonly offices: readonly Office[];
  readonly hotlines: readonly Hotline[];
  readonly procedures: readonly Procedure[];
}

/** How a row is known. */
export const keyOf = {
  units: (unit: Unit) => `${unit.code} ${unit.validFrom ?? ''}`,
  offices: (office: Office) => office.id,
  hotlines: (hotline: Hotline) => hotline.id,
  procedures: (procedure: Procedure) => procedure.code,
};

/** What is wrong with one row by itself, each fault with the path of its field in it. */
export const rowFaults = (kind: keyof ImportRows | 'articles', row: unknown): Violation[] => {
  const faults: Violation[] = [];
  const report: Report = (field, rule, params) => faults.push({ field, rule, ...(params ? { params } : {}) });
  if (kind === 'articles') articleFaults(row as never, report);
  else checks[kind](row as never, report);
  return faults;
};

/** Everything that is wrong with an import, each with the path of its field: "procedures[3].checklist[0].name.vi". */
export const importFaults = (rows: ImportRows): Violation[] => {
  const faults: Violation[] = [];
  const each = <K extends keyof ImportRows>(
    kind: K,
    check: (row: never, report: Report) => void,
    key: (row: never) => string,
  ) => {
    const seen = new Set<string>();
    rows[kind].forEach((row, index) => {
      const report: Report = (field, rule, params) =>
        faults.push({ field: `${kind}[${index}].${field}`, rule, ...(params ? { params } : {}) });
      check(row as never, report);
      const own = key(row as never);
      if (seen.has(own)) report('', 'duplicate');
      seen.add(own);
    });
  };
  each('units', checks.units, keyOf.units);
  each('offices', checks.offices, keyOf.offices);
  each('hotlines', checks.hotlines, keyOf.hotlines);
  each('procedures', checks.procedures, keyOf.procedures);
  return faults;
};
