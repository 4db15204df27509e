import { directory, topics } from '@civicline/contracts';
import { fromRecord } from '@civicline/events';
import { eventually } from '@civicline/testkit';
import { openWorld, seedRows } from './world';

let world: Awaited<ReturnType<typeof openWorld>>;
const page = { pageSize: 0, pageToken: '' };
const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });
const { DRAFT, REVIEWED, PUBLISHED, RETIRED, UNSPECIFIED } = directory.ArticleState;
const { REVIEW, RETURN, PUBLISH, RETIRE } = directory.ArticleDecision;

const article = (more: Partial<directory.Article> = {}) =>
  directory.Article.fromPartial({
    title: { vi: 'Thế chấp: đọc cho người gọi', en: 'Mortgage: to be read out' },
    body: { vi: '# Cần gì\n\n- Sổ đỏ bản gốc\n- Hợp đồng thế chấp', en: '- Title deed' },
    fields: ['land'],
    topics: ['vay vốn ngân hàng'],
    procedureCodes: ['BD-01'],
    ownerOfficeId: 'ppac',
    ownerPersonId: 'officer.tthc',
    reviewBy: '2026-12-31',
    ...more,
  } as never);

const author = () => world.as('officer', 'ppac', 'author');
const colleague = () => world.as('officer', 'ppac', 'colleague');
const save = async (one: directory.Article, expectedVersion = 0, reason = '', by = author()) =>
  (await world.client.saveArticle({ article: one, expectedVersion, reason }, by)).article;
const decide = async (
  id: string,
  version: number,
  decision: directory.ArticleDecision,
  by = colleague(),
  reason = '',
) => (await world.client.decideArticle({ id, version, decision, reason }, by)).article;
const publish = async (id: string, version: number) => {
  await decide(id, version, REVIEW);
  return decide(id, version, PUBLISH);
};
const search = async (query: string, more: Partial<directory.SearchArticlesRequest> = {}) =>
  (await world.client.searchArticles({ query, field: '', procedureCode: '', ...page, ...more }, world.as('agent')))
    .articles;
const list = async (more: Partial<directory.ListArticlesRequest> = {}, by = author()) =>
  (await world.client.listArticles({ ownerOfficeId: '', state: UNSPECIFIED, overdue: false, ...page, ...more }, by))
    .articles;
const history = async (id: string) => (await world.client.getArticleHistory({ id }, author())).entries;
const announced = async () => {
  const found: { type: string; id: string; data: Record<string, unknown> }[] = [];
  for await (const record of world.events.readAll(topics.article)) {
    const event = fromRecord(record);
    if (event) found.push({ type: event.type, id: event.subject, data: event.data as Record<string, unknown> });
  }
  return found;
};

beforeAll(async () => {
  world = await openWorld();
  await world.client.importDirectory(seedRows(), world.as('system'));
});
afterAll(() => world.close());

const id = 'the-chap-doc-cho-nguoi-goi';

it('an article is written, reviewed by another, published, and then found by agents', async () => {
  const draft = await save(article(), 0, 'mới');
  expect(draft).toMatchObject({ id, version: 1, state: DRAFT, publishedVersion: 0 });
  expect(await search('thế chấp')).toEqual([]);
  await expect(world.client.getArticle({ id, version: 0 }, world.as('agent'))).rejects.toEqual(
    refused('ARTICLE_NOT_FOUND'),
  );
  await expect(decide(id, 1, REVIEW, author())).rejects.toEqual(refused('OWN_ARTICLE'));
  await expect(decide(id, 1, PUBLISH)).rejects.toEqual(refused('ARTICLE_STATE'));
  expect(await decide(id, 1, REVIEW)).toMatchObject({ state: REVIEWED });
  expect(await decide(id, 1, PUBLISH, author())).toMatchObject({ state: PUBLISHED, publishedVersion: 1 });
  for (const query of ['thế chấp', 'the chap', 'vay von', 'theess chaaps', 'mortgage'])
    expect([query, (await search(query))[0]?.id]).toEqual([query, id]);
  expect(await search('', { field: 'land' })).toHaveLength(1);
  expect(await search('', { procedureCode: 'BD-02' })).toEqual([]);
});

it('while a new version is written, agents have the published one; each version is kept', async () => {
  const body = { vi: '# Cần gì\n\n- Sổ đỏ bản gốc\n- Hợp đồng thế chấp đã công chứng', en: '- Title deed' };
  const second = await save(article({ id, body }), 1, 'thêm công chứng');
  expect(second).toMatchObject({ version: 2, state: DRAFT, publishedVersion: 1 });
  // Saying the same again makes no version.
  expect(await save(article({ id, body }), 2)).toMatchObject({ version: 2 });
  const { article: seen } = await world.client.getArticle({ id, version: 0 }, world.as('agent'));
  expect(seen).toMatchObject({ version: 1, state: PUBLISHED });
  expect(seen?.body?.vi).not.toContain('công chứng');
  await expect(save(article({ id }), 1)).rejects.toEqual(refused('ARTICLE_CHANGED'));
  const { article: first } = await world.client.getArticle({ id, version: 1 }, author());
  expect(first?.body?.vi).toBe('# Cần gì\n\n- Sổ đỏ bản gốc\n- Hợp đồng thế chấp');
  const { fields } = await world.client.compareArticleVersions({ id, fromVersion: 1, toVersion: 2 }, author());
  expect(fields.map(({ field }) => field)).toEqual(['body.vi']);
  const added = fields[0]?.parts.filter(({ kind }) => kind === directory.CompareArticleVersionsResponse_PartKind.ADDED);
  expect(added?.map(({ text }) => text.trim())).toEqual(['đã công chứng']);
  await decide(id, 2, RETURN, colleague(), 'thiếu lệ phí');
  await publish(id, 2);
  expect((await search('thế chấp'))[0]?.body?.vi).toContain('công chứng');
  expect((await history(id)).map(({ version, happened, who, why }) => [version, happened, who, why])).toEqual([
    [2, 'published', 'colleague', ''],
    [2, 'reviewed', 'colleague', ''],
    [2, 'returned', 'colleague', 'thiếu lệ phí'],
    [2, 'saved', 'author', 'thêm công chứng'],
    [1, 'published', 'author', ''],
    [1, 'reviewed', 'colleague', ''],
    [1, 'saved', 'author', 'mới'],
  ]);
});

it('officers look after their own office alone, agents read, citizens do neither', async () => {
  const neighbour = world.as('officer', 'motcua-26041', 'neighbour');
  await expect(save(article({ id }), 2, '', neighbour)).rejects.toEqual(refused('FORBIDDEN'));
  await expect(decide(id, 2, RETIRE, neighbour, 'x')).rejects.toEqual(refused('FORBIDDEN'));
  await expect(world.client.getArticleHistory({ id }, neighbour)).rejects.toEqual(refused('FORBIDDEN'));
  await expect(list({ ownerOfficeId: 'ppac' }, neighbour)).rejects.toEqual(refused('FORBIDDEN'));
  expect(await list({}, neighbour)).toEqual([]);
  await expect(list({}, world.as('agent'))).rejects.toEqual(refused('FORBIDDEN'));
  await expect(
    world.client.searchArticles({ query: '', field: '', procedureCode: '', ...page }, world.as('citizen')),
  ).rejects.toEqual(refused('FORBIDDEN'));
});

it('what is wrong with an article is named by its field', async () => {
  const bad = article({ title: { vi: '', en: '' }, reviewBy: 'soon', procedureCodes: ['XX-99'] });
  await expect(save({ ...bad, id: 'bad' })).rejects.toMatchObject({
    violations: [
      { field: 'article.title.vi', rule: 'required' },
      { field: 'article.reviewBy', rule: 'format.day' },
    ],
  });
  await expect(save(article({ id: 'bad', procedureCodes: ['BD-01', 'XX-99'] }))).rejects.toMatchObject({
    violations: [{ field: 'article.procedureCodes[1]', rule: 'not_found' }],
  });
  await expect(save(article({ id: 'bad', body: { vi: 'a\u0000', en: '' } }))).rejects.toMatchObject({
    violations: [{ field: 'article.body.vi', rule: 'control_characters' }],
  });
});

it('two who write the same new article at once: one is told that it is there', async () => {
  const both = await Promise.allSettled(
    ['an', 'binh'].map((who) => save(article({ id: 'twice', topics: [who] }), 0, '', world.as('officer', 'ppac', who))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { reason: 'ARTICLE_CHANGED' } });
});

it('the second try of a command is answered as the first was', async () => {
  const key = { ...author(), idempotencyKey: 'save-once' };
  const [first, second] = [
    await save(article({ id: 'once' }), 0, '', key),
    await save(article({ id: 'once' }), 0, '', key),
  ];
  expect(second).toEqual(first);
});

it('when its review is due, an article is on the list, its owner is asked, and asked again each week', async () => {
  expect((await list({ overdue: true })).map((one) => one.id)).toEqual([]);
  const due = async () =>
    (await announced()).filter(({ type, id: of }) => type === 'civicline.article.review-due.v1' && of === id);
  world.clock.set('2026-12-31T07:29:00+07:00');
  world.clock.set('2026-12-31T07:31:00+07:00');
  await eventually(async () => expect(await due()).toHaveLength(1));
  expect((await due())[0]?.data).toMatchObject({
    articleId: id,
    ownerOfficeId: 'ppac',
    ownerPersonId: 'officer.tthc',
    reviewBy: '2026-12-31',
  });
  expect((await list({ overdue: true })).map((one) => [one.id, one.overdue])).toEqual([[id, true]]);
  expect((await history(id))[0]).toMatchObject({ happened: 'reminded', who: 'department-directory' });
  const renewed = await save(article({ id, reviewBy: '2027-06-30' }), 2, 'còn đúng');
  await publish(id, renewed?.version ?? 0);
  expect(await list({ overdue: true })).toEqual([]);
});

it('a retired article is found by nobody and kept', async () => {
  await expect(decide(id, 3, RETIRE)).rejects.toMatchObject({ violations: [{ field: 'reason', rule: 'required' }] });
  expect(await decide(id, 3, RETIRE, colleague(), 'đã thay bằng bài khác')).toMatchObject({ state: RETIRED });
  expect(await search('thế chấp')).toEqual([]);
  expect((await list({ state: RETIRED })).map((one) => one.id)).toEqual([id]);
});

it('each change is announced with the whole article', async () => {
  await eventually(async () => {
    const changes = (await announced()).filter(
      ({ type, id: of }) => type === 'civicline.article.changed.v1' && of === id,
    );
    const states = changes.map(({ data }) => (data['article'] as directory.Article).state);
    expect(states).toEqual([
      DRAFT,
      REVIEWED,
      PUBLISHED,
      DRAFT,
      DRAFT,
      REVIEWED,
      PUBLISHED,
      DRAFT,
      REVIEWED,
      PUBLISHED,
      RETIRED,
    ]);
  });
});
