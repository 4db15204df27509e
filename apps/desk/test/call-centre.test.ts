import { intake } from '@civicline/contracts';
import { callContext } from '@civicline/service-kit';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { CentreWorld } from './centre-world';
import { countedKeys, openCentre } from './centre-world';

let world: CentreWorld;
let desk: Page;

beforeAll(async () => {
  world = await openCentre();
  desk = await world.sit('agent01', '/desk');
});
afterAll(() => world?.stop());

const state = (page: Page, word: string) => page.locator(`.me[data-state="${word}"]`).waitFor();
const offer = (page: Page) => page.getByRole('alertdialog');
const field = (page: Page, name: string) => page.locator(`[name="record-${name}"]`);
const saved = (page: Page) => page.locator('[data-testid=saved][data-state=saved]').waitFor();
const focused = (page: Page) =>
  page.evaluate('document.activeElement.getAttribute("name") ?? document.activeElement.innerText');

const become = async (page: Page, word: 'ready') => {
  await page.locator('.me').waitFor();
  if (!(await page.locator(`.me[data-state="${word}"]`).count())) await page.keyboard.press('F2');
  await state(page, word);
};

const take = async (page: Page, number: string, queue = 'general') => {
  await become(page, 'ready');
  const call = await world.arrive(number, queue);
  await offer(page).waitFor();
  await page.keyboard.press('F2');
  await page.locator('[name=record-name]:focus').waitFor();
  return call;
};

const wrapUp = async (page: Page) => {
  await page.keyboard.press('F10');
  await page.locator('form.wrap-up').waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await state(page, 'ready');
};

it('from the offer to a wrapped-up booking by keyboard alone', async () => {
  await become(desk, 'ready');
  await world.arrive('0912345678', 'land');
  await offer(desk).getByText('0912 345 678').first().waitFor();
  await world.accessible(desk);
  expect(await focused(desk)).toContain('Nhận cuộc gọi');
  const keys = countedKeys(desk);
  await keys.press('Enter');
  await field(desk, 'name').waitFor();
  await state(desk, 'talking');
  await desk.locator('[name=record-name]:focus').waitFor();
  await keys.type('Nguyễn Văn An');
  // The number that called is there already.
  expect(await field(desk, 'number').inputValue()).toBe('0912 345 678');
  await keys.press('F3');
  await keys.type('the chap');
  await keys.press('Enter');
  await desk.getByRole('heading', { name: /Đăng ký thế chấp/ }).waitFor();
  const slot = desk.locator('[data-slot]').first();
  await slot.waitFor();
  await desk.locator('[data-slot]:focus').waitFor();
  await keys.press('Enter');
  // Whoever is known need not be asked again: the next key confirms.
  await keys.press('Enter');
  const code = await desk.getByTestId('code').innerText();
  expect(code).toMatch(/^\w{4}-\w{4}$/);
  await world.accessible(desk);
  await keys.press('F10');
  await desk.locator('form.wrap-up').waitFor();
  // What the call came to is known; it has to be confirmed all the same.
  await desk.locator('.dispositions label[data-chosen]').getByText('Đã đặt lịch hẹn').waitFor();
  await world.accessible(desk);
  await keys.press('Control+Enter');
  await state(desk, 'ready');
  const { steps, signs, seconds } = keys.counted();
  process.stderr.write(
    `from the offer to a wrapped-up booking: ${steps} steps (${signs} signs typed), ${seconds.toFixed(1)} s\n`,
  );
  expect(steps).toBeLessThanOrEqual(12);
});

it('what is noted survives a reload, a closed tab and a network that goes away', async () => {
  await take(desk, '0987654321');
  await desk.keyboard.type('Trần Thị Bình');
  await field(desk, 'question').fill('Sổ đỏ của mẹ tôi');
  // At once: nothing has had the time to be saved.
  await desk.reload();
  await state(desk, 'talking');
  expect(await field(desk, 'name').inputValue()).toBe('Trần Thị Bình');
  expect(await field(desk, 'question').inputValue()).toBe('Sổ đỏ của mẹ tôi');
  await saved(desk);

  await field(desk, 'question').fill('Sổ đỏ của mẹ tôi bị mất');
  const context = desk.context();
  await desk.close();
  desk = await context.newPage();
  await desk.goto(`${world.house.url}/desk`);
  await state(desk, 'talking');
  expect(await field(desk, 'question').inputValue()).toBe('Sổ đỏ của mẹ tôi bị mất');
  await saved(desk);

  await context.setOffline(true);
  await field(desk, 'name').fill('Trần Thị Bình Minh');
  await desk.locator('[data-testid=saved][data-state=unsaved]').waitFor();
  await context.setOffline(false);
  await saved(desk);
  await desk.reload();
  expect(await field(desk, 'name').inputValue()).toBe('Trần Thị Bình Minh');
  // Nothing stays on the machine of what is saved.
  expect(await desk.evaluate('Object.keys(localStorage).filter((name) => name.includes("draft"))')).toEqual([]);
  await wrapUp(desk);
});

it('what only an office can answer is referred in mid-call by one key, and the wrap-up knows it', async () => {
  await take(desk, '0912000777');
  await desk.keyboard.type('Phạm Văn Sáu');
  await desk.keyboard.press('Alt+R');
  const form = desk.getByRole('form', { name: 'Chuyển cơ quan trả lời' });
  await form.locator('textarea:focus').waitFor();
  await form.getByText('Còn thiếu: Nội dung hỏi').waitFor();
  await desk.keyboard.type('Hồ sơ của tôi vì sao chậm?');
  await world.accessible(desk);
  await desk.keyboard.press('Control+Enter');
  const done = desk.getByRole('status').filter({ hasText: 'Đã chuyển cơ quan' });
  await done.getByText(/Mã theo dõi: \w{4}-\w{4}/).waitFor();
  await world.accessible(desk);
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('F10');
  await desk.locator('.dispositions label[data-chosen]').getByText('Đã chuyển cơ quan xử lý').waitFor();
  await desk.keyboard.press('Control+Enter');
  await state(desk, 'ready');
  // The list of what is left to complete is everybody's: no number in it is to be dialled.
  const list = await desk.request.get(`${world.house.url}/api/v1/records?limit=50`);
  const { items } = (await list.json()) as { items: { fields: { name: string; number: string } }[] };
  expect(items.find(({ fields }) => fields.name === 'Phạm Văn Sáu')?.fields.number).toBe('+84******777');
});

it('whoever is to be told something and calls first is told it, and the agent says so by one key', async () => {
  const wish = { number: '0912000888', topic: 'visit', cause: intake.CallBackCause.UNTOLD, subjectCode: 'DN4K-7X3P' };
  const call = callContext({ caller: { role: 'agent', id: 'agent02' }, idempotencyKey: randomUUID() });
  await world.client.promiseCallBack(intake.PromiseCallBackRequest.fromPartial(wish), call);
  await take(desk, '0912000888');
  await desk.getByText(/chưa báo được tin đổi lịch · DN4K-7X3P/).waitFor();
  await desk.getByRole('button', { name: 'Đã báo cho người gọi' }).waitFor();
  await world.accessible(desk);
  await desk.keyboard.press('Alt+T');
  await desk.getByText(/chưa báo được tin đổi lịch/).waitFor({ state: 'detached' });
  await wrapUp(desk);
});

it('a second tab takes the desk over, and the first says so and can have it back', async () => {
  const second = await desk.context().newPage();
  await second.goto(`${world.house.url}/desk`);
  await state(second, 'ready');
  await desk.getByText('Bàn trực này đã mở ở nơi khác').waitFor();
  await world.accessible(desk);
  await desk.getByRole('button', { name: 'Dùng bàn trực tại đây' }).click();
  await state(desk, 'ready');
  await second.getByText('Bàn trực này đã mở ở nơi khác').waitFor();
  await second.close();
});

it('hold, resume and a caller who hangs up', async () => {
  const call = await take(desk, '0933222111');
  await desk.keyboard.press('F6');
  await state(desk, 'hold');
  await desk.keyboard.press('F6');
  await state(desk, 'talking');
  await world.leave(call);
  await desk.locator('form.wrap-up').waitFor();
  await desk.keyboard.press('Alt+E');
  await desk.keyboard.press('9');
  await desk.keyboard.press('Control+Enter');
  await state(desk, 'ready');
});

it('a caller is put through to the office that answers for the matter, the record ahead of them', async () => {
  await take(desk, '0933555777');
  await desk.keyboard.type('Phạm Thị Hoa');
  await field(desk, 'question').fill('Hồ sơ của tôi thuộc quy hoạch nào?');
  await desk.keyboard.press('F3');
  await desk.keyboard.type('the chap');
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: /Đăng ký thế chấp/ }).waitFor();
  await desk.keyboard.press('F7');
  const office = desk.getByRole('region', { name: 'Nối máy đến cơ quan, kèm phiếu' });
  await office.getByText('trả lời trước').waitFor();
  await world.accessible(desk);
  await office.getByRole('button', { name: /^Nối máy/ }).click();
  await desk.locator('form.wrap-up').waitFor();
  await desk.locator('.dispositions label[data-chosen]').getByText('Đã chuyển cơ quan xử lý').waitFor();
  await desk.keyboard.press('Control+Enter');
  await state(desk, 'ready');
});

it('a break has a reason, and the keys are on one page', async () => {
  await desk.keyboard.press('Shift+F2');
  await desk.getByRole('menuitem', { name: 'Ăn trưa' }).click();
  await state(desk, 'break');
  await desk.locator('.me').getByText('Ăn trưa').waitFor();
  await desk.getByRole('button', { name: 'Phím tắt (?)' }).click();
  await desk.getByRole('dialog', { name: 'Phím tắt' }).getByText('Hẹn gọi lại').waitFor();
  await world.accessible(desk);
  await desk.keyboard.press('Escape');
});

it('an offer that is not taken goes away, and the desk says that it was missed', async () => {
  await become(desk, 'ready');
  const call = await world.arrive('0911000111');
  await offer(desk).waitFor();
  await world.leave(call);
  await offer(desk).waitFor({ state: 'detached' });
  await state(desk, 'ready');
});

it('whoever is no agent of the centre still books', async () => {
  const admin = await world.sit('admin01', '/desk');
  await admin.getByRole('textbox', { name: 'Tìm thủ tục' }).waitFor();
  expect(await admin.locator('.callbar').count()).toBe(0);
  await admin.context().close();
});

it.each(['vi', 'en'])('is accessible in %s, on a phone as well', async (lang) => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await desk.setViewportSize(viewport);
    await desk.goto(`${world.house.url}/desk?lang=${lang}`);
    await state(desk, 'ready');
    await world.accessible(desk);
    expect(await desk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
  }
});

it('no log holds what was noted or who called', () => {
  for (const name of ['gateway', 'intake', 'scheduling', 'notification'])
    expect(world.house.log(name)).not.toMatch(/Trần Thị Bình|Sổ đỏ|quy hoạch|987654321|912345678|933555777/);
});

it('a place that is read out is kept for the caller, and is free again when the call is over without it', async () => {
  const call = await take(desk, '0971000001');
  const asked = desk.waitForRequest(/\/api\/v1\/slots\?/);
  await desk.keyboard.press('F3');
  await desk.keyboard.type('the chap');
  await desk.keyboard.press('Enter');
  const url = (await asked).url();
  const freeOf = async (slotId: string) => {
    const { items } = (await (await desk.request.get(url)).json()) as { items: { id: string; free: number }[] };
    return items.find(({ id }) => id === slotId)?.free ?? 0;
  };
  const slot = desk.locator('[data-slot]').first();
  await slot.waitFor();
  await desk.locator('[data-slot]:focus').waitFor();
  const slotId = (await desk.locator('[data-slot]:focus').getAttribute('data-slot')) ?? '';
  const before = await freeOf(slotId);
  await desk.keyboard.press('Enter');
  await eventually(async () => expect(await freeOf(slotId)).toBe(before - 1));
  await world.leave(call);
  await desk.locator('form.wrap-up').waitFor();
  await desk.keyboard.press('1');
  await desk.keyboard.press('Control+Enter');
  await state(desk, 'ready');
  await eventually(async () => expect(await freeOf(slotId)).toBe(before));
});
