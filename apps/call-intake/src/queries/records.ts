import type { ContactRecord } from '../domain/record';
import { recordNotFound } from '../domain/refusals';
import type { RecordQuestion } from '../store/records';
import { findRecords, recordById } from '../store/records';
import type { Asking } from './asking';

export type { RecordQuestion } from '../store/records';

/** Refuses RECORD_NOT_FOUND. */
export const getRecord =
  ({ store }: Asking) =>
  async (id: string): Promise<ContactRecord> => {
    const record = await recordById(store, id);
    if (!record) throw recordNotFound();
    return record;
  };

export const findRecord =
  ({ store }: Asking) =>
  (id: string): Promise<ContactRecord | undefined> =>
    recordById(store, id);

/** Oldest first. */
export const listRecords =
  ({ store }: Asking) =>
  (question: RecordQuestion): Promise<ContactRecord[]> =>
    findRecords(store, question);
