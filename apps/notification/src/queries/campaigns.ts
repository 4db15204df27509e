import type { Store } from '@civicline/store';
import type { CampaignProgress } from '../store/campaigns';
import { campaignById, latestCampaigns } from '../store/campaigns';

export type { CampaignProgress };

const mostListed = 50;

/** A campaign and how its messages stand. */
export const oneCampaign =
  (store: Store) =>
  (id: string): Promise<CampaignProgress | undefined> =>
    campaignById(store, id);

/** The last ones, latest first. */
export const lastCampaigns = (store: Store) => (): Promise<CampaignProgress[]> => latestCampaigns(store, mostListed);
