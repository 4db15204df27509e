import type { Call } from './call';
import { forbidden } from './refusals';

/** Who asks, as far as it decides what they may see. */
export interface Asker {
  readonly role: 'citizen' | 'agent' | 'officer' | 'supervisor' | 'admin' | 'system';
  readonly id: string;
}

const hotline: readonly Asker['role'][] = ['agent', 'supervisor', 'admin'];

/** The hotline's own people. */
export const isHotline = ({ role }: Asker): boolean => hotline.includes(role);

/** Refuses FORBIDDEN. */
export const mustBeHotline = (asker: Asker): void => {
  if (!isHotline(asker)) throw forbidden();
};

/** Refuses FORBIDDEN. */
export const mustSupervise = ({ role }: Asker): void => {
  if (role !== 'supervisor' && role !== 'admin') throw forbidden();
};

/** The hotline's people, and the menu in which callers wait. Refuses FORBIDDEN. */
export const mustServeCallers = (asker: Asker): void => {
  if (!isHotline(asker) && asker.role !== 'system') throw forbidden();
};

/** Who speaks to the house for a telephone system, or sets the centre up. Refuses FORBIDDEN. */
export const mustRunTheCentre = ({ role }: Asker): void => {
  if (role !== 'admin' && role !== 'system') throw forbidden();
};

/** A number is seen in full by whoever serves its caller now, or did, and by those who answer for the hotline. */
export const maySeeNumber = (asker: Asker, { agentId }: Pick<Call, 'agentId'>): boolean =>
  asker.role === 'supervisor' || asker.role === 'admin' || (asker.role === 'agent' && asker.id === agentId);
