import { randomInt, randomUUID } from 'node:crypto';

/** A request that was not answered as it should be. */
export interface Failure {
  readonly at: Date;
  readonly what: string;
  readonly told: string;
}

interface Slot {
  readonly id: string;
}
interface Booking {
  readonly code: string;
}

const officeId = 'ppac';
const procedureCode = 'BD-01';
const json = { 'content-type': 'application/json' };

/**
 * Citizens who look for a place, book it, look at what they have, and cancel every second time, one thing after the other without a
 * pause and without a second try: an answer other than the right one is a failure. That a slot is full meanwhile is a right answer.
 */
export const startTraffic = (url: string, clients: number) => {
  const failures: Failure[] = [];
  /** Appointments that were answered and that nobody tried to cancel. */
  const booked = new Set<string>();
  let requests = 0;
  let slowestMs = 0;
  let stopping = false;

  const ask = async <T>(what: string, path: string, right: readonly number[], init: RequestInit = {}) => {
    const started = performance.now();
    requests += 1;
    try {
      const response = await fetch(`${url}/api/v1${path}`, init);
      const body = await response.text();
      if (right.includes(response.status)) return { status: response.status, body: JSON.parse(body) as T };
      failures.push({ at: new Date(), what, told: `${response.status} ${body.slice(0, 200)}` });
    } catch (error) {
      failures.push({ at: new Date(), what, told: String((error as Error).cause ?? error) });
    } finally {
      slowestMs = Math.max(slowestMs, performance.now() - started);
    }
    return undefined;
  };
  const post = (body: object): RequestInit => ({
    method: 'POST',
    headers: { ...json, 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });

  const citizen = async () => {
    for (let n = 0; !stopping; n++) {
      const found = await ask<{ items: Slot[] }>(
        'look for a place',
        `/slots?office=${officeId}&procedure=${procedureCode}&limit=200`,
        [200],
      );
      const slots = found?.body.items ?? [];
      const slot = slots.length ? slots[randomInt(slots.length)] : undefined;
      if (!slot) continue;
      const phone = `+8491${randomInt(2_000_000, 9_999_999)}`;
      const place = { slotId: slot.id, procedureCode, citizen: { name: 'Nguyễn Thị Lan', phone } };
      const made = await ask<Booking>('book', '/appointments', [201, 409], post(place));
      if (made?.status !== 201) continue;
      const { code } = made.body;
      booked.add(code);
      await ask('look at it', `/appointments/${code}`, [200], { headers: { 'x-phone-proof': phone } });
      if (n % 2 === 0) continue;
      // Whatever comes of it: one that was not answered may have been carried out.
      booked.delete(code);
      await ask('cancel', `/appointments/${code}/cancel`, [200], post({ phone }));
    }
  };
  const running = Promise.all(Array.from({ length: clients }, citizen));
  return {
    failures,
    booked,
    so: () => ({ requests, failed: failures.length }),
    slowestMs: () => slowestMs,
    stop: async () => {
      stopping = true;
      await running;
    },
  };
};
