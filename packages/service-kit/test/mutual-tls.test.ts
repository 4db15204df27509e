import type { Badge } from '@civicline/service-kit';
import { callContext, grpcClient, openBadge } from '@civicline/service-kit';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { tester } from './keys';
import { openOracle, oracle } from './world';

const dir = mkdtempSync(path.join(os.tmpdir(), 'civicline-tls-'));
afterAll(() => rmSync(dir, { recursive: true }));
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

const authority = (name: string) => {
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-days',
    '1',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
  );
  return name;
};

/** A badge whose wire is signed by `signer` and which asks the other side for the same. */
const badgeBy = (signer: string, name: string): Badge => {
  writeFileSync(path.join(dir, `${name}.ext`), 'subjectAltName=IP:127.0.0.1,DNS:localhost');
  openssl('req', ...newKey, '-subj', `/CN=${name}`, '-keyout', `${name}.key`, '-out', `${name}.csr`);
  const signing = ['-CA', `${signer}.pem`, '-CAkey', `${signer}.key`, '-CAcreateserial', '-days', '1'];
  openssl('x509', '-req', '-in', `${name}.csr`, ...signing, '-extfile', `${name}.ext`, '-out', `${name}.pem`);
  const file = (end: string) => path.join(dir, end);
  const { tls } = openBadge({
    tlsCertFile: file(`${name}.pem`),
    tlsKeyFile: file(`${name}.key`),
    tlsCaFile: file(`${signer}.pem`),
  });
  return { ...tester, tls };
};

test('with certificates on both sides only those whom the authority signed reach one another', async () => {
  const [ours, theirs] = [authority('ours'), authority('theirs')];
  const world = await openOracle({ badge: badgeBy(ours, 'server') });
  const ask = async (badge: Badge) => {
    const client = grpcClient(oracle, world.address.replace('127.0.0.1', 'localhost'), badge);
    try {
      return await client.look({ text: 'hello' }, callContext({ timeoutMs: 3_000 }));
    } finally {
      await client.stop();
    }
  };
  expect(await ask(badgeBy(ours, 'client'))).toEqual({ text: 'hello' });
  await expect(ask(badgeBy(theirs, 'stranger'))).rejects.toMatchObject({ name: 'Fault' });
  await expect(ask(tester)).rejects.toMatchObject({ name: 'Fault' });
  await world.close();
});

test('half of the certificates is a fault', () => {
  expect(() => openBadge({ tlsCertFile: path.join(dir, 'ours.pem') })).toThrow(/all three, or none/);
});
