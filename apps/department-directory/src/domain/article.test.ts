import { decide, draftOf, idOfTitle, isOverdue } from './article';
import type { Article } from './directory';

const now = new Date('2026-11-25T03:00:00Z');
const today = '2026-11-25';
const doc: Article = {
  id: 'a',
  title: { vi: 'Thế chấp' },
  body: { vi: 'Đọc' },
  ownerOfficeId: 'ppac',
  reviewBy: '2027-01-01',
};
const author = { id: 'officer1', role: 'officer', officeId: 'ppac' };
const colleague = { ...author, id: 'officer2' };
const draft = draftOf(undefined, doc, 0, author, now);
const by = (editor: typeof author, more: object = {}) => ({
  version: 1,
  reason: '',
  authors: [author.id],
  editor,
  now,
  today,
  ...more,
});
const refused = (reason: string) => expect.objectContaining({ reason });

it('goes draft, reviewed, published, retired', () => {
  expect(draft).toMatchObject({ state: 'draft', version: 1, publishedVersion: null });
  const reviewed = decide(draft, 'review', by(colleague)).record;
  const published = decide(reviewed, 'publish', by(author)).record;
  expect(published).toMatchObject({ state: 'published', publishedVersion: 1, reviewBy: '2027-01-01' });
  expect(published.remindAt?.toISOString()).toBe('2027-01-01T00:30:00.000Z');
  const next = draftOf(published, { ...doc, body: { vi: 'Mới' } }, 1, author, now);
  expect(next).toMatchObject({ state: 'draft', version: 2, publishedVersion: 1, reviewBy: '2027-01-01' });
  const retired = decide(published, 'retire', by(author, { reason: 'cũ' })).record;
  expect(retired).toMatchObject({ state: 'retired', published: null, remindAt: null, reviewBy: '' });
});

const reviewedOnce = decide(draft, 'review', by(colleague)).record;
it.each([
  ['an author reviewing the own article', () => decide(draft, 'review', by(author)), 'OWN_ARTICLE'],
  ['publishing a draft', () => decide(draft, 'publish', by(colleague)), 'ARTICLE_STATE'],
  ['another version', () => decide(draft, 'review', by(colleague, { version: 2 })), 'ARTICLE_CHANGED'],
  ['another office', () => decide(draft, 'review', by({ ...colleague, officeId: 'x' })), 'FORBIDDEN'],
  ['an agent', () => decide(draft, 'review', by({ ...colleague, role: 'agent' })), 'FORBIDDEN'],
  ['a return without a reason', () => decide(reviewedOnce, 'return', by(colleague)), 'INVALID_ARGUMENT'],
  [
    'a review day that has come',
    () => decide(reviewedOnce, 'publish', by(author, { today: '2027-01-01' })),
    'INVALID_ARGUMENT',
  ],
  ['a version that was not read', () => draftOf(draft, doc, 0, author, now), 'ARTICLE_CHANGED'],
  ['a gift to another office', () => draftOf(draft, { ...doc, ownerOfficeId: 'x' }, 1, author, now), 'FORBIDDEN'],
])('refuses %s', (_, act, reason) => {
  let said: unknown;
  try {
    act();
  } catch (error) {
    said = error;
  }
  expect(said).toEqual(refused(reason));
});

it('an id is made of the title', () => {
  expect(idOfTitle('Thế chấp: giấy tờ & lệ phí')).toBe('the-chap-giay-to-le-phi');
  expect(idOfTitle('…')).toBe('');
});

it('is overdue from the day itself on', () => {
  expect(isOverdue({ reviewBy: today }, today)).toBe(true);
  expect(isOverdue({ reviewBy: '2026-11-26' }, today)).toBe(false);
  expect(isOverdue({ reviewBy: '' }, today)).toBe(false);
});
