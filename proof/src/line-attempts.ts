import { scheduling } from '@civicline/contracts';
import type { CallContext } from '@civicline/service-kit';
import type { Client, Known, Role, Sent } from './client';
import type { LineOperation, Result } from './history';
import type { Random } from './random';

interface LineGear {
  readonly client: Client;
  readonly as: (key: string, role?: Role) => CallContext;
  readonly attempt: (operation: LineOperation, send: Sent['send']) => Promise<Result>;
  readonly officeId: string;
  readonly procedureCode: string;
  readonly anySlot: () => string;
  readonly anyPhone: () => string;
  readonly random: Random;
  readonly resultOf: (appointment: scheduling.Appointment | undefined) => Result;
  /** An appointment that others may change from now on. */
  readonly know: (one: Known) => void;
}

const slotMinutes = 30;

/** The day and the time of one slot, as somebody wishes for them who wants that slot and no other. */
const wishFor = (slotId: string) => {
  const [, schedule = '', y = '', mo = '', d = '', h = '', mi = ''] =
    /^(.+)\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)$/.exec(slotId) ?? [];
  const next = Number(h) * 60 + Number(mi) + slotMinutes;
  const latest = `${String(Math.floor(next / 60)).padStart(2, '0')}:${String(next % 60).padStart(2, '0')}`;
  const day = `${y}-${mo}-${d}`;
  return { scheduleId: schedule, fromDay: day, toDay: day, earliest: `${h}:${mi}`, latest };
};

/** Getting in line for a slot that is full, taking what is offered, leaving. */
export const lineOperations = (gear: LineGear): Record<LineOperation, () => Promise<unknown>> => {
  const { client, as, attempt, officeId, procedureCode, anySlot, anyPhone, random, resultOf, know } = gear;
  const waiting: Known[] = [];
  const takeWaiting = () => waiting.splice(random.below(waiting.length), 1)[0];

  const join = async () => {
    const phone = anyPhone();
    const citizen = { name: 'Trần Thị Bình', phone, email: '' };
    const wish = scheduling.JoinWaitlistRequest.fromPartial({
      officeId,
      procedureCode,
      citizen,
      ...wishFor(anySlot()),
    } as never);
    const result = await attempt('join', async (key) => {
      const { entry } = await client.joinWaitlist(wish, as(key));
      return { outcome: 'done', entry: entry?.code ?? '' };
    });
    if (result.outcome === 'done' && result.entry) waiting.push({ code: result.entry, phone });
  };

  return {
    join,
    accept: async () => {
      const one = takeWaiting();
      if (!one) return join();
      const result = await attempt('accept', async (key) => {
        const ask = { code: one.code, proof: one.phone };
        return { ...resultOf((await client.acceptWaitlistOffer(ask, as(key))).appointment), entry: one.code } as Result;
      });
      if (result.outcome !== 'done') waiting.push(one);
      else if (result.code) know({ code: result.code, phone: one.phone });
    },
    leave: async () => {
      const one = takeWaiting();
      if (!one) return join();
      await attempt('leave', async (key) => {
        await client.leaveWaitlist({ code: one.code, proof: one.phone }, as(key));
        return { outcome: 'done', entry: one.code };
      });
    },
  };
};
