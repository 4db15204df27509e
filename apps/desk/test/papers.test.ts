import { localDay, localTime } from '@civicline/calendar';
import { scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { accessibilityFaults, eventually, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;
const minuteMs = 60_000;
jest.setTimeout(16 * minuteMs);

const accessible = async () => expect(await accessibilityFaults(page)).toEqual([]);

/** A counter that is open from in some minutes to midnight, today. Just before midnight it waits for the new day. */
const openCounter = async () => {
  await eventually(() => {
    const soon = new Date(Date.now() + 10 * minuteMs);
    if (localDay(soon) !== localDay(new Date())) throw new Error('the day is nearly over');
  }, 11 * minuteMs);
  const today = localDay(new Date());
  const opens = localTime(new Date(Date.now() + 4 * minuteMs));
  const intervals = [{ opens, closes: '24:00' }];
  const counter = {
    id: 'paper-counter',
    officeId: 'ppac',
    name: { vi: 'Quầy thử' },
    slotMinutes: 5,
    places: 5,
    horizonDays: 10,
    hours: { weekly: [], exceptions: [{ day: today, intervals }] },
  };
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const schedules = [scheduling.Schedule.fromPartial(counter)];
  await client.importSchedules({ schedules, dryRun: false }, callContext({ caller: { role: 'system', id: 'test' } }));
  await client.stop();
  return `paper-counter.${today.replaceAll('-', '')}T${opens.replace(':', '')}`;
};

const book = async (slotId: string, name: string, phone: string) => {
  const answer = await fetch(`${house.url}/api/v1/appointments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ slotId, procedureCode: 'BD-01', citizen: { name, phone } }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { code: string }).code;
};

const signIn = async (account: string, returnTo: string) => {
  await page.context().clearCookies();
  await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL(`**${returnTo}`);
};

let ready = '';
let lacking = '';
beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  const slotId = await openCounter();
  ready = await book(slotId, 'Phạm Thị Dung', '0941000011');
  lacking = await book(slotId, 'Đỗ Văn Em', '0941000012');
}, 40 * minuteMs);
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

it('a citizen ticks the papers on the own page, one by one and all at once', async () => {
  await page.goto(`${house.url}/lich-hen`);
  await page.getByLabel('Mã lịch hẹn').fill(ready);
  await page.getByLabel('Số điện thoại').fill('0941 000 011');
  await page.getByRole('button', { name: 'Xem lịch hẹn' }).click();
  const papers = page.getByRole('region', { name: 'Giấy tờ của lịch hẹn' });
  await papers.getByText('4 giấy còn thiếu').waitFor();
  await papers.getByLabel(/sổ đỏ/).focus();
  await page.keyboard.press('Space');
  await papers.getByText('3 giấy còn thiếu').waitFor();
  await accessible();
  await papers.getByRole('button', { name: 'Tôi đã có đủ' }).click();
  await papers.getByText('Đã đủ giấy tờ').waitFor();
  await accessible();
});

const row = (code: string) => page.locator(`[data-code="${code}"]`);

it('the counter sees who lacks what; checking in warns; a paper is noted, one waived with a reason, by keyboard', async () => {
  await signIn('officer.tthc', '/desk/office');
  await row(ready).getByRole('button', { name: 'Đủ giấy' }).waitFor();
  await row(lacking).getByRole('button', { name: '4 giấy còn thiếu' }).waitFor();
  await row(lacking).focus();
  await page.keyboard.press('a');
  await row(lacking)
    .getByText(/Đến khi còn thiếu 4 giấy/)
    .waitFor();
  await accessible();
  const deed = row(lacking).locator('[data-paper="gcn"]');
  await deed.getByRole('button', { name: /Đã có/ }).focus();
  await page.keyboard.press('Enter');
  await deed.getByText(/đã có · quầy ghi/).waitFor();
  const card = row(lacking).locator('[data-paper="cccd"]');
  await card.getByRole('button', { name: /Miễn/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Đã nộp qua mạng');
  await page.keyboard.press('Enter');
  await card.getByText(/được miễn · Đã nộp qua mạng/).waitFor();
  await row(lacking).getByRole('button', { name: '2 giấy còn thiếu' }).waitFor();
  await accessible();
});

it('sent home for papers: the visit ends, is counted, and the definition stands beside the figure', async () => {
  await row(lacking).focus();
  await page.keyboard.press('v');
  await row(lacking).getByRole('button', { name: 'Đã cho về' }).waitFor();
  const figures = page.getByRole('region', { name: /Chuyến đi vô ích/ });
  await eventually(async () => expect(await figures.locator('[data-figure="sentHome"] strong').innerText()).toBe('1'));
  await figures.getByText(/Lượt đã đến nhưng quầy không thể tiếp nhận/).waitFor();
  await accessible();
});

it('an agent ticks for the caller', async () => {
  await signIn('agent01', '/desk');
  await page.getByRole('textbox', { name: 'Tra lịch hẹn theo mã' }).waitFor();
  await page.keyboard.press('F9');
  await page.keyboard.type(ready);
  await page.keyboard.press('Enter');
  const papers = page.getByRole('region', { name: 'Giấy tờ của lịch hẹn' });
  await papers.getByText('Đã đủ giấy tờ').waitFor();
  await papers.getByLabel(/sổ đỏ/).focus();
  await page.keyboard.press('Space');
  await papers.getByText('1 giấy còn thiếu').waitFor();
  await accessible();
});
