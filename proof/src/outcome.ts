import { scheduling, topics } from '@civicline/contracts';
import { openEventLog } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { eventually } from '@civicline/testkit';
import { Client } from 'pg';
import type { Outcome } from './model';

/** Said about a version that is there already, not of a new one. */
const aboutTelling = /\.(?:untold|told)\.v1$/;
const settledWithinMs = 20 * 60_000;
const sayEveryMs = 15_000;
const recoversWithinMs = 60_000;

/** PostgreSQL may just have been killed for the last time: it recovers first. */
const connect = (house: House): Promise<Client> => {
  const url = new URL(house.postgres);
  url.pathname = '/civicline';
  return eventually(async () => {
    const client = new Client({ connectionString: url.href });
    // A query says it too; a connection that breaks between two of them must not end the process.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }, recoversWithinMs);
};

/** Follows what the world outside receives: how often each message came. */
export const followReceived = (house: House) => {
  const received = new Map<string, Set<string>>();
  const leaving = new AbortController();
  const run = async () => {
    const response = await fetch(`${house.url}/local/messages/stream`, { signal: leaving.signal });
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (!data) continue;
        const { id, requestId } = JSON.parse(data) as { id: string; requestId?: string };
        if (requestId) received.set(requestId, (received.get(requestId) ?? new Set()).add(id));
      }
    }
  };
  const running = run().catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  return {
    received,
    stop: async () => {
      leaving.abort();
      await running;
    },
  };
};

/** Slots with a free place of the public for which somebody waits. */
const idle = `SELECT DISTINCT p.slot_id FROM scheduling.place p JOIN scheduling.slot l ON l.id = p.slot_id
  JOIN scheduling.waitlist_entry w ON w.status = 'waiting' AND l.schedule_id = ANY(w.schedules) AND w.from_at <= l.start_at AND w.to_at > l.start_at
    AND w.earliest = to_char(l.start_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'HH24:MI')
  WHERE p.kind = 'public' AND p.state = 'free'`;

const entries = `SELECT w.code, w.line::int AS line, w.status, w.version, coalesce(w.appointment_code, '') AS "appointmentCode",
    w.schedule_id || '.' || replace(w.from_day, '-', '') || 'T' || replace(w.earliest, ':', '') AS "slotId",
    (SELECT json_agg(json_build_object('status', s.status, 'at', extract(epoch FROM s.at) * 1000) ORDER BY s.version)
     FROM scheduling.waitlist_step s WHERE s.entry_id = w.id) AS steps
  FROM scheduling.waitlist_entry w`;

/** Waits until nothing moves any more: no event unpublished, everybody told who is to be told, no message on its way. */
const settle = async (db: Client, progress: (text: string) => void) => {
  let saidAt = 0;
  await eventually(async () => {
    const { rows } = await db.query<{ outbox: number; waiting: number; untold: number; idle: number }>(`SELECT
      (SELECT count(*)::int FROM scheduling.outbox) + (SELECT count(*)::int FROM notification.outbox) AS outbox,
      (SELECT count(*)::int FROM notification.message WHERE status = 'queued' AND notice = 'change')
        + (SELECT count(*)::int FROM scheduling.closure WHERE phase IN ('planning', 'held', 'moving')) AS waiting,
      (SELECT count(*)::int FROM (${idle}) AS i) AS idle,
      (SELECT coalesce(sum(a.version), 0)::int FROM scheduling.appointment a) -
        (SELECT count(DISTINCT (subject_id, subject_version))::int FROM notification.message WHERE notice = 'change') AS untold`);
    const [now] = rows;
    const text = JSON.stringify(now);
    if (Date.now() - saidAt > sayEveryMs) {
      progress(`settling: ${text}`);
      saidAt = Date.now();
    }
    if (!now || now.outbox + now.waiting + now.idle > 0 || now.untold > 0) throw new Error(`not at rest: ${text}`);
  }, settledWithinMs);
};

/** What stands when everything has come to rest. */
export const readOutcome = async (
  house: House,
  { places, publicPlaces }: Pick<Outcome, 'places' | 'publicPlaces'>,
  received: ReadonlyMap<string, ReadonlySet<string>>,
  progress: (text: string) => void,
): Promise<Outcome> => {
  const db = await connect(house);
  await settle(db, progress).catch((error: unknown) => progress(String(error)));
  const appointments = await db.query<Outcome['appointments'][number]>(
    'SELECT code, version, status, slot_id AS "slotId" FROM scheduling.appointment',
  );
  const messages = await db.query<{
    id: string;
    code: string;
    version: number;
    notice: string;
    channel: string;
    status: string;
  }>('SELECT id, subject_code AS code, subject_version AS version, notice, channel, status FROM notification.message');
  const { rows: restricted } = await db.query<{ id: string; open: number }>(
    'SELECT id, open_places AS open FROM scheduling.slot WHERE open_places IS NOT NULL',
  );
  const beyond = await db.query<Outcome['beyond'][number]>(
    'SELECT a.code, o.slot_id AS "slotId" FROM scheduling.overbooking o JOIN scheduling.appointment a ON a.id = o.appointment_id',
  );
  const inLine = await db.query<Outcome['line']['entries'][number]>(entries);
  const idleNow = await db.query<{ slot_id: string }>(idle);
  await db.end();
  const log = openEventLog(house.events, { clientId: 'proof', logger: logger('proof', 'silent') });
  await log.start();
  const announced: Outcome['announced'][number][] = [];
  for await (const { headers, value } of log.readAll(topics.appointment)) {
    if (aboutTelling.test(headers['ce_type'] ?? '')) continue;
    // Every event of an appointment begins with the visit that it is about.
    const { visit } = scheduling.AppointmentBooked.decode(value);
    announced.push({
      eventId: headers['ce_id'] ?? '',
      type: headers['ce_type'] ?? '',
      code: visit?.code ?? '',
      version: visit?.version ?? 0,
      slotId: visit?.slotId ?? '',
    });
  }
  const announcedInLine: { eventId: string; code: string; version: number }[] = [];
  for await (const { headers, value } of log.readAll(topics.waitlist)) {
    // Every event of the line begins with the place in it.
    const { place } = scheduling.WaitlistJoined.decode(value);
    announcedInLine.push({ eventId: headers['ce_id'] ?? '', code: place?.code ?? '', version: place?.version ?? 0 });
  }
  await log.stop();
  const line = { entries: inLine.rows, announced: announcedInLine, idle: idleNow.rows.map((row) => row.slot_id) };
  const told = messages.rows.map(({ id, ...one }) => ({ ...one, received: received.get(id)?.size ?? 0 }));
  return {
    places,
    publicPlaces,
    open: new Map(restricted.map(({ id, open }) => [id, open])),
    beyond: beyond.rows,
    line,
    appointments: appointments.rows,
    announced,
    told,
  };
};
