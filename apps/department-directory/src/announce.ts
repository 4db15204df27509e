import type { EventType } from '@civicline/contracts';
import { directory, topics } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import { announce } from '@civicline/events';
import type { Tx } from '@civicline/store';
import type { Hotline, Office, Procedure } from './domain/directory';

/** A row that is not what it was. */
export type Changed =
  | { readonly what: 'office'; readonly row: Office }
  | { readonly what: 'procedure'; readonly row: Procedure }
  | { readonly what: 'hotline'; readonly row: Hotline };

const dataOf = (changed: Changed) => {
  if (changed.what === 'office')
    return { subject: changed.row.id, data: { office: directory.Office.fromJSON(changed.row) } };
  if (changed.what === 'procedure')
    return { subject: changed.row.code, data: { procedure: directory.Procedure.fromJSON(changed.row) } };
  return { subject: changed.row.id, data: { hotline: directory.Hotline.fromJSON(changed.row) } };
};

/** Announces each changed row with its whole new state. */
export const announceChanged = (tx: Tx, changes: readonly Changed[], now: Date, newId: () => string) =>
  announce(
    tx,
    ...changes.map((changed): DomainEvent => {
      const type: EventType = `civicline.${changed.what}.changed.v1`;
      return {
        id: newId(),
        type,
        source: '/department-directory',
        time: now,
        topic: topics[changed.what],
        ...dataOf(changed),
      };
    }),
  );
