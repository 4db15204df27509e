import { directory, topics } from '@civicline/contracts';
import { toRecord } from '@civicline/events';
import { eventually } from '@civicline/testkit';
import { randomUUID } from 'node:crypto';
import type { World } from './world';
import { openWorld } from './world';

let world: World;
let contacts: Partial<directory.ContactPoint>[] = [];

beforeAll(async () => {
  world = await openWorld({
    directory: {
      getArticle: ({ id }: directory.GetArticleRequest) =>
        Promise.resolve({ article: directory.Article.fromPartial({ id, ownerOfficeId: 'ppac' }) }),
      getOffice: ({ id }: directory.GetOfficeRequest) =>
        Promise.resolve({
          office: directory.Office.fromPartial({ id, name: { vi: 'Trung tâm', en: 'Center' }, contacts } as never),
        }),
    },
  });
});
afterAll(() => world.close());

const due = (articleId: string, time: Date, id = randomUUID()) =>
  world.events.append([
    toRecord({
      id,
      type: 'civicline.article.review-due.v1',
      source: '/test',
      subject: articleId,
      time,
      topic: topics.article,
      data: {
        articleId,
        ownerOfficeId: 'ppac',
        ownerPersonId: 'officer.tthc',
        reviewBy: '2026-12-31',
        title: { vi: 'Thế chấp: giấy tờ', en: 'Mortgage' },
        version: 3,
      },
    }),
  ]);
const email = { kind: directory.ContactKind.EMAIL, value: 'ppac@example.vn' };
const [firstDay, weekLater] = [new Date('2026-12-31T00:30:00Z'), new Date('2027-01-07T00:30:00Z')];

it('the office is asked by e-mail to look at its article again, once a reminder, and again a week later', async () => {
  contacts = [email];
  const id = randomUUID();
  await due('the-chap', firstDay, id);
  await due('the-chap', firstDay, id);
  await due('the-chap', weekLater);
  await eventually(() => expect(world.mails).toHaveLength(2));
  expect(world.mails[0]).toMatchObject({
    to: 'ppac@example.vn',
    subject: 'Cần xem lại bài hướng dẫn: Thế chấp: giấy tờ',
  });
  expect(world.mails[0]?.text).toContain('/desk/articles/the-chap');
  expect(world.sms.taken).toEqual([]);
});

it('an office without an e-mail address is not told, and the ledger says so', async () => {
  contacts = [];
  await due('khai-sinh', firstDay);
  await eventually(async () =>
    expect((await world.messagesOf('khai-sinh')).map(({ reason }) => reason)).toEqual(['NO_ADDRESS']),
  );
});
