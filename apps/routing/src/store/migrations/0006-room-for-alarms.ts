import { migration } from '@civicline/store';

/**
 * What was referred at one time falls due at one time: all of a page changes at once and finds room on it, so that no index
 * hears of it. With a fifth free, half did not. Pages from before fill up as they are.
 */
export const roomForAlarms = migration('0006_room_for_alarms', 'ALTER TABLE referral SET (fillfactor = 50);');
