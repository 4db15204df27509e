import type { Violation } from '@civicline/service-kit/refusal';
import type { Channel, Localized } from './message';
import { campaignWords } from './texts/campaign';

/** Many told at once: what, to whom, how. */
export interface CampaignPlan {
  readonly title: Localized;
  readonly text: Localized;
  readonly accents: boolean;
  readonly channels: readonly Channel[];
  readonly audience: Audience;
}

/** Whose coming visits: those of an office on some days, or those of a list of codes. */
export type Audience =
  | { readonly kind: 'office'; readonly officeId: string; readonly fromDay: string; readonly toDay: string }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

/** Somebody who would be told. The number is known while it is counted, and kept nowhere. */
export interface Candidate {
  readonly appointmentId: string;
  readonly code: string;
  readonly start: Date;
  readonly officeName: Localized;
  readonly locale: 'vi' | 'en';
  readonly phone: string;
  readonly email: string;
  readonly open: boolean;
}

export const mostCodes = 500;
export const mostDays = 14;

/** People, not visits: who has two coming visits is told once, of the earlier. What has ended concerns nobody. */
export const recipientsOf = (candidates: readonly Candidate[], now: Date): Candidate[] => {
  const coming = candidates
    .filter(({ open, start }) => open && start > now)
    .sort((a, b) => a.start.getTime() - b.start.getTime() || a.code.localeCompare(b.code));
  const seen = new Set<string>();
  return coming.filter(({ phone, appointmentId }) => {
    const who = phone || appointmentId;
    if (seen.has(who)) return false;
    seen.add(who);
    return true;
  });
};

/** Braces around anything but the words that there are: it would be read as it stands. */
export const wordFaults = (field: string, text: Localized): Violation[] =>
  (['vi', 'en'] as const).flatMap((locale) =>
    [...text[locale].matchAll(/\{([^}]*)\}/g)].some(([, word = '']) => !campaignWords.includes(word))
      ? [{ field: `${field}.${locale}`, rule: 'unknown_word' }]
      : [],
  );
