import type { CallContext } from '@civicline/service-kit';
import { fingerprint } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { CampaignPlan } from '../domain/campaign';
import { recipientsOf } from '../domain/campaign';
import { campaignChanged, campaignNotFound } from '../domain/refusals';
import { campaign } from '../domain/texts/campaign';
import type { FindCandidates } from '../queries/preview-campaign';
import { factsOf } from '../queries/preview-campaign';
import { finishCampaigns, insertCampaign, stopCampaign, takeRecipients } from '../store/campaigns';
import type { Deps } from './deps';
import type { Notice } from './queue-notice';

interface StartDeps extends Deps {
  readonly find: FindCandidates;
}

/**
 * Starts a campaign: it and everybody whom it is for are written down in one commit; the messages are queued after. Refused:
 * CAMPAIGN_CHANGED when there are not as many people as the operator saw.
 */
export const startCampaign =
  ({ store, clock, newId, find }: StartDeps) =>
  async (plan: CampaignPlan, expected: number, call: CallContext): Promise<string> => {
    const { candidates } = await find(plan.audience, call);
    return store.once(
      {
        command: 'StartCampaign',
        key: call.idempotencyKey,
        fingerprint: fingerprint({ plan, expected }),
        caller: call.caller.id,
      },
      async (tx) => {
        const now = clock.now();
        const people = recipientsOf(candidates, now);
        if (people.length !== expected) throw campaignChanged(people.length);
        const id = newId();
        await insertCampaign(tx, id, plan, people, call.caller.id, now);
        return id;
      },
    );
  };

interface QueueCampaignDeps {
  readonly queue: (tx: Tx, notice: Notice) => Promise<void>;
}

/** Queues messages of running campaigns, some people at a time: who dies in between is followed by another replica. */
export const queueCampaign =
  ({ queue }: QueueCampaignDeps) =>
  async (tx: Tx, limit: number): Promise<number> => {
    const people = await takeRecipients(tx, limit);
    for (const one of people)
      await queue(tx, {
        ...campaign.filled(factsOf(one, one)),
        notice: `campaign-${one.id}`,
        subjectId: one.appointmentId,
        subjectCode: one.code,
        subjectVersion: 1,
        locale: one.locale,
        traceparent: null,
        channels: one.channels,
      });
    if (!people.length) await finishCampaigns(tx);
    return people.length;
  };

/** Stops a campaign; what was sent stays sent. A second time changes nothing. Refused: CAMPAIGN_NOT_FOUND. */
export const endCampaign =
  ({ store }: Pick<Deps, 'store'>) =>
  (id: string): Promise<void> =>
    store.transaction(async (tx) => {
      if (!(await stopCampaign(tx, id))) throw campaignNotFound();
    });
