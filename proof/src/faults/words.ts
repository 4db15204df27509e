import type { House } from '@civicline/testkit';
import { setTimeout as pause } from 'node:timers/promises';
import type { Received } from './measure';

interface Message {
  readonly id: string;
  readonly channel: string;
  readonly text: string;
  readonly receivedAt: string;
}

const codeIn = /[2-9A-Z]{4}-[2-9A-Z]{4}/;
const againMs = 200;

/**
 * Follows what the world outside receives: the code in each message, and when it came by our clock, which may be right when that
 * of the house is not. After the gateway was away, what came meanwhile is looked up.
 */
export const followWords = (house: House) => {
  const known = new Map<string, Received>();
  const leaving = new AbortController();
  const hear = ({ id, channel, text }: Message, at: number) => {
    const code = codeIn.exec(text)?.[0];
    if (channel === 'sms' && code && !known.has(id)) known.set(id, { code, at });
  };
  const follow = async () => {
    const stream = await fetch(`${house.url}/local/messages/stream`, { signal: leaving.signal });
    const { items } = (await (await fetch(`${house.url}/local/messages`)).json()) as { items: Message[] };
    for (const message of items) hear(message, Date.parse(message.receivedAt));
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of stream.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (data) hear(JSON.parse(data) as Message, Date.now());
      }
    }
  };
  const running = (async () => {
    while (!leaving.signal.aborted) {
      await follow().catch(() => undefined);
      await pause(againMs);
    }
  })();
  return {
    received: (): Received[] => [...known.values()],
    stop: async () => {
      leaving.abort();
      await running;
    },
  };
};
