import type { scheduling } from '@civicline/contracts';
import type { Clock } from '@civicline/service-kit';
import { reading } from '@civicline/service-kit';
import type { PromiseWish } from '../commands/promise-place';
import type { Appointment, SlotRef } from '../domain/appointment';
import type { FreeSlot } from '../queries/nearest-slots';
import type { WindowQuestion } from '../queries/windows';
import { appointmentToProto, slotToProto } from './translate';

/** The use cases of promised places behind the door. */
export interface PromiseUseCases {
  listWindows(question: WindowQuestion): Promise<FreeSlot[]>;
  takePromisedPlace(wish: PromiseWish): Promise<SlotRef>;
  giveBackPromisedPlace(promiseId: string): Promise<void>;
  visitsOf(phone: string): Promise<Appointment[]>;
}

const dayMs = 86_400_000;
const range = { usual: 2 * dayMs, longest: 62 * dayMs };

/** For services alone: they answer for whom they promise a place to. */
export const promiseHandlers = (cases: PromiseUseCases, clock: Clock) => ({
  listWindows: async (request: scheduling.ListWindowsRequest) => {
    const read = reading();
    const purpose = read.text('purpose', request.purpose, { max: 64 });
    const from = read.instant('from', request.from, clock.now());
    const to = read.instant('to', request.to, new Date(from.getTime() + range.usual));
    if (to <= from) read.fault('from', 'before', { other: 'to' });
    else if (to.getTime() - from.getTime() > range.longest) read.fault('to', 'range', { min: '1', max: '62' });
    read.done();
    const windows = await cases.listWindows({ purpose, from, to, includeFull: request.includeFull });
    return { windows: windows.map(slotToProto) };
  },

  takePlace: async (request: scheduling.TakePlaceRequest) => {
    const read = reading();
    const slotId = read.text('slotId', request.slotId, { max: 120 });
    const purpose = read.text('purpose', request.purpose, { max: 64 });
    const promiseId = read.uuid('promiseId', request.promiseId);
    read.done();
    return { window: slotToProto(await cases.takePromisedPlace({ slotId, purpose, promiseId })) };
  },

  giveBackPlace: async (request: scheduling.GiveBackPlaceRequest) => {
    const read = reading();
    const promiseId = read.uuid('promiseId', request.promiseId);
    read.done();
    await cases.giveBackPromisedPlace(promiseId);
    return {};
  },

  listVisitsOf: async (request: scheduling.ListVisitsOfRequest) => {
    const read = reading();
    const phone = read.text('phone', request.phone, { max: 32 });
    read.done();
    return { appointments: (await cases.visitsOf(phone)).map(appointmentToProto) };
  },
});
