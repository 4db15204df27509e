import { localDay } from '@civicline/calendar';
import { scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { accessibilityFaults, eventually, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;

const day = localDay(new Date(Date.now() + 3 * 86_400_000));
const slotAt = (time: string) => `closing-counter.${day.replaceAll('-', '')}T${time}`;
/** Where pictures of the pages are laid, for whoever wants to look. */
const pictures = process.env['CIVICLINE_TEST_PICTURES'];

const openCounter = async () => {
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    intervals: [{ opens: '08:00', closes: '12:00' }],
  }));
  const counter = scheduling.Schedule.fromPartial({
    ...{ id: 'closing-counter', officeId: 'ppac', name: { vi: 'Quầy thử', en: 'Test counter' } },
    ...{ slotMinutes: 30, places: 2, horizonDays: 20, hours: { weekly } },
  });
  const { faults } = await client.importSchedules(
    { schedules: [counter], dryRun: false },
    callContext({ caller: { role: 'system', id: 'test' } }),
  );
  expect(faults).toEqual([]);
  await client.stop();
};

const book = async (name: string, phone: string, time: string) => {
  const answer = await fetch(`${house.url}/api/v1/appointments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({ slotId: slotAt(time), procedureCode: 'BD-01', citizen: { name, phone } }),
  });
  const body = (await answer.json()) as { code: string };
  expect({ status: answer.status, body }).toMatchObject({ status: 201 });
  return body.code;
};

const accessible = async (where = page) => expect(await accessibilityFaults(where)).toEqual([]);
const picture = async (name: string, where = page) => {
  if (pictures) await where.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};
const linkOf = (code: string) =>
  eventually(async () => {
    const { items } = (await (await fetch(`${house.url}/local/messages`)).json()) as { items: { text: string }[] };
    const link = items.map(({ text }) => new RegExp(`http\\S+/lich-hen/${code}#\\S+`).exec(text)?.[0]).find(Boolean);
    if (!link) throw new Error(`no link for ${code}`);
    return link;
  });

let yes = '';
let no = '';
let callFor = '';

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(patienceMs);
  await openCounter();
  yes = await book('Phạm Thị Dung', '0941000011', '0800');
  no = await book('Đỗ Văn Em', '0941000012', '0800');
  callFor = await book('Hồ Thị Giang', '02513822501', '0830');
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

const closeCounter = async () => {
  await page.getByRole('button', { name: 'Đóng ngày này' }).click();
  await page
    .getByRole('combobox', { name: 'Quầy' })
    .or(page.getByRole('textbox', { name: 'Quầy' }))
    .click();
  await page.getByRole('option', { name: 'Quầy thử' }).click();
  await page.getByLabel('Lý do (gửi cho công dân)').fill('Sửa quầy');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('3 người bị ảnh hưởng').waitFor();
};
const confirm = () => page.getByRole('button', { name: 'Đóng và báo cho mọi người' }).click();

it('the preview names whom no message reaches; what is only held is undone, and nobody was moved', async () => {
  await page.goto(`${house.url}/auth/sign-in?returnTo=/desk/office`);
  await page.getByRole('button', { name: 'officer.tthc' }).click();
  await page.waitForURL('**/desk/office');
  await page.getByLabel('Ngày', { exact: true }).fill(day);
  await closeCounter();
  await page.getByText('1 người không nhận được tin').waitFor();
  await accessible();
  await picture('closing-preview');
  await confirm();
  await page.getByText('đã giữ chỗ mới, chưa báo ai').waitFor();
  await page.getByRole('button', { name: 'Hoàn tác cho người chưa được báo' }).click();
  await page.getByText('Đã hoàn tác: 3 người giữ lịch cũ').waitFor();
  await page.locator(`[data-code="${yes}"]`).waitFor();
});

it('progress is shown until nobody is untold; who is, is called and noted by a key', async () => {
  await page.getByRole('button', { name: 'Quay lại' }).first().click();
  await closeCounter();
  await page.getByRole('checkbox', { name: /Giữ chỗ 15 giây/ }).uncheck();
  await confirm();
  await page.getByText('mọi người đã có chỗ mới').waitFor();
  await page.getByText('Chưa biết: 1').waitFor();
  const row = page.locator(`[data-untold="${callFor}"]`);
  await row.getByText('Không có SMS và email').waitFor();
  await accessible();
  await picture('closing-untold');
  await page.setViewportSize({ width: 390, height: 844 });
  await accessible();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await picture('closing-untold-phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  await row.focus();
  await page.keyboard.press('k');
  await row.getByText('đã gọi 1 lần').waitFor();
  await row.focus();
  await page.keyboard.press('s');
  await row.waitFor({ state: 'detached' });
  await page.getByText('Chưa biết: 0').waitFor();
});

it('the link of the message takes a yes by one key, and a no that leads to other times', async () => {
  const phone: Page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  phone.setDefaultTimeout(patienceMs);
  await phone.goto(await linkOf(yes));
  await phone.getByRole('button', { name: 'Đồng ý giờ mới' }).waitFor();
  await accessible(phone);
  await picture('answer-phone', phone);
  await phone.keyboard.press('Enter');
  await phone.getByText('Cảm ơn bạn. Hẹn gặp bạn vào giờ mới.').waitFor();
  await accessible(phone);
  await phone.goto(await linkOf(no));
  await phone.getByRole('button', { name: 'Không đến được' }).click();
  await phone.getByText('Đã trả lại chỗ').waitFor();
  const nearest = phone.locator('section', { hasText: 'Các giờ gần nhất' }).getByRole('button');
  await nearest.first().waitFor();
  expect(await nearest.count()).toBe(3);
  await accessible(phone);
  await picture('answer-refused-phone', phone);
  await nearest.first().click();
  await phone.getByTestId('code').waitFor();
  expect(await phone.getByTestId('code').innerText()).toBe(no);
  await phone.goto(`${house.url}/lich-hen/${no}?lang=en#wrong`);
  await phone.getByRole('alert').waitFor();
  await accessible(phone);
  await phone.close();
});
