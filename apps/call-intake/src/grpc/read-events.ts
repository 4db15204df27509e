import { common, intake } from '@civicline/contracts';
import { fingerprint } from '@civicline/service-kit';
import { parsePhone } from '@civicline/vietnamese';
import type { Reported } from '../commands/report-events';
import type { Reading } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import { eventKindOf } from './words';

const mostEvents = 500;
const withheld = new Set(['', 'anonymous', 'withheld', 'unknown', 'private', 'restricted', 'unavailable']);
const longestOddity = 64;

/** A number in any form. What is none is kept beside the call: it is no reason to lose the caller. */
const readNumber = (text: string): { number?: string; oddNumber?: string } => {
  const typed = text.normalize('NFC').trim().slice(0, longestOddity);
  if (withheld.has(typed.toLowerCase())) return {};
  const phone = parsePhone(typed);
  return phone ? { number: phone.e164 } : { oddNumber: typed };
};

const given = <K extends string>(key: K, value: string) => (value ? ({ [key]: value } as { [P in K]?: string }) : {});

/** What is said beyond its place is cut: it is kept for reading, and decides nothing. */
const cut = (text: string, max: number) => text.normalize('NFC').replaceAll('\u0000', '').trim().slice(0, max);

const readEvent = (read: Reading, field: string, event: intake.TelephonyEvent, now: Date): Reported => {
  const kind = eventKindOf(event.kind);
  if (!kind)
    read.fault(`${field}.kind`, event.kind === intake.TelephonyEventKind.UNSPECIFIED ? 'required' : 'unknown_value');
  const source = read.text(`${field}.source`, event.source, { max: 64 });
  const sourceId = read.text(`${field}.callId`, event.callId, { max: 128 });
  const saidId = read.text(`${field}.eventId`, event.eventId, { max: 128, optional: true });
  const at = read.instant(`${field}.at`, event.at, now);
  const { distribution, direction } = event;
  return {
    source,
    sourceId,
    agent: cut(event.agent, 64),
    event: {
      // Ids of our own begin otherwise.
      id: saidId ? `pbx:${saidId}` : `made:${fingerprint({ ...event, at })}`,
      kind: kind ?? 'key',
      at,
      ...readNumber(event.number),
      ...given('dialled', cut(event.dialled, 32)),
      ...given('lineId', cut(event.lineId, 64)),
      ...given('queueId', cut(event.queueId, 64)),
      ...given('detail', cut(event.detail, 200)),
      ...(event.locale === common.Locale.EN ? { locale: 'en' as const } : {}),
      ...(event.locale === common.Locale.VI ? { locale: 'vi' as const } : {}),
      ...(direction === intake.Direction.INBOUND ? { direction: 'inbound' as const } : {}),
      ...(direction === intake.Direction.OUTBOUND ? { direction: 'outbound' as const } : {}),
      ...(distribution === intake.Distribution.OURS ? { distribution: 'ours' as const } : {}),
      ...(distribution === intake.Distribution.THEIRS ? { distribution: 'theirs' as const } : {}),
      ...(event.priority ? { priority: read.range(`${field}.priority`, event.priority, -100, 100) } : {}),
    },
  };
};

/** Refuses what cannot be kept: no source, no call, no kind. Everything else that is odd is taken. */
export const readEvents = ({ events }: intake.ReportEventsRequest, now: Date): Reported[] => {
  const read = reading();
  if (events.length > mostEvents) read.fault('events', 'too_many', { max: mostEvents });
  const reported = events.slice(0, mostEvents).map((event, n) => readEvent(read, `events[${n}]`, event, now));
  read.done();
  return reported;
};
