import type { Store, Tx } from '@civicline/store';
import type { CampaignPlan, Candidate } from '../domain/campaign';
import type { Channel, Localized, MessageStatus } from '../domain/message';

export type CampaignStatus = 'running' | 'done' | 'stopped';

export interface Campaign {
  readonly id: string;
  readonly title: Localized;
  readonly text: Localized;
  readonly accents: boolean;
  readonly channels: readonly Channel[];
  readonly status: CampaignStatus;
  readonly recipients: number;
  readonly startedBy: string;
  readonly startedAt: Date;
}

/** A campaign and how its messages stand. */
export interface CampaignProgress extends Campaign {
  readonly counts: Readonly<Record<MessageStatus, number>>;
}

const columns = `id, title, text, accents, channels, status, recipients, started_by AS "startedBy", started_at AS "startedAt"`;

export const insertCampaign = async (
  tx: Tx,
  id: string,
  { title, text, accents, channels }: CampaignPlan,
  recipients: readonly Candidate[],
  startedBy: string,
  now: Date,
): Promise<void> => {
  await tx.query(
    `INSERT INTO campaign (id, title, text, accents, channels, status, recipients, started_by, started_at)
     VALUES ($1, $2, $3, $4, $5, 'running', $6, $7, $8)`,
    [id, JSON.stringify(title), JSON.stringify(text), accents, channels, recipients.length, startedBy, now],
    'campaign-insert',
  );
  await tx.query(
    `INSERT INTO campaign_recipient (campaign_id, appointment_id, code, start_at, office_name, locale)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::jsonb[], $6::text[])`,
    [
      id,
      recipients.map(({ appointmentId }) => appointmentId),
      recipients.map(({ code }) => code),
      recipients.map(({ start }) => start),
      recipients.map(({ officeName }) => JSON.stringify(officeName)),
      recipients.map(({ locale }) => locale),
    ],
    'campaign-recipients',
  );
};

export interface WaitingRecipient extends Campaign {
  readonly appointmentId: string;
  readonly code: string;
  readonly start: Date;
  readonly officeName: Localized;
  readonly locale: 'vi' | 'en';
}

/** Takes recipients whose messages are not queued yet, and marks them: their messages are queued in the same transaction. */
export const takeRecipients = (tx: Tx, limit: number): Promise<WaitingRecipient[]> =>
  tx.query<WaitingRecipient>(
    `UPDATE campaign_recipient r SET queued = true FROM campaign
     WHERE campaign.id = r.campaign_id AND (r.campaign_id, r.appointment_id) IN (
       SELECT one.campaign_id, one.appointment_id FROM campaign_recipient one JOIN campaign c ON c.id = one.campaign_id
       WHERE NOT one.queued AND c.status = 'running' LIMIT $1 FOR UPDATE OF one SKIP LOCKED)
     RETURNING ${columns}, r.appointment_id AS "appointmentId", r.code, r.start_at AS "start",
       r.office_name AS "officeName", r.locale`,
    [limit],
    'campaign-take',
  );

/** Notes campaigns as done of which nobody waits to be queued. */
export const finishCampaigns = (tx: Tx) =>
  tx.query(
    `UPDATE campaign c SET status = 'done' WHERE status = 'running'
       AND NOT EXISTS (SELECT FROM campaign_recipient r WHERE r.campaign_id = c.id AND NOT r.queued)`,
    [],
    'campaign-finish',
  );

/** Stops it: who is not queued is not, what was not tried yet is not sent. Whether there is such a campaign. */
export const stopCampaign = async (tx: Tx, id: string): Promise<boolean> => {
  const rows = await tx.query(
    `UPDATE campaign SET status = 'stopped' WHERE id = $1 RETURNING true AS found`,
    [id],
    'campaign-stop',
  );
  await tx.query(
    `UPDATE message SET status = 'suppressed', reason = 'CAMPAIGN_STOPPED', due_at = NULL
     WHERE notice = 'campaign-' || $1 AND template = 'campaign' AND status = 'queued' AND attempts = 0`,
    [id],
    'campaign-stop-messages',
  );
  return rows.length > 0;
};

const none: Record<MessageStatus, number> = { queued: 0, sent: 0, delivered: 0, failed: 0, suppressed: 0 };

const withCounts = async (store: Store, campaigns: readonly Campaign[]): Promise<CampaignProgress[]> => {
  const rows = await store.query<{ notice: string; status: MessageStatus; count: number }>(
    `SELECT notice, status, count(*)::int AS count FROM message
     WHERE template = 'campaign' AND notice = ANY($1::text[]) GROUP BY notice, status`,
    [campaigns.map(({ id }) => `campaign-${id}`)],
    'campaign-counts',
  );
  return campaigns.map((campaign) => {
    const own = rows.filter(({ notice }) => notice === `campaign-${campaign.id}`);
    return { ...campaign, counts: { ...none, ...Object.fromEntries(own.map(({ status, count }) => [status, count])) } };
  });
};

export const campaignById = async (store: Store, id: string): Promise<CampaignProgress | undefined> => {
  const rows = await store.query<Campaign>(`SELECT ${columns} FROM campaign WHERE id = $1`, [id], 'campaign-get');
  return (await withCounts(store, rows))[0];
};

/** Latest first. */
export const latestCampaigns = async (store: Store, limit: number): Promise<CampaignProgress[]> =>
  withCounts(
    store,
    await store.query<Campaign>(
      `SELECT ${columns} FROM campaign ORDER BY started_at DESC, id DESC LIMIT $1`,
      [limit],
      'campaign-list',
    ),
  );
