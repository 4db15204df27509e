import { privacy } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import { implement, reading } from '@civicline/service-kit';
import { maskPhone } from '@civicline/vietnamese';
import type { ErasureWish } from '../commands/erase-people';
import type { Erasure } from '../domain/erasure';

/** The use cases of erasing behind the door. */
export interface ErasureUseCases {
  startErasure(wish: ErasureWish, call: CallContext): Promise<Erasure>;
  listErasures(): Promise<Erasure[]>;
}

const numberForm = /^\+[1-9]\d{7,14}$/;

const toProto = ({ id, number, askedBy, purpose, begunAt, finishedAt, parts }: Erasure): privacy.Erasure => ({
  ...{ id, number: number && maskPhone(number), askedBy, purpose, begunAt },
  finishedAt: finishedAt ?? undefined,
  parts: parts.map((part) => ({ ...part })),
});

export const erasureHandlers = (cases: ErasureUseCases) =>
  implement(privacy.ErasureServiceService, {
    startErasure: async (request: privacy.StartErasureRequest, call: CallContext) => {
      const read = reading();
      const { number } = request;
      if (!number) read.fault('number', 'required');
      else if (!numberForm.test(number)) read.fault('number', 'format.phone');
      const purpose = read.text('purpose', request.purpose, { max: 200 });
      read.done();
      return { erasure: toProto(await cases.startErasure({ number, purpose }, call)) };
    },

    listErasures: async () => ({ erasures: (await cases.listErasures()).map(toProto) }),
  });
