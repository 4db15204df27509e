import type { House } from '@civicline/testkit';
import { startHouse } from '@civicline/testkit';
import type { Call } from './world';
import { callOf, signedIn } from './world';

let house: House;
let agent: Record<string, string>;
let admin: Record<string, string>;
let neighbour: Record<string, string>;
jest.setTimeout(180_000);
beforeAll(async () => {
  house = await startHouse();
  agent = await signedIn(house.url, 'agent01');
  admin = await signedIn(house.url, 'admin01');
  neighbour = await signedIn(house.url, 'officer.tthc');
});
afterAll(() => house?.stop());

const call: Call = (...request) => callOf(house.url)(...request);
const api = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
  call(method, `/api/v1${path}`, { headers, ...(body === undefined ? {} : { body }) });

const phone = '0912345672';
const proof = { 'x-phone-proof': '0912 345 672' };
const question = {
  topic: 'land',
  procedureCode: 'BD-01',
  question: 'Hồ sơ cấp đổi sổ đỏ của tôi đã quá hẹn hai tuần, khi nào có kết quả?',
  citizen: { name: 'Trần Thị Bé', phone },
};

it('a question is referred, followed by its code and number, answered once, and not content asks again', async () => {
  const made = await api('POST', '/referrals', agent, question);
  expect(made).toMatchObject({ status: 201, body: { question: question.question, round: 1, overdue: false } });
  const code = made.body['code'] as string;
  expect(made.headers.get('location')).toBe(`/api/v1/referrals/${code}`);
  const office = (made.body['office'] as { id: string }).id;

  // Without the number, or with another, a code says nothing.
  for (const headers of [{}, { 'x-phone-proof': '0912345679' }])
    expect(await api('GET', `/referrals/${code}`, headers)).toMatchObject({
      status: 404,
      body: { reason: 'REFERRAL_NOT_FOUND' },
    });
  const followed = await api('GET', `/referrals/${code}`, proof);
  expect(followed.body).toMatchObject({ code, due: made.body['due'], decision: null, officerId: '' });

  // Another office neither sees it nor answers it.
  expect((await api('GET', `/referrals/${code}`, neighbour)).status).toBe(403);
  expect((await api('POST', `/referrals/${code}/answer`, neighbour, { text: 'Không' })).status).toBe(403);

  const listed = await api('GET', `/referrals?office=${office}&search=${encodeURIComponent('so do')}`, agent);
  expect(listed.body['items']).toEqual([expect.objectContaining({ code })]);
  expect((await api('POST', `/referrals/${code}/acknowledge`, admin, {})).body['status']).toBe('acknowledged');

  const pdf = await fetch(`${house.url}/api/v1/referrals/${code}/attachments?name=ket-qua.pdf`, {
    method: 'POST',
    headers: { ...admin, 'content-type': 'application/octet-stream', 'idempotency-key': 'pdf-1' },
    body: Buffer.from('%PDF-1.7\n'),
  });
  const kept = (await pdf.json()) as { id: string };
  expect(kept).toMatchObject({ name: 'ket-qua.pdf', mediaType: 'application/pdf', bytes: 9 });
  const script = await fetch(`${house.url}/api/v1/referrals/${code}/attachments?name=a.html`, {
    method: 'POST',
    headers: { ...admin, 'content-type': 'application/octet-stream', 'idempotency-key': 'html-1' },
    body: Buffer.from('<script>'),
  });
  expect(await script.json()).toMatchObject({ reason: 'ATTACHMENT_TYPE' });

  const answer = { text: 'Kết quả đã có tại bộ phận một cửa.', attachmentIds: [kept.id] };
  const answered = await api('POST', `/referrals/${code}/answer`, admin, answer);
  expect(answered.body).toMatchObject({ status: 'answered', answer: { text: answer.text } });
  expect((await api('POST', `/referrals/${code}/answer`, admin, answer)).body.reason).toBe('ALREADY_ANSWERED');

  const read = await api('GET', `/referrals/${code}`, proof);
  expect(read.body['answer']).toMatchObject({ attachments: [{ id: kept.id, name: 'ket-qua.pdf' }] });
  const fetched = await call('GET', `/api/v1/referrals/${code}/attachments/${kept.id}`, { headers: proof });
  expect([fetched.text, fetched.headers.get('content-disposition')]).toEqual([
    '%PDF-1.7\n',
    'attachment; filename=ket-qua.pdf',
  ]);
  expect((await call('GET', `/api/v1/referrals/${code}/attachments/${kept.id}`)).status).toBe(404);

  expect((await api('POST', `/referrals/${code}/explained`, agent, { by: 'call_back' })).body['status']).toBe(
    'explained',
  );
  const again = await api('POST', `/referrals/${code}/reopen`, proof, { reason: 'Tôi đến vẫn chưa có' });
  expect(again.body).toMatchObject({ round: 2 });
});

it('bad input is told by the names of the API', async () => {
  const faults = async (body: unknown) =>
    ((await api('POST', '/referrals', agent, body)).body.violations ?? []).map(({ field, rule }) => [field, rule]);
  expect(await faults({ ...question, topic: undefined, procedureCode: undefined, question: '' })).toContainEqual([
    'question',
    'required',
  ]);
  expect(await faults({ ...question, citizen: { name: '', phone: '12' } })).toEqual(
    expect.arrayContaining([['citizen.phone', expect.anything()]]),
  );
  expect((await api('POST', '/referrals', agent, { ...question, procedureCode: 'KHONG-CO' })).body.reason).toBe(
    'PROCEDURE_NOT_FOUND',
  );
});

it('rules say why, are tried before they are published, and published against the version that was read', async () => {
  const rules = (await api('GET', '/routing/rules', agent)).body;
  const decided = await api('POST', '/routing/decide', agent, { topic: 'land' });
  expect(decided).toMatchObject({ status: 200, body: { rulesVersion: rules['version'] } });
  expect((decided.body['considered'] as { held: boolean; why: string }[]).filter(({ held }) => held)).toHaveLength(1);

  const { version, publishedBy: _by, publishedAt: _at, note: _note, ...written } = rules;
  const own = { id: 'own', name: { vi: 'Thử' }, target: { kind: 'queue', id: 'general' } };
  const changed = { ...written, rules: [own, ...(written['rules'] as unknown[])] };
  const tried = await api('POST', '/routing/decide', agent, { topic: 'land', rules: changed });
  expect(tried.body).toMatchObject({ ruleId: 'own' });
  expect((await api('POST', '/routing/decide', agent, { topic: 'land' })).body).toMatchObject({
    ruleId: decided.body['ruleId'],
  });

  const published = await api('PUT', '/routing/rules', admin, { ...changed, expectedVersion: version, note: 'Thử' });
  expect(published).toMatchObject({ status: 200, body: { version: (version as number) + 1, note: 'Thử' } });
  expect(await api('PUT', '/routing/rules', admin, { ...changed, expectedVersion: version })).toMatchObject({
    status: 409,
    body: { reason: 'VERSION_CONFLICT' },
  });
  const versions = (await api('GET', '/routing/rule-versions', agent)).body['items'] as { version: number }[];
  expect(versions[0]).toMatchObject({ version: (version as number) + 1, publishedBy: 'admin01' });
  expect((await api('GET', `/routing/rules?version=${version as number}`, agent)).body['rules']).toEqual(
    written['rules'],
  );
});

it('an office keeps its own duty roster, and no other', async () => {
  const days = { from: '2026-12-01', to: '2026-12-02' };
  const officer = { id: 'officer.tthc', name: 'Lê Văn Hùng', number: '+842513822501' };
  const shift = { day: '2026-12-01', opens: '07:30', closes: '11:30', officer, substitute: null, away: false };
  const kept = await api('PUT', '/offices/ppac/roster', neighbour, { ...days, shifts: [shift] });
  expect(kept).toMatchObject({ status: 200, body: { shifts: [shift] } });
  expect((await api('GET', '/offices/ppac/roster?from=2026-12-01&to=2026-12-02', agent)).body).toEqual(kept.body);
  const other = await api('PUT', '/offices/motcua-26041/roster', neighbour, { ...days, shifts: [] });
  expect(other.status).toBe(403);
});
