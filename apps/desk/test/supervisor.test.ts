import type { Page } from 'playwright-core';
import type { CentreWorld } from './centre-world';
import { openCentre } from './centre-world';

let world: CentreWorld;
let desk: Page;
let lead: Page;
let wall: Page;

beforeAll(async () => {
  world = await openCentre();
  desk = await world.sit('agent01', '/desk');
  lead = await world.sit('supervisor01', '/desk/supervisor');
  wall = await world.sit('supervisor01', '/wall', { width: 1920, height: 1080 });
});
afterAll(() => world?.stop());

const state = (word: string) => desk.locator(`.me[data-state="${word}"]`).waitFor();
const waiting = (count: number) => wall.locator('.queues .big .figure').first().getByText(String(count)).waitFor();
const agentRow = () => lead.locator('[data-agent=agent01]');

it('the wall says who waits, as soon as somebody does, and who talks', async () => {
  await wall.locator('.wall[data-live]').waitFor();
  await waiting(0);
  const began = performance.now();
  const first = await world.arrive('0912345678');
  await waiting(1);
  process.stderr.write(`a caller on the wall after ${(performance.now() - began).toFixed(0)} ms\n`);
  await world.accessible(wall);
  await lead.getByRole('region', { name: 'Đang chờ' }).getByText('0912 345 678').waitFor();
  await world.leave(first);
  await waiting(0);
});

it('while callers wait for longer than they stand, the next is to be captured quickly; the supervisor gives one to whom they choose', async () => {
  const numbers = ['0911000001', '0911000002', '0911000003', '0911000004'];
  const calls = [];
  for (const number of numbers) calls.push(await world.arrive(number));
  await desk.keyboard.press('F2');
  await desk.getByRole('alertdialog').waitFor();
  await desk.keyboard.press('F2');
  await state('talking');
  // At the desk the advice says so, and leaves out of the record what can wait.
  await desk.locator('[name=record-question]').waitFor();
  await desk.locator('[name=record-answer]').waitFor({ state: 'detached' });
  await desk.getByText(/Chúng tôi sẽ gọi lại cho anh\/chị/).waitFor();
  await world.leave(calls[0] ?? '');
  await desk.locator('form.wrap-up').waitFor();
  await desk.keyboard.press('1');
  await desk.keyboard.press('Control+Enter');
  await desk.getByRole('alertdialog').getByText('Ghi nhanh, hẹn gọi lại').waitFor();
  await world.accessible(desk);
  for (const call of calls.slice(1)) await world.leave(call);
  await state('ready');
  await desk.keyboard.press('Shift+F2');
  await desk.getByRole('menuitem', { name: 'Họp' }).click();

  // Nobody who is ready speaks English: the supervisor sends the caller to somebody all the same.
  const other = await world.sit('agent02', '/desk');
  await other.locator('.me').waitFor();
  await other.keyboard.press('F2');
  await other.locator('.me[data-state=ready]').waitFor();
  const foreign = await world.arrive('0911000009', 'english');
  await lead.getByRole('combobox', { name: 'Giao cuộc gọi 0911 000 009 cho' }).click();
  await lead.getByRole('option', { name: 'Nguyễn Thị Lan' }).click();
  await other.getByRole('alertdialog').getByText('0911 000 009').first().waitFor();
  await other.keyboard.press('F2');
  await other.locator('.me[data-state=talking]').waitFor();
  await world.leave(foreign);
  await other.locator('form.wrap-up').waitFor();
  await other.context().close();
});

it('an agent is set ready, given a caller, and whispered to', async () => {
  await agentRow()
    .getByRole('button', { name: /Đặt trạng thái/ })
    .click();
  await lead.getByRole('menuitem', { name: 'Tạm nghỉ: Ăn trưa' }).click();
  await state('break');
  await agentRow().getByText('Tạm nghỉ').waitFor();
  const call = await world.arrive('0987654321');
  await waiting(1);
  await agentRow()
    .getByRole('button', { name: /Đặt trạng thái/ })
    .click();
  await lead.getByRole('menuitem', { name: 'Sẵn sàng' }).click();
  await desk.getByRole('alertdialog').waitFor();
  await desk.keyboard.press('F2');
  await state('talking');
  await agentRow().locator('xpath=self::*[@data-state="talking"]').waitFor();
  await lead.getByRole('region', { name: 'Đang nói' }).getByText('+84******321').waitFor();
  await agentRow().getByRole('button', { name: /Nhắc/ }).click();
  await lead.keyboard.type('Mời nộp qua bưu điện');
  await lead.keyboard.press('Enter');
  await desk.getByRole('log').getByText('Mời nộp qua bưu điện').waitFor();
  await world.accessible(lead);
  await world.leave(call);
  await desk.locator('form.wrap-up').waitFor();
  await desk.keyboard.press('1');
  await desk.keyboard.press('Control+Enter');
  await state('ready');
});

it('the day report has the call, its definitions, a table to take away and a page to print', async () => {
  await lead.reload();
  const report = lead.getByRole('region', { name: 'Báo cáo ngày' });
  await report.locator('[data-figure=answered]').getByText('3', { exact: true }).waitFor();
  await report.getByText('Trả lời trong 20 giây / vào hàng chờ').waitFor();
  const [download] = await Promise.all([
    lead.waitForEvent('download'),
    report.getByRole('link', { name: 'Tải CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^1022-\d{4}-\d\d-\d\d\.csv$/);
  await lead.emulateMedia({ media: 'print' });
  expect(await report.locator('[data-figure=answered]').isVisible()).toBe(true);
  expect(await lead.getByRole('button', { name: 'In hoặc lưu PDF' }).isVisible()).toBe(false);
  await lead.emulateMedia({ media: 'screen' });
});

it.each(['vi', 'en'])('wall and supervisor are accessible in %s, on a phone as well', async (lang) => {
  for (const [page, path, wide] of [
    [lead, '/desk/supervisor', 1440],
    [wall, '/wall', 1920],
  ] as const)
    for (const width of [wide, 390]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 1080 });
      await page.goto(`${world.house.url}${path}?lang=${lang}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator(path === '/wall' ? '.agents-now' : '[data-agent=agent01]').waitFor();
      await world.accessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
});

it('an agent does not see the supervisor’s page', async () => {
  await desk.goto(`${world.house.url}/desk/supervisor`);
  await desk.getByRole('heading', { name: 'Tài khoản này không dùng được trang này.' }).waitFor();
});
