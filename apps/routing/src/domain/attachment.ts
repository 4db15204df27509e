import { attachmentTooLarge, attachmentType } from './refusals';

/** A file of a question or an answer. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export const maxMebibytes = 10;
/** Of one referral. */
export const maxAttachments = 10;

const zip = 'application/vnd.openxmlformats-officedocument';

/** What may come: by name, and by the bytes with which such a file begins. */
const kinds = [
  { mediaType: 'application/pdf', names: ['pdf'], magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: 'image/png', names: ['png'], magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', names: ['jpg', 'jpeg'], magic: [0xff, 0xd8, 0xff] },
  { mediaType: `${zip}.wordprocessingml.document`, names: ['docx'], magic: [0x50, 0x4b, 0x03, 0x04] },
  { mediaType: `${zip}.spreadsheetml.sheet`, names: ['xlsx'], magic: [0x50, 0x4b, 0x03, 0x04] },
] as const;

/**
 * The media type of a file, by its name and its content, whatever the sender says of it: what a browser shows must not be
 * chosen by who sent it. Refuses ATTACHMENT_TOO_LARGE, ATTACHMENT_TYPE.
 */
export const mediaTypeOf = (name: string, content: Uint8Array): string => {
  if (content.length > maxMebibytes * 1_048_576) throw attachmentTooLarge(maxMebibytes);
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = kinds.find(({ names }) => (names as readonly string[]).includes(ending));
  if (!kind || !kind.magic.every((byte, at) => content[at] === byte)) throw attachmentType();
  return kind.mediaType;
};
