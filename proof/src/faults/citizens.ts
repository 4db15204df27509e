import type { House } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** One booking as its citizen saw it, in milliseconds of the epoch. */
export interface Booking {
  readonly begun: number;
  /** When it was answered for good. */
  readonly answered: number;
  readonly code: string;
  /** What was answered before, or UNREACHED: it was sent again each time, with its key. */
  readonly troubles: readonly string[];
}

/** One question, which is not asked again. */
export interface Reading {
  readonly begun: number;
  readonly trouble: string;
}

const procedureCode = 'BD-01';
const betweenMs = 250;
const againMs = 200;
/** Each books once, of all that a run has. */
let citizens = 0;
const patienceMs = 8_000;

const answerOf = async (
  url: string,
  init?: RequestInit,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patienceMs) });
  return { status: response.status, body: (await response.json().catch(() => ({}))) as Record<string, unknown> };
};

/**
 * Citizens who book one visit after the other over the public door, each until it is answered, and who look up what a procedure
 * needs. What they saw is kept.
 */
export const openCitizens = (house: House, slotIds: readonly string[]) => {
  const bookings: Booking[] = [];
  const readings: Reading[] = [];
  const leaving = new AbortController();
  const book = async (): Promise<void> => {
    const begun = Date.now();
    const key = randomUUID();
    const number = citizens++;
    const body = JSON.stringify({
      slotId: slotIds[number % slotIds.length],
      procedureCode,
      citizen: { name: 'Nguyễn Văn An', phone: `+8491${String(1_000_000 + number)}` },
    });
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const troubles: string[] = [];
    for (;;) {
      const { status, body: said } = await answerOf(`${house.url}/api/v1/appointments`, {
        method: 'POST',
        headers,
        body,
      }).catch(() => ({ status: 0, body: {} as Record<string, unknown> }));
      if (status === 201) {
        bookings.push({ begun, answered: Date.now(), code: String(said['code']), troubles });
        return;
      }
      if (status > 0 && status < 500) throw new Error(`a booking was refused: ${status} ${JSON.stringify(said)}`);
      troubles.push(status ? String(status) : 'UNREACHED');
      await pause(againMs);
    }
  };

  const look = async (): Promise<void> => {
    const begun = Date.now();
    const { status } = await answerOf(`${house.url}/api/v1/procedures?q=the%20chap`).catch(() => ({ status: 0 }));
    readings.push({ begun, trouble: status === 200 ? '' : status ? String(status) : 'UNREACHED' });
  };

  const forever = async (act: () => Promise<void>) => {
    while (!leaving.signal.aborted) {
      await act();
      await pause(betweenMs);
    }
  };
  const all = Promise.all([forever(book), forever(book), forever(look)]);
  // Looked at by stop.
  all.catch(() => undefined);
  return {
    bookings,
    readings,
    /** Resolves when every booking under way is answered; rejects when one was refused. */
    stop: async () => {
      leaving.abort();
      await all;
    },
  };
};
