import type { Keys } from '../agent/Shortcuts';

/** Keys of the centre's desk; those of booking follow them. */
export const centreKeys: Keys = [
  ['F2', 'keys.goOn'],
  ['Shift+F2', 'keys.break'],
  ['F6', 'keys.hold'],
  ['F7', 'keys.transfer'],
  ['F10', 'keys.hangUp'],
  ['Alt+M', 'keys.mute'],
  ['Alt+N', 'keys.record'],
  ['Alt+P', 'keys.promise'],
  ['Alt+R', 'keys.refer'],
  ['Alt+S', 'keys.sms'],
  ['Alt+T', 'keys.told'],
  ['Alt+E', 'keys.extend'],
  ['1 … 9', 'keys.disposition'],
];
