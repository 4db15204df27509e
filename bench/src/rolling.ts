import type { House } from '@civicline/testkit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent } from 'node:http';
import type { Row } from './measure';
import { callOn } from './one-connection';

/** As an orchestrator restarts them: one after the other, each followed by a while in which it must stay ready. */
const rooms: readonly (readonly [folder: string, name: string])[] = [
  ['department-directory', 'directory'],
  ['scheduling', 'scheduling'],
  ['routing', 'routing'],
  ['call-intake', 'intake'],
  ['notification', 'notification'],
  ['gateway', 'gateway'],
];
const minReadyMs = 3_000;
const comeBackWithinMs = 120_000;
const citizens = 4;
const betweenMs = 200;
const beatMs = 100;

/** What stands in front of gateways: it asks each whether it is ready, and goes round those that are. */
const balancer = (gateways: readonly string[]) => {
  const ready = new Set(gateways);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let turn = 0;
  const beat = setInterval(() => {
    for (const gateway of gateways)
      callOn(agent, gateway, 'GET', '/health/ready').then(
        ({ status }) => (status === 200 ? ready.add(gateway) : ready.delete(gateway)),
        () => ready.delete(gateway),
      );
  }, beatMs);
  return {
    ask: (method: string, path: string, body?: unknown) => {
      const open = gateways.filter((one) => ready.has(one));
      const gateway = open[turn++ % Math.max(1, open.length)] ?? gateways[0] ?? '';
      return callOn(agent, gateway, method, path, body);
    },
    close: () => {
      clearInterval(beat);
      agent.destroy();
    },
  };
};

const readyNow = async (url: string): Promise<boolean> =>
  /^service_ready\{.*\} 1$/m.test(await (await fetch(url)).text());

/** Restarts every process of the house but one at a time, while citizens book and search: requests made, and those that failed. */
export const benchRolling = async (house: House): Promise<Row> => {
  const door = balancer(house.gateways);
  const { text } = await door.ask('GET', '/api/v1/slots?office=ppac&procedure=BD-01&limit=200');
  const slots = (JSON.parse(text) as { items: { id: string }[] }).items.map(({ id }) => id);
  const failures: string[] = [];
  let [asked, booked, n, restarted] = [0, 0, 0, 0];
  const leaving = new AbortController();

  const one = async (method: string, path: string, body?: unknown) => {
    asked += 1;
    const answer = await door.ask(method, path, body).catch((error: unknown) => ({ status: 0, text: String(error) }));
    if (answer.status === 0 || answer.status >= 500)
      failures.push(`${method} ${path.split('?')[0]} ${answer.status} ${answer.text.slice(0, 120)}`);
    else if (answer.status === 201) booked += 1;
  };
  const citizen = async () => {
    while (!leaving.signal.aborted) {
      const number = n++;
      await one('GET', '/api/v1/procedures?q=the%20chap');
      await one('GET', '/api/v1/slots?office=ppac&procedure=BD-01&limit=5');
      await one('POST', '/api/v1/appointments', {
        slotId: slots[number % slots.length],
        procedureCode: 'BD-01',
        citizen: { name: 'Nguyễn Văn An', phone: `+8498${String(1_000_000 + number)}` },
      });
      await one('GET', `/api/v1/referrals/${randomUUID().slice(0, 8)}`);
      await pause(betweenMs);
    }
  };
  const all = Promise.all(Array.from({ length: citizens }, citizen));
  for (const [folder, name] of rooms) {
    const processes = Object.entries(house.metrics).filter(([one]) => one === name || one.startsWith(`${name}-`));
    for (const pid of house.pidsOf(folder)) {
      process.kill(pid, 'SIGTERM');
      await eventually(async () => {
        const now = house.pidsOf(folder);
        const back = await Promise.all(processes.map(([, url]) => readyNow(url)));
        if (now.includes(pid) || now.length < processes.length || !back.every(Boolean))
          throw new Error(`${folder} is not back`);
      }, comeBackWithinMs);
      restarted += 1;
      await pause(minReadyMs);
    }
  }
  leaving.abort();
  await all;
  door.close();
  for (const failure of failures.slice(0, 20)) console.log(failure);
  return {
    what: `rolling restart of ${restarted} processes under load`,
    floor: '',
    ours: `${asked} requests, ${booked} booked, ${failures.length} failed`,
    ratio: '',
    goal: '0 failed',
  };
};
