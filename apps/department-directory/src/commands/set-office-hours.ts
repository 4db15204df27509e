import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import { announceChanged } from '../announce';
import type { Hours, Office } from '../domain/directory';
import { mayKeepHours } from '../domain/permissions';
import { officeNotFound } from '../domain/refusals';
import { byKey, put } from '../store/documents';
import type { Deps } from './deps';

/** Changes when an office is open. Officers may for their own office, administrators for all. Refuses OFFICE_NOT_FOUND, FORBIDDEN. */
export const setOfficeHours =
  ({ store, clock, newId }: Deps) =>
  (officeId: string, hours: Hours, call: CallContext): Promise<Office> => {
    mayKeepHours(call.caller, officeId);
    const key = {
      command: 'SetOfficeHours',
      key: call.idempotencyKey,
      fingerprint: fingerprint({ officeId, hours }),
      caller: call.caller.id,
    };
    return store.once(key, async (tx) => {
      const before = await byKey(tx, 'office', officeId);
      if (!before) throw officeNotFound();
      const office = { ...before, hours };
      const written = await put(tx, 'office', [{ key: officeId, doc: office }]);
      if (written.length) await announceChanged(tx, [{ what: 'office', row: office }], clock.now(), newId);
      return office;
    });
  };
