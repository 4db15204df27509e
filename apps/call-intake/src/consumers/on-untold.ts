import type { scheduling } from '@civicline/contracts';
import type { DomainEvent } from '@civicline/events';
import type { CallContext } from '@civicline/service-kit';
import type { Tx } from '@civicline/store';
import type { Concern } from '../commands/call-about';
import { localeOf } from '../grpc/words';

/** Whom an appointment is for, asked of scheduling. */
export type VisitorOf = (
  appointmentId: string,
  call: CallContext,
) => Promise<Pick<Concern, 'name' | 'number'> | undefined>;

/** A citizen whom no message could tell of a change is called; once somebody has told them, nobody calls. */
export const onUntold = (
  visitorOf: VisitorOf,
  callAbout: (tx: Tx, concern: Concern) => Promise<void>,
  spareCall: (tx: Tx, cause: Concern['cause'], subjectCode: string) => Promise<void>,
) => ({
  'civicline.appointment.untold.v1': async (
    { data: { visit } }: DomainEvent<scheduling.AppointmentUntold>,
    tx: Tx,
    call: CallContext,
  ) => {
    if (!visit) throw new Error('event without a visit');
    const visitor = await visitorOf(visit.appointmentId, call);
    if (!visitor) return;
    const about = { topic: 'visit', cause: 'untold', subjectCode: visit.code } as const;
    await callAbout(tx, { ...visitor, ...about, locale: localeOf(visit.locale) });
  },

  'civicline.appointment.told.v1': async ({ data: { visit } }: DomainEvent<scheduling.AppointmentTold>, tx: Tx) => {
    if (visit) await spareCall(tx, 'untold', visit.code);
  },
});
