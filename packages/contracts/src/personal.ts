export { personalMessages } from './generated/personal';
export type { PersonalKind } from './generated/personal';
