import type { routing } from '@civicline/contracts';
import { words } from '../words';

const statusNames = [
  'open',
  'partial',
  'assigned',
  'acknowledged',
  'answered',
  'explained',
  'closed',
  'returned',
  'duplicate',
] as const;
export const referralStatuses = words<routing.ReferralStatus, typeof statusNames>('REFERRAL_STATUS', statusNames);

const kindNames = ['queue', 'department', 'one-stop-window', 'duty-officer', 'hotline'] as const;
export const targetKinds = words<routing.TargetKind, typeof kindNames>('TARGET_KIND', kindNames);

/** 'any' is what the contract leaves unspecified. */
const whenNames = ['any', 'office-open', 'office-closed'] as const;
export const whens = words<routing.Condition_When, typeof whenNames>('WHEN', whenNames);
