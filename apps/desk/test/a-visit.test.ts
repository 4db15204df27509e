import type { House } from '@civicline/testkit';
import { accessibilityFaults, eventually, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(patienceMs);
});

afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

interface Sent {
  readonly channel: string;
  readonly text: string;
  readonly attachments: readonly { readonly contentType: string; readonly content: string }[];
}

const sent = async () => ((await (await fetch(`${house.url}/local/messages`)).json()) as { items: Sent[] }).items;
const told = (code: string, channel: string) =>
  eventually(async () => {
    const own = (await sent()).filter((one) => one.channel === channel && one.text.includes(code));
    if (!own.length) throw new Error(`nothing by ${channel} about ${code}`);
    return own;
  });

const signIn = async (account: string, returnTo: string) => {
  await page.goto(`${house.url}/auth/sign-in?returnTo=${returnTo}`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL(`**${returnTo}`);
};

const accessible = async () => expect(await accessibilityFaults(page)).toEqual([]);

let code = '';
let day = '';

it('a citizen finds a procedure without accents, books 11:00, and is told in writing', async () => {
  await page.goto(house.url);
  await page.getByRole('searchbox').fill('dang ky the chap');
  await page.getByRole('link', { name: /Đăng ký thế chấp quyền sử dụng đất/ }).click();
  await page.getByRole('heading', { name: 'Giấy tờ cần mang' }).waitFor();
  await page.getByRole('button', { name: 'Đặt lịch hẹn' }).click();
  // Of today the morning may be over.
  await page.locator('[data-day]').nth(1).click();
  const eleven = page.locator('[data-slot*="T1100"]').first();
  day = (await eleven.getAttribute('data-slot'))?.replace(/^.*\.(\d{4})(\d\d)(\d\d)T.*$/, '$1-$2-$3') ?? '';
  await eleven.click();
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn An');
  await page.getByLabel('Số điện thoại').fill('12');
  await page.getByRole('button', { name: 'Xác nhận lịch hẹn' }).click();
  await page.getByText('Số điện thoại không đúng').first().waitFor();
  await accessible();
  await page.getByLabel('Số điện thoại').fill('0912 345 678');
  await page.getByLabel('Thư điện tử').fill('an@example.vn');
  await page.getByRole('button', { name: 'Xác nhận lịch hẹn' }).click();
  code = await page.getByTestId('code').innerText();
  await accessible();
  expect((await told(code, 'sms'))[0]?.text).toContain('11:00');
  const [mail] = await told(code, 'email');
  expect(mail?.attachments.map(({ content }) => content).join()).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:1/);
});

it('sees, moves and is told again', async () => {
  await page.goto(`${house.url}/lich-hen`);
  await page.getByLabel('Mã lịch hẹn').fill(code.toLowerCase().replace('-', ' '));
  await page.getByLabel('Số điện thoại').fill('0912345678');
  await page.getByRole('button', { name: 'Xem lịch hẹn' }).click();
  await page.getByRole('button', { name: 'Đổi giờ' }).click();
  await page.locator(`[data-day="${day}"]`).click();
  await page.locator(`[data-slot*="${day.replaceAll('-', '')}T1030"]`).click();
  await page.getByRole('button', { name: 'Đổi sang giờ này' }).click();
  await page.getByText('Đã đổi giờ hẹn').waitFor();
  await accessible();
  await eventually(async () =>
    expect((await told(code, 'sms')).some(({ text }) => text.includes('ĐỔI sang 10:30'))).toBe(true),
  );
});

it('an officer sees the day, closes it with a preview, and everybody is moved and told', async () => {
  await signIn('officer.tthc', '/desk/office');
  await page.getByLabel('Ngày', { exact: true }).fill(day);
  await page.getByText('Nguyễn Văn An').waitFor();
  await accessible();
  await page.getByRole('button', { name: 'Đóng ngày này' }).click();
  await page.getByLabel('Lý do (gửi cho công dân)').fill('Mất điện');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByText('1 người bị ảnh hưởng').waitFor();
  await page.getByRole('button', { name: 'Đóng và báo cho mọi người' }).click();
  await page.getByText('Đã đóng. 1 người').waitFor();
  await accessible();
  await eventually(async () =>
    expect((await told(code, 'sms')).some(({ text }) => text.includes('Mất điện'))).toBe(true),
  );
  expect((await sent()).filter(({ channel }) => channel === 'sms')).toHaveLength(3);
  await page.goto(`${house.url}/desk/messages`);
  await page.getByText('Mất điện').first().waitFor();
  await accessible();
});

it('the citizen cancels, with a reason, and is told', async () => {
  await page.goto(`${house.url}/lich-hen`);
  await page.getByLabel('Mã lịch hẹn').fill(code);
  await page.getByLabel('Số điện thoại').fill('0912345678');
  await page.getByRole('button', { name: 'Xem lịch hẹn' }).click();
  await page.getByRole('button', { name: 'Hủy lịch hẹn' }).click();
  await page.getByLabel(/Lý do hủy/).fill('Đã nộp qua bưu điện');
  await page.getByRole('button', { name: 'Xác nhận hủy' }).click();
  await page.getByText('Lịch hẹn đã hủy').waitFor();
  await accessible();
  await eventually(async () =>
    expect(
      (await told(code, 'email')).flatMap(({ attachments }) => attachments.map((one) => one.content)).join(),
    ).toMatch(/METHOD:CANCEL/),
  );
});

it('an agent books for a caller by keyboard alone', async () => {
  await page.context().clearCookies();
  await signIn('agent01', '/desk');
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).waitFor();
  await page.keyboard.type('gplx');
  // At once, before there is an answer: the best of these words is meant, not of those before.
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /giấy phép lái xe/ }).waitFor();
  // The first free hour has the focus as soon as it is known.
  await page.locator('[data-slot]:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Trần Thị Bình');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0987654321');
  await page.keyboard.press('Control+Enter');
  const booked = await page.getByTestId('code').innerText();
  await accessible();
  await told(booked, 'sms');
  await page.keyboard.press('Escape');
  await page.getByTestId('code').waitFor({ state: 'detached' });
  await page.keyboard.press('F9');
  await page.keyboard.type(booked);
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Đã báo cho công dân' }).getByText('+84******321').waitFor();
  await accessible();
  // Out of the field, where a question mark is no key.
  await page.locator('.me').click();
  await page.keyboard.press('Shift+?');
  await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor();
  await accessible();
  await page.keyboard.press('Escape');
  expect(await page.getByTestId('code').innerText()).toBe(booked);
});

it('a full hour is answered with the three nearest, one click away', async () => {
  await page.goto(`${house.url}/thu-tuc/BD-01`);
  await page.getByRole('button', { name: 'Đặt lịch hẹn' }).click();
  const late = page.locator('[data-slot]').last();
  const slotId = (await late.getAttribute('data-slot')) ?? '';
  for (const phone of ['0931000001', '0931000002', '0931000003']) {
    const answer = await fetch(`${house.url}/api/v1/appointments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ slotId, procedureCode: 'BD-01', citizen: { name: 'Lê Văn Cường', phone } }),
    });
    expect(answer.status).toBe(201);
  }
  await late.click();
  const others = page.getByRole('alert').getByRole('button');
  await others.first().waitFor();
  expect(await others.count()).toBe(3);
  await accessible();
  await others.first().click();
  await page.getByRole('timer').waitFor();
});

it.each(['/', '/thu-tuc/BD-01', '/lich-hen', '/duong-day-nong', '/khong-co'])(
  '%s is accessible in English on a phone',
  async (path) => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await phone.goto(`${house.url}${path}?lang=en`);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    expect(await phone.evaluate('document.documentElement.lang')).toBe('en');
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await phone.close();
  },
);

it('no log holds the name or the number of a citizen', () => {
  for (const name of ['gateway', 'scheduling', 'notification']) {
    expect(house.log(name)).not.toMatch(/Nguyễn Văn An|912345678|an@example/);
  }
});
