import { scheduling } from '@civicline/contracts';
import type { Badge } from '@civicline/service-kit';
import { callContext, isPassing } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Known, Role, Sent } from './client';
import { openClient } from './client';
import type { Attempt, Operation, Result } from './history';
import { lineOperations } from './line-attempts';
import type { Random } from './random';

export interface AttemptOptions {
  readonly address: string;
  readonly badge: Badge;
  readonly officeId: string;
  readonly procedureCode: string;
  readonly slotIds: readonly string[];
  /** How many citizens there are. */
  readonly phones: number;
  readonly random: Random;
  readonly write: (attempt: Attempt) => void;
}

const triesAtMost = 240;
const betweenTriesMs = 250;
const remembered = 2_000;

/** Makes one random attempt after the other, and sends each until it is answered, as a careful client does. */
export const openAttempts = ({
  address,
  badge,
  officeId,
  procedureCode,
  slotIds,
  phones,
  random,
  write,
}: AttemptOptions) => {
  const client: Client = openClient(address, badge);
  const known: Known[] = [];
  const sent: Sent[] = [];
  const closures: string[] = [];
  let n = 0;

  const as = (key: string, role: Role = 'system') =>
    callContext({ caller: { role, id: 'proof' }, idempotencyKey: key, timeoutMs: 5_000 });
  const anySlot = () => slotIds[random.below(slotIds.length)] ?? '';
  const anyPhone = () => `+8490${String(1_000_000 + random.below(phones))}`;
  const takeKnown = () => known.splice(random.below(known.length), 1)[0];

  const resultOf = (appointment: scheduling.Appointment | undefined): Result => ({
    outcome: 'done',
    code: appointment?.code ?? '',
    version: appointment?.version ?? 0,
    slotId: appointment?.slot?.id ?? '',
  });

  /** Sends it until there is an answer. The key makes the second sending harmless. */
  const attempt = async (operation: Operation, send: Sent['send'], key: string = randomUUID()): Promise<Result> => {
    const start = Date.now();
    let result: Result = { outcome: 'unknown', reason: 'not sent' };
    let tries = 0;
    while (result.outcome === 'unknown' && tries < triesAtMost) {
      tries++;
      try {
        result = await send(key);
      } catch (error) {
        if (isRefusal(error)) result = { outcome: 'refused', reason: error.reason };
        else {
          result = { outcome: 'unknown', reason: String(error) };
          // A fault may pass (a process is being started again); whatever it is, the same key is sent again.
          await pause(isPassing(error) ? betweenTriesMs : 2 * betweenTriesMs);
        }
      }
    }
    write({ n: n++, operation, key, start, end: Date.now(), tries, result });
    if (result.outcome === 'done' && operation !== 'again' && result.code) {
      sent.push({ key, send });
      if (sent.length > remembered) sent.shift();
    }
    return result;
  };

  const bookWith = async (
    operation: Operation,
    place: { slotId: string; overbook?: { reason: string } } | { holdId: string },
    role: Role = 'system',
  ) => {
    const phone = anyPhone();
    const citizen = { name: 'Nguyễn Văn An', phone, email: '' };
    const request = scheduling.BookAppointmentRequest.fromPartial({ ...place, procedureCode, citizen } as never);
    const result = await attempt(operation, async (key) =>
      resultOf((await client.bookAppointment(request, as(key, role))).appointment),
    );
    if (result.outcome === 'done' && result.code) known.push({ code: result.code, phone });
  };

  const hold = async (slotId: string, ttlSeconds: number): Promise<string> => {
    let holdId = '';
    await attempt('hold', async (key) => {
      const answer = await client.holdPlace({ slotId, holder: randomUUID(), network: '', ttlSeconds }, as(key));
      holdId = answer.holdId;
      return { outcome: 'done', slotId };
    });
    return holdId;
  };

  /** Closes an hour, or cuts its slots to `left` places. */
  const shut = async (operation: 'close' | 'cut', left: number) => {
    const from = startOf(anySlot());
    const to = new Date(from.getTime() + 3_600_000);
    let closureId = '';
    await attempt(operation, async (key) => {
      const how = { scheduleId: '', places: left, tellAfterSeconds: 0 };
      const request = { ...how, officeId, from, to, reason: { vi: 'Mất điện', en: 'No power' } };
      const { closure } = await client.closeDay(request, as(key, 'supervisor'));
      closureId = closure?.id ?? '';
      return { outcome: 'done' };
    });
    if (closureId) closures.push(closureId);
  };

  const lift = async (
    operation: 'reopen' | 'undo',
    send: (closureId: string, call: ReturnType<typeof as>) => Promise<void>,
  ) => {
    const closureId = closures.shift();
    if (!closureId) return bookWith('book', { slotId: anySlot() });
    await attempt(operation, async (key) => {
      await send(closureId, as(key, 'supervisor'));
      return { outcome: 'done' };
    });
  };

  const operations: Record<Operation, () => Promise<unknown>> = {
    book: () => bookWith('book', { slotId: anySlot() }),
    // Never turned into anything: it runs out.
    hold: () => hold(anySlot(), 30),
    'book-held': async () => {
      const holdId = await hold(anySlot(), 60);
      if (holdId) await bookWith('book-held', { holdId });
    },
    // Staff take the places that are kept for them as well, and supervisors go beyond the places when a slot is full.
    'book-staff': () => bookWith('book-staff', { slotId: anySlot() }, 'agent'),
    overbook: () => bookWith('overbook', { slotId: anySlot(), overbook: { reason: 'Đã hẹn trước' } }, 'supervisor'),
    ...lineOperations({
      client,
      as,
      attempt,
      officeId,
      procedureCode,
      anySlot,
      anyPhone,
      random,
      resultOf,
      know: (one) => known.push(one),
    }),
    move: async () => {
      const one = takeKnown();
      if (!one) return bookWith('book', { slotId: anySlot() });
      const slotId = anySlot();
      await attempt('move', async (key) => {
        const request = { code: one.code, slotId, phoneProof: one.phone, expectedVersion: 0, reason: undefined };
        return resultOf((await client.moveAppointment(request, as(key))).appointment);
      });
      known.push(one);
    },
    cancel: async () => {
      const one = takeKnown();
      if (!one) return bookWith('book', { slotId: anySlot() });
      await attempt('cancel', async (key) => {
        const request = { code: one.code, phoneProof: one.phone, expectedVersion: 0, reason: '' };
        return resultOf((await client.cancelAppointment(request, as(key))).appointment);
      });
    },
    again: async () => {
      const before = sent[random.below(sent.length)];
      if (before) await attempt('again', before.send, before.key);
      else await bookWith('book', { slotId: anySlot() });
    },
    close: () => shut('close', 0),
    cut: () => shut('cut', 1),
    reopen: () => lift('reopen', async (closureId, call) => void (await client.reopenDay({ closureId }, call))),
    undo: () => lift('undo', async (closureId, call) => void (await client.undoClosure({ closureId }, call))),
  };

  const weights: readonly (readonly [Operation, number])[] = [
    ['book', 340],
    ['book-staff', 60],
    ['overbook', 4],
    ['join', 80],
    ['accept', 60],
    ['leave', 12],
    ['book-held', 100],
    ['hold', 60],
    ['move', 200],
    ['cancel', 160],
    ['again', 90],
    ['close', 4],
    ['cut', 3],
    ['reopen', 4],
    ['undo', 3],
  ];
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);

  return {
    /** How many were made. */
    made: () => n,
    one: () => {
      let point = random.below(whole);
      const [operation] = weights.find(([, weight]) => (point -= weight) < 0) ?? ['book' as const];
      return operations[operation]();
    },
    close: () => client.stop(),
  };
};

/** When a slot begins, as its id says. */
const startOf = (slotId: string): Date => {
  const [, day = '', time = ''] = /\.(\d{8})T(\d{4})$/.exec(slotId) ?? [];
  return new Date(
    `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2)}:00+07:00`,
  );
};
