import { openEventLog } from '@civicline/events';
import { logger } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { accessibilityFaults, eventually, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;
const codes: string[] = [];

/** Where pictures of the pages go, for those who want to look at them. */
const pictures = process.env['CIVICLINE_PICTURES'];
const picture = async (name: string) => {
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
};
const accessible = async () => expect(await accessibilityFaults(page)).toEqual([]);

const as = async (account: string, returnTo: string) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL(`**${returnTo}`);
};

const post = async (where: string, body: unknown) => {
  const response = await fetch(`${house.url}${where}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
};

const book = async (slotId: string, phone: string) => {
  const citizen = { name: 'Nguyễn Văn An', phone };
  const { code } = await post('/api/v1/appointments', { slotId, procedureCode: 'BD-01', citizen });
  codes.push(String(code));
  return String(code);
};

let slots: { id: string; start: string }[];
beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  const answer = await fetch(`${house.url}/api/v1/slots?procedure=BD-01&office=ppac&limit=40`);
  slots = ((await answer.json()) as { items: typeof slots }).items;
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

const sms = async () =>
  ((await (await fetch(`${house.url}/local/messages`)).json()) as { items: { channel: string; text: string }[] }).items
    .filter(({ channel }) => channel === 'sms')
    .map(({ text }) => text);

it('a message that reached nobody is work: an agent sees whom to call, and says that it was told', async () => {
  await post('/local/control', { mode: 'reject' });
  const code = await book(slots.at(-1)?.id ?? '', '0912345678');
  const other = await book(slots.at(-2)?.id ?? '', '0987654321');
  await as('agent01', '/desk/failed-messages');
  const row = page.getByRole('listitem', { name: code });
  await row.waitFor();
  await page.getByRole('listitem', { name: other }).waitFor();
  await accessible();
  await row.focus();
  await page.keyboard.press('c');
  await row.getByText('Nguyễn Văn An').waitFor();
  await accessible();
  await picture('failed-messages');
  await page.keyboard.press('s');
  await row.waitFor({ state: 'detached' });
  await post('/local/control', { mode: 'ok' });
  await page.getByRole('listitem', { name: other }).getByRole('button', { name: 'Gửi lại' }).click();
  await page.getByText('Không còn tin nào cần xử lý.').waitFor();
  await eventually(async () => expect((await sms()).filter((text) => text.includes(other))).toHaveLength(1));
});

it('telling many: whom it reaches, what it costs with and without accents, and how it reads come first', async () => {
  const { start = '' } = slots.at(-1) ?? {};
  await as('supervisor01', '/desk/campaigns');
  await page.getByLabel('Tiêu đề (tiếng Việt)').fill('Đổi lối vào');
  const text = page.getByLabel('Nội dung (tiếng Việt)');
  await text.fill('Lịch hẹn {code} lúc {when}: vui lòng vào bằng cổng số {2}.');
  for (const label of ['Từ ngày', 'Đến ngày']) await page.getByLabel(label).fill(start.slice(0, 10));
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('alert').waitFor();
  await accessible();
  await text.fill('Lịch hẹn {code} lúc {when}: vui lòng vào bằng cổng số 2.');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  const reach = page.getByRole('region', { name: 'Tin sẽ đến ai và tốn bao nhiêu' });
  await reach.getByText('SMS nếu bỏ dấu').waitFor();
  const read = await reach.locator('.bubble').innerText();
  expect(read).toContain('vào bằng cổng số 2');
  expect(read).toContain('soạn DUNG');
  await accessible();
  await picture('campaign-preview');
  // Who changes a word looks anew.
  await page.getByLabel('SMS có dấu').click();
  await reach.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: /^Gửi cho \d+ người$/ }).click();
  await page.getByText(/^Đang gửi cho \d+ người$/).waitFor();
  const line = page.getByRole('listitem').filter({ hasText: 'Đổi lối vào' });
  await line.getByText(/đã đến: \d/).waitFor();
  await line.getByText('Xong', { exact: true }).waitFor();
  await eventually(async () =>
    expect((await sms()).some((one) => one.includes('vui long vao bang cong so 2'))).toBe(true),
  );
  await accessible();
  await picture('campaign-sent');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await accessible();
  await picture('campaign-phone');
});

it('the phone beside the desk writes back, and is answered', async () => {
  await as('admin01', '/desk/messages');
  await page.getByLabel('Trả lời từ máy').selectOption('+84987654321');
  await page.getByRole('button', { name: 'XAC NHAN' }).click();
  await page.getByText('Cảm ơn bạn đã xác nhận').waitFor();
  await accessible();
  await picture('phone');
});

it('every page that an administrator may go to is reached by keyboard, and on a phone', async () => {
  const nav = page.getByRole('navigation', { name: 'Điều hướng chính' });
  const centre = nav.getByRole('button', { name: 'Tổng đài' });
  await centre.focus();
  await page.keyboard.press('Enter');
  await nav.getByRole('link', { name: 'Hoạch định' }).waitFor();
  await accessible();
  await picture('navigation');
  await page.keyboard.press('Escape');
  await nav.getByRole('link', { name: 'Hoạch định' }).waitFor({ state: 'hidden' });
  expect(await centre.evaluate('document.activeElement.textContent')).toContain('Tổng đài');
  await page.keyboard.press('Enter');
  for (let n = 0; n < 2; n++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/supervisor');
  await nav.locator('button[data-here]').getByText('Tổng đài').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  const menu = nav.getByRole('button', { name: 'Trình đơn' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await nav.getByRole('link', { name: 'Tin nhắn' }).waitFor();
  expect(await nav.getByRole('link').count()).toBe(14);
  await accessible();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await picture('navigation-phone');
  await page.keyboard.press('Escape');
  await nav.getByRole('link', { name: 'Tin nhắn' }).waitFor({ state: 'hidden' });
});

it('an administrator has a system told of events, sees what became of each, sends again, and changes the secret', async () => {
  const told: string[] = [];
  let mood = 204;
  const system = createServer((request, response) => {
    told.push(String(request.headers['webhook-id']));
    request.resume();
    response.writeHead(mood).end();
  });
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
  try {
    await as('admin01', '/desk/webhooks');
    await page.getByText('Chưa có webhook nào.').waitFor();
    await page.getByRole('button', { name: 'Thêm webhook' }).click();
    await page.getByLabel('Tên').fill('Phần mềm một cửa');
    await page.getByLabel('Thư điện tử người phụ trách').fill('it@motcua.example');
    await page.getByLabel('Địa chỉ nhận').fill('https://10.0.0.1/events');
    await page.getByLabel('Loại sự kiện').first().fill('civicline.appointment.*');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Tạo webhook' }).click();
    await page.getByText('Địa chỉ này nằm trong mạng nội bộ nên không được gọi tới.').waitFor();
    await accessible();
    await picture('webhook-refused');
    const { port } = system.address() as AddressInfo;
    await page.getByLabel('Địa chỉ nhận').fill(`http://127.0.0.1:${port}/events`);
    await page.getByRole('button', { name: 'Tạo webhook' }).click();
    const secret = await page.locator('[data-secret]').innerText();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await accessible();
    await page.getByRole('button', { name: 'Tôi đã cất khóa' }).click();

    await book(slots.at(-3)?.id ?? '', '0912345611');
    await eventually(() => expect(told).toHaveLength(1));
    await page.getByRole('link', { name: 'Phần mềm một cửa' }).click();
    const line = page.getByRole('listitem').filter({ hasText: 'civicline.appointment.booked.v1' });
    await line.getByText('Đã nhận').waitFor();
    await line.getByRole('button', { name: 'Chi tiết' }).click();
    await line.getByText(/HTTP_204, \d+ ms/).waitFor();
    await accessible();
    await picture('webhook');
    await line.getByRole('button', { name: 'Gửi lại' }).click();
    await page.getByText('1 sự kiện sẽ được gửi lại.').waitFor();
    await eventually(() => expect(told).toEqual([told[0], told[0]]));

    await page.getByRole('button', { name: 'Đổi khóa bí mật' }).click();
    expect(await page.locator('[data-secret]').innerText()).not.toBe(secret);
    await page.getByText(/^Khóa cũ còn ký đến/).waitFor();
    await page.getByRole('button', { name: 'Tôi đã cất khóa' }).click();

    mood = 410;
    await book(slots.at(-4)?.id ?? '', '0912345612');
    await page.getByText('Đã ngừng vì hệ thống không nhận được: sự kiện được giữ lại 14 ngày').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await accessible();
    await picture('webhook-disabled-phone');
    mood = 204;
    await page.getByRole('button', { name: 'Bật lại và gửi sự kiện đang chờ' }).click();
    await eventually(() => expect(told).toHaveLength(4));
    await page.getByText('Hoạt động').waitFor();
  } finally {
    system.closeAllConnections();
    await new Promise((resolve) => system.close(resolve));
  }
});

it('an administrator sees an event that was put aside, what is wrong with it, and sends it again', async () => {
  await as('admin01', '/desk/dead-letters');
  await page.getByText('Không có sự kiện nào bị gác lại.').waitFor();
  const events = openEventLog(house.events, { clientId: 'desk-test', logger: logger('test', 'fatal') });
  await events.start();
  const [id, type] = [randomUUID(), 'civicline.appointment.cancelled.v1'];
  await events.append([
    {
      topic: 'civicline.appointment.v1',
      key: id,
      value: Buffer.from('no message at all'),
      headers: { ce_id: id, ce_type: type, ce_subject: id, ce_source: '/test', ce_time: new Date().toISOString() },
    },
  ]);
  await events.stop();
  const line = page.locator(`[data-dead-letter="${id}"]`).filter({ hasText: 'Dịch vụ: notification ·' });
  await line.getByText('Đang chờ').waitFor();
  await line.getByRole('button', { name: 'Chi tiết' }).click();
  await line.getByText(`17 bytes that are no ${type}`).waitFor();
  await accessible();
  await picture('dead-letters');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await accessible();
  await picture('dead-letters-phone');
  await line.getByRole('button', { name: 'Gửi lại' }).click();
  await line.getByText(/^Đã gửi lại /).waitFor();
});
