import type { CallContext, Clock } from '@civicline/service-kit';
import { callContext } from '@civicline/service-kit';
import { isRefusal } from '@civicline/service-kit/refusal';
import type { Ledger } from '../../commands/deps';
import type { Deflection } from '../../commands/deflect-call';
import type { Which } from '../../commands/keep-call-back';
import type { CallBackWish, Promised } from '../../commands/promise-call-back';
import type { Call } from '../../domain/call';
import type { Ask, Flow, Input } from '../../domain/phone/flow';
import { codeMeant } from '../../domain/phone/keys';
import type { Found } from '../../domain/phone/spoken';
import { sayFound } from '../../domain/phone/spoken';

type House = Exclude<Ask, { ask: 'missed' }>;

/** What citizens do about their visit by key, done in their own name: the number that was called is the proof. */
export interface VisitActs {
  cancel(code: string, number: string, key: string): Promise<void>;
  /** They come, and have their papers. */
  ready(code: string, number: string, key: string): Promise<void>;
}

export interface AnswerOptions {
  readonly clock: Clock;
  readonly windows: Ledger['windows'];
  readonly promise: (wish: CallBackWish, call: CallContext) => Promise<Promised>;
  readonly reschedule: (which: Which, slotId: string, call: CallContext) => Promise<unknown>;
  readonly deflect: (wish: Deflection, call: CallContext) => Promise<unknown>;
  readonly openCodes: (number: string, call: CallContext) => Promise<readonly { code: string; found: Found }[]>;
  readonly visits: VisitActs;
  /** The call that a flow is now. */
  readonly callOf: (sourceId: string) => Promise<Call | undefined>;
}

/** So far ahead is a time offered, and so many of them. */
const aheadMs = 2 * 86_400_000;
const windowsAtMost = 5;

/** On behalf of nobody else; a second try of the same step is the same command. */
const asked = (key?: string): CallContext =>
  callContext({ caller: { role: 'system', id: 'call-intake' }, ...(key ? { idempotencyKey: key } : {}) });

/** What the house says to what a caller asks with keys. Throws what may pass: it is then asked again. */
export const answerCallers = (house: AnswerOptions) => {
  const promise = async (flow: Flow, slotId: string): Promise<Input> => {
    const key = `phone:${flow.sourceId}:${slotId}`;
    const call = await house.callOf(flow.sourceId);
    try {
      const { callBack } = await house.promise(
        {
          name: '',
          number: flow.number,
          topic: '',
          locale: flow.locale,
          cause: 'asked_in_queue',
          slotId,
          recordId: '',
          callId: call?.id ?? '',
          subjectCode: '',
        },
        asked(key),
      );
      // One is open already, for another time or for none: it is what has just been said.
      if (callBack.window?.slotId !== slotId)
        await house.reschedule({ id: callBack.id, code: '', number: '' }, slotId, asked(`${key}:moved`));
      return { kind: 'promised' };
    } catch (error) {
      if (isRefusal(error)) return { kind: 'not_promised' };
      throw error;
    }
  };

  const lookUp = async ({ number }: Flow, keys: string): Promise<Input> => {
    try {
      const meant = number ? codeMeant(keys, await house.openCodes(number, asked())) : null;
      return { kind: 'found', words: meant && sayFound(meant.found, house.clock.now()) };
    } catch {
      return { kind: 'found', words: ['not-now'] };
    }
  };

  const papers = async ({ sourceId }: Flow, procedureCode: string): Promise<Input> => {
    const call = await house.callOf(sourceId);
    try {
      const wish: Deflection = { callId: call?.id ?? '', to: 'sms_checklist', procedureCode, officeId: '' };
      await house.deflect(wish, asked(`phone:${sourceId}:papers`));
      return { kind: 'sent' };
    } catch (error) {
      if (isRefusal(error)) return { kind: 'not_sent' };
      throw error;
    }
  };

  const changeVisit = async ({ reminder, number }: Flow, code: string, act: keyof VisitActs): Promise<Input> => {
    try {
      await house.visits[act](code, number, `reminder-call:${reminder?.id ?? ''}:${act}`);
      return { kind: 'visit_changed', done: true };
    } catch (error) {
      if (isRefusal(error)) return { kind: 'visit_changed', done: false };
      throw error;
    }
  };

  return async (ask: House, flow: Flow): Promise<Input> => {
    if (ask.ask === 'promise') return promise(flow, ask.slotId);
    if (ask.ask === 'look_up') return lookUp(flow, ask.keys);
    if (ask.ask === 'papers') return papers(flow, ask.procedureCode);
    if (ask.ask === 'cancel_visit') return changeVisit(flow, ask.code, 'cancel');
    if (ask.ask === 'ready_for_visit') return changeVisit(flow, ask.code, 'ready');
    const now = house.clock.now();
    const free = await house.windows(now, new Date(now.getTime() + aheadMs), asked()).catch(() => []);
    return { kind: 'windows', windows: free.slice(0, windowsAtMost) };
  };
};
