import type { House } from '@civicline/testkit';
import { prepareOpen311Client, startHouse } from '@civicline/testkit';
import type { Call } from './world';
import { callOf, signedIn } from './world';

let house: House;
let agent: Record<string, string>;
let admin: Record<string, string>;
let neighbour: Record<string, string>;
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

it('another system asks over Open311, in JSON and in XML, and follows what becomes of it', async () => {
  const key = house.secrets.open311;
  const door = (path: string) => `${house.url}/open311/v2${path}`;
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(door(path), { headers });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', text };
  };
  const json = async (path: string) => JSON.parse((await read(path)).text) as Record<string, unknown>[];
  const ask = async (body: URLSearchParams | string, format = 'json', type = 'application/xml') => {
    const headers = typeof body === 'string' ? { 'content-type': type } : undefined;
    const response = await fetch(door(`/requests.${format}`), {
      method: 'POST',
      body,
      ...(headers ? { headers } : {}),
    });
    return { status: response.status, text: await response.text() };
  };

  const services = await json('/services.json');
  expect(services).toContainEqual(
    expect.objectContaining({
      service_code: 'land',
      metadata: true,
      type: 'realtime',
      service_name: expect.any(String),
    }),
  );
  const inXml = await read('/services.xml', { 'accept-language': 'en' });
  expect(inXml.type).toMatch(/^text\/xml/);
  expect(inXml.text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<services><service><service_code>/);
  const definition = JSON.parse((await read('/services/land.json')).text) as {
    attributes: { code: string; datatype: string; values?: { key: string }[] }[];
  };
  expect(definition.attributes.map(({ code, datatype }) => [code, datatype])).toEqual([
    ['procedure', 'singlevaluelist'],
    ['unit', 'string'],
    ['dossier', 'string'],
  ]);
  expect(await read('/services/nothing.json')).toMatchObject({ status: 404 });

  const form = {
    ...{ api_key: key, service_code: 'land', 'attribute[procedure]': 'BD-01', description: 'Khi nào có sổ?' },
    ...{ last_name: 'Trần', first_name: 'Bé', phone: '0912345699', address_string: '12 Lê Lợi' },
  };
  const asked = await ask(new URLSearchParams(form));
  expect(asked.status).toBe(201);
  const [{ service_request_id: id } = { service_request_id: '' }] = JSON.parse(asked.text) as {
    service_request_id: string;
  }[];
  // The same words again are the same request.
  expect(await ask(new URLSearchParams(form))).toEqual(asked);
  const whole = await api('GET', `/referrals/${id}`, admin);
  expect(whole.body).toMatchObject({ question: 'Khi nào có sổ?\n12 Lê Lợi', citizen: { name: 'Trần Bé' } });

  const xml = `<service_request><api_key>${key}</api_key><service_code>general</service_code><description>A &amp; B?</description><first_name>An</first_name><phone>0912345698</phone></service_request>`;
  const second = await ask(xml, 'xml');
  expect(second.text).toMatch(/<service_requests><request><service_request_id>[^<]+<\/service_request_id>/);
  const entity = xml.replace(
    '<service_request>',
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><service_request>',
  );
  expect(await ask(entity, 'json')).toMatchObject({ status: 400 });
  expect(await ask(xml.replace('A &amp; B', '&x;'), 'json')).toMatchObject({ status: 400 });
  expect(await ask('{}', 'json', 'application/json')).toMatchObject({ status: 415 });
  const faulty = await ask(new URLSearchParams({ ...form, phone: '12', last_name: '', first_name: '' }));
  expect(faulty.status).toBe(400);
  expect((JSON.parse(faulty.text) as { description: string }[]).map(({ description }) => description)).toEqual([
    expect.stringMatching(/^first_name: /),
    expect.stringMatching(/^phone: /),
  ]);
  expect(await ask(new URLSearchParams({ ...form, api_key: 'another key of somebody' }))).toMatchObject({
    status: 403,
  });
  expect((await read('/requests.json')).status).toBe(403);

  // What was not asked over Open311 is for those who have a key.
  const byPhone = await api('POST', '/referrals', agent, { ...question, citizen: { name: 'An', phone: '0912345611' } });
  const other = String(byPhone.body['code']);
  expect((await read(`/requests/${other}.json`)).status).toBe(404);
  expect((await read(`/requests/${other}.json?api_key=${key}`)).status).toBe(200);

  expect(await json(`/tokens/${id}.json`)).toEqual([{ service_request_id: id, token: id }]);
  const [shown] = await json(`/requests/${id}.json`);
  expect(shown).toMatchObject({ service_request_id: id, status: 'open', service_code: 'land', description: null });
  expect(JSON.stringify(shown)).not.toMatch(/Trần|Lê Lợi|0912/);
  expect(
    (await json(`/requests.json?api_key=${key}&service_code=land&status=open`)).map((one) => one['service_request_id']),
  ).toContain(id);
  expect(await json(`/requests.json?api_key=${key}&end_date=2020-01-01T00:00:00Z`)).toEqual([]);
  for (const bad of ['end_date=soon', 'status=lost', 'start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z'])
    expect((await read(`/requests.json?api_key=${key}&${bad}`)).status).toBe(400);

  await api('POST', `/referrals/${id}/acknowledge`, admin, {});
  await api('POST', `/referrals/${id}/answer`, admin, { text: 'Thứ Sáu.' });
  const updates = await json(`/servicerequestupdates.json?service_request_id=${id}`);
  expect(updates.map((one) => one['status'])).toEqual(['open', 'open', 'closed']);
  expect(JSON.stringify(updates)).not.toContain('Thứ Sáu');
  expect(await json(`/requests/${id}.json?api_key=${key}`)).toMatchObject([{ status: 'closed' }]);
  const idsOf = async (ask: string) =>
    (await json(`/requests.json?api_key=${key}&${ask}`)).map((one) => one['service_request_id']);
  expect(await idsOf('service_code=land')).toContain(id);
  expect(await idsOf('service_code=land,general&status=closed')).toContain(id);
  expect(await idsOf('status=open')).not.toContain(id);
  expect(await idsOf('service_code=general&status=closed')).not.toContain(id);
});

it('a client of Open311 that others have written asks and follows, in JSON and in XML', async () => {
  const theirs = await prepareOpen311Client();
  const run = async (...args: string[]) => {
    const said = await theirs.run('ask_and_follow.py', ['--url', `${house.url}/open311/v2`, ...args], {
      GEOREPORT_API_KEY: house.secrets.open311,
    });
    return JSON.parse(said) as { services: string[]; defined: string; code: string; status: string };
  };
  const asked = await run('--service', 'land', '--question', 'Khi nào có sổ đỏ?', '--phone', '0912345697');
  expect(asked).toMatchObject({
    services: expect.arrayContaining(['land']) as unknown,
    defined: 'land',
    status: 'open',
  });
  const whole = await api('GET', `/referrals/${asked.code}`, admin);
  expect(whole.body).toMatchObject({ question: 'Khi nào có sổ đỏ?', topic: 'land' });
  await api('POST', `/referrals/${asked.code}/answer`, admin, { text: 'Thứ Sáu.' });
  expect(await run('--follow', asked.code, '--format', 'xml')).toEqual({ ...asked, status: 'closed' });
});
