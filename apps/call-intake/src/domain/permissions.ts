import type { Call } from './call';
import type { CallBack } from './call-back';
import type { ContactRecord } from './record';

/** Who asks, as far as it decides what they may see. */
export interface Asker {
  readonly role: 'citizen' | 'agent' | 'officer' | 'supervisor' | 'admin' | 'system';
  readonly id: string;
}

const hotline: readonly Asker['role'][] = ['agent', 'supervisor', 'admin'];

/** The hotline's own people. */
export const isHotline = ({ role }: Asker): boolean => hotline.includes(role);

const answersForHotline = ({ role }: Asker): boolean => role === 'supervisor' || role === 'admin';

/** A number is seen in full by whoever serves its caller now, and by those who answer for the hotline. */
export const maySeeNumber = (asker: Asker, { agentId, state }: Pick<Call, 'agentId' | 'state'>): boolean =>
  answersForHotline(asker) || (asker.role === 'agent' && asker.id === agentId && state !== 'ended');

/** What an agent serves now: a call, and whom it is with. */
export interface AtHand {
  readonly callId: string;
  readonly number: string;
  /** The record that the call-back at hand is about. */
  readonly recordId: string | null;
}

/** A record's number is seen in full while its caller is being served, and by those who answer for the hotline. */
export const maySeeNumberOf = (
  asker: Asker,
  { id, callId, number }: Pick<ContactRecord, 'id' | 'callId' | 'number'>,
  hand: AtHand | undefined,
): boolean =>
  answersForHotline(asker) ||
  (hand !== undefined && (callId === hand.callId || id === hand.recordId || (number !== '' && number === hand.number)));

/** Whoever dials needs the number, as long as they do. */
export const maySeeCallee = (asker: Asker, { agentId, status }: Pick<CallBack, 'agentId' | 'status'>): boolean =>
  answersForHotline(asker) || (status === 'attempting' && asker.id === agentId);
