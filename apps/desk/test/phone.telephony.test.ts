import type { RealAsterisk } from '@civicline/testkit';
import { callers, eventually, phones, realAsterisk } from '@civicline/testkit';
import type { Page } from 'playwright-core';
import tls from 'node:tls';
import type { CentreWorld } from './centre-world';
import { openCentre } from './centre-world';

let asterisk: RealAsterisk;
let world: CentreWorld;
let desk: Page;
let officer: Page;

/** The page's connections are kept where the test can ask them what they carry. */
const keepConnections = `
  window.connections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...args) { super(...args); window.connections.push(this); }
  };`;

beforeAll(async () => {
  asterisk = await realAsterisk();
  world = await openCentre(asterisk);
  desk = await world.sit('agent01', '/desk');
  officer = await world.sit('admin01', '/desk/referrals');
  await desk.context().addInitScript(keepConnections);
  await desk.reload();
});
afterAll(async () => {
  await world?.stop();
  await asterisk?.drop();
});

const line = (state: string) => desk.locator(`.phone-line[data-line="${state}"]`).waitFor();
const agentIs = (state: string) => desk.locator(`.me[data-state="${state}"]`).waitFor();
const mute = () => desk.getByRole('button', { name: /Tắt tiếng Alt/ });

/** What the agent has heard so far in the call at hand, as energy. */
const heard = () =>
  desk.evaluate<number>(`window.connections.at(-1).getStats().then((all) =>
    [...all.values()].find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')?.totalAudioEnergy ?? 0)`);

/** So much louder than comfort noise that it was a tone. */
const tone = 0.0005;
const hearsMore = async () => {
  const before = await heard();
  await eventually(async () => expect(await heard()).toBeGreaterThan(before + tone));
};
/** Longer than from one beep of the microphone to the next; what was said before may still be on its way. */
const silenceMs = 1_500;
const hearsNothing = () =>
  eventually(async () => {
    const before = await heard();
    await desk.waitForTimeout(silenceMs);
    expect(await heard()).toBeLessThan(before + tone);
  });

/** Somebody calls and asks for an agent; whatever they hear they say back. */
const call = (talkMs: number) =>
  callers(asterisk, { count: 1, rate: 1, talkMs, keys: [{ key: '1', afterMs: 300 }], echo: true });

const take = async () => {
  await desk.getByRole('alertdialog').waitFor();
  await desk.keyboard.press('F2');
  await agentIs('talking');
  await mute().waitFor();
};
const becomeReady = async () => {
  if (!(await desk.locator('.me[data-state="ready"]').count())) await desk.keyboard.press('F2');
  await agentIs('ready');
};
const wrapUp = async () => {
  await desk.locator('form.wrap-up').waitFor();
  await desk.keyboard.press('1');
  await desk.keyboard.press('Control+Enter');
  await agentIs('ready');
};

test('the desk has a telephone: it is registered, and its devices can be chosen by keyboard', async () => {
  await line('registered');
  expect(await desk.content()).not.toContain('secret');
  const menu = desk.getByRole('button', { name: /Điện thoại: Đã kết nối/ });
  await menu.focus();
  await desk.keyboard.press('Enter');
  await desk.getByLabel('Micrô', { exact: true }).waitFor();
  await eventually(async () =>
    expect(
      await desk.locator('meter.level').evaluate((meter: unknown) => (meter as { value: number }).value),
    ).toBeGreaterThan(0),
  );
  await world.accessible(desk);
  await desk.keyboard.press('Escape');
  await desk.locator('meter.level').waitFor({ state: 'detached' });
});

/** Whether Asterisk's certificate is believed by whoever believes this authority, and for whom it is. */
const certificate = (ca?: string) =>
  new Promise<{ readonly believed: boolean; readonly names: string }>((resolve, reject) => {
    const { hostname: host, port } = new URL(asterisk.webPhones);
    const socket = tls.connect({ host, port: Number(port), ca, rejectUnauthorized: false }, () => {
      resolve({ believed: socket.authorized, names: socket.getPeerCertificate().subjectaltname ?? '' });
      socket.end();
    });
    socket.once('error', reject);
  });

test('what it says goes over TLS to the one address that pages may speak with', async () => {
  const { protocol, hostname, origin } = new URL(asterisk.webPhones);
  expect(protocol).toBe('wss:');
  expect(await certificate(asterisk.authority())).toMatchObject({
    believed: true,
    names: expect.stringContaining(hostname) as string,
  });
  expect((await certificate()).believed).toBe(false);
  const page = await desk.request.get(`${world.house.url}/desk`);
  expect(page.headers()['content-security-policy']).toContain(`connect-src 'self' ${asterisk.webPhones};`);
  for (const elsewhere of [`${origin}/ari/events`, asterisk.ari.url.replace(/^http(.*)\/ari$/, 'ws$1/ws')])
    expect(
      await desk.evaluate(`new Promise((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), { once: true });
        new WebSocket(${JSON.stringify(elsewhere)}).onopen = () => resolve('open');
      })`),
    ).toBe('connect-src');
});

test('a call is taken at the desk: both hear each other, unless the agent is mute or the call is held; the agent hangs up', async () => {
  await becomeReady();
  const calling = await call(60_000);
  await take();
  // What comes back was said here: it went all the way to the caller.
  await hearsMore();
  await world.accessible(desk);
  await desk.keyboard.press('Alt+M');
  await desk.locator('[aria-pressed=true]').getByText('Tắt tiếng').waitFor();
  await hearsNothing();
  await desk.keyboard.press('Alt+M');
  await hearsMore();
  await desk.keyboard.press('F6');
  await desk.locator('.onair[data-state="on-hold"]').waitFor();
  await hearsNothing();
  await desk.keyboard.press('F6');
  await desk.locator('.onair[data-state="answered"]').waitFor();
  await hearsMore();
  await desk.keyboard.press('F10');
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 1 });
  await wrapUp();
});

test('the caller hangs up, and the telephone is free for the next one', async () => {
  await becomeReady();
  const calling = await call(5_000);
  await take();
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 0 });
  await desk.locator('form.wrap-up').waitFor();
  await mute().waitFor({ state: 'detached' });
  await wrapUp();
});

test('a caller is put through to a hotline from the page, and the agent is free', async () => {
  await becomeReady();
  const department = await phones(asterisk.trunk, { count: 1, seconds: 40, ringMs: 100 });
  const calling = await call(6_000);
  await take();
  await desk.keyboard.press('F7');
  await desk.getByLabel('Hoặc đến số').fill('02513822501');
  await desk.keyboard.press('Control+Enter');
  await desk.locator('form.wrap-up').waitFor();
  await mute().waitFor({ state: 'detached' });
  await wrapUp();
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 0 });
  expect(await department.done).toMatchObject({ rung: 1, answered: 1 });
});

test('a caller is put through to the office that answers for the matter: it has the record before its telephone is picked up', async () => {
  await becomeReady();
  const question = `Hồ sơ thế chấp của tôi ở đâu (${Date.now()})?`;
  const ringMs = 8_000;
  const office = await phones(asterisk.trunk, { count: 1, seconds: 60, ringMs });
  const calling = await call(40_000);
  await take();
  await desk.locator('[name=record-name]').fill('Phạm Thị Hoa');
  await desk.locator('[name=record-question]').fill(question);
  await desk.keyboard.press('F3');
  await desk.keyboard.type('the chap');
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: /Đăng ký thế chấp/ }).waitFor();
  await desk.keyboard.press('F7');
  const card = desk.getByRole('region', { name: 'Nối máy đến cơ quan, kèm phiếu' });
  const connect = card.getByRole('button', { name: /^Nối máy/ });
  const number = ((await connect.textContent()) ?? '').replace(/\D/g, '');
  await connect.click();
  const rings = performance.now();
  // The desk is free at once. The office has what was asked, of whom, while its telephone still rings.
  await desk.locator('form.wrap-up').waitFor();
  await mute().waitFor({ state: 'detached' });
  const inbox = (await (await officer.request.get(`${world.house.url}/api/v1/referrals?limit=50`)).json()) as {
    items: { question: string; code: string }[];
  };
  const referral = inbox.items.find((one) => one.question === question);
  expect(referral).toMatchObject({ question, citizen: { name: 'Phạm Thị Hoa' } });
  expect(performance.now() - rings).toBeLessThan(ringMs);
  await desk.locator('.dispositions label[data-chosen]').getByText('Đã chuyển cơ quan xử lý').waitFor();
  await desk.keyboard.press('Control+Enter');
  await agentIs('ready');
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 0 });
  expect(await office.done).toMatchObject({ rung: 1, answered: 1 });
  expect(number).toMatch(/^842513\d{6}$/);
  await officer.goto(`${world.house.url}/desk/referrals`);
  await officer.getByRole('link', { name: question }).waitFor();
});

test('Asterisk is started anew: the telephone is lost, and comes again with another secret', async () => {
  const lost = line('lost');
  await asterisk.restart();
  await lost;
  await line('registered');
  await becomeReady();
  const calling = await call(60_000);
  await take();
  await hearsMore();
  await desk.keyboard.press('F10');
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 1 });
  await wrapUp();
});
