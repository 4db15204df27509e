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

/** The first slot of today's test counter; it begins one to two minutes from now. */
let first = '';

/** A counter whose first slot begins in a moment. Just before midnight it waits for the new day. */
const openCounter = async () => {
  await eventually(() => {
    const soon = new Date(Date.now() + 10 * minuteMs);
    if (localDay(soon) !== localDay(new Date())) throw new Error('the day is nearly over');
  }, 11 * minuteMs);
  const opens = localTime(new Date(Date.now() + 2 * minuteMs));
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, intervals: [{ opens, closes: '24:00' }] }));
  const exceptions = [{ day: localDay(new Date()), intervals: [{ opens, closes: '24:00' }] }];
  const counter = {
    id: 'test-counter',
    officeId: 'ppac',
    name: { vi: 'Quầy thử', en: 'Test counter' },
    slotMinutes: 5,
    places: 5,
    horizonDays: 10,
    hours: { weekly, exceptions },
  };
  const { faults } = await client.importSchedules(
    { schedules: [scheduling.Schedule.fromPartial(counter)], dryRun: false },
    callContext({ caller: { role: 'system', id: 'test' } }),
  );
  expect(faults).toEqual([]);
  await client.stop();
  first = `test-counter.${localDay(new Date()).replaceAll('-', '')}T${opens.replace(':', '')}`;
};

const book = async (name: string, phone: string, slotId = first) => {
  const answer = await fetch(`${house.url}/api/v1/appointments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ slotId, procedureCode: 'BD-01', citizen: { name, phone } }),
  });
  const body = (await answer.json()) as { code: string };
  expect({ status: answer.status, body }).toMatchObject({ status: 201 });
  return body.code;
};

const setProvider = (mode: string) =>
  fetch(`${house.url}/local/control`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ mode }),
  });

const signIn = async (account: string, returnTo: string) => {
  await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL(`**${returnTo}`);
};

const row = (code: string) => page.locator(`[data-code="${code}"]`);
const status = (code: string, text: string) => row(code).locator('.mantine-Badge-root').getByText(text);
const accessible = async () => expect(await accessibilityFaults(page)).toEqual([]);

let comes = '';
let stays = '';
let unreached = '';

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  await openCounter();
  comes = await book('Phạm Thị Dung', '0941000001');
  stays = await book('Đỗ Văn Em', '0941000002');
  await setProvider('reject');
  unreached = await book('Hồ Thị Giang', '0941000003');
}, 20 * minuteMs);

afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

it('a supervisor chooses an office and sees its day', async () => {
  await signIn('supervisor01', '/desk/office');
  await row(comes).waitFor();
  await page
    .getByRole('combobox', { name: 'Cơ quan' })
    .or(page.getByRole('textbox', { name: 'Cơ quan' }))
    .click();
  await page.keyboard.type('trang dai');
  await page
    .getByRole('option', { name: /Trảng Dài/ })
    .first()
    .click();
  await page.waitForURL(/office=/);
  await row(comes).waitFor({ state: 'detached' });
  await page.goto(`${house.url}/desk/office?office=ppac`);
  await row(comes).waitFor();
  await accessible();
});

it('who comes is checked in by the button and served by a key', async () => {
  await row(comes).getByRole('button', { name: 'Đã đến' }).click();
  await status(comes, 'Đã đến').waitFor();
  await row(comes).focus();
  await page.keyboard.press('f');
  await status(comes, 'Đã giải quyết').waitFor();
  expect(await row(comes).getByRole('button').allInnerTexts()).toEqual(['4 giấy còn thiếu', 'Tin đã gửi']);
});

it('a message that was refused is seen, sent again, and arrives', async () => {
  await row(unreached).getByRole('button', { name: 'Tin đã gửi' }).click();
  const told = row(unreached).getByRole('list', { name: 'Đã báo cho công dân' });
  await told.getByText('Gửi không được').waitFor();
  await accessible();
  await setProvider('ok');
  await told.getByRole('button').click();
  await told.getByText('Đã nhận').waitFor();
});

it('absent is who has not come once the hour has begun, and may still come', async () => {
  const noShow = row(stays).getByRole('button', { name: 'Không đến' });
  await noShow.waitFor();
  await noShow.click();
  await status(stays, 'Không đến').waitFor();
  await row(stays).getByRole('button', { name: 'Đã đến' }).click();
  await status(stays, 'Đã đến').waitFor();
});

it('a day that was closed is opened again', async () => {
  await page.getByRole('button', { name: 'Ngày sau' }).click();
  await page.getByRole('button', { name: 'Đóng ngày này' }).click();
  await page.getByLabel('Lý do (gửi cho công dân)').fill('Cúp nước');
  await page.getByLabel('Lý do bằng tiếng Anh (không bắt buộc)').fill('No water');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('Không ai có lịch hẹn trong khoảng này.').waitFor();
  await accessible();
  await page.getByRole('button', { name: 'Đóng và báo cho mọi người' }).click();
  await page.getByText(/Đã đóng từ .*Cúp nước/).waitFor();
  await page.getByRole('button', { name: 'Mở lại' }).click();
  await page.getByText(/Đã đóng từ .*Cúp nước/).waitFor({ state: 'detached' });
});

it.each(['/desk', '/desk/office', '/desk/messages'])('%s is accessible in English on a phone', async (path) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${house.url}${path}?lang=en`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('en');
  await accessible();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});
