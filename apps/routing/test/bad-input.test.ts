import { routing } from '@civicline/contracts';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from './world';
import { openWorld, question } from './world';

let world: World;
let scanner: Server;
const refusal = (reason: string) => expect.objectContaining({ reason });

beforeAll(async () => {
  // A scanner as they are spoken to: 406 for what holds the test signature, 200 for the rest.
  scanner = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => response.writeHead(body.includes('EICAR') ? 406 : 200).end());
  });
  await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve));
  world = await openWorld({ scanUrl: `http://127.0.0.1:${(scanner.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await world?.close();
  scanner?.close();
});

const fieldsOf = (asked: Promise<unknown>) =>
  asked.then(
    () => [],
    (error: { violations?: { field: string; rule: string }[] }) =>
      (error.violations ?? []).map(({ field, rule }) => `${field} ${rule}`),
  );

it.each<[string, Record<string, unknown>, string[]]>([
  [
    'nothing',
    { matter: undefined, question: '', citizen: undefined },
    ['matter.topic required', 'question required', 'citizen.name required', 'citizen.phone required'],
  ],
  [
    'a number that is none',
    { citizen: { name: 'An', phone: 'abc', email: 'x' } },
    ['citizen.phone format.phone', 'citizen.email format.email'],
  ],
  ['a question that is a book', { question: 'x'.repeat(10_001) }, ['question too_long']],
  [
    'control signs',
    { question: 'a\u0000b', dossierCode: 'a\u0007' },
    ['question control_characters', 'dossierCode control_characters'],
  ],
])('refuses %s and names each field', async (_what, more, expected) => {
  expect(await fieldsOf(world.client.refer(question(more), world.agent()))).toEqual(expected);
});

it('keeps line breaks of a question', async () => {
  const { referral } = await world.client.refer(question({ question: 'Một\r\nHai\tba' }), world.agent());
  expect(referral?.question).toBe('Một\nHai\tba');
});

it('a key that stands for another request is refused', async () => {
  await world.client.refer(question(), world.agent('key-1'));
  await expect(world.client.refer(question({ question: 'Khác' }), world.agent('key-1'))).rejects.toEqual(
    refusal('IDEMPOTENCY_KEY_REUSED'),
  );
});

it('a citizen chooses no office', async () => {
  await expect(world.client.refer(question({ officeId: 'so-tp' }), world.citizen())).rejects.toEqual(
    refusal('FORBIDDEN'),
  );
});

it('codes that cannot be are codes that are not', async () => {
  for (const code of ['X', '0000-0000', '%', 'DN4K-7X3P'])
    await expect(world.client.getReferral({ code }, world.agent())).rejects.toEqual(refusal('REFERRAL_NOT_FOUND'));
  expect(await fieldsOf(world.client.getReferral({ code: '' }, world.agent()))).toEqual(['code required']);
});

it('a page that is no page is refused', async () => {
  const ask = (more: object) =>
    fieldsOf(world.client.listReferrals(routing.ListReferralsRequest.fromPartial(more), world.agent()));
  expect(await ask({ pageToken: "' OR 1" })).toEqual(['pageToken format']);
  expect(await ask({ pageSize: 201 })).toEqual(['pageSize range']);
  expect(await ask({ statuses: ['x' as never] })).toEqual(['statuses[0] unknown_value']);
  expect(await ask({ topics: [''] })).toEqual(['topics[0] required']);
  const day = new Date('2026-11-25T00:00:00Z');
  expect(await ask({ referredFrom: day, referredTo: day })).toEqual(['referredFrom before']);
});

it('files are what they hold: wrong ones, large ones and infected ones are refused, and who follows gets what was sent', async () => {
  const { referral } = await world.client.refer(question(), world.agent());
  const code = referral?.code ?? '';
  const pdf = Buffer.from('%PDF-1.7\nbody');
  const add = (name: string, content: Buffer) =>
    world.client.addAttachment({ code, name, mediaType: 'text/html', content }, world.land());
  await expect(add('a.html', Buffer.from('<script>'))).rejects.toEqual(refusal('ATTACHMENT_TYPE'));
  const most = Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024 - pdf.length)]);
  await expect(add('a.pdf', Buffer.concat([most, pdf]))).rejects.toEqual(refusal('ATTACHMENT_TOO_LARGE'));
  const largest = await add('bản đồ.pdf', most);
  const whole = { code, attachmentId: largest.attachment?.id ?? '', phoneProof: '' };
  expect((await world.client.getAttachment(whole, world.land())).content.length).toBe(most.length);
  await expect(add('a.pdf', Buffer.from('%PDF-EICAR'))).rejects.toEqual(refusal('ATTACHMENT_INFECTED'));
  const [kept, sent] = [await add('nội bộ.pdf', pdf), await add('trả lời.pdf', pdf)];
  expect(sent.attachment).toMatchObject({ mediaType: 'application/pdf', bytes: BigInt(pdf.length) });
  const ids = { kept: kept.attachment?.id ?? '', sent: sent.attachment?.id ?? '' };
  await expect(
    world.client.answerReferral(
      { code, text: 'x', attachmentIds: [referral?.id ?? ''], expectedVersion: 0 },
      world.land(),
    ),
  ).rejects.toEqual(refusal('ATTACHMENT_NOT_FOUND'));
  await world.client.answerReferral(
    { code, text: 'Kèm theo', attachmentIds: [ids.sent], expectedVersion: 0 },
    world.land(),
  );
  const read = (attachmentId: string, phoneProof: string) =>
    world.client.getAttachment({ code, attachmentId, phoneProof }, world.citizen());
  expect((await read(ids.sent, '0912345678')).content).toEqual(pdf);
  await expect(read(ids.kept, '0912345678')).rejects.toEqual(refusal('ATTACHMENT_NOT_FOUND'));
  await expect(read(ids.sent, '0900000000')).rejects.toEqual(refusal('REFERRAL_NOT_FOUND'));
});
