import type { DeadLetter, DeadLetterBoard } from '@civicline/events';
import { contentOf } from '@civicline/events';
import type { Logger } from '@civicline/service-kit';
import { pageOf as cut } from '@civicline/service-kit';
import { Refusal } from '@civicline/service-kit/refusal';
import { z } from 'zod';
import { route } from '../http/route';
import { instant, listOf, paging } from './shapes';
import { askPage, pageOf } from './translate';

const tag = 'Dead letters';
const access = ['admin'] as const;
const pageSize = { usual: 50, max: 200 };

const deadLetter = z
  .object({
    group: z.string().openapi({ description: 'Whose consumers could not take it' }),
    id: z.string().openapi({ description: 'Of the event' }),
    type: z.string(),
    topic: z.string(),
    subject: z.string(),
    time: instant,
    reason: z.string(),
    attempts: z.number(),
    replayedAt: instant.nullable().openapi({ description: 'When it was sent again; null while it waits' }),
  })
  .openapi('DeadLetter');
const deadLetterDetail = deadLetter
  .extend({
    content: z.string().openapi({ description: 'What is in it, as JSON, with anything personal hidden' }),
    traceId: z.string().openapi({ description: 'Of what was asked for when it was announced; may be empty' }),
  })
  .openapi('DeadLetterDetail');
const one = z.object({ group: z.string().min(1).max(120), id: z.string().min(1).max(120) });

const toldOf = ({ group, id, type, topic, subject, time, reason, attempts, replayedAt }: DeadLetter) => ({
  ...{ group, id, type, topic, subject, time, reason, attempts },
  replayedAt: replayedAt ?? null,
});

/** An event may be here because its bytes cannot be read. */
const shownContent = (letter: DeadLetter): string => {
  const { length } = letter.record.value;
  try {
    const content = contentOf(letter);
    return content === undefined
      ? `${length} bytes of a type that is not in these contracts`
      : JSON.stringify(content, null, 2);
  } catch {
    return `${length} bytes that are no ${letter.type}`;
  }
};

const find = (board: DeadLetterBoard, { group, id }: z.infer<typeof one>): DeadLetter => {
  const letter = board.find(group, id);
  if (!letter) throw new Refusal('NOT_FOUND', 'not-found');
  return letter;
};

/** Events that could not take effect: what they are, and sending them again. */
export const deadLetterRoutes = (board: DeadLetterBoard, log: Logger) => [
  route({
    method: 'get',
    path: '/dead-letters',
    summary: 'Events that a consumer put aside; those that wait first, newest first',
    tag,
    access,
    query: z.strictObject(paging(pageSize.max)),
    answer: listOf(deadLetter),
    handle: ({ query }) => {
      const newestFirst = board.letters().reverse();
      const [waiting, done] = [false, true].map((sent) =>
        newestFirst.filter((one) => Boolean(one.replayedAt) === sent),
      );
      const { items, nextPageToken } = cut([...(waiting ?? []), ...(done ?? [])], askPage(query), pageSize);
      return Promise.resolve(pageOf(items.map(toldOf), nextPageToken));
    },
  }),
  route({
    method: 'get',
    path: '/dead-letters/{group}/{id}',
    summary: 'One of them, and what is in it',
    tag,
    access,
    params: one,
    answer: deadLetterDetail,
    handle: ({ params }) => {
      const letter = find(board, params);
      const traceId = letter.record.headers['traceparent']?.split('-')[1] ?? '';
      return Promise.resolve({ ...toldOf(letter), content: shownContent(letter), traceId });
    },
  }),
  route({
    method: 'post',
    path: '/dead-letters/{group}/{id}/replay',
    summary: 'Send it again: who took it does nothing, who put it aside takes it now',
    tag,
    access,
    params: one,
    handle: async ({ params }, { caller }) => {
      const letter = find(board, params);
      await board.replay(letter);
      log.warn({ group: letter.group, event: letter.id, type: letter.type, by: caller.id }, 'dead letter sent again');
    },
  }),
];
