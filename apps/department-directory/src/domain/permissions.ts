import { forbidden } from './refusals';

/** Who asks, as far as it decides what they may do. */
export interface Asker {
  readonly role: 'citizen' | 'agent' | 'officer' | 'supervisor' | 'admin' | 'system';
  readonly officeId?: string;
}

const isOfficerOf = ({ role, officeId: own }: Asker, officeId: string) =>
  role === 'officer' && officeId !== '' && own === officeId;

/** Officers say when their own office is open, administrators of all. Refuses FORBIDDEN. */
export const mayKeepHours = (asker: Asker, officeId: string): void => {
  if (asker.role !== 'admin' && !isOfficerOf(asker, officeId)) throw forbidden();
};

/** Officers say who is on duty at their own office, supervisors and administrators of all. Refuses FORBIDDEN. */
export const mayKeepRoster = (asker: Asker, officeId: string): void => {
  if (asker.role !== 'supervisor') mayKeepHours(asker, officeId);
};

/** A roster names people and their numbers: it is read where it is kept, and by agents, who put calls through. Refuses FORBIDDEN. */
export const mayReadRoster = (asker: Asker, officeId: string): void => {
  if (asker.role !== 'agent') mayKeepRoster(asker, officeId);
};
