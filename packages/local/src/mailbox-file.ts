import { EventEmitter } from 'node:events';
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A message as the outside world received it. */
export interface Received {
  readonly id: string;
  readonly channel: 'email' | 'sms' | 'zalo';
  readonly to: string;
  readonly from: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: string;
  }[];
  readonly receivedAt: string;
  /** Delivered: on the citizen's screen. An SMS is accepted first. */
  readonly status: 'accepted' | 'delivered' | 'undelivered';
  /** The sender's own number of an SMS: the same twice is one message. */
  readonly requestId?: string;
  /** Which of the providers was handed it; left out for mail and for what a citizen wrote. */
  readonly provider?: string;
}

const parseLine = (line: string): Received[] => {
  try {
    return [JSON.parse(line) as Received];
  } catch {
    // The last line of a process that was killed while it wrote.
    return [];
  }
};

/** Each provider knows its own requests. */
const keyOf = ({ provider = '', requestId = '' }: { provider?: string; requestId?: string }) =>
  `${provider} ${requestId}`;

/** Messages kept as JSON lines, a later line of the same id in place of the earlier; no more than `most` of them. */
export const openMailboxFile = (file: string, most = 500) => {
  const messages = new Map<string, Received>();
  const byRequest = new Map<string, string>();
  const arrivals = new EventEmitter().setMaxListeners(0);
  let lines = 0;

  const remember = (message: Received) => {
    messages.set(message.id, message);
    if (message.requestId) byRequest.set(keyOf(message), message.id);
    for (const [id, oldest] of messages) {
      if (messages.size <= most) break;
      messages.delete(id);
      byRequest.delete(keyOf(oldest));
    }
  };
  const rewrite = () => {
    const all = [...messages.values()];
    writeFileSync(`${file}.new`, all.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    lines = all.length;
  };

  if (existsSync(file)) for (const line of readFileSync(file, 'utf8').split('\n')) parseLine(line).forEach(remember);
  rewrite();

  return {
    keep: (message: Received) => {
      remember(message);
      appendFileSync(file, `${JSON.stringify(message)}\n`);
      lines += 1;
      if (lines > 3 * most) rewrite();
      arrivals.emit('message', message);
    },
    /** Latest first; received after `since`, when it is given. */
    list: (since?: Date) =>
      [...messages.values()].filter(({ receivedAt }) => !since || new Date(receivedAt) > since).reverse(),
    get: (id: string) => messages.get(id),
    ofRequest: (provider: string, requestId: string) => byRequest.get(keyOf({ provider, requestId })),
    /** Tells of every message and of every change of one. Returns how to end it. */
    follow: (tell: (message: Received) => void) => {
      arrivals.on('message', tell);
      return () => void arrivals.off('message', tell);
    },
  };
};

export type MailboxFile = ReturnType<typeof openMailboxFile>;
