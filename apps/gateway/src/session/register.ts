import type { EventLog } from '@civicline/events';
import type { Logger, Part } from '@civicline/service-kit';
import { Fault } from '@civicline/service-kit';
import { EventEmitter } from 'node:events';
import { openLedger } from './ledger';
import type { Session } from './sessions';
import { sessionSeconds } from './sessions';
import type { Began, Ended } from './told';
import { recordOf, sessionTopic, toldIn } from './told';

/** Who signs in does not wait for longer than this until all gateways know of it. */
const patienceMs = 2_000;

const within = async (work: Promise<void>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the event log did not answer in time')), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Who is signed in where, the same at every gateway: each tells the others over the event log, and hears all of it when it starts. */
export const openRegister = (events: EventLog, log: Logger) => {
  const ledger = openLedger(sessionSeconds * 1_000, Date.now);
  const heard = new EventEmitter<{ ended: [] }>().setMaxListeners(0);
  const take = (told: Began | Ended, own: boolean) => {
    ledger.take(told, own);
    if (told.what === 'ended') heard.emit('ended');
  };
  const reader = events.subscribe({
    topics: [sessionTopic],
    from: 'start',
    onRecord: (record) => {
      const told = toldIn(record);
      if (told) take(told, false);
      return Promise.resolve();
    },
  });
  let known = false;
  const part: Part = {
    ...reader,
    name: 'sessions',
    background: true,
    start: async () => {
      for await (const record of events.readAll(sessionTopic)) {
        const told = toldIn(record);
        if (told) ledger.take(told);
      }
      known = true;
      // From the start as well: nothing that was told meanwhile is missed.
      await reader.start();
    },
  };

  return {
    part,
    of: ledger.of,
    find: ledger.find,
    anewSince: ledger.anewSince,
    /** Throws Fault unavailable until this gateway has heard what was ended: a cookie that may be worth nothing opens nothing. */
    isEnded: (session: Session): boolean => {
      if (!known) throw new Fault('unavailable', 'it is not known yet which sessions were ended');
      return ledger.isEnded(session);
    },
    /** Calls `work` once when the session is ended, by whom and wherever; gives what stops listening. */
    whenEnded: (session: Session, work: () => void): (() => void) => {
      const look = () => {
        if (!ledger.isEnded(session)) return;
        heard.off('ended', look);
        work();
      };
      heard.on('ended', look);
      return () => void heard.off('ended', look);
    },
    /** Tells that somebody signed in. Whether or not it can be told: all sessions of an account can be ended without their names. */
    begin: async (
      { id: account, sid: id, began: at }: Session,
      { device, from }: { readonly device: string; readonly from: string | undefined },
    ): Promise<void> => {
      const one: Began = { what: 'began', id, account, at, device, ...(from ? { from } : {}) };
      take(one, true);
      await within(events.append([recordOf(one)]), patienceMs).catch((error: unknown) => {
        log.warn({ err: error, account }, 'a session is in no list');
      });
    },
    /** Known everywhere when it resolves, or a moment later. Rejects with Fault unavailable: then nothing is ended. */
    end: async (wish: Omit<Ended, 'what' | 'at'>): Promise<void> => {
      const one: Ended = { what: 'ended', at: Date.now(), ...wish };
      try {
        await within(events.append([recordOf(one)]), patienceMs);
      } catch (error) {
        throw new Fault('unavailable', 'the other gateways cannot be told', error);
      }
      take(one, true);
    },
  };
};

export type Register = ReturnType<typeof openRegister>;
