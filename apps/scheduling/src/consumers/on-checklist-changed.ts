import type { directory } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { localized } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Paper } from '../domain/readiness';

type Remember = (tx: Tx, procedureCode: string, papers: readonly Paper[]) => Promise<void>;

/**
 * What procedures ask their citizens to bring. It listens in a group of its own, which reads from the start: a scheduling
 * that knew procedures before it knew their papers learns them all.
 */
export const onChecklistChanged = (remember: Remember) => ({
  'civicline.procedure.changed.v1': async (
    { data: { procedure } }: DomainEvent<directory.ProcedureChanged>,
    tx: Tx,
  ) => {
    if (!procedure) throw new Error('event without a procedure');
    const papers = procedure.checklist.map(({ id, name, condition }): Paper => {
      const when = localized(condition);
      return { key: id, name: localized(name), condition: when, required: !when.vi };
    });
    await remember(tx, procedure.code, papers);
  },
});
