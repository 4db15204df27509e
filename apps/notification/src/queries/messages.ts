import type { Store } from '@civicline/store';
import type { Message } from '../domain/message';
import { countUnresolved, listMessages, listUnresolved } from '../store/messages';

/** A page of messages, and where the next one begins. */
export interface MessagePage {
  readonly messages: Message[];
  readonly nextPageToken: string;
}

const tokenOf = (message: Message) =>
  Buffer.from(`${message.queuedAt.toISOString()} ${message.id}`).toString('base64url');

const parseToken = (token: string) => {
  const [queuedAt, id] = Buffer.from(token, 'base64url').toString().split(' ');
  const at = new Date(queuedAt ?? '');
  return id && !Number.isNaN(at.getTime()) ? { queuedAt: at, id } : null;
};

/** What was sent about a subject, newest first. */
export const messagesAbout =
  (store: Store) =>
  async (subjectCode: string, pageSize: number, pageToken: string): Promise<MessagePage> => {
    const messages = await listMessages(store, subjectCode, pageSize, pageToken ? parseToken(pageToken) : null);
    const last = messages.at(-1);
    return { messages, nextPageToken: last && messages.length === pageSize ? tokenOf(last) : '' };
  };

/** Failed messages that nobody has dealt with, oldest first, and how many there are in all. */
export const failedMessages =
  (store: Store) =>
  async (pageSize: number, pageToken: string): Promise<MessagePage & { total: number }> => {
    const [messages, total] = await Promise.all([
      listUnresolved(store, pageSize, pageToken ? parseToken(pageToken) : null),
      countUnresolved(store),
    ]);
    const last = messages.at(-1);
    return { messages, total, nextPageToken: last && messages.length === pageSize ? tokenOf(last) : '' };
  };
