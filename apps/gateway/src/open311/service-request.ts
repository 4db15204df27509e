import { toRfc3339 } from '@civicline/calendar';
import type { routing } from '@civicline/contracts';
import type { Locale } from '@civicline/service-kit';
import { referralStatuses } from '../routes/referrals/names';
import { pick } from '../routes/translate';
import type { Tree } from './xml';

/** What is not over yet; the rest is closed. */
const openWords = ['open', 'partial', 'assigned', 'acknowledged', 'returned'] as const;
const closedWords = ['answered', 'explained', 'closed', 'duplicate'] as const;
/** GeoReport's two states. */
export const standings = ['open', 'closed'] as const;
export type Standing = (typeof standings)[number];

const notes: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  open: { vi: 'Đã chuyển đến cơ quan phụ trách.', en: 'Referred to the office that answers for it.' },
  partial: { vi: 'Chưa chuyển.', en: 'Not referred yet.' },
  assigned: { vi: 'Đã chuyển đến cơ quan phụ trách.', en: 'Referred to the office that answers for it.' },
  acknowledged: { vi: 'Cơ quan đã tiếp nhận.', en: 'The office has taken it up.' },
  answered: {
    vi: 'Đã có trả lời. Người hỏi xem bằng mã và số điện thoại.',
    en: 'Answered. Whoever asked reads it with the code and their phone number.',
  },
  explained: { vi: 'Đã trả lời và giải thích cho người hỏi.', en: 'Answered, and explained to whoever asked.' },
  closed: { vi: 'Đã kết thúc.', en: 'Closed.' },
  returned: { vi: 'Tổng đài đang tìm cơ quan phụ trách.', en: 'The hotline looks for whose it is.' },
  duplicate: { vi: 'Trùng với một phiếu khác.', en: 'The same as another.' },
};

const statusWord = (status: routing.ReferralStatus) => referralStatuses.wordOf(status);
const statusOf = (referral: routing.Referral): Standing =>
  openWords.some((word) => word === statusWord(referral.status)) ? 'open' : 'closed';

/** What a referral may be to be open, or closed. */
export const statusesOf = (standing: Standing): routing.ReferralStatus[] =>
  (standing === 'open' ? openWords : closedWords).map((word) => referralStatuses.valueOf(word));

const whenOrNull = (at: Date | undefined) => (at ? toRfc3339(at) : null);

/** A referral as GeoReport shows it: nothing personal, so neither what was asked nor what was answered. */
export const serviceRequestOf = (
  referral: routing.Referral,
  serviceNames: ReadonlyMap<string, string>,
  locale: Locale,
): { readonly [name: string]: Tree } => ({
  service_request_id: referral.code,
  status: statusOf(referral),
  status_notes: notes[statusWord(referral.status)]?.[locale] ?? null,
  service_name: serviceNames.get(referral.matter?.topic ?? '') ?? referral.matter?.topic ?? null,
  service_code: referral.matter?.topic ?? null,
  description: null,
  agency_responsible: pick(referral.officeName, locale) || null,
  service_notice: null,
  requested_datetime: whenOrNull(referral.referredAt),
  updated_datetime: whenOrNull(referral.changedAt),
  expected_datetime: whenOrNull(referral.deadline?.due),
  address: null,
  address_id: null,
  zipcode: null,
  lat: null,
  long: null,
  media_url: null,
});

/** What is told of a step; what an office keeps for itself is not. */
const toldSteps: Readonly<Record<string, readonly [Standing, string]>> = {
  referred: ['open', 'open'],
  assigned: ['open', 'assigned'],
  acknowledged: ['open', 'acknowledged'],
  returned: ['open', 'returned'],
  answered: ['closed', 'answered'],
  explained: ['closed', 'explained'],
  closed: ['closed', 'closed'],
  reopened: ['open', 'open'],
  duplicate: ['closed', 'duplicate'],
};

/** The history of a referral, oldest first: GeoReport's extension of service request updates. */
export const updatesOf = (referral: routing.Referral, locale: Locale): { readonly [name: string]: Tree }[] =>
  referral.steps.flatMap(({ what, at }, index) => {
    const told = toldSteps[what];
    if (!told || !at) return [];
    return [
      {
        update_id: `${referral.code}-${index + 1}`,
        service_request_id: referral.code,
        status: told[0],
        description: notes[told[1]]?.[locale] ?? '',
        updated_datetime: toRfc3339(at),
      },
    ];
  });
