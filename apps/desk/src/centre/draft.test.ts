import { afterSave, draftsIn } from './draft';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  };
};

it('what was typed while a save was on its way is still to be saved', () => {
  expect(afterSave({ name: 'An', question: 'Sổ đỏ' }, { name: 'An', question: 'Sổ' })).toEqual({ question: 'Sổ đỏ' });
  expect(afterSave({ name: '' }, { name: '' })).toEqual({});
});

it('keeps a draft by account and call, and nothing of one that is saved', () => {
  const own = storage();
  const drafts = draftsIn(own as unknown as Storage, 'agent01');
  drafts.write('c1', { name: 'An' });
  expect([drafts.read('c1'), drafts.read('c2')]).toEqual([{ name: 'An' }, {}]);
  expect(draftsIn(own as unknown as Storage, 'agent02').read('c1')).toEqual({});
  drafts.write('c1', {});
  expect(own.kept.size).toBe(0);
  own.setItem('civicline.draft.agent01.c1', '{broken');
  expect(drafts.read('c1')).toEqual({});
});
