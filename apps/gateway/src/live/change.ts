import { toRfc3339 } from '@civicline/calendar';
import type { notification, routing, scheduling } from '@civicline/contracts';
import type { ReadRecord } from '@civicline/events';
import { fromRecord } from '@civicline/events';
import type { Caller } from '@civicline/service-kit';

/** Something that a screen may have to show anew. Nothing in it is personal. */
export interface Change {
  readonly kind: 'appointment' | 'closure' | 'readiness' | 'message' | 'referral';
  readonly officeId: string;
  readonly code: string;
  readonly happened: string;
  readonly at: string;
}

/** Appointments whose office is remembered: a message says whom it is about by code alone, and follows soon. */
const remembered = 20_000;

/** Reads changes out of the event log, one after the other. */
export const changeReader = () => {
  const offices = new Map<string, string>();
  const remember = (code: string, officeId: string) => {
    offices.delete(code);
    offices.set(code, officeId);
    const [oldest] = offices.keys();
    if (offices.size > remembered && oldest !== undefined) offices.delete(oldest);
  };
  return (record: ReadRecord): Change | undefined => {
    const event = fromRecord(record);
    if (!event) return undefined;
    const [, kind, happened = ''] = event.type.split('.');
    const at = toRfc3339(event.time);
    if (kind === 'appointment') {
      // Whose change it is of which somebody is told or untold watches it, wherever the visit is now.
      const { visit, officeId } = event.data as scheduling.AppointmentBooked & Partial<scheduling.AppointmentTold>;
      if (!visit) return undefined;
      remember(visit.code, visit.officeId);
      return { kind, officeId: officeId || visit.officeId, code: visit.code, happened, at };
    }
    if (kind === 'closure')
      return { kind, officeId: (event.data as scheduling.ClosureLifted).officeId, code: '', happened, at };
    if (kind === 'readiness') {
      const { code, officeId } = event.data as scheduling.ReadinessChanged;
      return { kind, officeId, code, happened, at };
    }
    if (kind === 'referral') {
      const { code = '', officeId = '' } = (event.data as routing.ReferralChanged).referral ?? {};
      return { kind, officeId, code, happened, at };
    }
    if (kind === 'message') {
      const code = (event.data as notification.MessageSent).message?.subjectCode ?? '';
      return { kind, officeId: offices.get(code) ?? '', code, happened, at };
    }
    return undefined;
  };
};

/** Whether a change concerns somebody who watches an office ('' watches all). An officer sees the own office alone. */
export const concerns = (change: Change, { role, officeId: own }: Caller, officeId: string): boolean => {
  if (role === 'officer' && change.officeId !== own) return false;
  return !officeId || !change.officeId || change.officeId === officeId;
};
