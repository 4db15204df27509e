import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { aLawTone } from './hearing';

/** RTP as telephones send it: 20 ms of A-law a packet. */
const packetMs = 20;
const packetBytes = 160;
const aLawType = 8;
/** Looked at oftener than a packet is due: none is much too late. */
const everyMs = 5;
/** Whoever was kept from sending for longer goes on from now. */
const latestPackets = 15;
/** Whoever sends nothing for so long has hung up, and their port may be another call's. */
const goneMs = 20_000;

interface Listener {
  readonly port: number;
  readonly address: string;
  readonly source: number;
  began: number;
  sent: number;
  heardAt: number;
}

/**
 * A process of its own, which does nothing else and so keeps time: says a tone without end to whoever sends sound to its port.
 * Arguments: address, hertz. Tells its parent the port, and ends with it.
 */
const [address = '', hertz = ''] = process.argv.slice(2);
const tone = aLawTone(Number(hertz));
const listeners = new Map<string, Listener>();
const socket = createSocket('udp4');

socket.on('message', (_, from) => {
  const name = `${from.address}:${from.port}`;
  const now = performance.now();
  const known = listeners.get(name);
  if (known) known.heardAt = now;
  else listeners.set(name, { ...from, source: randomInt(2 ** 32), began: now, sent: 0, heardAt: now });
});

const send = ({ port, address: to, source, sent }: Listener) => {
  const head = Buffer.alloc(12);
  head[0] = 0x80;
  head[1] = aLawType | (sent ? 0 : 0x80);
  head.writeUInt16BE(sent & 0xffff, 2);
  head.writeUInt32BE((sent * packetBytes) >>> 0, 4);
  head.writeUInt32BE(source, 8);
  const at = (sent * packetBytes) % tone.length;
  socket.send([head, tone.subarray(at, at + packetBytes)], port, to);
};

const sendDue = () => {
  const now = performance.now();
  for (const [name, listener] of listeners) {
    if (now - listener.heardAt > goneMs) listeners.delete(name);
    const due = Math.floor((now - listener.began) / packetMs);
    if (due - listener.sent > latestPackets) listener.began = now - listener.sent * packetMs;
    else for (; listener.sent < due; listener.sent += 1) send(listener);
  }
};

process.once('disconnect', () => process.exit());
socket.bind(0, address, () => {
  process.send?.(socket.address().port);
  setInterval(sendDue, everyMs);
});
