export { isAriError, isNotFound } from './error';
export type { AriError, AriErrorKind } from './error';
export type { AriEvent, AriEvents, Bridge, Channel, LiveRecording, Playback } from './generated/ari';
export { openAri } from './open-ari';
export type { Ari, AriOptions } from './open-ari';
export type { AriCall } from './request';
