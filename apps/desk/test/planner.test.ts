import type { House } from '@civicline/testkit';
import { accessibilityFaults, houseAndBrowser, patienceMs } from '@civicline/testkit';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;

const signIn = async (account: string) => {
  await page.goto(`${house.url}/auth/sign-in?returnTo=/desk/planner`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL('**/desk/planner');
};
const figure = (name: string, of: 'figure' | 'surged' = 'figure') => page.locator(`[data-${of}="${name}"]`);
const press = async (key: string, times: number) => {
  for (let n = 0; n < times; n++) await page.keyboard.press(key);
};

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  page = await browser.newPage({ viewport: { width: 1_366, height: 900 } });
  page.setDefaultTimeout(patienceMs);
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

it('is not for agents', async () => {
  await signIn('agent01');
  await page.getByRole('link', { name: 'Đăng nhập' }).waitFor();
  expect(await page.getByRole('slider').count()).toBe(0);
  await page.context().clearCookies();
});

it('shows the worst day, and by keyboard alone what a surge would do to it', async () => {
  await signIn('supervisor01');
  await figure('calls').getByText('2.500').waitFor();
  expect(await figure('calls', 'surged').count()).toBe(0);
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.getByRole('slider', { name: 'Số cuộc gọi' }).focus();
  await press('ArrowRight', 5);
  await figure('calls', 'surged').getByText('3.750').waitFor();
  const needed = async (of: 'figure' | 'surged') => Number(await figure('needed', of).textContent());
  expect(await needed('surged')).toBeGreaterThan(await needed('figure'));
  expect(await accessibilityFaults(page)).toEqual([]);
});

it('changes a half hour of the curve with the arrow keys, and in the table', async () => {
  await page.getByRole('slider', { name: 'Cuộc gọi lúc 09:00' }).focus();
  await press('PageUp', 3);
  await figure('calls').getByText('2.530').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await figure('calls').getByText('2.529').waitFor();

  await page.getByText('Bảng từng nửa giờ').click();
  await page.getByRole('textbox', { name: 'Cuộc gọi lúc 03:00' }).fill('71');
  await figure('calls').getByText('2.600').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});
