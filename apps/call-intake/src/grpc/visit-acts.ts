import type { scheduling } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import type { VisitActs } from '../telephony/asterisk/answer';

const asCitizen = (idempotencyKey: string) =>
  callContext({ caller: { role: 'citizen', id: 'reminder-call' }, idempotencyKey });

export const visitActs = (
  visits: Pick<Calls<scheduling.SchedulingServiceService>, 'cancelAppointment' | 'setReadiness'>,
): VisitActs => ({
  cancel: async (code, phoneProof, key) => {
    await visits.cancelAppointment({ code, phoneProof, expectedVersion: 0, reason: '' }, asCitizen(key));
  },
  ready: async (code, phoneProof, key) => {
    await visits.setReadiness({ code, phoneProof, items: [], allReady: true }, asCitizen(key));
  },
});
