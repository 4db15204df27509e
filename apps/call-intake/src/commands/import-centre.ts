import type { CallContext } from '@civicline/service-kit';
import type { Centre } from '../domain/centre';
import { putCentre } from '../store/centre';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Adds and replaces lines, queues and agents by id, all or none. */
export const importCentre =
  (deps: Deps) =>
  (centre: Centre, call: CallContext): Promise<ImportReport> =>
    deps.store.once(onceKey('ImportCentre', centre, call), async (tx) => {
      const { added, changed } = await putCentre(tx, centre);
      const all = centre.lines.length + centre.queues.length + centre.agents.length;
      deps.bell.ring(
        tx,
        centre.agents.map(({ id }) => id),
      );
      return { added, changed, unchanged: all - added - changed };
    });
