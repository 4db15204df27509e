import { messages } from './migrations/0001-messages';
import { kindsOfNotices } from './migrations/0002-kinds-of-notices';
import { providersAndAddresses } from './migrations/0003-providers-and-addresses';
import { inboundSms } from './migrations/0004-inbound';
import { campaigns } from './migrations/0005-campaigns';
import { webhooks } from './migrations/0006-webhooks';
import { erasures } from './migrations/0009-erasures';
import { voice } from './migrations/0008-voice';
import { webhookTraces } from './migrations/0007-webhook-traces';

/** How this service's tables came to be, in order. */
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
