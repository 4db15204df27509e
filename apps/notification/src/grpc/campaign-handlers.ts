import type { notification } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import type { CampaignPlan } from '../domain/campaign';
import { campaignNotFound } from '../domain/refusals';
import type { CampaignPreview } from '../queries/preview-campaign';
import type { CampaignProgress } from '../queries/campaigns';
import { campaignPreviewToProto, campaignToProto, readPlan } from './campaign-translate';
import { isUuid } from './translate';

export interface CampaignUseCases {
  previewCampaign(plan: CampaignPlan, call: CallContext): Promise<CampaignPreview>;
  startCampaign(plan: CampaignPlan, expected: number, call: CallContext): Promise<string>;
  endCampaign(id: string): Promise<void>;
  campaign(id: string): Promise<CampaignProgress | undefined>;
  latestCampaigns(): Promise<CampaignProgress[]>;
}

/** Telling many at once is for those who answer for it. */

/** The calls about campaigns, as a part of NotificationService. */
export const campaignHandlers = (cases: CampaignUseCases) => {
  const found = async (id: string) => {
    const campaign = isUuid(id) ? await cases.campaign(id) : undefined;
    if (!campaign) throw campaignNotFound();
    return { campaign: campaignToProto(campaign) };
  };
  return {
    previewCampaign: async ({ plan }: notification.PreviewCampaignRequest, call: CallContext) => {
      return campaignPreviewToProto(await cases.previewCampaign(readPlan(plan), call));
    },

    startCampaign: async ({ plan, recipients }: notification.StartCampaignRequest, call: CallContext) => {
      return found(await cases.startCampaign(readPlan(plan), recipients, call));
    },

    stopCampaign: async ({ id }: notification.StopCampaignRequest) => {
      await found(id);
      await cases.endCampaign(id);
      return found(id);
    },

    getCampaign: async ({ id }: notification.GetCampaignRequest) => {
      return found(id);
    },

    listCampaigns: async (_: notification.ListCampaignsRequest) => {
      return { campaigns: (await cases.latestCampaigns()).map(campaignToProto) };
    },
  };
};
