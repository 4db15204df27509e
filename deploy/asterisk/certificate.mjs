// A certificate authority for one machine, and what it says of this one's Asterisk: so that browsers there speak to it over TLS, as they do in
// a province. Made once into DIR (ca.pem, ca.key, asterisk.pem) and good for a year; needs openssl.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const days = '365';
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Returns the file that Asterisk needs: its key, its certificate, and the authority's. */
export const certificateIn = (dir, address) => {
  const file = (name) => path.join(dir, name);
  if (existsSync(file('asterisk.pem'))) return file('asterisk.pem');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const openssl = (...args) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const authority = ['-keyout', file('ca.key'), '-out', file('ca.pem'), '-subj', '/CN=Civicline, this machine only'];
  openssl('req', '-x509', '-days', days, ...newKey, ...authority, '-addext', 'keyUsage=critical,keyCertSign');
  const its = ['-keyout', file('asterisk.key'), '-out', file('asterisk.csr'), '-subj', `/CN=${address}`];
  openssl('req', ...newKey, ...its);
  writeFileSync(file('names'), `subjectAltName=IP:${address},DNS:localhost\nextendedKeyUsage=serverAuth\n`);
  const signing = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-extfile', file('names'), '-days', days];
  openssl('x509', '-req', '-in', file('asterisk.csr'), '-out', file('asterisk.crt'), ...signing);
  const parts = ['asterisk.key', 'asterisk.crt', 'ca.pem'].map((name) => readFileSync(file(name), 'utf8'));
  writeFileSync(file('asterisk.pem'), parts.join(''), { mode: 0o600 });
  for (const name of ['asterisk.key', 'asterisk.csr', 'asterisk.crt', 'names', 'ca.srl'])
    rmSync(file(name), { force: true });
  return file('asterisk.pem');
};
