import type { CallContext, Clock } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Audience, CampaignPlan, Candidate } from '../domain/campaign';
import { recipientsOf } from '../domain/campaign';
import type { QuietHours } from '../domain/considerate';
import { mayGoAt } from '../domain/considerate';
import type { Facts } from '../domain/message';
import { renderSms } from '../domain/render';
import type { CampaignFacts } from '../domain/texts/campaign';
import { campaign } from '../domain/texts/campaign';
import { countStopped } from '../store/addresses';

/** Who would be told, asked in the operator's own name; `unknown` are codes that are none. */
export type FindCandidates = (
  audience: Audience,
  call: CallContext,
) => Promise<{ readonly candidates: readonly Candidate[]; readonly unknown: readonly string[] }>;

interface PreviewDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly find: FindCandidates;
  readonly hashOf: (address: string) => string;
  readonly quiet: QuietHours | null;
  readonly link: string;
  readonly segmentPrice: number;
}

export interface CampaignPreview {
  readonly recipients: number;
  readonly withoutPhone: number;
  readonly withEmail: number;
  readonly optedOut: number;
  readonly unknown: readonly string[];
  readonly segments: number;
  readonly price: number;
  /** The same without accents. */
  readonly plainSegments: number;
  readonly plainPrice: number;
  readonly sendsAt: Date;
  /** As the first of them would read it. */
  readonly sample: string;
}

export const factsOf = (
  plan: Pick<CampaignPlan, 'title' | 'text' | 'accents'>,
  { code, start, officeName }: Pick<Candidate, 'code' | 'start' | 'officeName'>,
): CampaignFacts => ({ title: plan.title, text: plan.text, accents: plan.accents, code, start, officeName });

/** What a campaign would do and cost; nothing is sent. */
export const previewCampaign =
  ({ store, clock, find, hashOf, quiet, link, segmentPrice }: PreviewDeps) =>
  async (plan: CampaignPlan, call: CallContext): Promise<CampaignPreview> => {
    const { candidates, unknown } = await find(plan.audience, call);
    const now = clock.now();
    const people = recipientsOf(candidates, now);
    const bySms = plan.channels.includes('sms') ? people.filter(({ phone }) => phone) : [];
    const stopped = await countStopped(
      store,
      'sms',
      bySms.map(({ phone }) => hashOf(phone)),
    );
    const written = (one: Candidate, accents: boolean) =>
      renderSms(campaign, factsOf(plan, one) as unknown as Facts, { name: '', papers: [], link }, one.locale, accents);
    const segments = (accents: boolean) => bySms.reduce((sum, one) => sum + written(one, accents).segments, 0);
    const [own, plain] = [segments(plan.accents), segments(false)];
    const [first] = people;
    return {
      recipients: people.length,
      withoutPhone: people.filter(({ phone }) => !phone).length,
      withEmail: plan.channels.includes('email') ? people.filter(({ email }) => email).length : 0,
      optedOut: stopped,
      unknown,
      segments: own,
      price: own * segmentPrice,
      plainSegments: plain,
      plainPrice: plain * segmentPrice,
      sendsAt: mayGoAt({ kind: 'considerate' }, 'sms', quiet, now),
      sample: first ? written(first, plan.accents).text : '',
    };
  };
