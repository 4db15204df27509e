import { directory } from '@civicline/contracts';
import { callContext, grpcClient } from '@civicline/service-kit';
import type { House } from '@civicline/testkit';
import { accessibilityFaults, houseAndBrowser, patienceMs } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

let house: House;
let browser: Browser;
let page: Page;

/** Where pictures of the pages go, for those who want to look at them. */
const pictures = process.env['CIVICLINE_PICTURES'];
const picture = async (name: string) => {
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
};
const accessible = async () => expect(await accessibilityFaults(page)).toEqual([]);

const open = async (viewport: { width: number; height: number }) => {
  const context = await browser.newContext({ viewport });
  page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
};
const as = async (account: string, returnTo: string) => {
  await open({ width: 1280, height: 900 });
  await page.goto(`${house.url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  await page.getByRole('button', { name: account }).click();
  await page.waitForURL(`**${returnTo}`);
};

const phone = '0912345673';
const ask = async (question: string, dossierCode?: string): Promise<string> => {
  const response = await fetch(`${house.url}/api/v1/referrals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({
      ...{ topic: 'land', procedureCode: 'BD-01', question, dossierCode },
      citizen: { name: 'Trần Thị Bé', phone },
    }),
  });
  const made = (await response.json()) as { code: string };
  expect([response.status, made]).toEqual([201, expect.anything()]);
  return made.code;
};

/** What an office has published about the procedure: drafted by one, reviewed by another. */
const publish = async (title: string, body: string) => {
  const directoryAt = house.addresses.directory.split(',')[0] ?? '';
  const client = grpcClient(directory.DirectoryServiceService, directoryAt, house.badge);
  const by = (id: string) => callContext({ caller: { role: 'admin', id }, idempotencyKey: randomUUID() });
  const written = { title: { vi: title, en: '' }, body: { vi: body, en: '' }, procedureCodes: ['BD-01'] };
  const article = directory.Article.fromPartial({ ...written, ownerOfficeId: 'ppac', reviewBy: '2099-01-01' });
  const saved = await client.saveArticle({ article, expectedVersion: 0, reason: '' }, by('admin02'));
  for (const decision of [directory.ArticleDecision.REVIEW, directory.ArticleDecision.PUBLISH])
    await client.decideArticle({ id: saved.article?.id ?? '', version: 1, decision, reason: '' }, by('admin01'));
  await client.stop();
};

let codes: string[];
beforeAll(async () => {
  [house, browser] = await houseAndBrowser();
  codes = [];
  await publish('Kết quả thế chấp', 'Kết quả có sau ba ngày làm việc.');
  for (const question of ['Hồ sơ của tôi bao giờ có kết quả?', 'Lệ phí là bao nhiêu?', 'Nộp ở đâu?'])
    codes.push(await ask(question));
});
afterAll(async () => {
  await Promise.all([browser?.close(), house?.stop()]);
});

it('an office takes a question on and answers it once, with a file', async () => {
  await as('admin01', '/desk/referrals');
  await page.getByRole('link', { name: 'Hồ sơ của tôi bao giờ có kết quả?' }).waitFor();
  await accessible();
  await picture('referrals');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await picture('referrals-phone');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('link', { name: 'Hồ sơ của tôi bao giờ có kết quả?' }).click();
  await page.getByRole('button', { name: 'Nhận xử lý' }).click();
  await page.getByText('Đang xử lý').first().waitFor();
  await accessible();
  await page.getByRole('combobox', { name: 'Bắt đầu từ bài đã đăng' }).selectOption('Kết quả thế chấp');
  const answer = page.getByRole('textbox', { name: 'Trả lời' });
  expect(await answer.inputValue()).toBe('Kết quả có sau ba ngày làm việc.');
  await answer.fill('Kết quả đã có tại bộ phận một cửa.');
  await page.locator('input[type=file]').setInputFiles({
    name: 'ket-qua.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\n'),
  });
  await page.getByText('ket-qua.pdf').waitFor();
  await picture('referral');
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByRole('heading', { name: 'Trả lời' }).waitFor();
  await page.getByRole('button', { name: 'ket-qua.pdf' }).waitFor();
  await accessible();
});

it('one answer goes to many', async () => {
  await as('admin01', '/desk/referrals');
  for (const code of codes.slice(1)) await page.getByRole('checkbox', { name: `Chọn phiếu ${code}` }).check();
  const answer = page.getByRole('textbox', { name: 'Trả lời chung cho 2 phiếu' });
  await page.getByRole('combobox', { name: 'Bắt đầu từ bài đã đăng' }).selectOption('Kết quả thế chấp');
  expect(await answer.inputValue()).toBe('Kết quả có sau ba ngày làm việc.');
  await accessible();
  await page.getByRole('button', { name: 'Gửi trả lời chung' }).click();
  await page.getByRole('textbox', { name: 'Trả lời chung cho 2 phiếu' }).waitFor({ state: 'detached' });
  // Their messages have arrived: the citizens know.
  await page.getByRole('combobox', { name: 'Trạng thái' }).selectOption('explained');
  for (const code of codes) await page.getByText(code).waitFor();
  // What is asked meanwhile comes by itself.
  await page.getByRole('combobox', { name: 'Trạng thái' }).selectOption('');
  await page.getByText('Không có phiếu nào.').waitFor();
  await page.getByText(await ask('Còn kịp không?')).waitFor();
});

const dossier = 'H19.12-261101-0007';

it('whoever answers about a dossier sees what else was asked about it, and what came of it', async () => {
  const [first, second] = [await ask('Hồ sơ đến đâu rồi?', dossier), await ask('Vì sao vẫn chưa xong?', dossier)];
  await as('admin01', `/desk/referrals/${second ?? ''}`);
  const others = page.getByRole('region', { name: `Những câu hỏi khác về hồ sơ ${dossier}` });
  await others.getByText('Chờ phân công').waitFor();
  await accessible();
  await picture('referral-dossier');
  await others.getByRole('link', { name: 'Hồ sơ đến đâu rồi?' }).click();
  await page.getByRole('heading', { name: first ?? '' }).waitFor();
  await others.getByRole('link', { name: 'Vì sao vẫn chưa xong?' }).waitFor();
});

it('the hotline looks a dossier up and has the office explain what it did not carry out; the citizen is called with it', async () => {
  await as('admin01', '/desk/referrals');
  await page.getByRole('link', { name: 'Hồ sơ đến đâu rồi?' }).click();
  await page.getByRole('textbox', { name: 'Trả lời' }).fill('Sẽ trả kết quả ngày mai.');
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByRole('heading', { name: 'Trả lời' }).waitFor();

  await as('agent01', '/desk/referrals');
  await page.getByRole('textbox', { name: 'Tìm trong câu hỏi' }).fill(dossier);
  await page.getByRole('link', { name: 'Vì sao vẫn chưa xong?' }).click();
  const others = page.getByRole('region', { name: `Những câu hỏi khác về hồ sơ ${dossier}` });
  await others.getByText('Sẽ trả kết quả ngày mai.').waitFor();
  await accessible();
  await others.getByRole('button', { name: /^Yêu cầu giải trình phiếu/ }).click();
  const asked = others.getByRole('status').filter({ hasText: 'Đã yêu cầu giải trình' });
  await picture('referral-ask-why');
  await asked.getByRole('link').click();
  await page.getByText('đã được trả lời nhưng công dân báo chưa thực hiện').waitFor();
  await page.getByText(/về phiếu \w{4}-\w{4} · muốn được gọi lại/).waitFor();
  await page.getByText('Sở Tài nguyên và Môi trường').first().waitFor();
  await accessible();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});

it('the citizen reads the answer on a phone with the code and the number, and asks again', async () => {
  await open({ width: 390, height: 844 });
  // As the message has it: only the number is left to say.
  await page.goto(`${house.url}/phieu-chuyen#${codes[0] ?? ''}`);
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill('0912 345 679');
  await page.getByRole('button', { name: 'Xem câu hỏi' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill('0912 345 673');
  await page.getByRole('button', { name: 'Xem câu hỏi' }).click();
  await page.getByText('Kết quả đã có tại bộ phận một cửa.').waitFor();
  await accessible();
  await picture('my-referral-phone');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ket-qua.pdf' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('ket-qua.pdf');
  await page.getByLabel('Chưa hài lòng').fill('Tôi đến vẫn chưa có');
  await page.getByRole('button', { name: 'Hỏi lại' }).click();
  await page.getByRole('heading', { name: 'Đã chuyển đến cơ quan có trách nhiệm' }).waitFor();
  await accessible();
});

it('an office says who is on duty, lunch left open, and the week after likewise', async () => {
  await as('admin01', '/desk/roster');
  for (const [name, account, number] of [
    ['Lê Văn Trực', 'officer.truc', '02513822111'],
    ['Trần Thị Thay', 'officer.thay', '02513822112'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Họ tên' }).fill(name);
    await page.getByRole('textbox', { name: 'Tài khoản' }).fill(account);
    await page.getByRole('textbox', { name: 'Số điện thoại hoặc máy lẻ' }).fill(number);
    await page.getByRole('button', { name: 'Thêm người' }).click();
  }
  await page.getByRole('button', { name: 'Cả ngày, nghỉ trưa' }).first().click();
  await page.getByRole('group', { name: /^Ca 13:00–16:30/ }).waitFor();
  await page.getByRole('button', { name: 'Như vậy cả tuần làm việc' }).first().click();
  expect(await page.getByRole('group', { name: /^Ca / }).count()).toBe(10);
  const monday = page.getByRole('group', { name: /^Ca 13:00–16:30/ }).first();
  await monday.getByRole('combobox', { name: 'Người thay' }).selectOption('Trần Thị Thay');
  await monday.getByRole('checkbox', { name: 'Vắng, người thay trực' }).check();
  await accessible();
  await page.getByRole('button', { name: 'Lưu lịch trực' }).click();
  await page.getByText('Đã lưu.').waitFor();
  await picture('roster');
  await page.reload();
  await monday.getByRole('checkbox', { name: 'Vắng, người thay trực', checked: true }).waitFor();
  expect(await monday.getByRole('combobox', { name: 'Người thay' }).inputValue()).toBe('officer.thay');
  await page.getByRole('button', { name: 'Tuần sau' }).click();
  await page.getByRole('button', { name: 'Như tuần trước' }).click();
  expect(await page.getByRole('group', { name: /^Ca / }).count()).toBe(10);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await accessible();
});

it('a draft of the rules is tried before anybody is bound by it, then published', async () => {
  await as('admin01', '/desk/rules');
  await page.getByRole('button', { name: 'Thêm quy tắc' }).click();
  await page.getByText(/^Sửa quy tắc rule-1/).click();
  await page.getByRole('textbox', { name: 'Tên (tiếng Việt)' }).first().fill('Mọi việc về Sở Tư pháp');
  await page.getByRole('combobox', { name: 'Cơ quan' }).first().fill('So Tu phap');
  await page.getByRole('option', { name: 'Sở Tư pháp', exact: true }).click();
  await page.getByRole('combobox', { name: 'Lĩnh vực' }).first().selectOption('land');
  await page.getByRole('button', { name: 'Xem chuyển đi đâu' }).click();
  await page.getByRole('status').getByText('Sở Tư pháp').first().waitFor();
  await accessible();
  await picture('rules');
  await page.getByRole('textbox', { name: 'Vì sao thay đổi' }).fill('Thử');
  await page.getByRole('button', { name: 'Ban hành phiên bản mới' }).click();
  await page.getByText('Phiên bản 2', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Lấy phiên bản 1 làm bản sửa' }).click();
  await page.getByRole('button', { name: 'Ban hành phiên bản mới' }).click();
  await page.getByText('Phiên bản 3', { exact: true }).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await accessible();
});

it('the post is asked to come, followed on a phone under its code, and seen at the desk', async () => {
  await open({ width: 390, height: 844 });
  await page.goto(`${house.url}/buu-chinh?procedure=BD-01`);
  await page.getByRole('combobox', { name: 'Nơi ở' }).fill('Trấn Biên');
  await page
    .getByRole('option', { name: /Trấn Biên/ })
    .first()
    .click();
  await page.getByRole('combobox', { name: 'Khung giờ' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: 'Họ tên' }).fill('Trần Thị Bé');
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill(phone);
  await page.getByRole('textbox', { name: 'Địa chỉ nhà' }).fill('1 Cách Mạng Tháng Tám');
  await accessible();
  await picture('post-ask-phone');
  await page.getByRole('button', { name: 'Hẹn bưu điện' }).click();
  const code = await page.locator('.code').innerText();
  await page.goto(`${house.url}/buu-chinh#${code}`);
  await page.getByRole('textbox', { name: 'Số điện thoại' }).fill(phone);
  await page.getByRole('button', { name: 'Xem bưu gửi' }).click();
  await page.getByRole('region', { name: 'Đến lấy hồ sơ' }).getByRole('listitem').first().waitFor();
  await accessible();
  await picture('post-phone');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  await as('admin01', '/desk/post');
  await page.getByText(code).waitFor();
  await accessible();
  await picture('post-desk');
});

it('the province sees what was kept and what is late, with what each figure is; an office sees its own', async () => {
  await as('admin01', '/desk/report');
  await page.getByRole('heading', { name: 'Cuộc gọi theo địa bàn' }).waitFor();
  await page
    .getByRole('region', { name: /^Câu hỏi chuyển cơ quan/ })
    .getByText('Sở Tài nguyên và Môi trường')
    .first()
    .waitFor();
  expect(await page.locator('[data-figure=answersKept] strong').innerText()).toMatch(/\d+ % \(\d+\/\d+\)/);
  await accessible();
  await picture('report');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải bảng (CSV)' }).first().click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^1022-referrals-.*\.csv$/);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
});
