import type { Campaign, CampaignPreview } from '@civicline/contracts/rest';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { List } from '../api/client';
import { api } from '../api/client';
import { language } from '../i18n/setup';

/** What is said to many, to whom and how, as the form has it. */
export interface CampaignDraft {
  readonly title: { readonly vi: string; readonly en: string };
  readonly text: { readonly vi: string; readonly en: string };
  readonly accents: boolean;
  readonly channels: readonly string[];
  readonly audience: 'office' | 'codes';
  readonly officeId: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly codes: string;
}

/** The draft as the API takes it: either an office and its days, or a list of codes. */
export const planOf = ({ audience, codes, officeId, fromDay, toDay, ...said }: CampaignDraft) => ({
  ...said,
  ...(audience === 'office' ? { officeId, fromDay, toDay } : { codes: codes.split(/[\s,;]+/).filter(Boolean) }),
});

/** The last campaigns; followed while one of them is on its way. */
export const useCampaigns = () =>
  useQuery({
    queryKey: ['campaigns', language()],
    queryFn: () => api<List<Campaign>>('/campaigns'),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status, messages }) => status === 'running' || messages.queued > 0) ? 2_000 : 30_000,
  });

/** Looks whom the draft reaches and what it costs; then starts it for just as many. */
export const useCampaign = () => {
  const queries = useQueryClient();
  const preview = useMutation({
    mutationFn: (draft: CampaignDraft) =>
      api<CampaignPreview>('/campaigns/preview', { method: 'POST', body: planOf(draft) }),
  });
  const start = useMutation({
    mutationFn: ({ draft, recipients, key }: { draft: CampaignDraft; recipients: number; key: string }) =>
      api<Campaign>('/campaigns', { method: 'POST', key, body: { ...planOf(draft), recipients } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  return { preview, start };
};

export const useStopCampaign = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api<Campaign>(`/campaigns/${id}/stop`, { method: 'POST' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
};
