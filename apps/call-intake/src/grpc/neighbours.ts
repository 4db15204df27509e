import type { routing, scheduling } from '@civicline/contracts';
import type { Calls } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { AskerOf } from '../consumers/on-referral-answered';
import type { VisitorOf } from '../consumers/on-untold';

/** Who is gone by now, or was erased, is nobody to call; a neighbour who is away is asked again. */
const orNobody = async <T>(ask: Promise<T>): Promise<T | undefined> => {
  try {
    return await ask;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
};

export const visitorOf =
  (backend: Pick<Calls<scheduling.SchedulingServiceService>, 'getRecipient'>): VisitorOf =>
  async (appointmentId, call) => {
    const found = await orNobody(backend.getRecipient({ appointmentId }, call));
    return found?.citizen && { name: found.citizen.name, number: found.citizen.phone };
  };

export const askerOf =
  (backend: Pick<Calls<routing.RoutingServiceService>, 'getReferralRecipient'>): AskerOf =>
  async (referralId, call) => {
    const found = await orNobody(backend.getReferralRecipient({ referralId }, call));
    return found?.citizen && { name: found.citizen.name, number: found.citizen.phone };
  };
