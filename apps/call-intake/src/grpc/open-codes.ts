import { routing, scheduling } from '@civicline/contracts';
import type { CallContext, Calls } from '@civicline/service-kit';
import type { Found } from '../domain/phone/spoken';

/** What a number has open, as far as it may be said on the telephone, each under its code. */
export interface OpenCode {
  readonly code: string;
  readonly found: Found;
}

type Status<K extends Found['kind']> = Extract<Found, { kind: K }>['status'];

const { AppointmentStatus } = scheduling;
const appointments: Partial<Record<scheduling.AppointmentStatus, Status<'appointment'>>> = {
  [AppointmentStatus.PENDING]: 'pending',
  [AppointmentStatus.BOOKED]: 'booked',
  [AppointmentStatus.ARRIVED]: 'arrived',
  [AppointmentStatus.FULFILLED]: 'fulfilled',
  [AppointmentStatus.CANCELLED]: 'cancelled',
  [AppointmentStatus.NOSHOW]: 'noshow',
};

const { ReferralStatus } = routing;
const referrals: Partial<Record<routing.ReferralStatus, Status<'referral'>>> = {
  [ReferralStatus.PARTIAL]: 'open',
  [ReferralStatus.OPEN]: 'open',
  [ReferralStatus.ASSIGNED]: 'assigned',
  [ReferralStatus.ACKNOWLEDGED]: 'acknowledged',
  [ReferralStatus.ANSWERED]: 'answered',
  [ReferralStatus.EXPLAINED]: 'explained',
  [ReferralStatus.CLOSED]: 'closed',
  [ReferralStatus.RETURNED]: 'returned',
};

/** The number that calls is the proof: nobody hears of a code that was given to another one. */
export const openCodesOf =
  (
    visits: Pick<Calls<scheduling.SchedulingServiceService>, 'listVisitsOf'>,
    matters: Pick<Calls<routing.RoutingServiceService>, 'listReferrals'>,
  ) =>
  async (phone: string, call: CallContext): Promise<readonly OpenCode[]> => {
    const [ahead, referred] = await Promise.all([
      visits.listVisitsOf({ phone }, call),
      matters.listReferrals(routing.ListReferralsRequest.fromPartial({ phone }), call),
    ]);
    return [
      ...ahead.appointments.flatMap(({ code, status, slot }): OpenCode[] => {
        const known = appointments[status];
        const start = slot?.start ?? new Date(0);
        return known ? [{ code, found: { kind: 'appointment', status: known, start } }] : [];
      }),
      ...referred.referrals.flatMap(({ code, status }): OpenCode[] => {
        const known = referrals[status];
        return known ? [{ code, found: { kind: 'referral', status: known } }] : [];
      }),
    ];
  };
