import { isDay } from '@civicline/calendar';
import type { common } from '@civicline/contracts';
import { notification } from '@civicline/contracts';
import type { Violation } from '@civicline/service-kit/refusal';
import type { Audience, CampaignPlan } from '../domain/campaign';
import { mostCodes, mostDays, wordFaults } from '../domain/campaign';
import type { Channel, Localized } from '../domain/message';
import type { CampaignPreview } from '../queries/preview-campaign';
import type { CampaignProgress } from '../queries/campaigns';
import { refuseAny, requireText } from './translate';

const longestTitle = 150;
const longestText = 600;
const dayMs = 86_400_000;

const localized = (violations: Violation[], field: string, text: common.LocalizedText | undefined, max: number) => {
  const read: Localized = { vi: text?.vi.trim() ?? '', en: text?.en.trim() ?? '' };
  requireText(violations, `${field}.vi`, read.vi, max);
  if (read.en.length > max) violations.push({ field: `${field}.en`, rule: 'too_long', params: { max } });
  violations.push(...wordFaults(field, read));
  return read;
};

const audienceOf = (violations: Violation[], plan: notification.CampaignPlan): Audience => {
  if (plan.codes.length) {
    if (plan.codes.length > mostCodes)
      violations.push({ field: 'plan.codes', rule: 'too_many', params: { max: mostCodes } });
    return { kind: 'codes', codes: [...new Set(plan.codes.map((code) => code.trim().toUpperCase()).filter(Boolean))] };
  }
  const { officeId, fromDay, toDay } = plan;
  requireText(violations, 'plan.officeId', officeId, 80);
  for (const [field, day] of Object.entries({ fromDay, toDay }))
    if (!isDay(day)) violations.push({ field: `plan.${field}`, rule: day ? 'format.day' : 'required' });
  if (isDay(fromDay) && isDay(toDay)) {
    const days = (Date.parse(toDay) - Date.parse(fromDay)) / dayMs + 1;
    if (days < 1) violations.push({ field: 'plan.fromDay', rule: 'before', params: { other: 'toDay' } });
    else if (days > mostDays)
      violations.push({ field: 'plan.toDay', rule: 'range', params: { min: 1, max: mostDays } });
  }
  return { kind: 'office', officeId, fromDay, toDay };
};

const channelNames: Partial<Record<notification.Channel, Channel>> = {
  [notification.Channel.SMS]: 'sms',
  [notification.Channel.EMAIL]: 'email',
};

/** Refuses INVALID_ARGUMENT with every fault of the plan. */
export const readPlan = (plan: notification.CampaignPlan | undefined): CampaignPlan => {
  const violations: Violation[] = [];
  const given = plan ?? notification.CampaignPlan.fromPartial({});
  const title = localized(violations, 'plan.title', given.title, longestTitle);
  const text = localized(violations, 'plan.text', given.text, longestText);
  const audience = audienceOf(violations, given);
  const channels = given.channels.flatMap((channel) => channelNames[channel] ?? []);
  if (!given.channels.length) violations.push({ field: 'plan.channels', rule: 'required' });
  else if (channels.length !== given.channels.length)
    violations.push({ field: 'plan.channels', rule: 'unknown_value' });
  refuseAny(violations);
  return { title, text, accents: given.accents, channels: [...new Set(channels)], audience };
};

export const campaignPreviewToProto = (preview: CampaignPreview): notification.PreviewCampaignResponse => ({
  ...preview,
  unknown: [...preview.unknown],
  price: BigInt(preview.price),
  plainPrice: BigInt(preview.plainPrice),
});

const statuses = {
  running: notification.CampaignStatus.RUNNING,
  done: notification.CampaignStatus.DONE,
  stopped: notification.CampaignStatus.STOPPED,
} as const;

export const campaignToProto = (campaign: CampaignProgress): notification.Campaign => ({
  ...campaign,
  channels: campaign.channels.map((channel) =>
    channel === 'email' ? notification.Channel.EMAIL : notification.Channel.SMS,
  ),
  status: statuses[campaign.status],
  ...campaign.counts,
});
