import type { House } from '@civicline/testkit';
import { accessibilityFaults, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

let house: House;
let browser: Browser;

/** Where pictures of the pages go, for those who want to look at them. */
const pictures = process.env['CIVICLINE_PICTURES'];
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
};

const as = async (account: string, returnTo: string, viewport = { width: 1280, height: 900 }) => {
  const page = await (await browser.newContext({ viewport })).newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL(`**${returnTo}`);
  return page;
};

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

const phone = '0912888001';
const api = async (where: string, body?: unknown) => {
  const response = await fetch(`${house.url}/api/v1${where}`, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  });
  return (await response.json()) as { code: string; items: { id: string }[] };
};

it('a supervisor sees who opened a citizen’s appointment, by the keyboard alone, and that they have looked', async () => {
  const { items } = await api('/slots?office=ppac&procedure=BD-01');
  const { code } = await api('/appointments', {
    slotId: items[0]?.id,
    procedureCode: 'BD-01',
    citizen: { name: 'Lê Thị Hoa', phone },
  });
  const agent = await as('agent01', '/desk');
  expect(await agent.evaluate(async (at) => (await fetch(at)).status, `/api/v1/appointments/${code}`)).toBe(200);

  const page = await as('supervisor01', '/desk/privacy');
  await page.getByRole('heading', { name: 'Ai đã xem dữ liệu của ai' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  const opened = page.locator('[data-access]', { hasText: 'mở lịch hẹn' });
  await page.getByRole('radio', { name: 'Số điện thoại của công dân' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type(phone);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Đơn khiếu nại 12');
  // What was noted a moment ago is there within a second: it is asked again until it is.
  const lookUntil = async (there: Locator) => {
    for (let turns = 0; turns < 50 && !(await there.count()); turns++) {
      const answered = page.waitForResponse('**/privacy/accesses');
      await page.keyboard.press('Enter');
      await answered;
      await page.getByText(/lượt, mới nhất trước|Không ai đã xem/).waitFor();
    }
    await there.first().waitFor();
  };
  await lookUntil(opened);
  await opened.getByText(`agent01 · mở lịch hẹn`).waitFor();
  await opened.getByText('Đã xem').waitFor();
  await opened.getByText(code).waitFor();
  await lookUntil(page.locator('[data-access]', { hasText: 'tra cứu nhật ký này' }).getByText(/Đơn khiếu nại 12/));
  expect(page.url()).not.toContain(phone);
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, 'privacy');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('agent01 · opened an appointment').waitFor();
  await picture(page, 'privacy-en');
});

it('on a phone it is the same, and a number that is none is said at its field', async () => {
  const page = await as('supervisor01', '/desk/privacy', { width: 390, height: 844 });
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill('12');
  await page.getByRole('textbox', { name: 'Lý do tra cứu' }).fill('Thử');
  await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
  await page.getByText('Số điện thoại không đúng').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('radio', { name: 'Tài khoản cán bộ' }).click();
  await page.getByRole('textbox', { name: 'Tài khoản, ví dụ agent01' }).fill('agent01');
  await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
  await page.locator('[data-access]').first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await picture(page, 'privacy-phone');
});

it('an agent is told that it is not for them', async () => {
  const page = await as('agent01', '/desk/privacy');
  await page
    .getByRole('link', { name: /Đăng nhập/ })
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: 'Tra cứu', exact: true }).count()).toBe(0);
});

it('what is held of a citizen is read, and erased after a second question, with its progress to be seen', async () => {
  const page = await as('supervisor01', '/desk/person');
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill(phone);
  await page.getByRole('textbox', { name: 'Lý do' }).fill('Đơn yêu cầu 7');
  await page.keyboard.press('Enter');
  const held = page.getByRole('region', { name: 'Dữ liệu đang lưu' });
  await held.getByText('Lê Thị Hoa').waitFor();
  await held.getByText('Lịch hẹn (1)').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, 'person');
  await page.getByRole('button', { name: 'Xóa dữ liệu…' }).click();
  await page.getByRole('alertdialog').getByText(`Xóa mọi dữ liệu của số ${phone}?`).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  const erasure = page.locator('[data-erasure]');
  // The visit is ahead: it stays until it is over.
  await erasure.getByText(/Lịch hẹn: đã xóa 0 mục · còn 1 mục dang dở/).waitFor();
  await erasure.getByText('Đang xóa').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, 'person-erased');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await picture(page, 'person-phone');
});
