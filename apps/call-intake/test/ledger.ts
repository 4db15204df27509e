import { common, routing, scheduling } from '@civicline/contracts';
import { grpcServer, implement, logger } from '@civicline/service-kit';
import { tester } from '@civicline/testkit';
import { Refusal } from '@civicline/service-kit/refusal';

const { listWindows, takePlace, giveBackPlace, listVisitsOf, getRecipient, cancelAppointment, setReadiness } =
  scheduling.SchedulingServiceService;
const { getReferralRecipient, listReferrals } = routing.RoutingServiceService;
const hourMs = 3_600_000;

/** Stands in scheduling's place at the wire, and in routing's: windows of an hour with two places each, from 8 o'clock on. */
export const openLedger = async (from: Date) => {
  const taken = new Map<string, string>();
  const state = { down: false, visits: [] as scheduling.Appointment[] };
  /** What citizens did about their visits. */
  const changed: string[] = [];
  /** Whom an appointment or a referral concerns, by its id. */
  const people = new Map<string, { name: string; phone: string; email: string }>();
  const personOf = (id: string) => {
    const citizen = people.get(id);
    if (!citizen) throw new Refusal('APPOINTMENT_NOT_FOUND', 'not-found');
    return citizen;
  };
  const slots = Array.from({ length: 8 }, (_, n) => ({
    id: `team.${n}`,
    start: new Date(from.getTime() + n * hourMs),
    end: new Date(from.getTime() + (n + 1) * hourMs),
  }));
  const windowOf = (slot: (typeof slots)[number]) =>
    scheduling.Slot.fromPartial({
      ...slot,
      free: 2 - [...taken.values()].filter((id) => id === slot.id).length,
      capacity: 2,
    });
  const server = grpcServer({
    port: 0,
    badge: tester,
    log: logger('ledger', 'silent'),
    services: [
      implement(
        { listWindows, takePlace, giveBackPlace, listVisitsOf, getRecipient, cancelAppointment, setReadiness },
        {
          listWindows: ({ includeFull }) =>
            Promise.resolve({ windows: slots.map(windowOf).filter(({ free }) => includeFull || free > 0) }),
          takePlace: ({ slotId, promiseId }) => {
            if (state.down) throw new Error('down');
            const slot = slots.find(({ id }) => id === (taken.get(promiseId) ?? slotId));
            if (!slot) throw new Refusal('SLOT_NOT_FOUND', 'not-found');
            if (!taken.has(promiseId) && windowOf(slot).free === 0)
              throw new Refusal('SLOT_FULL', 'exhausted', { details: { alternatives: [{ id: 'team.7' }] } });
            taken.set(promiseId, slot.id);
            return Promise.resolve({ window: windowOf(slot) });
          },
          giveBackPlace: ({ promiseId }) => {
            if (state.down) throw new Error('down');
            taken.delete(promiseId);
            return Promise.resolve({});
          },
          getRecipient: ({ appointmentId }) =>
            Promise.resolve({ citizen: personOf(appointmentId), locale: common.Locale.VI, answerKey: '' }),
          cancelAppointment: ({ code, phoneProof }) => {
            changed.push(`${code} of ${phoneProof} cancelled`);
            return Promise.resolve({ appointment: undefined });
          },
          setReadiness: ({ code, phoneProof, allReady }) => {
            if (allReady) changed.push(`${code} of ${phoneProof} ready`);
            return Promise.resolve({ readiness: undefined });
          },
          listVisitsOf: () => Promise.resolve({ appointments: state.visits }),
        },
      ),
      implement(
        { getReferralRecipient, listReferrals },
        {
          listReferrals: () => Promise.resolve(routing.ListReferralsResponse.fromPartial({})),
          getReferralRecipient: ({ referralId }) =>
            Promise.resolve({ citizen: personOf(referralId), locale: common.Locale.VI }),
        },
      ),
    ],
  });
  await server.start();
  return { taken, state, people, changed, address: `127.0.0.1:${server.port()}`, stop: server.stop };
};
