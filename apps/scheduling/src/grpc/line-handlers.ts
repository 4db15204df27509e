import { addDays } from '@civicline/calendar';
import type { scheduling } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { pageOf, reading } from '@civicline/service-kit';
import type { JoinWish } from '../commands/join-waitlist';
import type { EntryProof } from '../commands/leave-waitlist';
import type { Appointment, Overbooked } from '../domain/appointment';
import type { WaitlistEntry } from '../domain/waitlist';
import type { EntryInLine } from '../queries/waitlist';

import { readEntryProof, readJoin } from './read-waitlist';
import { appointmentToProto, localeToProto, slotToProto } from './translate';
import { entryToProto } from './translate-waitlist';

/** The use cases of those who wait, and of places beyond the capacity. */
export interface LineUseCases {
  overbookings(officeId: string, fromDay: string, toDay: string, call: CallContext): Promise<Overbooked[]>;
  joinWaitlist(wish: JoinWish, call: CallContext): Promise<WaitlistEntry>;
  getWaitlistEntry(code: string, proof: string, call: CallContext): Promise<EntryInLine>;
  acceptOffer(wish: EntryProof, call: CallContext): Promise<Appointment>;
  leaveWaitlist(wish: EntryProof, call: CallContext): Promise<WaitlistEntry>;
  listWaitlist(officeId: string, includeEnded: boolean, call: CallContext): Promise<EntryInLine[]>;
  getWaitlistRecipient(entryId: string): Promise<WaitlistEntry>;
}

const longestReportDays = 366;

const justNow = (entry: WaitlistEntry) => entryToProto({ entry, ahead: 0, steps: [] });

export const lineHandlers = (cases: LineUseCases) => ({
  listOverbookings: async (request: scheduling.ListOverbookingsRequest, call: CallContext) => {
    const read = reading();
    const officeId = read.text('officeId', request.officeId, { max: 80 });
    const fromDay = read.day('fromDay', request.fromDay);
    const toDay = read.day('toDay', request.toDay);
    if (!read.violations.length && toDay < fromDay) read.fault('fromDay', 'before', { other: 'toDay' });
    if (!read.violations.length && toDay >= addDays(fromDay, longestReportDays))
      read.fault('toDay', 'range', { min: 1, max: longestReportDays });
    read.done();
    const items = await cases.overbookings(officeId, fromDay, toDay, call);
    return {
      items: items.map(({ appointment, slot }) => ({
        appointment: appointmentToProto(appointment),
        slot: slotToProto(slot),
      })),
    };
  },

  joinWaitlist: async (request: scheduling.JoinWaitlistRequest, call: CallContext) => ({
    entry: justNow(await cases.joinWaitlist(readJoin(request), call)),
  }),

  getWaitlistEntry: async (request: scheduling.GetWaitlistEntryRequest, call: CallContext) => {
    const { code, proof } = readEntryProof(request);
    return { entry: entryToProto(await cases.getWaitlistEntry(code, proof, call)) };
  },

  acceptWaitlistOffer: async (request: scheduling.AcceptWaitlistOfferRequest, call: CallContext) => ({
    appointment: appointmentToProto(await cases.acceptOffer(readEntryProof(request), call)),
  }),

  leaveWaitlist: async (request: scheduling.LeaveWaitlistRequest, call: CallContext) => ({
    entry: justNow(await cases.leaveWaitlist(readEntryProof(request), call)),
  }),

  listWaitlist: async (request: scheduling.ListWaitlistRequest, call: CallContext) => {
    const read = reading();
    const officeId = read.text('officeId', request.officeId, { max: 80 });
    read.done();
    const entries = await cases.listWaitlist(officeId, request.includeEnded, call);
    const page = pageOf(entries, request, { usual: 200, max: 1_000 });
    return { entries: page.items.map(entryToProto), nextPageToken: page.nextPageToken };
  },

  getWaitlistRecipient: async (request: scheduling.GetWaitlistRecipientRequest) => {
    const read = reading();
    const entryId = read.uuid('entryId', request.entryId);
    read.done();
    const entry = await cases.getWaitlistRecipient(entryId);
    const { citizen, locale, key } = entry;
    return { citizen, locale: localeToProto(locale), key, entry: justNow(entry) };
  },
});
