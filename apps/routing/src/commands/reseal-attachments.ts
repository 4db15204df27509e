import type { Logger } from '@civicline/service-kit';
import type { Vault } from '@civicline/store';
import { resealing } from '@civicline/store';
import { attachmentsToReseal, resealAttachment } from '../store/attachments';

/** Seals with the current key the files that came before there were keys, or that were sealed with another one. */
export const resealAttachments = (log: Logger, vault: Vault) => {
  const { currentMark } = vault;
  return resealing(log, {
    kind: 'attachment',
    stale: async (tx, behind, limit) =>
      currentMark === undefined ? [] : attachmentsToReseal(tx, currentMark, behind, limit),
    reseal: (tx, id) => resealAttachment(tx, vault, id),
  });
};
