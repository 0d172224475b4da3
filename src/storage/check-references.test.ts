import { expect, test } from 'vitest';
import type { Finding } from '#core/api.ts';
import { StudyInMemory } from '../../tests/support/study-in-memory.ts';
import { checkReferences } from './check-references.ts';

async function messagesOf({ store }: StudyInMemory): Promise<string[]> {
  const findings: Finding[] = [];
  await checkReferences(store, finding => findings.push(finding));
  return findings.map(({ message }) => message);
}

/** Ana and Bo differ on an item, with a passage as evidence, and Bo settles it. */
function settledStudy(): StudyInMemory {
  const study = new StudyInMemory();
  study.addDocument('doc', 'The union struck.');
  study.dispatch('item.add', { id: 'union', kind: 'actor', label: 'The union' });
  study.dispatch('passage.add', { id: 'p1', documentId: 'doc', itemId: 'union', start: 0, end: 9 });
  const cell = { itemId: 'union', field: 'influence', status: 'coded' };
  study.dispatch('judgement.set', { ...cell, id: 'j1', value: 1, evidence: ['p1'] });
  study.dispatch('coder.add', { id: 'bo', name: 'Bo' });
  study.coderId = 'bo' as typeof study.coderId;
  study.dispatch('judgement.set', { ...cell, id: 'j2', value: 2 });
  study.dispatch('judgement.settle', {
    id: 's1',
    settles: ['j1', 'j2'],
    status: 'coded',
    value: 2,
    rationale: 'It struck.',
  });
  return study;
}

test('finds nothing where all that is named is there, or was removed', async () => {
  const study = settledStudy();
  study.dispatch('judgement.remove', { id: 'j1' });
  study.dispatch('passage.remove', { id: 'p1' });
  expect(await messagesOf(study)).toEqual([]);
});

test.each([
  ['passage', 'p1', 'The judgement “influence of The union” (j1) names the passage p1'],
  ['judgement', 'j1', 'The judgement “influence of The union” (s1) names the judgement j1'],
] as const)('finds a %s that is missing', async (type, id, message) => {
  const study = settledStudy();
  study.store.apply([{ type, id, before: study.store.get(type, id) ?? null, after: null }]);
  expect(await messagesOf(study)).toEqual([`${message}, which is not in the study.`]);
});
