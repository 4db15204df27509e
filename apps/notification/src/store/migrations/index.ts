import { messages } from './0001-messages';
import { kindsOfNotices } from './0002-kinds-of-notices';
import { providersAndAddresses } from './0003-providers-and-addresses';
import { inboundSms } from './0004-inbound';
import { campaigns } from './0005-campaigns';
import { webhooks } from './0006-webhooks';
import { webhookTraces } from './0007-webhook-traces';
import { voice } from './0008-voice';
import { erasures } from './0009-erasures';

/** The steps of this service's schema, in order. */
export const migrations = [
  messages,
  kindsOfNotices,
  providersAndAddresses,
  inboundSms,
  campaigns,
  webhooks,
  webhookTraces,
  voice,
  erasures,
];
