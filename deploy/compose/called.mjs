// node deploy/compose/called.mjs: a citizen calls through the profile `asterisk`, is given to an agent whose telephone rings, and both
// hang up. SIPp is the citizen and the telephone (packages/testkit). Ends with 1 at the first thing that is not as it should be.
import { callers, freePort, phones, register } from '@civicline/testkit';
import assert from 'node:assert/strict';
import { TextDecoderStream } from 'node:stream/web';
import { command, json, signIn, until, url } from './house.mjs';

const site = {
  sip: process.env.ASTERISK_SIP ?? '127.0.0.1:15060',
  trunk: process.env.ASTERISK_TRUNK ?? '127.0.0.2:15080',
  password: () => 'civicline',
};
const number = `09${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;

const { headers } = await signIn('agent01');
/** What the agent's desk is told, by the name of the event. */
const openDesk = async () => {
  const told = [];
  const stream = await fetch(new URL('/api/v1/desk/live?desk=called', url), { headers });
  assert.equal(stream.status, 200);
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    let text = '';
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const parts = (text + next.value).split('\n\n');
      text = parts.pop();
      for (const part of parts) {
        const [, name, data] = /^event: (.*)\ndata: (.*)$/m.exec(part) ?? [];
        if (name) told.push({ name, data: JSON.parse(data) });
      }
    }
  };
  const done = read();
  return {
    told: (name, holds = () => true) => told.findLast((one) => one.name === name && holds(one.data))?.data,
    close: async () => {
      await reader.cancel();
      await done;
    },
  };
};
const desk = await openDesk();
const be = (state) => json('/api/v1/desk/state', command({ state }, headers));
await be('ready');

const at = `127.0.0.1:${await freePort()}`;
await register(site, ['101'], at);
console.log('registered   the telephone 101, ready at the desk');
const telephone = await phones(at, { count: 1, seconds: 60, ringMs: 500 });
const citizen = await callers(site, {
  ...{ count: 1, rate: 1, numbers: [number], talkMs: 8_000 },
  keys: [{ key: '1', afterMs: 500 }],
});

const offer = await until('the offer at the desk', () => desk.told('offer'));
console.log(`offered      ${JSON.stringify(offer).slice(0, 200)}`);
const { answered, hungUpOn } = await citizen.done;
assert.equal(answered, 1, 'Asterisk did not answer');
assert.equal((await telephone.done).answered, 1, 'the telephone did not take the call');
const ended = await until('the wrap-up at the desk', () => desk.told('call', ({ state }) => state === 'wrap-up'));
console.log(
  `spoke        ${number} with 101; ${hungUpOn ? 'the agent' : 'the citizen'} hung up; ${ended.id} is in wrap-up`,
);
await json(`/api/v1/calls/${ended.id}/wrap-up`, command({ disposition: 'informed', then: 'offline' }, headers));
const call = await json(`/api/v1/calls/${ended.id}`, { headers });
console.log(`written down ${JSON.stringify(call).slice(0, 400)}`);
await desk.close();
