import fc from 'fast-check';
import type { PaperMark, PaperState, PaperWish, SetBy } from './readiness';
import { allReady, checked, lacking, mark, sentHomeFor } from './readiness';

const at = new Date('2026-11-24T01:00:00Z');
const text = (vi: string) => ({ vi, en: '' });
const always = (key: string) => ({ key, name: text(key), condition: text(''), required: true });
const papers = [
  always('gcn'),
  always('cccd'),
  { ...always('uy-quyen'), condition: text('Khi nộp thay'), required: false },
];
const said = (key: string, state: PaperState, by: SetBy = 'citizen'): PaperMark => ({
  key,
  state,
  by,
  byId: by === 'citizen' ? '' : 'officer01',
  at,
  reason: state === 'waived' ? 'Đã có trong hệ thống' : '',
});
const speaker = (by: SetBy) => ({ by, id: by === 'citizen' ? '' : 'officer01', at });
const wish = (key: string, state: PaperState, reason = state === 'waived' ? 'Đã có' : ''): PaperWish => ({
  key,
  state,
  reason,
});
const refused = (reason: string) => expect.objectContaining({ name: 'Refusal', reason });

it('a paper of which nobody has spoken is missing; one that is needed in some cases makes no visit vain', () => {
  expect(lacking(checked(papers, [])).map(({ key }) => key)).toEqual(['gcn', 'cccd']);
  expect(lacking(checked(papers, [said('gcn', 'have'), said('cccd', 'waived', 'office')]))).toEqual([]);
});

it('follows the checklist: what is asked for since then is missing, what is no longer asked for is gone', () => {
  const now = checked([...papers.slice(1), always('phieu-yc')], [said('gcn', 'have'), said('cccd', 'have')]);
  expect(now.map(({ key, state }) => `${key} ${state}`)).toEqual(['cccd have', 'uy-quyen missing', 'phieu-yc missing']);
});

describe('who may say what', () => {
  const cases: [who: SetBy, before: PaperMark[], state: PaperState, outcome: 'written' | 'nothing new' | 'refused'][] =
    [
      ['citizen', [], 'have', 'written'],
      ['citizen', [], 'missing', 'nothing new'],
      ['citizen', [], 'waived', 'refused'],
      ['citizen', [said('gcn', 'have')], 'missing', 'written'],
      ['citizen', [said('gcn', 'have', 'office')], 'missing', 'written'],
      ['citizen', [said('gcn', 'waived', 'office')], 'have', 'refused'],
      ['citizen', [said('gcn', 'waived', 'office')], 'missing', 'refused'],
      ['agent', [], 'waived', 'written'],
      ['agent', [said('gcn', 'waived', 'office')], 'have', 'written'],
      ['office', [], 'waived', 'written'],
      ['office', [said('gcn', 'waived', 'office')], 'missing', 'written'],
      ['office', [said('gcn', 'have')], 'have', 'nothing new'],
      ['office', [said('gcn', 'have')], 'waived', 'written'],
    ];
  it.each(cases)('%s, after %j, says %s: %s', (by, before, state, outcome) => {
    const say = () => mark(checked(papers, before), [wish('gcn', state)], speaker(by));
    if (outcome === 'refused') expect(say).toThrow(refused('WAIVER_BY_STAFF_ONLY'));
    else expect(say()).toHaveLength(outcome === 'written' ? 1 : 0);
  });

  it('a waiver keeps its reason and who gave it; a new reason is written again', () => {
    const [waiver] = mark(checked(papers, []), [wish('gcn', 'waived', 'Đã nộp qua mạng')], speaker('office'));
    expect(waiver).toEqual({
      key: 'gcn',
      state: 'waived',
      by: 'office',
      byId: 'officer01',
      at,
      reason: 'Đã nộp qua mạng',
    });
    const again = (reason: string) =>
      mark(checked(papers, waiver ? [waiver] : []), [wish('gcn', 'waived', reason)], speaker('office'));
    expect([again('Đã nộp qua mạng').length, again('Đã nộp qua bưu điện').length]).toEqual([0, 1]);
  });
});

it('papers that are not on the list are refused, each by its place in the request', () => {
  expect(() =>
    mark(checked(papers, []), [wish('gcn', 'have'), wish('so-ho-khau', 'have')], speaker('citizen')),
  ).toThrow(expect.objectContaining({ violations: [{ field: 'items[1].key', rule: 'unknown_value' }] }));
  expect(() => sentHomeFor(checked(papers, []), ['so-ho-khau'])).toThrow(
    expect.objectContaining({ violations: [{ field: 'missing[0]', rule: 'unknown_value' }] }),
  );
});

it('sent home for what the officer names, else for what is missing; for nothing, nobody is', () => {
  const both = [said('gcn', 'have'), said('cccd', 'have')];
  expect(sentHomeFor(checked(papers, [said('gcn', 'have')]), [])).toEqual(['cccd']);
  expect(sentHomeFor(checked(papers, both), ['gcn', 'gcn'])).toEqual(['gcn']);
  expect(() => sentHomeFor(checked(papers, both), [])).toThrow(refused('PAPERS_COMPLETE'));
});

const anyMarks = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('gcn', 'cccd', 'uy-quyen', 'gone'),
    state: fc.constantFrom<PaperState>('missing', 'have', 'waived'),
    by: fc.constantFrom<SetBy>('citizen', 'agent', 'office'),
    byId: fc.constant(''),
    at: fc.constant(at),
    reason: fc.constant(''),
  }),
  { selector: ({ key }) => key },
);

it('"everything is ready" is always allowed, leaves nothing missing, touches no waiver, and said twice says nothing new', () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      const before = checked(papers, marks);
      const written = mark(before, allReady(before), speaker('citizen'));
      const after = checked(papers, [
        ...marks.filter(({ key }) => !written.some((one) => one.key === key)),
        ...written,
      ]);
      expect(lacking(after)).toEqual([]);
      expect(after.filter(({ state }) => state === 'waived')).toEqual(before.filter(({ state }) => state === 'waived'));
      expect(mark(after, allReady(after), speaker('citizen'))).toEqual([]);
    }),
  );
});
