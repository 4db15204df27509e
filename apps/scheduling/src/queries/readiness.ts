import type { CallContext } from '@civicline/service-kit';
import type { Store } from '@civicline/store';
import type { Asker } from '../domain/permissions';
import { closenessOf, seenBy } from '../domain/permissions';
import { appointmentNotFound } from '../domain/refusals';
import { appointmentByCode } from '../store/appointments';
import type { Readiness } from '../store/readiness';
import { readinessOf } from '../store/readiness';

/** How ready a visit is, as far as somebody may see it. */
export type SeenReadiness = Readiness;

/**
 * Without the accounts of staff for the citizen, and without the words of others for systems and officers of other offices.
 */
export const readinessAs = (asker: Asker, readiness: Readiness, phoneProof: string): SeenReadiness => {
  const appointment = seenBy(asker, readiness.appointment, phoneProof);
  const closeness = closenessOf(asker, readiness.appointment, phoneProof);
  if (closeness === 'staff') return { ...readiness, appointment };
  const papers = readiness.papers.map((paper) =>
    paper.mark
      ? { ...paper, mark: { ...paper.mark, byId: '', reason: closeness === 'own' ? paper.mark.reason : '' } }
      : paper,
  );
  return { ...readiness, appointment, papers };
};

/** Refuses APPOINTMENT_NOT_FOUND, also to a citizen without proof. */
export const getReadiness =
  (store: Store) =>
  async (code: string, phoneProof: string, call: CallContext): Promise<SeenReadiness> => {
    const appointment = await appointmentByCode(store, code);
    if (!appointment) throw appointmentNotFound();
    seenBy(call.caller, appointment, phoneProof);
    const [readiness] = await readinessOf(store, [appointment]);
    if (!readiness) throw new Error('an appointment without its readiness');
    return readinessAs(call.caller, readiness, phoneProof);
  };
