import { addDays, localDay, weekdayOf } from '@civicline/calendar';
import { scheduling } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { accessibilityFaults, eventually, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;

/** A Sunday: nobody works but the counter of this test, with one place in one hour. */
const sunday = (() => {
  let day = addDays(localDay(new Date()), 2);
  while (weekdayOf(day) !== 7) day = addDays(day, 1);
  return day;
})();
const slotId = `sunday-counter.${sunday.replaceAll('-', '')}T0800`;
/** Where pictures of the pages are laid, for whoever wants to look. */
const pictures = process.env['CIVICLINE_TEST_PICTURES'];

const openCounter = async () => {
  const client = grpcClient(scheduling.SchedulingServiceService, house.addresses.scheduling, house.badge);
  const hours = { weekly: [{ weekday: 7, intervals: [{ opens: '08:00', closes: '09:00' }] }] };
  const counter = scheduling.Schedule.fromPartial({
    ...{ id: 'sunday-counter', officeId: 'ppac', name: { vi: 'Quầy Chủ nhật', en: 'Sunday counter' } },
    ...{ slotMinutes: 60, places: 1, horizonDays: 20, hours },
  });
  const call = callContext({ caller: { role: 'system', id: 'test' } });
  expect((await client.importSchedules({ schedules: [counter], dryRun: false }, call)).faults).toEqual([]);
  await client.stop();
};

/** Asked again with the same key while the house has no time for it. */
const ask = (path: string, body: object, headers: Record<string, string> = {}) => {
  const key = randomUUID();
  return eventually(async () => {
    const answer = await fetch(`${house.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...headers },
      body: JSON.stringify(body),
    });
    const read = (await answer.json()) as { code: string };
    if (!answer.ok) throw new Error(JSON.stringify(read));
    return read.code;
  });
};
const accessible = async (page: Page) => {
  expect(await accessibilityFaults(page)).toEqual([]);
  const { width } = page.viewportSize() ?? { width: 0 };
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
};
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};
const visit = async (width: number) => {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  return page;
};
const startBooking = async (page: Page) => {
  await page.goto(`${house.url}/thu-tuc/BD-01`);
  await page.getByRole('button', { name: 'Đặt lịch hẹn' }).click();
};
const fill = async (page: Page, name: string, phone: string) => {
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill(phone);
};

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  await openCounter();
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

it('who books for the same thing again from here is asked first, and may want both', async () => {
  const page = await visit(390);
  await startBooking(page);
  await page.locator('[data-slot]').first().click();
  await fill(page, 'Nguyễn Văn An', '0935700001');
  await page.getByRole('button', { name: 'Xác nhận lịch hẹn' }).click();
  const first = await page.getByTestId('code').innerText();
  await startBooking(page);
  await page.locator(`[data-day]:not([data-day="${sunday}"])`).nth(2).click();
  await page.locator('[data-slot]').first().click();
  await fill(page, 'Nguyễn Văn An', '0935700001');
  await page.getByRole('button', { name: 'Xác nhận lịch hẹn' }).click();
  const question = page.getByRole('alert');
  await question.getByText('Đã đặt:').waitFor();
  // Browsers are shared: the question says when, never the code that opens the other appointment.
  expect(await question.innerText()).not.toContain(first);
  await accessible(page);
  await picture(page, 'duplicate-phone');
  await question.getByRole('button', { name: 'Vẫn đặt thêm lịch này' }).click();
  expect(await page.getByTestId('code').innerText()).not.toBe(first);
  await page.context().close();
});

let waiting = '';

it('a full day is waited for; the place that is given back is held, told, and taken with one tap', async () => {
  const citizen = { name: 'Trần Thị Bình', phone: '0935700002' };
  const taken = await ask('/appointments', { slotId, procedureCode: 'BD-01', citizen });
  const page = await visit(390);
  await startBooking(page);
  await page.locator(`[data-day="${sunday}"]`).click();
  await page.getByText('đã hết chỗ').waitFor();
  await accessible(page);
  await picture(page, 'full-day-phone');
  await fill(page, 'Lê Văn Cường', '12');
  await page.getByRole('button', { name: 'Báo cho tôi khi có chỗ' }).click();
  await page.getByText('Số điện thoại không đúng').first().waitFor();
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill('0935700003');
  await page.getByRole('button', { name: 'Báo cho tôi khi có chỗ' }).click();
  const code = await page.getByTestId('waitlist-code').innerText();
  await page.getByRole('heading', { name: 'Bạn đã vào danh sách chờ' }).waitFor();
  await accessible(page);
  await picture(page, 'joined-phone');

  const wish = { officeId: 'ppac', procedureCode: 'BD-01', from: sunday, to: sunday };
  waiting = await ask('/waitlist', { ...wish, citizen: { name: 'Phạm Thị Dung', phone: '0935700004' } });
  await page.getByRole('link', { name: 'Lượt chờ của tôi' }).click();
  await page.getByLabel('Mã chờ').fill(waiting);
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill('0999999999');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill('0935700004');
  await page.keyboard.press('Enter');
  await page.getByText('Còn 1 người chờ trước bạn.').waitFor();
  await accessible(page);

  await ask(`/appointments/${taken}/cancel`, { reason: '' }, { 'X-Phone-Proof': citizen.phone });
  const link = await eventually(async () => {
    const { items } = (await (await fetch(`${house.url}/local/messages`)).json()) as { items: { text: string }[] };
    const found = items.map(({ text }) => new RegExp(`http\\S+/cho-cho#${code}\\S+`).exec(text)?.[0]).find(Boolean);
    if (!found) throw new Error('nobody was told');
    return found;
  });
  const tapped = await visit(390);
  await tapped.goto(link);
  await tapped.getByText('Đang giữ cho bạn một chỗ').waitFor();
  await accessible(tapped);
  await picture(tapped, 'offer-phone');
  await tapped.getByRole('button', { name: 'Nhận chỗ này' }).click();
  await tapped.getByTestId('code').waitFor();
  await accessible(tapped);
  await picture(tapped, 'offer-taken-phone');
  await tapped.goto(`${house.url}/cho-cho?lang=en#${code}.wrong`);
  await tapped.getByRole('alert').waitFor();
  await accessible(tapped);
  await tapped.context().close();
  await page.context().close();
});

it('a supervisor goes beyond a full hour with a reason; the office reads who decided it, and who waits', async () => {
  const page = await visit(1280);
  const signIn = async (account: string, to: string) => {
    await page.context().clearCookies();
    await page.goto(`${house.url}/auth/sign-in?returnTo=${to}`);
    await page.getByRole('button', { name: account }).click();
    await page.waitForURL(`**${to}`);
  };
  await signIn('supervisor01', '/desk');
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill('dang ky the chap');
  await page.keyboard.press('Enter');
  await page.locator(`[data-day="${sunday}"]`).click();
  await page.locator(`[data-slot="${slotId}"]`).click();
  await fill(page, 'Đỗ Văn Em', '0935700005');
  await page.getByLabel('Lý do nhận thêm ngoài số chỗ').fill('Người khuyết tật, đã đến hai lần');
  await accessible(page);
  await picture(page, 'overbook');
  await page.getByRole('button', { name: 'Vẫn đặt thêm' }).click();
  const code = await page.getByTestId('code').innerText();

  await signIn('officer.tthc', '/desk/office');
  const line = page.getByRole('region', { name: 'Người đang chờ chỗ' });
  await line.locator(`[data-entry="${waiting}"]`).getByText('Đang chờ').first().waitFor();
  await line.getByText('có người hủy lịch').waitFor();
  const beyond = page.getByRole('region', { name: 'Nhận thêm ngoài số chỗ' });
  await beyond.getByText(code).waitFor();
  await beyond.getByText('supervisor01: Người khuyết tật, đã đến hai lần').waitFor();
  await page.getByLabel('Ngày', { exact: true }).fill(sunday);
  await page.locator(`[data-code="${code}"]`).getByText('Nhận thêm').waitFor();
  await accessible(page);
  await picture(page, 'office-line');
  await page.setViewportSize({ width: 390, height: 844 });
  await accessible(page);
  await picture(page, 'office-line-phone');
  await page.context().close();
});
