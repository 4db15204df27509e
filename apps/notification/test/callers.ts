import { common } from '@civicline/contracts';
import type { intake } from '@civicline/contracts';

/** Whom a call or a call-back concerns, as call-intake answers: by id; empty where the number is withheld. */
export const callerIn =
  (numbers: ReadonlyMap<string, string>) =>
  ({ subjectId }: intake.GetIntakeRecipientRequest): Promise<intake.GetIntakeRecipientResponse> =>
    Promise.resolve({ name: 'Nguyễn Văn An', phone: numbers.get(subjectId) ?? '', locale: common.Locale.VI });
