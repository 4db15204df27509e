import { addDays, localDay } from '@civicline/calendar';
import type { House } from '@civicline/testkit';
import { accessibilityFaults, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;

const folder = mkdtempSync(path.join(tmpdir(), 'knowledge-'));
/** Where pictures of the pages go, for those who want to look at them. */
const pictures = process.env['CIVICLINE_PICTURES'];
const picture = async (name: string) => {
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
};
const accessible = async () => expect(await accessibilityFaults(page)).toEqual([]);

/** Somebody signs in, in a browser of their own. */
const as = async (account: string, returnTo: string) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL(`**${returnTo}`);
};

beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

it('an officer writes an article and may not approve it', async () => {
  await as('officer.tthc', '/desk/articles');
  await page.getByText('Chưa có bài nào.').waitFor();
  await accessible();
  await page.getByRole('link', { name: 'Viết bài mới' }).click();
  await page.getByLabel('Tiêu đề (tiếng Việt)').fill('Thế chấp: đọc cho người gọi');
  await page
    .getByRole('textbox', { name: 'Nội dung (tiếng Việt)' })
    .fill('# Cần gì\n\n- **Sổ đỏ**\n- <b>Hợp đồng</b> [x](javascript:alert(1))');
  await page.getByLabel('Mã thủ tục', { exact: true }).first().fill('BD-01');
  await page.keyboard.press('Enter');
  await page.getByLabel('Xem lại trước ngày').fill(addDays(localDay(new Date()), 200));
  await accessible();
  await picture('article-writing');
  // What it will look like: HTML is text, and no link runs a script.
  await page.getByRole('tab', { name: 'Xem thử' }).first().click();
  const preview = page.locator('.prose');
  await preview.getByRole('heading', { name: 'Cần gì' }).waitFor();
  expect(await preview.innerHTML()).toContain('&lt;b&gt;');
  expect(await preview.innerHTML()).not.toContain('javascript:');
  await page.getByRole('button', { name: 'Lưu thành bản nháp' }).click();
  await page.waitForURL('**/desk/articles/the-chap-doc-cho-nguoi-goi');
  await page.getByText('Lưu phiên bản 1').waitFor();
  await page.getByRole('button', { name: 'Duyệt' }).click();
  await page.getByRole('alert').getByText('Người viết không được tự duyệt bài của mình.').waitFor();
});

it('an administrator approves it and puts it into use; an agent reads it with the procedure', async () => {
  await as('admin01', '/desk/articles/the-chap-doc-cho-nguoi-goi');
  await page.getByRole('button', { name: 'Duyệt' }).click();
  await page.getByRole('button', { name: 'Đưa vào dùng' }).click();
  await page.getByText('Đưa phiên bản 1 vào dùng').waitFor();
  await page.getByRole('textbox', { name: 'Nội dung (tiếng Việt)' }).fill('# Cần gì\n\n- **Sổ đỏ** bản gốc');
  await page.getByLabel('Lý do sửa').fill('rõ hơn');
  await page.getByRole('button', { name: 'Lưu thành bản nháp' }).click();
  await page.getByRole('button', { name: 'Phiên bản 2 đổi gì' }).click();
  await page.locator('.differences ins').first().waitFor();
  await accessible();
  await picture('article');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await picture('article-phone');
  await as('agent01', '/desk');
  await page.getByRole('textbox', { name: 'Tìm thủ tục' }).fill('the chap');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Thế chấp: đọc cho người gọi').click();
  await page.locator('.article-fold').getByRole('heading', { name: 'Cần gì' }).waitFor();
  await accessible();
});

it('what was not found is resolved by a word for a procedure', async () => {
  await page.goto(house.url);
  await page.getByRole('searchbox').fill('xylophone');
  await page.getByText('Chưa tìm thấy thủ tục', { exact: false }).waitFor();
  await as('admin01', '/desk/searches');
  await page.getByText('xylophone').waitFor();
  await accessible();
  await picture('searches');
  await page.getByLabel('Thủ tục mà “xylophone” muốn nói').fill('GT-05');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Xóa từ xylophone' }).waitFor();
  await page.goto(house.url);
  await page.getByRole('searchbox').fill('xylophone');
  await page.getByRole('link', { name: /phù hiệu xe/i }).waitFor();
});

it('a file is exported, changed, checked and imported', async () => {
  await as('admin01', '/desk/files');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  const file = path.join(folder, 'procedures.csv');
  await download.saveAs(file);
  const sheet = readFileSync(file, 'utf8');
  writeFileSync(file, sheet.replace('Đăng ký khai sinh', 'Đăng ký khai sinh (mới)').replace('\r\nBH-01', '\r\nBH 01'));
  const choose = async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Tệp' }).click(),
    ]);
    await chooser.setFiles(file);
  };
  await choose();
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  await page.getByText('Chưa nhập dòng nào').waitFor();
  await page.getByRole('cell', { name: 'BH 01' }).waitFor();
  await accessible();
  await picture('files');
  writeFileSync(file, sheet.replace('Đăng ký khai sinh', 'Đăng ký khai sinh (mới)'));
  await page.getByRole('button', { name: 'Bỏ tệp đã chọn' }).click();
  await choose();
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  await page.getByText('Kiểm tra xong, chưa nhập').waitFor();
  await page.getByRole('button', { name: 'Nhập', exact: true }).click();
  await page.getByText('Đã nhập').waitFor();
  await page.getByText('Thêm 0, đổi 1', { exact: false }).waitFor();
});

it.each(['/desk/articles', '/desk/write-article', '/desk/searches', '/desk/files', '/co-quan/ppac'])(
  '%s is accessible in English on a phone',
  async (where) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${house.url}${where}?lang=en`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await accessible();
    await picture(`phone${where.replaceAll('/', '-')}`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  },
);
