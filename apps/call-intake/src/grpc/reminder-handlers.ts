import type { intake } from '@civicline/contracts';
import { reading } from '@civicline/service-kit';
import type { ReminderWish } from '../commands/remind-by-voice';
import { readNumber } from './read-desk';
import { localeOf } from './words';

/** The use cases of reminders by voice behind the door. */
export interface ReminderUseCases {
  placeReminderCall(wish: ReminderWish): Promise<string>;
}

export const reminderHandlers = (cases: ReminderUseCases) => ({
  placeReminderCall: async (request: intake.PlaceReminderCallRequest) => {
    const read = reading();
    const requestId = read.text('requestId', request.requestId, { max: 120 });
    const number = readNumber(read, 'number', request.number);
    if (!request.number) read.fault('number', 'required');
    const code = read.text('appointmentCode', request.appointmentCode, { max: 64 });
    const start = request.start ?? new Date(0);
    if (!request.start) read.fault('start', 'required');
    read.done();
    const wish = { requestId, number, code, start, locale: localeOf(request.locale) };
    return { reminderCallId: await cases.placeReminderCall(wish) };
  },
});
