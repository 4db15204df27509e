import { directory } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { hoursFromProto, localized } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { OfficeFacts, ProcedureFacts } from '../commands/remember-directory';
import type { Level } from '../domain/opening';

const levels: Partial<Record<directory.UnitLevel, Level>> = {
  [directory.UnitLevel.PROVINCE]: 'province',
  [directory.UnitLevel.DISTRICT]: 'district',
  [directory.UnitLevel.COMMUNE]: 'commune',
};

/** Windows of communes take in what districts did: there are no districts since 2025. */
const levelsOf = (kind: directory.OfficeKind): readonly Level[] => {
  if (kind === directory.OfficeKind.PROVINCIAL_CENTER) return ['province'];
  return kind === directory.OfficeKind.ONE_STOP ? ['district', 'commune'] : [];
};

/** What is remembered of the directory, so that a booking asks nobody. */
export const onDirectoryChanged = (remember: {
  office: (tx: Tx, office: OfficeFacts) => Promise<void>;
  procedure: (tx: Tx, procedure: ProcedureFacts) => Promise<void>;
}) => ({
  'civicline.office.changed.v1': async ({ data: { office } }: DomainEvent<directory.OfficeChanged>, tx: Tx) => {
    if (!office) throw new Error('event without an office');
    const { id, validFrom, validTo } = office;
    await remember.office(tx, {
      id,
      validFrom,
      validTo,
      levels: levelsOf(office.kind),
      name: localized(office.name),
      address: localized(office.address),
      hours: hoursFromProto(office.hours),
    });
  },

  'civicline.procedure.changed.v1': async (
    { data: { procedure } }: DomainEvent<directory.ProcedureChanged>,
    tx: Tx,
  ) => {
    if (!procedure) throw new Error('event without a procedure');
    const { code, field } = procedure;
    await remember.procedure(tx, {
      code,
      field,
      name: localized(procedure.name),
      counter: procedure.channels?.counter ?? false,
      levels: procedure.levels.flatMap((level) => levels[level] ?? []),
    });
  },
});
