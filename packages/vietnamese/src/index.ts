export { fold, foldQuery, stripAccents } from './fold';
export { scoreMatch, sortVi } from './match';
export { givenName, isPersonName, maskName } from './names';
export { formatPhone, maskPhone, parsePhone } from './phone';
export type { Phone } from './phone';
export { smsSegments } from './sms';
export type { SmsSegments } from './sms';
