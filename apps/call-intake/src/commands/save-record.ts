import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import { announceRecord } from '../announce';
import type { ContactRecord, FieldName, RecordFields } from '../domain/record';
import { noFields, write } from '../domain/record';
import { callNotFound, recordNotFound, versionConflict } from '../domain/refusals';
import { lockCall, updateCalls } from '../store/calls';
import { insertRecord, lockRecord, updateRecord } from '../store/records';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface RecordWish {
  /** One of the two. */
  readonly callId: string;
  readonly recordId: string;
  readonly given: Partial<RecordFields>;
  readonly cleared: readonly FieldName[];
  /** 0 writes whichever version there is. */
  readonly expectedVersion: number;
}

/** The record of a call, made when it is first saved: it begins with what the telephone says. */
const recordOfCall = async (deps: Deps, tx: Tx, callId: string, agentId: string) => {
  const call = await lockCall(tx, callId);
  if (!call) throw callNotFound();
  const known = call.recordId ? await lockRecord(tx, call.recordId) : undefined;
  if (known) return { record: known, fresh: false };
  const now = deps.clock.now();
  const record: ContactRecord = {
    ...noFields,
    number: call.number,
    locale: call.locale,
    id: deps.newId(),
    callId,
    status: 'partial',
    version: 0,
    agentId,
    createdAt: now,
    changedAt: now,
    capturedAt: null,
    completedAt: null,
  };
  updateCalls(tx, [{ ...call, recordId: record.id }]);
  return { record, fresh: true };
};

const recordWith = async (tx: Tx, id: string) => {
  const record = await lockRecord(tx, id);
  if (!record) throw recordNotFound();
  return { record, fresh: false };
};

/** Saves what was typed so far. Refuses CALL_NOT_FOUND, RECORD_NOT_FOUND, VERSION_CONFLICT. */
export const saveRecord =
  (deps: Deps) =>
  (wish: RecordWish, call: CallContext): Promise<ContactRecord> =>
    deps.store.once(onceKey('SaveRecord', wish, call), async (tx) => {
      const { record: before, fresh } = wish.recordId
        ? await recordWith(tx, wish.recordId)
        : await recordOfCall(deps, tx, wish.callId, call.caller.id);
      if (wish.expectedVersion && wish.expectedVersion !== before.version) throw versionConflict(before.version);
      const { record, happened } = write(before, wish.given, wish.cleared, deps.clock.now());
      if (fresh) insertRecord(tx, record);
      else updateRecord(tx, record);
      await announceRecord(tx, record, happened, deps.newId);
      deps.bell.ring(tx, [call.caller.id]);
      return record;
    });
