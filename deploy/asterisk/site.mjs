// Writes a whole configuration of Asterisk for one site: ours as it stands, and what only the site knows.
//   node site.mjs --out DIR --centre FILE --development
//   node site.mjs --out DIR --centre FILE --bind ADDRESS --trunk HOST[:PORT] --certificate PEM [--public ADDRESS] [--local NETWORK]
// --ari is where call-intake reaches it: loopback, or an address of this machine that only containers on it reach.
// Development: everything on loopback, passwords that everybody knows, a trunk whose other end is a test (--http, --tls, --sip, --rtp and
// --trunk move it out of another's way), a certificate of an authority of its own (--at: where Asterisk will find DIR). Otherwise passwords are made once and kept in DIR/secrets.json;
// ASTERISK_PASSWORD in the environment is that of ARI.
import { randomBytes } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { certificateIn } from './certificate.mjs';

const { values: given } = parseArgs({
  options: {
    out: { type: 'string' },
    centre: { type: 'string', default: path.join(import.meta.dirname, '../../apps/call-intake/seed/centre.json') },
    development: { type: 'boolean', default: false },
    bind: { type: 'string', default: '127.0.0.1' },
    http: { type: 'string' },
    ari: { type: 'string', default: '127.0.0.1' },
    tls: { type: 'string', default: '8089' },
    at: { type: 'string', default: '/etc/asterisk' },
    sip: { type: 'string' },
    rtp: { type: 'string', default: '10000-10999' },
    trunk: { type: 'string' },
    certificate: { type: 'string' },
    public: { type: 'string' },
    local: { type: 'string' },
    phones: { type: 'string', default: '0' },
  },
});
const need = (name) => {
  if (!given[name]) throw new Error(`--${name} is missing`);
  return given[name];
};
const out = need('out');
const { development, bind } = given;
const http = given.http ?? '8088';
const sip = given.sip ?? (development ? '15060' : '5060');
const trunk = development ? (given.trunk ?? '127.0.0.2:15080') : need('trunk');
const [rtpFrom, rtpTo] = given.rtp.split('-');

const agents = JSON.parse(readFileSync(given.centre, 'utf8')).agents.flatMap(({ extension }) => extension ?? []);
/** More telephones than the centre has agents, for tests: 101, 102 and so on. */
const more = Array.from({ length: Number(given.phones) }, (_, i) => String(101 + i));
const extensions = [...new Set([...agents, ...more])];

mkdirSync(out, { recursive: true });
const secretsFile = path.join(out, 'secrets.json');
const secrets = existsSync(secretsFile) ? JSON.parse(readFileSync(secretsFile, 'utf8')) : {};
if (process.env.ASTERISK_PASSWORD) secrets.ari = process.env.ASTERISK_PASSWORD;
const secretOf = (who) => (secrets[who] ??= development ? 'civicline' : randomBytes(18).toString('base64url'));

const write = (name, text, mode = 0o640) => writeFileSync(path.join(out, name), text, { mode });
for (const name of readdirSync(import.meta.dirname).filter((file) => file.endsWith('.conf')))
  copyFileSync(path.join(import.meta.dirname, name), path.join(out, name));

/** A file of Asterisk's configuration like the others: it goes with them. */
function certificate() {
  if (!development) return need('certificate');
  write('site-certificate.conf', readFileSync(certificateIn(path.join(out, 'keys'), bind)), 0o600);
  return path.join(given.at, 'site-certificate.conf');
}
write(
  'site-http.conf',
  `bindaddr=${given.ari}\nbindport=${http}\ntlsenable=yes\ntlsbindaddr=${bind}:${given.tls}\ntlscertfile=${certificate()}\n`,
);
write('site-ari.conf', `[civicline]\ntype=user\nread_only=no\npassword=${secretOf('ari')}\n`);
/** Browsers are told loopback in place of the addresses of this machine, at which nothing is heard. */
const candidates = Object.values(networkInterfaces())
  .flat()
  .filter(({ family, address }) => family === 'IPv4' && !address.startsWith('127.'))
  .map(({ address }) => `${address} => ${bind}\n`);
write(
  'site-rtp.conf',
  `rtpstart=${rtpFrom}\nrtpend=${rtpTo}\n${development ? `\n[ice_host_candidates]\n${candidates.join('')}` : ''}`,
);

const outside = given.public
  ? `external_signaling_address=${given.public}\nexternal_media_address=${given.public}\n${given.local ? `local_net=${given.local}\n` : ''}`
  : '';
const transport = (protocol) =>
  `[transport-${protocol}]\ntype=transport\nprotocol=${protocol}\nbind=${bind}:${sip}\n${protocol === 'ws' ? '' : outside}\n`;
write(
  'site-pjsip.conf',
  `${['udp', 'tcp', 'ws'].map(transport).join('')}[site](!)
${development ? `media_address=${bind}\nbind_rtp_to_media_address=yes` : 'rtp_timeout=60\nrtp_timeout_hold=600'}

[site-address](!)
qualify_frequency=${development ? 0 : 30}
`,
);
const phone = (extension) => `[${extension}](phone-address)

[${extension}](phone-password)
username=${extension}
password=${secretOf(extension)}

[${extension}](phone)
aors=${extension}
auth=${extension}

[${extension}-web](web-phone-address)

[${extension}-web](web-phone)
aors=${extension}-web
auth=${extension}-web
`;
write(
  'site-phones.conf',
  `[trunk](site-address)
type=aor
contact=sip:${trunk}

[trunk]
type=identify
endpoint=trunk
match=${trunk.replace(/:\d+$/, '')}

[trunk](provider)
transport=transport-udp
aors=trunk

${extensions.map(phone).join('\n')}`,
);
if (development) {
  // What measurements hold ours against: Asterisk's own queue, with the same telephones.
  const members = extensions.map((extension) => `member => PJSIP/${extension}\n`).join('');
  write('queues.conf', `[general]\n[peer]\nstrategy=rrmemory\ntimeout=60\nringinuse=no\n${members}`);
  appendFileSync(
    path.join(out, 'extensions.conf'),
    '\n[peer]\nexten => queue,1,Answer()\n same => n,Queue(peer)\n same => n,Hangup()\n',
  );
}
write('secrets.json', `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
console.log(
  `${out}: ${extensions.length} telephones, a trunk to ${trunk}, ARI as civicline (passwords in secrets.json)`,
);
