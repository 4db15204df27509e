import type { RealAsterisk } from '@civicline/testkit';
import { callers, eventually, readWav, realAsterisk, toneShare } from '@civicline/testkit';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { CentreWorld } from './centre-world';
import { openCentre } from './centre-world';

const folder = mkdtempSync(path.join(os.tmpdir(), 'civicline-recordings-'));
const callerHz = 440;

let asterisk: RealAsterisk;
let world: CentreWorld;
let desk: Page;
let lead: Page;

beforeAll(async () => {
  asterisk = await realAsterisk();
  world = await openCentre(asterisk, { CIVICLINE_RECORDING: 'true', CIVICLINE_RECORDING_FOLDER: folder });
  desk = await world.sit('agent01', '/desk');
  lead = await world.sit('supervisor01', '/desk/supervisor');
});
afterAll(async () => {
  await world?.stop();
  await asterisk?.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly listened: readonly { readonly account: string; readonly role: string }[];
}
const api = (at: string) => `${world.house.url}/api/v1${at}`;
const listed = async (): Promise<readonly Listed[]> =>
  ((await (await lead.request.get(api('/recordings'))).json()) as { items: Listed[] }).items;
const sound = (page: Page, id: string, headers: Record<string, string> = {}) =>
  page.request.get(api(`/recordings/${id}/sound`), { headers });
const player = () => lead.getByRole('region', { name: 'Ghi âm cuộc gọi' }).locator('audio');
interface Audio {
  currentTime: number;
  readonly duration: number;
  readonly ended: boolean;
  play(): Promise<void>;
}
const inPlayer = <T>(ask: (audio: Audio, at: number) => T, at = 0) =>
  player().evaluate(ask as unknown as (audio: unknown, at: number) => T, at);

let recorded: Listed;

test('what a caller who agreed said is at the supervisor’s, to be played', async () => {
  await desk.locator('.phone-line[data-line="registered"]').waitFor();
  await desk.keyboard.press('F2');
  await desk.locator('.me[data-state="ready"]').waitFor();
  const calling = await callers(asterisk, {
    count: 1,
    rate: 1,
    talkMs: 30_000,
    toneHz: callerHz,
    keys: [
      { key: '1', afterMs: 300 },
      { key: '1', afterMs: 600 },
    ],
  });
  await desk.getByRole('alertdialog').waitFor();
  await desk.keyboard.press('F2');
  await desk.getByRole('button', { name: /Tắt tiếng Alt/ }).waitFor();
  await desk.waitForTimeout(5_000);
  await desk.keyboard.press('F10');
  expect(await calling.done).toMatchObject({ answered: 1, hungUpOn: 1 });
  recorded = await eventually(async () => {
    const [one] = await listed();
    if (one?.state !== 'kept') throw new Error(`the recording is ${one?.state}`);
    return one;
  });
  await lead.reload();
  await player().waitFor();
  await world.accessible(lead);
  expect(recorded.listened).toEqual([]);
  await inPlayer((audio) => audio.play());
  await eventually(async () => expect(await inPlayer(({ currentTime }) => currentTime)).toBeGreaterThan(0.5));
  const length = await inPlayer(({ duration }) => duration);
  expect(length).toBeGreaterThan(3);
  await inPlayer((audio, at) => void (audio.currentTime = at), length - 1);
  await eventually(async () => expect(await inPlayer(({ ended }) => ended)).toBe(true));
  // Who listened stands beside it from then on, for whoever looks.
  await lead
    .getByText(/^supervisor01 đã nghe lúc|^Nguyễn Quốc Bảo đã nghe lúc/)
    .first()
    .waitFor();
  await world.accessible(lead);
});

test('the sound is for supervisors alone, whole or in parts; whoever hears some of it is noted, and nobody else', async () => {
  const { id } = recorded;
  const before = (await listed())[0]?.listened.length ?? 0;
  const stranger = await (await world.browser.newContext()).newPage();
  const administrator = await world.sit('admin01', '/desk');
  const officer = await world.sit('officer.tthc', '/desk');
  expect((await sound(stranger, id)).status()).toBe(401);
  for (const page of [desk, officer]) expect((await sound(page, id)).status()).toBe(403);
  expect((await sound(lead, '00000000-0000-4000-8000-000000000000')).status()).toBe(404);
  expect((await lead.request.head(api(`/recordings/${id}/sound`))).status()).toBe(200);
  expect((await listed())[0]?.listened).toHaveLength(before);

  const whole = await sound(administrator, id);
  const bytes = await whole.body();
  expect([whole.status(), whole.headers()['accept-ranges'], whole.headers()['cache-control']]).toEqual([
    200,
    'bytes',
    'no-store',
  ]);
  const { samples, rate } = readWav(bytes);
  const part = samples.subarray(samples.length - 2 * rate, samples.length - rate);
  expect(toneShare(part, rate, callerHz)).toBeGreaterThan(0.1);

  const some = await sound(lead, id, { range: 'bytes=100-199' });
  expect([some.status(), some.headers()['content-range']]).toEqual([206, `bytes 100-199/${bytes.length}`]);
  expect(await some.body()).toEqual(bytes.subarray(100, 200));
  const end = await sound(lead, id, { range: 'bytes=-10' });
  expect(await end.body()).toEqual(bytes.subarray(-10));
  const behind = await sound(lead, id, { range: `bytes=${bytes.length}-` });
  expect([behind.status(), behind.headers()['content-range']]).toEqual([416, `bytes */${bytes.length}`]);
  for (const range of ['bytes=0-1,5-6', 'pages=1-2', 'bytes=z'])
    expect((await sound(lead, id, { range })).status()).toBe(200);

  const noted = (await listed())[0]?.listened.slice(before).map(({ account }) => account);
  expect(noted).toEqual(['admin01', ...Array.from({ length: 6 }, () => 'supervisor01')]);
});
