import { callContext, grpcClient } from '@civicline/service-kit';
import type { RefusalKind } from '@civicline/service-kit/refusal';
import { invalid, isRefusal, Refusal } from '@civicline/service-kit/refusal';
import type { ServiceError } from '@grpc/grpc-js';
import { Client, credentials, Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { rpc } from '@civicline/contracts';
import { tester } from './keys';
import { openOracle, oracle, thrownBy } from './world';

const answering = async (thrown: unknown) => {
  const world = await openOracle({ change: () => Promise.reject(thrown as Error) });
  return { ...world, error: await thrownBy(() => world.client.change({ text: '' }, callContext({ locale: 'en' }))) };
};

/** The same call by a client that knows nothing of us. */
const asStranger = async (address: string, language = 'en') => {
  const client = new Client(address, credentials.createInsecure());
  const metadata = new Metadata();
  metadata.set('accept-language', language);
  const { caller } = callContext();
  metadata.set('authorization', `Bearer ${await tester.tokenFor(caller, 'civicline.scheduling.v1.SchedulingService')}`);
  const { path, requestSerialize, responseDeserialize } = oracle.change;
  return new Promise<ServiceError>((resolve, reject) =>
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { text: '' }, metadata, {}, (error) => {
      client.close();
      if (error) resolve(error);
      else reject(new Error('answered'));
    }),
  );
};

test('a refusal arrives as it was thrown, with its violations and details', async () => {
  const violations = [
    { field: 'citizen.phone', rule: 'format.phone' },
    { field: 'citizen.name', rule: 'too_long', params: { max: 200 } },
  ];
  const details = { alternatives: [{ id: 's1', start: '2026-11-25T11:00:00+07:00', free: 2 }] };
  const thrown = new Refusal('SLOT_FULL', 'exhausted', { violations, details, cause: new Error('row 7') });
  const { error, close, lines } = await answering(thrown);
  expect(isRefusal(error)).toBe(true);
  expect(error).toMatchObject({ reason: 'SLOT_FULL', kind: 'exhausted', violations, details });
  expect(lines).toEqual([]);
  await close();
});

test.each<[RefusalKind, status]>([
  ['invalid', status.INVALID_ARGUMENT],
  ['not-found', status.NOT_FOUND],
  ['conflict', status.ABORTED],
  ['exhausted', status.RESOURCE_EXHAUSTED],
  ['precondition', status.FAILED_PRECONDITION],
  ['denied', status.PERMISSION_DENIED],
])('%s is a code that every gRPC client knows', async (kind, code) => {
  const { error, address, close } = await answering(new Refusal('FORBIDDEN', kind));
  expect(error).toMatchObject({ reason: 'FORBIDDEN', kind });
  expect((await asStranger(address)).code).toBe(code);
  await close();
});

test('a stranger reads the standard details, in the language asked for', async () => {
  const { address, close } = await answering(invalid([{ field: 'citizen.phone', rule: 'required' }]));
  const read = (error: ServiceError) => {
    const { code, message, details } = rpc.Status.decode(error.metadata.get('grpc-status-details-bin')[0] as Buffer);
    const of = (type: string) => details.find(({ typeUrl }) => typeUrl === `type.googleapis.com/google.rpc.${type}`);
    return {
      code,
      message,
      info: rpc.ErrorInfo.decode(of('ErrorInfo')?.value ?? Buffer.alloc(0)),
      request: rpc.BadRequest.decode(of('BadRequest')?.value ?? Buffer.alloc(0)),
    };
  };
  const english = read(await asStranger(address, 'en'));
  expect(english).toMatchObject({
    code: status.INVALID_ARGUMENT,
    info: { reason: 'INVALID_ARGUMENT', domain: 'civicline' },
    request: { fieldViolations: [{ field: 'citizen.phone', reason: 'required' }] },
  });
  const vietnamese = read(await asStranger(address, 'vi'));
  expect(vietnamese.message).not.toBe(english.message);
  expect(vietnamese.request.fieldViolations[0]?.description).not.toBe(english.request.fieldViolations[0]?.description);
  await close();
});

test('an unknown error is logged with its cause and told without a word of it', async () => {
  const cause = new Error('password wrong for 0912345678');
  const { error, address, lines, close } = await answering(new Error('connection lost', { cause }));
  expect(error).toMatchObject({ name: 'Fault', code: 'internal' });
  const told = await asStranger(address);
  expect(told).toMatchObject({ code: status.INTERNAL, details: 'internal error' });
  expect(JSON.stringify(told.metadata.toJSON())).not.toMatch(/connection|password/);
  expect(lines[0]).toContain('connection lost');
  expect(lines[0]).toContain('password wrong for [phone]');
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ asked: '{"text":""}' });
  await close();
});

test('an answer that cannot be encoded is a fault like any other', async () => {
  const circular: { text: string; call?: object } = { text: '' };
  circular.call = circular;
  const { address, lines, close } = await openOracle({ change: () => Promise.resolve(circular) });
  expect(await asStranger(address)).toMatchObject({ code: status.INTERNAL, details: 'internal error' });
  expect(lines[0]).toContain('circular');
  await close();
});

test('a malformed idempotency key is refused before the handler sees it', async () => {
  const { client, close } = await openOracle();
  const error = await thrownBy(() => client.change({ text: '' }, callContext({ idempotencyKey: 'k'.repeat(129) })));
  expect(error).toMatchObject({ kind: 'invalid', violations: [{ field: 'idempotencyKey', rule: 'format' }] });
  await close();
});

test.each([
  ['bytes that are no status', Buffer.from('not protobuf at all')],
  ['details that are no JSON', detailsWith({ kind: 'conflict', details: '{' })],
  ['a kind that we do not know', detailsWith({ kind: 'odd' })],
])('%s from elsewhere are a fault, and no crash', async (_, bytes) => {
  const server = new Server();
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', bytes);
  server.addService(
    { change: oracle.change },
    { change: (_call: unknown, reply: (error: object) => void) => reply({ code: status.ABORTED, metadata }) },
  );
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  const client = grpcClient(oracle, `127.0.0.1:${port}`, tester);
  expect(await thrownBy(() => client.change({ text: '' }, callContext()))).toMatchObject({ code: 'internal' });
  await client.stop();
  server.forceShutdown();
});

function detailsWith(metadata: Record<string, string>): Buffer {
  const value = Buffer.from(rpc.ErrorInfo.encode({ reason: 'X', domain: 'civicline', metadata }).finish());
  const details = [{ typeUrl: 'type.googleapis.com/google.rpc.ErrorInfo', value }];
  return Buffer.from(rpc.Status.encode({ code: status.ABORTED, message: '', details }).finish());
}
