import { expect, it } from 'vitest';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { blocksOfPlainText } from '../text/plain-text.ts';
import { finderFor, proposeIn, withCoding } from './propose.ts';

const text =
  'The council met in May. The Council and the mayor agreed.\nThe mayor left.\n\nNo council sat after that.';

const open = () => {
  const study = new StudyInMemory();
  study.addDocument('report', text);
  for (const [id, label] of [
    ['council', 'Council'],
    ['mayor', 'Mayor'],
  ]) {
    study.dispatch('item.add', { id, kind: 'actor', label });
  }
  const document = { documentId: 'report', text, blocks: blocksOfPlainText(text) };
  return { study, document, finder: finderFor(study.store) };
};
const quotes = (proposals: readonly { start: number; end: number; itemId: string }[]): string[] =>
  proposals.map(({ start, end, itemId }) => `${itemId}: ${text.slice(start, end)}`);

it('proposes the words, the sentences or the paragraphs, each once', () => {
  const { study, document, finder } = open();
  const propose = (itemIds: string[], extent: 'words' | 'sentence' | 'paragraph') =>
    quotes(proposeIn(study.store, finder.find(text), document, { itemIds, extent }));
  expect(propose(['council'], 'words')).toEqual(['council: council', 'council: Council', 'council: council']);
  expect(propose(['council', 'mayor'], 'sentence')).toEqual([
    'council: The council met in May.',
    'council: The Council and the mayor agreed.',
    'mayor: The Council and the mayor agreed.',
    'mayor: The mayor left.',
    'council: No council sat after that.',
  ]);
  expect(propose(['mayor'], 'paragraph')).toHaveLength(1);
});

it('leaves out what is coded, and tells it of the mentions', () => {
  const { study, document, finder } = open();
  study.dispatch('passage.add', { id: 'p', documentId: 'report', itemId: 'council', start: 0, end: 23 });
  expect(
    withCoding(study.store, 'report', finder.find(text)).map(({ itemId, isCoded }) => [itemId, isCoded]),
  ).toEqual([
    ['council', true],
    ['council', false],
    ['mayor', false],
    ['mayor', false],
    ['council', false],
  ]);
  expect(
    quotes(proposeIn(study.store, finder.find(text), document, { itemIds: ['council'], extent: 'sentence' })),
  ).toEqual(['council: The Council and the mayor agreed.', 'council: No council sat after that.']);
});

it('codes a run in one commit, which can be taken back later but for what was worked with', () => {
  const { study, document, finder } = open();
  const rule = { itemIds: ['council', 'mayor'], documentIds: null, extent: 'words' } as const;
  const proposals = proposeIn(study.store, finder.find(text), document, rule);
  const places = proposals.map(({ documentId, itemId, start, end }) => ({ documentId, itemId, start, end }));
  study.dispatch('run.add', { id: 'run', name: 'Council and mayor', rule, places });
  const passages = [...study.store.all('passage')];
  expect(passages.map(({ exact }) => exact).sort()).toEqual([
    'Council',
    'council',
    'council',
    'mayor',
    'mayor',
  ]);
  expect(proposeIn(study.store, finder.find(text), document, rule)).toEqual([]);

  const [first, second, third] = passages.map(({ id }) => id);
  study.dispatch('passage.move', { id: first, start: 0, end: 11 });
  study.dispatch('memo.add', { on: { type: 'passage', id: second }, text: 'See the minutes' });
  study.dispatch('judgement.set', {
    itemId: 'mayor',
    field: 'influence',
    status: 'coded',
    value: 2,
    evidence: [third],
  });
  study.dispatch('run.remove', { id: 'run' });
  expect([...study.store.all('passage')].map(({ id }) => id).sort()).toEqual([first, second, third].sort());
  study.dispatch('run.restore', { id: 'run' });
  expect([...study.store.all('passage')]).toHaveLength(5);
  study.undo();
  study.undo();
  expect([...study.store.all('passage')]).toHaveLength(5);
});
