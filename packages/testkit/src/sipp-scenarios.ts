/** A key that a caller presses so long after the last one, or after being answered. */
export interface Press {
  readonly key: string;
  readonly afterMs: number;
}

/** How keys travel: as messages beside the call, or as events in its sound (RFC 4733). */
export type KeysBy = 'info' | 'events';

/** Where a tone comes from that they say (tone.ts); left out: they are silent. */
interface Voice {
  readonly toneAt?: number | undefined;
}

export interface CallerActs extends Voice {
  /** Hangs up so long after the last key, unless the other side does first. */
  readonly talkMs: number;
  readonly keys?: readonly Press[];
  readonly keysBy?: KeysBy;
  /** Gives up when nobody has answered for so long. */
  readonly patienceMs?: number;
}

export interface PhoneActs extends Voice {
  /** Rings so long before somebody answers. */
  readonly ringMs: number;
  /** Hangs up so long after answering; left out: leaves that to the other side. */
  readonly talkMs?: number;
  /** Keys that they press once they have answered, as messages: events would need the number that the other side wants. */
  readonly keys?: readonly Press[];
  /** Hangs up with this cause (Q.850), as a line that fails; else with none. */
  readonly cause?: number;
  /** Says that they speak already, instead of ringing. */
  readonly busy?: boolean;
  /** Takes a call only that shows this number. */
  readonly sees?: string;
}

const scenario = (name: string, ...steps: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="${name}">\n${steps.join('\n')}\n</scenario>\n`;
const lines = (text: string): string => text.trim().replace(/^ +/gm, '');
const send = (message: string, attributes = ''): string =>
  `<send ${attributes}><![CDATA[\n${lines(message)}\n\n]]></send>`;
const label = (id: string): string => `<label id="${id}"/>`;
const jump = (to: string): string => `<nop next="${to}"/>`;

/** A-law, and keys as events in the sound, under the number that SIPp sends them. */
const sdpAt = (port: string) => `
  Content-Type: application/sdp
  Content-Length: [len]

  v=0
  o=- 1 1 IN IP[local_ip_type] [local_ip]
  s=-
  c=IN IP[media_ip_type] [media_ip]
  t=0 0
  m=audio ${port} RTP/AVP 8 96
  a=rtpmap:8 PCMA/8000
  a=rtpmap:96 telephone-event/8000
  a=fmtp:96 0-15
  a=ptime:20`;

/** A tone comes from elsewhere than from SIPp: whoever speaks one sends no events. */
const sdpOf = ({ toneAt }: Voice): string => sdpAt(toneAt === undefined ? '[media_port]' : String(toneAt)).trim();

const via = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]';
const caller = 'From: <sip:[field0]@[local_ip]:[local_port]>;tag=[pid]-[call_number]';
const asCaller = (method: string, cseq: string, to: string, rest: string): string => `
  ${method} sip:[service]@[remote_ip]:[remote_port] SIP/2.0
  ${via}
  ${caller}
  ${to}
  Call-ID: [call_id]
  CSeq: ${cseq} ${method}
  Contact: <sip:[field0]@[local_ip]:[local_port]>
  Max-Forwards: 70
  ${rest}`;
const called = 'To: <sip:[service]@[remote_ip]:[remote_port]>';
const answered = `${called}[peer_tag_param]`;
const nothing = 'Content-Length: 0';

const reply = (status: string, rest = nothing, cseq = '[last_CSeq:]'): string => `
  SIP/2.0 ${status}
  [last_Via:]
  [last_From:]
  [last_To:]${status.startsWith('100') ? '' : ';tag=[pid]-[call_number]'}
  [last_Call-ID:]
  ${cseq}
  Contact: <sip:phone@[local_ip]:[local_port]>
  ${rest}`;
const replyInCall = (status: string): string => reply(status).replace(';tag=[pid]-[call_number]', '');

/** Waits for the other side to hang up; goes on at the label when it has not. */
const unlessHungUp = (ms: number, then: string): string =>
  `<recv request="BYE" timeout="${ms}" ontimeout="${then}" next="over"/>`;

const informOf = (key: string, message: (rest: string) => string): string[] => [
  send(
    message(`Content-Type: application/dtmf-relay\nContent-Length: [len]\n\nSignal=${key}\nDuration=160`),
    'retrans="500"',
  ),
  '<recv response="200"/>',
];

const event = (key: string): string[] => [`<nop><action><exec play_dtmf="${key}"/></action></nop>`];

/** Each key so long after the one before, unless the other side has hung up by then. */
const pressed = (keys: readonly Press[], by: (key: string, i: number) => string[]): string[] =>
  keys.flatMap(({ key, afterMs }, i) => [unlessHungUp(afterMs, `key${i}`), label(`key${i}`), ...by(key, i)]);

/**
 * Somebody who calls. Messages that tell what became of it, in this order: the ACK of an answer, of a 486, of a call that was given up
 * (counted in sipp.ts).
 */
export const callerScenario = (acts: CallerActs): string => {
  const { talkMs, keys = [], keysBy = 'info', patienceMs = 60_000 } = acts;
  const wait = `timeout="${patienceMs}" ontimeout="tired"`;
  const early = [100, 180, 183].map((status) => `<recv response="${status}" optional="true" ${wait}/>`);
  const inform = (key: string, i: number) => informOf(key, (rest) => asCaller('INFO', String(2 + i), answered, rest));
  const presses = pressed(keys, keysBy === 'info' ? inform : event);
  return scenario(
    'caller',
    send(asCaller('INVITE', '1', called, sdpOf(acts)), 'retrans="500"'),
    ...early,
    `<recv response="486" optional="true" next="busy" ${wait}/>`,
    `<recv response="200" ${wait}/>`,
    send(asCaller('ACK', '1', answered, nothing)),
    ...presses,
    unlessHungUp(talkMs, 'leave'),
    label('leave'),
    send(asCaller('BYE', '90', answered, nothing), 'retrans="500"'),
    '<recv response="200" next="end"/>',
    label('over'),
    send(replyInCall('200 OK')),
    jump('end'),
    label('busy'),
    send(asCaller('ACK', '1', answered, nothing)),
    jump('end'),
    label('tired'),
    send(asCaller('CANCEL', '1', called, nothing), 'retrans="500"'),
    '<recv response="200"/>',
    '<recv response="487"/>',
    send(asCaller('ACK', '1', answered, nothing)),
    label('end'),
    '<nop/>',
  );
};

const asPhone = (method: string, cseq: number, rest: string): string => `
  ${method} [$remote] SIP/2.0
  ${via}
  From:[$to];tag=[pid]-[call_number]
  To:[$from]
  Call-ID: [call_id]
  CSeq: ${cseq} ${method}
  Max-Forwards: 70
  ${rest}`;

/** A telephone that is called. */
export const phoneScenario = ({ ringMs, talkMs, keys = [], busy = false, cause, sees, ...acts }: PhoneActs): string => {
  const invited = `<recv request="INVITE"><action>
      <ereg regexp=".*" search_in="hdr" header="From:" assign_to="from"/>
      <ereg regexp=".*" search_in="hdr" header="To:" assign_to="to"/>
      ${sees === undefined ? '' : `<ereg regexp="sip:${sees}@" search_in="hdr" header="From:" check_it="true" assign_to="shown"/>`}
      <ereg regexp="&lt;(.*)&gt;" search_in="hdr" header="Contact:" assign_to="whole,remote"/>
    </action></recv>`;
  const known = `<Reference variables="whole,remote,from,to${sees === undefined ? '' : ',shown'}"/>`;
  if (busy)
    return scenario('busy', invited, known, send(reply('486 Busy Here'), 'retrans="500"'), '<recv request="ACK"/>');
  return scenario(
    'phone',
    invited,
    known,
    send(reply('180 Ringing')),
    `<recv request="CANCEL" timeout="${ringMs}" ontimeout="answer" next="cancelled"/>`,
    label('answer'),
    send(reply('200 OK', sdpOf(acts), 'CSeq: [last_cseq_number] INVITE'), 'retrans="500"'),
    '<recv request="ACK"/>',
    ...pressed(keys, (key, i) => informOf(key, (rest) => asPhone('INFO', 1 + i, rest))),
    ...(talkMs === undefined ? ['<recv request="BYE" next="over"/>'] : [unlessHungUp(talkMs, 'leave')]),
    label('leave'),
    send(
      asPhone('BYE', 90, `${cause === undefined ? '' : `Reason: Q.850;cause=${cause}\n`}${nothing}`),
      'retrans="500"',
    ),
    '<recv response="200" next="end"/>',
    label('over'),
    send(replyInCall('200 OK')),
    jump('end'),
    label('cancelled'),
    send(reply('200 OK')),
    send(reply('487 Request Terminated', nothing, 'CSeq: [last_cseq_number] INVITE'), 'retrans="500"'),
    '<recv request="ACK"/>',
    label('end'),
    '<nop/>',
  );
};

/** A telephone that says where it is; its password stands in the file of fields as SIPp's [authentication]. */
export const registerScenario = (contactPort: number): string => {
  const register = (cseq: number, rest: string) => `
    REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
    ${via}
    From: <sip:[field0]@[remote_ip]>;tag=[pid]-[call_number]
    To: <sip:[field0]@[remote_ip]>
    Call-ID: [call_id]
    CSeq: ${cseq} REGISTER
    Contact: <sip:[field0]@[local_ip]:${contactPort}>
    Expires: 3600
    Max-Forwards: 70
    ${rest}`;
  return scenario(
    'register',
    send(register(1, nothing), 'retrans="500"'),
    '<recv response="401" auth="true"/>',
    send(register(2, `[field1]\n${nothing}`), 'retrans="500"'),
    '<recv response="200"/>',
  );
};
