import { beforeEach, describe, expect, it } from 'vitest';
import { StudyInMemory } from '../../../../tests/support/study-in-memory.ts';
import { patternsOf, shippedPatterns } from '../../finding/citation-patterns.ts';

let study: StudyInMemory;

beforeEach(() => {
  study = new StudyInMemory();
});

const letter = { id: 'letter', kind: 'note', pattern: String.raw`\[Letter \d+\]` };
const change = (citationPatterns: unknown) => study.dispatch('study.change', { citationPatterns });

describe('patterns of citations', () => {
  it('are those that ship until the study has its own, which one undo takes back', () => {
    expect(patternsOf(study.store)).toBe(shippedPatterns);
    const label = change([letter])?.label;
    expect(label).toBe('Change the patterns of citations');
    expect(patternsOf(study.store)).toEqual([
      { ...letter, caseSensitive: true, namesAuthor: false, enabled: true, description: '' },
    ]);
    study.undo();
    expect(patternsOf(study.store)).toBe(shippedPatterns);
  });

  it('may be none, and are those that ship again without a trace', () => {
    const before = Object.keys(study.store.study);
    change([]);
    expect(patternsOf(study.store)).toEqual([]);
    change(null);
    expect(patternsOf(study.store)).toBe(shippedPatterns);
    expect(Object.keys(study.store.study)).toEqual(before);
  });

  it('stay as they are when something else of the study changes', () => {
    change([letter]);
    study.dispatch('study.change', { name: 'Other' });
    expect(patternsOf(study.store)).toHaveLength(1);
  });

  it.each([
    ['two of one name', [letter, letter], 'Two patterns are called “letter”'],
    ['no expression', [{ ...letter, pattern: '(' }], 'no regular expression'],
    ['one that may take for ever', [{ ...letter, pattern: '(a+)+b' }], 'take for ever'],
    ['one that is switched off and wrong', [{ ...letter, pattern: '(', enabled: false }], 'no regular'],
    ['a name that is none', [{ ...letter, id: 'A letter' }], 'a name has letters'],
  ])('refuse %s', (_, patterns, reason) => {
    expect(() => change(patterns)).toThrow(reason);
    expect(patternsOf(study.store)).toBe(shippedPatterns);
  });
});
