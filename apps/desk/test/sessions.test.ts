import type { House } from '@civicline/testkit';
import { accessibilityFaults, realBrowser, startHouse } from '@civicline/testkit';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), realBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

/** Where pictures of the pages go, for those who want to look at them. */
const pictures = process.env['CIVICLINE_PICTURES'];
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
};

const phone = {
  viewport: { width: 390, height: 844 },
  userAgent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36',
};
const desktop = {
  viewport: { width: 1280, height: 900 },
  userAgent: 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
};
const open = async (account: string, returnTo: string, device: typeof phone) => {
  const page = await (await browser.newContext(device)).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL(`**${returnTo}`);
  return page;
};
const signInAgain = (page: Page) =>
  page
    .getByRole('link', { name: /Đăng nhập/ })
    .first()
    .waitFor();

it('who left a session open elsewhere sees it and ends it by the keyboard; what is open there closes by itself', async () => {
  const other = await open('officer.tthc', '/desk/office', phone);
  await other.getByRole('heading', { level: 1 }).waitFor();
  const page = await open('officer.tthc', '/desk/sessions', desktop);
  await page.getByRole('heading', { name: 'Phiên đăng nhập', level: 1 }).waitFor();
  await page.getByText('2 phiên đang mở').waitFor();
  await page.getByText('Chrome · Android').waitFor();
  expect(await page.getByRole('heading', { name: 'Tài khoản khác' }).count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await picture(page, 'sessions');
  await page.getByRole('button', { name: /^Kết thúc phiên Chrome · Android/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('1 phiên đang mở').waitFor();
  await signInAgain(other);
  await picture(other, 'sessions-ended-phone');
  // The provider remembers that browser, and is told to ask all the same.
  await other.goto(`${house.url}/auth/sign-in?returnTo=/desk/office`);
  await other.getByRole('button', { name: 'officer.tthc' }).click();
  await other.waitForURL('**/desk/office');
});

it('a supervisor ends all sessions of who lost a telephone, on a phone as well, and it stands in the audit', async () => {
  const lost = await open('agent02', '/desk', phone);
  const page = await open('supervisor01', '/desk/sessions', phone);
  await page.getByRole('textbox', { name: 'Tài khoản, ví dụ agent01' }).fill('agent02');
  await page.keyboard.press('Enter');
  const all = page.getByRole('button', { name: 'Kết thúc mọi phiên của agent02' });
  await all.waitFor();
  await page.getByRole('list', { name: 'agent02' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await picture(page, 'sessions-phone');
  await all.click();
  await page.getByText('Không có phiên nào đang mở.').waitFor();
  await signInAgain(lost);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor();
  await picture(page, 'sessions-phone-en');

  await page.goto(`${house.url}/desk/privacy`);
  await page.getByRole('radio').nth(1).click();
  await page.getByRole('textbox').first().fill('supervisor01');
  await page.getByRole('textbox').nth(1).fill('Check');
  await page.keyboard.press('Enter');
  await page.locator('[data-access]', { hasText: 'ended sessions' }).getByText('agent02').waitFor();
});
