import { patienceMs } from '@civicline/testkit';
import type { Page } from 'playwright-core';
import type { CentreWorld } from './centre-world';
import { openCentre } from './centre-world';

let world: CentreWorld;
let citizen: Page;
let desk: Page;
let code = '';

beforeAll(async () => {
  world = await openCentre();
  citizen = await world.browser.newPage({ viewport: { width: 390, height: 844 } });
  citizen.setDefaultTimeout(patienceMs);
  desk = await world.sit('agent01', '/desk');
});
afterAll(() => world?.stop());

const state = (word: string) => desk.locator(`.me[data-state="${word}"]`).waitFor();

it('a citizen asks on the phone to be called, in a window that exists', async () => {
  await citizen.goto(`${world.house.url}/goi-lai`);
  await citizen
    .getByRole('textbox', { name: 'Lĩnh vực' })
    .or(citizen.getByRole('combobox', { name: 'Lĩnh vực' }))
    .click();
  await citizen.keyboard.type('dat dai');
  await citizen.getByRole('option').first().click();
  await citizen.locator('[data-window]').first().click();
  await citizen.getByRole('textbox', { name: 'Họ và tên' }).fill('Nguyễn Văn An');
  await citizen.getByRole('textbox', { name: 'Số điện thoại' }).fill('12');
  await citizen.getByRole('button', { name: 'Gọi cho tôi' }).click();
  await citizen.getByText('Số điện thoại không đúng').waitFor();
  await world.accessible(citizen);
  await citizen.getByRole('textbox', { name: 'Số điện thoại' }).fill('0912 345 678');
  await citizen.getByRole('button', { name: 'Gọi cho tôi' }).click();
  code = await citizen.getByTestId('code').innerText();
  await world.accessible(citizen);
  expect(await citizen.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});

it('whoever asks with the same number again is not told the code', async () => {
  const other = await world.browser.newPage();
  await other.goto(`${world.house.url}/goi-lai`);
  await other
    .getByRole('textbox', { name: 'Lĩnh vực' })
    .or(other.getByRole('combobox', { name: 'Lĩnh vực' }))
    .click();
  await other.keyboard.type('dat dai');
  await other.getByRole('option').first().click();
  await other.locator('[data-window]').first().click();
  await other.getByRole('textbox', { name: 'Họ và tên' }).fill('Kẻ Tò Mò');
  await other.getByRole('textbox', { name: 'Số điện thoại' }).fill('0912345678');
  await other.getByRole('button', { name: 'Gọi cho tôi' }).click();
  await other.getByRole('heading', { name: 'Bạn đã có một lời hẹn về việc này' }).waitFor();
  expect(await other.getByTestId('code').count()).toBe(0);
  expect(await other.locator('main').innerText()).not.toContain('Nguyễn Văn An');
  await other.close();
});

it('sees it with code and number, moves it, and nobody else can', async () => {
  await citizen.goto(`${world.house.url}/goi-lai?tab=mine`);
  const find = async (phone: string) => {
    await citizen.getByRole('textbox', { name: 'Mã hẹn' }).fill(code.toLowerCase().replace('-', ' '));
    await citizen.getByRole('textbox', { name: 'Số điện thoại' }).fill(phone);
    await citizen.getByRole('button', { name: 'Xem lời hẹn' }).click();
  };
  await find('0912345679');
  await citizen.getByRole('alert').waitFor();
  await find('0912345678');
  await citizen.getByRole('heading', { name: 'Chúng tôi sẽ gọi cho bạn' }).waitFor();
  await citizen.getByRole('button', { name: 'Đổi giờ' }).click();
  await citizen.locator('[data-window]').last().click();
  await citizen.getByRole('button', { name: 'Đổi sang giờ này' }).click();
  await citizen.getByText('Đã đổi giờ.').waitFor();
  await world.accessible(citizen);
});

it('an agent promises a call in mid-call, by keyboard, and the wrap-up knows it', async () => {
  await desk.keyboard.press('F2');
  await state('ready');
  await world.arrive('0987654321');
  await desk.getByRole('alertdialog').waitFor();
  await desk.keyboard.press('F2');
  await desk.locator('[name=record-name]:focus').waitFor();
  await desk.keyboard.type('Trần Thị Bình');
  await desk.keyboard.press('Alt+P');
  await desk.locator('[data-window]:focus').waitFor();
  await desk.keyboard.press('Enter');
  await desk.keyboard.press('Control+Enter');
  await desk.getByText('Đã hẹn gọi lại').first().waitFor();
  await world.accessible(desk);
  await desk.keyboard.press('F10');
  await desk.locator('.dispositions label[data-chosen]').getByText('Hẹn gọi lại').waitFor();
  await desk.keyboard.press('Control+Enter');
  await state('ready');
  // In the list of everybody's work nobody needs to know who it is.
  await desk.getByRole('list', { name: 'Gọi lại' }).getByText('T*** T*** B***').waitFor();
});

it('the citizen needs no call any more', async () => {
  await citizen.getByRole('button', { name: 'Không cần gọi nữa' }).click();
  await citizen.getByRole('heading', { name: 'Lời hẹn đã hủy' }).waitFor();
});

it.each(['vi', 'en'])('is accessible in %s on a phone', async (lang) => {
  for (const tab of ['', '&tab=mine']) {
    await citizen.goto(`${world.house.url}/goi-lai?lang=${lang}${tab}`);
    await citizen.getByRole('heading', { level: 1 }).waitFor();
    await world.accessible(citizen);
    expect(await citizen.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }
});
