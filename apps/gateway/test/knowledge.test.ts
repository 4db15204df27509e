import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { Call } from './world';
import { callOf, signedIn } from './world';

let house: House;
const as: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  house = await startHouse();
  const accounts = { agent: 'agent01', officer: 'officer.tthc', admin: 'admin01' };
  for (const [role, account] of Object.entries(accounts)) as[role] = await signedIn(house.url, account);
});
afterAll(() => house?.stop());

const call: Call = (...request) => callOf(house.url)(...request);
const api = (method: string, path: string, role: string, body?: unknown) =>
  call(method, `/api/v1${path}`, { headers: as[role] ?? {}, ...(body === undefined ? {} : { body }) });
const page = async (path: string) => {
  const response = await fetch(`${house.url}${path}`, { headers: { accept: 'text/html' } });
  const text = await response.text();
  const [, data = 'null'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
  return { status: response.status, text, data: JSON.parse(data) as Record<string, unknown> | null };
};
const send = (path: string, type: string, body: string | Buffer) =>
  fetch(`${house.url}/api/v1${path}`, {
    method: 'POST',
    headers: { ...as['admin'], 'content-type': type, 'idempotency-key': randomUUID() },
    body,
  });

const draft = {
  title: { vi: 'Khai sinh: câu hỏi thường gặp' },
  body: { vi: '- Giấy chứng sinh' },
  topics: ['giấy chứng sinh'],
  procedureCodes: ['HT-01'],
  ownerOfficeId: 'ppac',
  reviewBy: '2099-01-01',
};

it('an article goes from draft to agents through the API', async () => {
  const made = await api('POST', '/articles', 'officer', draft);
  expect(made).toMatchObject({ status: 201, body: { id: 'khai-sinh-cau-hoi-thuong-gap', version: 1, state: 'draft' } });
  const id = String(made.body['id']);
  const decide = (role: string, decision: string) =>
    api('POST', `/articles/${id}/decisions`, role, { version: 1, decision });
  expect((await decide('officer', 'review')).body.reason).toBe('OWN_ARTICLE');
  expect((await decide('admin', 'review')).status).toBe(200);
  expect((await decide('officer', 'publish')).body).toMatchObject({ state: 'published', publishedVersion: 1 });
  const found = await api('GET', '/articles?q=giay%20chung%20sinh', 'agent');
  expect((found.body['items'] as { id: string }[]).map((one) => one.id)).toEqual([id]);
  const changed = await api('PUT', `/articles/${id}`, 'officer', {
    ...draft,
    body: { vi: '- Giấy chứng sinh bản chính' },
    expectedVersion: 1,
  });
  expect(changed.body).toMatchObject({ version: 2, publishedVersion: 1 });
  const { body } = await api('GET', `/articles/${id}/differences?from=1&to=2`, 'officer');
  expect(body['items']).toMatchObject([{ field: 'body.vi' }]);
  expect((await api('GET', `/articles/${id}/history`, 'officer')).body['items']).toHaveLength(4);
  expect((await api('GET', '/editor/articles?overdue=true', 'officer')).body['items']).toEqual([]);
});

it('a fault is named in the names of the request', async () => {
  const wrong = await api('POST', '/articles', 'officer', { ...draft, title: { vi: '' }, procedureCodes: ['?'] });
  expect(wrong.status).toBe(400);
  const fields = wrong.body.violations?.map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['title.vi', 'procedureCodes[0]']));
});

it.each(['csv', 'json'])('what is exported as %s is imported unchanged', async (format) => {
  const exported = await fetch(`${house.url}/api/v1/exports/${format}/offices`, { headers: as['admin'] ?? {} });
  expect(exported.headers.get('content-disposition')).toBe(`attachment; filename="offices.${format}"`);
  const type = format === 'csv' ? 'text/csv' : 'application/json';
  expect(exported.headers.get('content-type')).toContain(type);
  const answer = await send(`/imports/${format}/offices`, type, Buffer.from(await exported.arrayBuffer()));
  const report = (await answer.json()) as Record<string, unknown>;
  expect(report).toMatchObject({ imported: true, added: 0, changed: 0, refused: 0 });
  expect(report['unchanged']).toBeGreaterThan(100);
});

it('another type and too large a file are refused', async () => {
  expect((await send('/imports/csv/offices', 'application/json', '[]')).status).toBe(415);
  const large = await send('/imports/csv/offices', 'text/csv', Buffer.alloc(17 * 1024 * 1024, 'x'));
  expect(large.status).toBe(413);
});

it('a search that finds nothing comes to the editors, who say what was meant', async () => {
  await call('GET', '/api/v1/procedures?q=xe%20dap%20nuoc');
  await call('GET', '/api/v1/procedures?q=Nguy%E1%BB%85n%20V%C4%83n%20An');
  await call('POST', '/api/v1/searches/unchosen', { body: { q: 'khai sinh' } });
  const { body } = await api('GET', '/missed-searches', 'officer');
  expect(body['items']).toMatchObject(
    [
      { query: 'khai sinh', unchosen: 1 },
      { query: 'xe dap nuoc', count: 1 },
    ]
      .reverse()
      .sort((a, b) => (a.query < b.query ? -1 : 1)),
  );
  const resolve = { query: 'xe dap nuoc', procedureCode: 'GT-05', synonym: 'xe đạp nước' };
  expect((await api('POST', '/missed-searches/resolve', 'officer', resolve)).status).toBe(204);
  const found = await call('GET', '/api/v1/procedures?q=xe%20dap%20nuoc');
  expect((found.body['items'] as { code: string }[])[0]?.code).toBe('GT-05');
  expect(
    (await api('DELETE', '/procedures/GT-05/synonyms/xe%20%C4%91%E1%BA%A1p%20n%C6%B0%E1%BB%9Bc', 'officer')).status,
  ).toBe(204);
  expect((await api('GET', '/synonyms', 'officer')).body['items']).toEqual([]);
});

it('a procedure’s page says what it is to people and to programs', async () => {
  const { status, text, data } = await page('/thu-tuc/BD-01');
  expect(status).toBe(200);
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    url: `${house.url}/thu-tuc/BD-01`,
    identifier: 'BD-01',
    name: 'Đăng ký thế chấp quyền sử dụng đất, tài sản gắn liền với đất',
    provider: { '@type': 'GovernmentOrganization' },
    offers: { '@type': 'Offer', priceCurrency: 'VND' },
  });
  expect(text).toContain('<title>Đăng ký thế chấp quyền sử dụng đất, tài sản gắn liền với đất · 1022 Đồng Nai</title>');
  expect(text).toContain(`<link rel="canonical" href="${house.url}/thu-tuc/BD-01" />`);
  const english = await page('/thu-tuc/BD-01?lang=en');
  expect(english.data?.['name']).toMatch(/^Mortgage registration/);
  expect(english.text).toContain('<html lang="en">');
});

it('an office’s page tells its hours', async () => {
  const { data } = await page('/co-quan/ppac');
  expect(data).toMatchObject({ '@type': 'GovernmentOffice', address: { addressCountry: 'VN' } });
  expect((data?.['openingHoursSpecification'] as unknown[])[0]).toEqual({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: 'https://schema.org/Monday',
    opens: '07:30',
    closes: '11:30',
  });
});

it('what does not exist is not found, and still a page', async () => {
  for (const path of ['/thu-tuc/XX-99', '/co-quan/nowhere', '/thu-tuc/%E0%A4%A'])
    expect([path, (await page(path)).data]).toEqual([path, null]);
  expect((await page('/thu-tuc/XX-99')).status).toBe(404);
  expect((await page('/')).status).toBe(200);
});

it('no name can end the element that holds it', async () => {
  const exported = await fetch(`${house.url}/api/v1/exports/json/procedures`, { headers: as['admin'] ?? {} });
  const [first] = (await exported.json()) as Record<string, unknown>[];
  const name = { vi: `</script><script>alert(1)</script> "$& <b>' `, en: 'x' };
  const row = { ...first, code: 'AA.99', name };
  expect((await send('/imports/json/procedures', 'application/json', JSON.stringify([row]))).status).toBe(200);
  const { text, data } = await page('/thu-tuc/AA.99');
  expect(data?.['name']).toBe(name.vi);
  expect(text).not.toContain('<script>alert');
  expect(text.match(/<script/g)).toHaveLength(2);
});
