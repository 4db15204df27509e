import { referrals } from './0001-referrals';
import { post } from './0002-post';
import { alarmsInPlace } from './0003-alarms-in-place';
import { sealedNumbers } from './0004-sealed-numbers';
import { deniedReadsAreAudited } from './0005-denied-reads-are-audited';
import { roomForAlarms } from './0006-room-for-alarms';
import { sealedFiles } from './0007-sealed-files';

/** The steps of this service's schema, in order. */
export const migrations = [
  referrals,
  post,
  alarmsInPlace,
  sealedNumbers,
  deniedReadsAreAudited,
  roomForAlarms,
  sealedFiles,
];
