import { Refusal } from '@civicline/service-kit/refusal';

/** What routing refuses, and why. */
export const referralNotFound = () => new Refusal('REFERRAL_NOT_FOUND', 'not-found');
export const referralEnded = (status: string) => new Refusal('REFERRAL_ENDED', 'precondition', { details: { status } });
export const referralSent = () => new Refusal('REFERRAL_SENT', 'precondition');
export const referralPartial = () => new Refusal('REFERRAL_PARTIAL', 'precondition');
export const alreadyAnswered = () => new Refusal('ALREADY_ANSWERED', 'conflict');
export const notAnswered = () => new Refusal('NOT_ANSWERED', 'precondition');
export const notPaused = () => new Refusal('NOT_PAUSED', 'precondition');
export const alreadyPaused = () => new Refusal('ALREADY_PAUSED', 'precondition');
export const notOverdue = () => new Refusal('NOT_OVERDUE', 'precondition');
export const duplicateOfItself = () => new Refusal('DUPLICATE_OF_ITSELF', 'precondition');
export const versionConflict = (version: number) =>
  new Refusal('VERSION_CONFLICT', 'conflict', { details: { version } });
export const officeNotFound = () => new Refusal('OFFICE_NOT_FOUND', 'not-found');
export const rulesNotFound = () => new Refusal('RULES_NOT_FOUND', 'not-found');
export const nowhere = () => new Refusal('NO_RULE_HOLDS', 'precondition');
export const postNotFound = () => new Refusal('POST_NOT_FOUND', 'not-found');
export const postNotOffered = () => new Refusal('POST_NOT_OFFERED', 'precondition');
export const postPromised = () => new Refusal('POST_PROMISED', 'conflict');
export const postEnded = () => new Refusal('POST_ENDED', 'precondition');
export const forbidden = () => new Refusal('FORBIDDEN', 'denied');
export const attachmentNotFound = () => new Refusal('ATTACHMENT_NOT_FOUND', 'not-found');
export const attachmentUnreadable = () => new Refusal('ATTACHMENT_UNREADABLE', 'precondition');
export const attachmentType = () => new Refusal('ATTACHMENT_TYPE', 'invalid');
export const attachmentTooLarge = (maxMebibytes: number) =>
  new Refusal('ATTACHMENT_TOO_LARGE', 'invalid', { details: { max: maxMebibytes } });
export const tooManyAttachments = (max: number) =>
  new Refusal('TOO_MANY_ATTACHMENTS', 'exhausted', { details: { max } });
export const attachmentInfected = () => new Refusal('ATTACHMENT_INFECTED', 'invalid');
