import { parsePhone } from '@civicline/vietnamese';

export const fieldNames = [
  'name',
  'number',
  'topic',
  'unitCode',
  'procedureCode',
  'question',
  'answer',
  'dossierCode',
  'appointmentCode',
  'referralCode',
  'locale',
  'address',
] as const;

export type FieldName = (typeof fieldNames)[number];

/** What was noted of a contact; empty where nothing was yet. */
export type RecordFields = Readonly<Record<FieldName, string>>;

export const recordStatuses = ['partial', 'complete', 'unreachable'] as const;

export interface ContactRecord extends RecordFields {
  readonly id: string;
  readonly callId: string | null;
  readonly status: (typeof recordStatuses)[number];
  readonly version: number;
  readonly agentId: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** When the quick capture was all there for the first time. */
  readonly capturedAt: Date | null;
  readonly completedAt: Date | null;
}

export const noFields = Object.fromEntries(fieldNames.map((name) => [name, ''])) as RecordFields;

/** What an agent can take down in 90 seconds, and what a call-back cannot do without. */
export const quickCapture: readonly FieldName[] = ['name', 'number', 'topic', 'unitCode', 'question'];

/** What a complete record has besides, by topic. Procedures of land and building are about a place. */
const more: ReadonlyMap<string, readonly FieldName[]> = new Map([
  ['land', ['procedureCode', 'address']],
  ['construction', ['procedureCode', 'address']],
  ['dossier', ['dossierCode']],
  ['visit', ['appointmentCode']],
  ['other', []],
]);
const usual: readonly FieldName[] = ['procedureCode'];

const lacks = (fields: RecordFields) => (name: FieldName) =>
  name === 'number' ? !parsePhone(fields.number) : !fields[name];

/** Fields that a complete record of this topic still lacks. */
export const missingOf = (fields: RecordFields): FieldName[] =>
  [...quickCapture, ...(more.get(fields.topic) ?? (fields.topic ? usual : [])), 'answer' as const].filter(
    lacks(fields),
  );

/** Whether the quick capture is all there: the call can be ended with a promise. */
export const isCaptured = (fields: RecordFields): boolean => !quickCapture.some(lacks(fields));

/** A quick capture that is yet to be completed: its caller was not answered in full. */
export const isHalfFinished = (record: ContactRecord): boolean => record.status === 'partial' && isCaptured(record);

export type RecordHappened = 'captured' | 'completed';

/** A record with fields written into it: only those given, and those cleared by name. */
export const write = (
  record: ContactRecord,
  given: Partial<RecordFields>,
  cleared: readonly FieldName[],
  now: Date,
): { record: ContactRecord; happened: readonly RecordHappened[] } => {
  const fields = Object.fromEntries(
    fieldNames.map((name) => [name, cleared.includes(name) ? '' : given[name] || record[name]]),
  ) as RecordFields;
  const captured = isCaptured(fields);
  const complete = missingOf(fields).length === 0;
  const written: ContactRecord = {
    ...record,
    ...fields,
    version: record.version + 1,
    status: complete ? 'complete' : record.status === 'unreachable' ? 'unreachable' : 'partial',
    changedAt: now,
    capturedAt: record.capturedAt ?? (captured ? now : null),
    completedAt: complete ? (record.completedAt ?? now) : null,
  };
  return {
    record: written,
    happened: [
      ...(written.capturedAt && !record.capturedAt ? (['captured'] as const) : []),
      ...(written.completedAt && !record.completedAt ? (['completed'] as const) : []),
    ],
  };
};
