import { scheduling } from '@civicline/contracts';
import type { CallContext, Clock } from '@civicline/service-kit';
import { implement, pageOf, reading } from '@civicline/service-kit';
import type { Booked, Booking } from '../commands/book-appointment';
import type { Cancellation } from '../commands/cancel-appointment';
import type { Held, HoldWish } from '../commands/hold-place';
import type { ImportReport, ScheduleImport } from '../commands/import-schedules';
import type { Move } from '../commands/move-appointment';
import type { Appointment } from '../domain/appointment';
import { callHolder, duplicateSeenBy } from '../domain/permissions';
import type { Recipient } from '../queries/appointment';
import type { Agenda } from '../queries/agenda';
import type { DaySheet } from '../queries/day-sheet';
import type { SlotQuestion } from '../queries/free-slots';
import type { FreeSlot } from '../queries/nearest-slots';
import type { ClosingUseCases } from './closing-handlers';
import { closingHandlers } from './closing-handlers';
import type { LineUseCases } from './line-handlers';
import { lineHandlers } from './line-handlers';
import type { PromiseUseCases } from './promise-handlers';
import { promiseHandlers } from './promise-handlers';
import type { ReadinessUseCases } from './readiness-handlers';
import { readinessHandlers } from './readiness-handlers';
import { readAppointmentCode, readBooking, readProof, readReason } from './read-request';
import { faultToProto, scheduleFaults } from './read-schedules';
import {
  agendaToProto,
  appointmentToProto,
  duplicateToProto,
  recipientToProto,
  scheduleFromProto,
  slotToProto,
} from './translate';
import { daySheetToProto } from './translate-readiness';

/** The use cases behind the door. */
export interface SchedulingUseCases extends ReadinessUseCases, ClosingUseCases, LineUseCases, PromiseUseCases {
  freeSlots(question: SlotQuestion, call: CallContext): Promise<FreeSlot[]>;
  holdSlot(wish: HoldWish, call: CallContext): Promise<Held>;
  releaseHeld(holdId: string, call: CallContext): Promise<void>;
  bookAppointment(booking: Booking, call: CallContext): Promise<Booked>;
  getAppointment(code: string, phoneProof: string, call: CallContext): Promise<Appointment>;
  moveAppointment(wish: Move, call: CallContext): Promise<Appointment>;
  cancelAppointment(wish: Cancellation, call: CallContext): Promise<Appointment>;
  checkInCitizen(code: string, call: CallContext): Promise<Appointment>;
  fulfilAppointment(code: string, call: CallContext): Promise<Appointment>;
  noteNoShow(code: string, call: CallContext): Promise<Appointment>;
  daySheet(officeId: string, day: string, call: CallContext): Promise<DaySheet>;
  agendaOf(scheduleId: string, from: Date, to: Date, call: CallContext): Promise<Agenda>;
  getRecipient(appointmentId: string): Promise<Recipient>;
  importSchedules(wish: ScheduleImport, call: CallContext): Promise<ImportReport>;
}

const dayMs = 86_400_000;
const longestRangeMs = 62 * dayMs;
const usualRangeMs = 14 * dayMs;
const agendaDays = { usual: 32, longest: 366 };
/** One that is bound to a call is given back when that is over; should nobody ever say so, after an hour. */
const holdSeconds = { usual: 300, min: 30, max: 900, ofCall: 3_600 };

const oneAppointment = (appointment: Appointment) => ({ appointment: appointmentToProto(appointment) });

export const schedulingHandlers = (cases: SchedulingUseCases, clock: Clock) =>
  implement(scheduling.SchedulingServiceService, {
    ...readinessHandlers(cases),
    ...closingHandlers(cases),
    ...lineHandlers(cases),
    ...promiseHandlers(cases, clock),

    listSlots: async (request: scheduling.ListSlotsRequest, call: CallContext) => {
      const read = reading();
      const officeId = read.text('officeId', request.officeId, { max: 80 });
      const procedureCode = read.text('procedureCode', request.procedureCode, { max: 64, optional: true });
      const from = read.instant('from', request.from, clock.now());
      const to = read.instant('to', request.to, new Date(from.getTime() + usualRangeMs));
      if (read.violations.length) read.done();
      if (to <= from) read.fault('from', 'before', { other: 'to' });
      else if (to.getTime() - from.getTime() > longestRangeMs) read.fault('to', 'range', { min: '1', max: '62' });
      read.done();
      const { includeFull } = request;
      const slots = await cases.freeSlots({ officeId, procedureCode, from, to, includeFull }, call);
      const page = pageOf(slots, request, { usual: 200, max: 1_000 });
      return { slots: page.items.map(slotToProto), nextPageToken: page.nextPageToken };
    },

    holdPlace: async (request: scheduling.HoldPlaceRequest, call: CallContext) => {
      const read = reading();
      const slotId = read.text('slotId', request.slotId, { max: 120 });
      const holder = read.text('holder', request.holder, { max: 128 });
      const network = read.text('network', request.network, { max: 128, optional: true });
      const usual = holder.startsWith(callHolder) ? holdSeconds.ofCall : holdSeconds.usual;
      const ttlSeconds = request.ttlSeconds
        ? read.range('ttlSeconds', request.ttlSeconds, holdSeconds.min, holdSeconds.max)
        : usual;
      read.done();
      const { holdId, slot, expiresAt } = await cases.holdSlot({ slotId, holder, network, ttlSeconds }, call);
      return { holdId, slot: slotToProto(slot), expiresAt };
    },

    releaseHold: async (request: scheduling.ReleaseHoldRequest, call: CallContext) => {
      const read = reading();
      const holdId = read.uuid('holdId', request.holdId);
      read.done();
      await cases.releaseHeld(holdId, call);
      return {};
    },

    bookAppointment: async (request: scheduling.BookAppointmentRequest, call: CallContext) => {
      const { duplicates, ...appointment } = await cases.bookAppointment(readBooking(request), call);
      return {
        ...oneAppointment(appointment),
        possibleDuplicates: duplicates.map((one) => duplicateToProto(duplicateSeenBy(call.caller, one))),
      };
    },

    getAppointment: async (request: scheduling.GetAppointmentRequest, call: CallContext) => {
      const read = reading();
      const phoneProof = readProof(read, request.phoneProof);
      read.done();
      return oneAppointment(await cases.getAppointment(readAppointmentCode(request.code), phoneProof, call));
    },

    moveAppointment: async (request: scheduling.MoveAppointmentRequest, call: CallContext) => {
      const read = reading();
      const slotId = read.text('slotId', request.slotId, { max: 120 });
      const said = readReason(read, request.reason, true);
      const phoneProof = readProof(read, request.phoneProof);
      const expectedVersion = read.range('expectedVersion', request.expectedVersion, 0, 1_000_000);
      read.done();
      const reason = said.vi || said.en ? said : null;
      const code = readAppointmentCode(request.code);
      return oneAppointment(await cases.moveAppointment({ code, slotId, phoneProof, expectedVersion, reason }, call));
    },

    cancelAppointment: async (request: scheduling.CancelAppointmentRequest, call: CallContext) => {
      const read = reading();
      const reason = read.text('reason', request.reason, { max: 500, optional: true });
      const phoneProof = readProof(read, request.phoneProof);
      const expectedVersion = read.range('expectedVersion', request.expectedVersion, 0, 1_000_000);
      read.done();
      const code = readAppointmentCode(request.code);
      const wish = {
        code,
        phoneProof,
        expectedVersion,
        reason: reason ? { vi: reason, en: '' } : null,
      };
      return oneAppointment(await cases.cancelAppointment(wish, call));
    },

    checkIn: async (request: scheduling.CheckInRequest, call: CallContext) =>
      oneAppointment(await cases.checkInCitizen(readAppointmentCode(request.code), call)),

    fulfil: async (request: scheduling.FulfilRequest, call: CallContext) =>
      oneAppointment(await cases.fulfilAppointment(readAppointmentCode(request.code), call)),

    markNoShow: async (request: scheduling.MarkNoShowRequest, call: CallContext) =>
      oneAppointment(await cases.noteNoShow(readAppointmentCode(request.code), call)),

    getDaySheet: async (request: scheduling.GetDaySheetRequest, call: CallContext) => {
      const read = reading();
      const officeId = read.text('officeId', request.officeId, { max: 80 });
      const day = read.day('day', request.day);
      read.done();
      return daySheetToProto(await cases.daySheet(officeId, day, call));
    },

    getAgenda: async (request: scheduling.GetAgendaRequest, call: CallContext) => {
      const read = reading();
      const scheduleId = read.text('scheduleId', request.scheduleId, { max: 80 });
      const from = read.instant('from', request.from, new Date(clock.now().getTime() - dayMs));
      const to = read.instant('to', request.to, new Date(from.getTime() + agendaDays.usual * dayMs));
      if (read.violations.length) read.done();
      if (to <= from) read.fault('from', 'before', { other: 'to' });
      else if (to.getTime() - from.getTime() > agendaDays.longest * dayMs)
        read.fault('to', 'range', { min: '1', max: String(agendaDays.longest) });
      read.done();
      return agendaToProto(await cases.agendaOf(scheduleId, from, to, call));
    },

    getRecipient: async (request: scheduling.GetRecipientRequest) => {
      const read = reading();
      const appointmentId = read.uuid('appointmentId', request.appointmentId);
      read.done();
      return recipientToProto(await cases.getRecipient(appointmentId));
    },

    importSchedules: async (request: scheduling.ImportSchedulesRequest, call: CallContext) => {
      const faults = scheduleFaults(request.schedules);
      if (faults.length) {
        const nothing = { added: 0, changed: 0, unchanged: 0 };
        return { ...nothing, faults: faults.map((fault) => faultToProto(fault, call.locale)) };
      }
      const schedules = request.schedules.map(scheduleFromProto);
      const report = await cases.importSchedules({ schedules, dryRun: request.dryRun }, call);
      return { ...report, faults: [] };
    },
  });
