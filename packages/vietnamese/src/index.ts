export { fold, stripAccents } from './fold';
export { scoreMatch } from './match';
export { givenName, isPersonName, maskName } from './names';
export { formatPhone, maskPhone, parsePhone } from './phone';
export type { Phone } from './phone';
export { foldQuery } from './query';
export { smsSegments } from './sms';
export type { SmsSegments } from './sms';
export { sortVi } from './sort';
