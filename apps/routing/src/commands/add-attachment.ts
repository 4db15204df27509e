import type { CallContext } from '@civicline/service-kit';
import type { Attachment } from '../domain/attachment';
import { maxAttachments, mediaTypeOf } from '../domain/attachment';
import { isHotline, mayWorkOn } from '../domain/permissions';
import { attachmentInfected, referralNotFound, tooManyAttachments } from '../domain/refusals';
import { attachmentsOf, insertAttachment } from '../store/attachments';
import { lockReferral } from '../store/referrals';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface NewFile {
  readonly code: string;
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Keeps a file with a referral. What it is, is decided by its content, and it is looked into before it is kept. Refuses
 * ATTACHMENT_TOO_LARGE, ATTACHMENT_TYPE, ATTACHMENT_INFECTED, TOO_MANY_ATTACHMENTS, REFERRAL_NOT_FOUND, FORBIDDEN.
 */
export const addAttachment =
  ({ store, clock, newId, scan, vault }: Deps) =>
  async ({ code, name, content }: NewFile, call: CallContext): Promise<Attachment> => {
    const mediaType = mediaTypeOf(name, content);
    if (!(await scan(content, call.signal))) throw attachmentInfected();
    const request = { code, name, content: Buffer.from(content).toString('base64') };
    return store.once(onceKey('AddAttachment', request, call), async (tx) => {
      const referral = await lockReferral(tx, code);
      if (!referral) throw referralNotFound();
      if (!isHotline(call.caller)) mayWorkOn(call.caller, referral);
      if ((await attachmentsOf(tx, referral.id)).length >= maxAttachments) throw tooManyAttachments(maxAttachments);
      const attachment = { id: newId(), name, mediaType, bytes: content.length };
      await insertAttachment(tx, vault, referral.id, attachment, content, call.caller.id, clock.now());
      return attachment;
    });
  };
