import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../tests/support/feasibility-study.ts';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { findDuplicates } from './duplicates.ts';

function duplicatesOf(...items: readonly (readonly [label: string, ...aliases: string[]])[]) {
  const study = new StudyInMemory(readTemplate('political-feasibility'));
  for (const [label, ...aliases] of items) study.dispatch('item.add', { kind: 'actor', label, aliases });
  return findDuplicates(study.store).map(({ items: group, pairs }) => [
    group.map(({ label }) => label).sort(),
    pairs.map(({ rule }) => rule).sort(),
  ]);
}

describe('duplicates in the registry', () => {
  it.each([
    ['José Córdoba', 'Jose Cordoba', 'accents and spelling'],
    ['Ministry of Ports', 'Ports Ministry', 'word order'],
    ['Harbour Authority', 'Harbor Authority', 'one letter'],
    ['Gabriel Martínez', 'Martínez', 'part of a person’s name'],
    ['HRI', 'Harbour Research Institute', 'acronym of the name'],
  ])('%s and %s: %s', (one, other, rule) => {
    expect(duplicatesOf([one], [other], ['Somebody else'])).toEqual([[[one, other].sort(), [rule]]]);
  });

  it('looks at aliases too, and puts all that belong together in one group', () => {
    expect(
      duplicatesOf(['SPC', 'Ministry of Ports'], ['Port ministry', 'ministry of ports'], ['Ports Ministry']),
    ).toEqual([
      [
        ['Port ministry', 'Ports Ministry', 'SPC'],
        ['accents and spelling', 'one letter', 'word order'],
      ],
    ]);
  });

  it('tells apart what one letter or figure tells apart, other kinds, and surnames of two people', () => {
    expect(duplicatesOf(['Committee A of the port'], ['Committee B of the port'])).toEqual([]);
    expect(duplicatesOf(['Article 123'], ['Article 124'])).toEqual([]);
    expect(duplicatesOf(['SNTE'], ['SNTSS'])).toEqual([]);
    expect(duplicatesOf(['Rosa Vega'], ['Juan Vega'], ['Vega'])).toEqual([]);
    const study = new StudyInMemory(readTemplate('political-feasibility'));
    study.dispatch('item.add', { kind: 'actor', label: 'Lower House' });
    study.dispatch('item.add', { kind: 'veto-point', label: 'Lower House' });
    expect(findDuplicates(study.store)).toEqual([]);
  });
});
