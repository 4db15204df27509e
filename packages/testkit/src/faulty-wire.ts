import { freePort } from '@civicline/local/postgres';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export interface FaultyWire {
  /** HOST:PORT to connect to instead. */
  readonly address: string;
  /** Breaks every connection; new ones are taken. */
  cut(): void;
  /** Carries nothing from now on, without breaking anything: new connections open and stay silent. */
  stall(): void;
  /** Answers every HTTP request itself from now on, with 503; what is no request, as on a WebSocket that is open, is carried. */
  refuse(): void;
  /** Carries again what waited meanwhile. */
  resume(): void;
  close(): Promise<void>;
}

/** How a request begins. Frames of a WebSocket that a client sends are masked, and look like nothing. */
const request = /^(?:GET|POST|PUT|DELETE) \//;
const refusal = 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n';

/** A wire to HOST:PORT that can be cut and blocked as networks are. */
export const faultyWire = async (to: string): Promise<FaultyWire> => {
  const [host = '', port = ''] = to.split(':');
  const open = new Set<Socket>();
  let stalled = false;
  let refusing = false;
  const server = createServer((near) => {
    const far = connect(Number(port), host);
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (bytes: Buffer) => {
        if (refusing && from === near && request.test(bytes.toString('latin1', 0, 10))) near.write(refusal);
        else other.write(bytes);
      });
      if (stalled) from.pause();
      from.on('error', () => undefined);
      from.on('close', () => {
        open.delete(from);
        other.destroy();
      });
    }
  });
  const listening = await freePort();
  await new Promise<void>((resolve) => server.listen(listening, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    address: `127.0.0.1:${listening}`,
    cut,
    stall: () => {
      stalled = true;
      for (const socket of open) socket.pause();
    },
    refuse: () => {
      refusing = true;
    },
    resume: () => {
      refusing = false;
      stalled = false;
      for (const socket of open) socket.resume();
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
};
