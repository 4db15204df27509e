import type { directory } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { OfficeFacts, ProcedureFacts } from '../commands/remember-directory';
import { hoursFromProto, localized } from '../grpc/translate';

/** What is remembered of the directory, so that a booking asks nobody. */
export const onDirectoryChanged = (remember: {
  office: (tx: Tx, office: OfficeFacts) => Promise<void>;
  procedure: (tx: Tx, procedure: ProcedureFacts) => Promise<void>;
}) => ({
  'civicline.office.changed.v1': async ({ data: { office } }: DomainEvent<directory.OfficeChanged>, tx: Tx) => {
    if (!office) throw new Error('event without an office');
    const { id, validTo } = office;
    await remember.office(tx, {
      id,
      validTo,
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
    });
  },
});
