import type { Kind } from '../../domain/kinds';
import type { Cell } from './cells';
import { amount, choice, choices, decimal, flag, intervals, lines, table, text, whole } from './cells';

/** A column of a sheet: its name, and where in the row it belongs. */
export interface Column {
  readonly name: string;
  readonly path: string;
  readonly cell: Cell;
}

const column = (name: string, path: string, cell: Cell = text): Column => ({ name, path, cell });
const both = (name: string, path: string): Column[] => [
  column(`${name}_vi`, `${path}.vi`),
  column(`${name}_en`, `${path}.en`),
];

const level = choice('UNIT_LEVEL_', ['province', 'district', 'commune']);
const checklist = table([
  { path: 'id', cell: text },
  { path: 'name.vi', cell: text },
  { path: 'name.en', cell: text },
  { path: 'originals', cell: whole },
  { path: 'copies', cell: whole },
  { path: 'condition.vi', cell: text },
  { path: 'condition.en', cell: text },
  { path: 'form', cell: text },
]);
const contacts = table([
  { path: 'kind', cell: choice('CONTACT_KIND_', ['phone', 'email', 'website']) },
  { path: 'value', cell: text },
  { path: 'label.vi', cell: text },
  { path: 'label.en', cell: text },
]);
const weekly = table([
  { path: 'weekday', cell: whole },
  { path: 'intervals', cell: intervals },
]);
const exceptions = table([
  { path: 'day', cell: text },
  { path: 'intervals', cell: intervals },
  { path: 'reason.vi', cell: text },
  { path: 'reason.en', cell: text },
]);

/** The columns of each kind of sheet, in order. A file has all of them: what is left out would be erased unseen. */
export const columns: Record<Kind, readonly Column[]> = {
  procedures: [
    column('code', 'code'),
    ...both('name', 'name'),
    column('field', 'field'),
    ...both('field_name', 'fieldName'),
    ...both('summary', 'summary'),
    column('checklist', 'checklist', checklist),
    column('fee_vnd', 'feeVnd', amount),
    ...both('fee_note', 'feeNote'),
    column('working_days', 'workingDays', whole),
    column('counter', 'channels.counter', flag),
    column('online', 'channels.online', choice('ONLINE_LEVEL_', ['none', 'partial', 'full'])),
    column('online_url', 'channels.onlineUrl'),
    column('post', 'channels.post', flag),
    column('levels', 'levels', choices(level)),
    column('department_id', 'departmentId'),
    column('keywords', 'keywords', lines),
    ...both('legal_basis', 'legalBasis'),
    column('counter_minutes', 'counterMinutes', whole),
    column('sample', 'sample', flag),
  ],
  offices: [
    column('id', 'id'),
    column('kind', 'kind', choice('OFFICE_KIND_', ['provincial-center', 'department', 'one-stop', 'post-office'])),
    ...both('name', 'name'),
    column('unit_code', 'unitCode'),
    ...both('address', 'address'),
    column('contacts', 'contacts', contacts),
    column('hours_weekly', 'hours.weekly', weekly),
    column('hours_exceptions', 'hours.exceptions', exceptions),
    column('department_ids', 'departmentIds', lines),
    column('valid_from', 'validFrom'),
    column('valid_to', 'validTo'),
    column('successor_id', 'successorId'),
    column('latitude', 'latitude', decimal),
    column('longitude', 'longitude', decimal),
  ],
  hotlines: [
    column('id', 'id'),
    column('unit_code', 'unitCode'),
    column('office_id', 'officeId'),
    ...both('name', 'name'),
    column('number', 'number'),
    ...both('hours_text', 'hoursText'),
    ...both('topic', 'topic'),
  ],
  articles: [
    column('id', 'id'),
    ...both('title', 'title'),
    ...both('body', 'body'),
    column('fields', 'fields', lines),
    column('topics', 'topics', lines),
    column('procedure_codes', 'procedureCodes', lines),
    column('owner_office_id', 'ownerOfficeId'),
    column('owner_person_id', 'ownerPersonId'),
    column('review_by', 'reviewBy'),
  ],
};

/** The column where a field of a row stands: "name.vi" in name_vi, "checklist[2].name.vi" in checklist. */
export const columnOf = (kind: Kind, field: string): string => {
  const path = field.replace(/\[\d+\].*$/, '');
  const found =
    columns[kind].find((one) => one.path === path) ?? columns[kind].find((one) => path.startsWith(`${one.path}.`));
  return found?.name ?? field;
};
