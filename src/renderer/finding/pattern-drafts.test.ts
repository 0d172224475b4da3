import { describe, expect, it } from 'vitest';
import { shippedPatterns } from '#core/finding/citation-patterns.ts';
import {
  type Draft,
  draftsOf,
  expressionKey,
  moved,
  newDraft,
  patternsToSave,
  problemOf,
} from './pattern-drafts.ts';

const shipped = draftsOf(shippedPatterns);
const none: ReadonlySet<string> = new Set();
const withPattern = (patch: Partial<Draft['pattern']>): Draft => {
  const draft = newDraft(shipped);
  return { ...draft, pattern: { ...draft.pattern, pattern: 'Law', ...patch } };
};
const problem = (patch: Partial<Draft['pattern']>, runaways = none) => {
  const draft = withPattern(patch);
  return problemOf(draft, [...shipped, draft], runaways);
};

describe('drafts of patterns', () => {
  it('finds nothing wrong with those that ship', () => {
    expect(shipped.map(draft => problemOf(draft, shipped, none))).toEqual(shipped.map(() => null));
  });

  it.each([
    ['a name with capitals', { id: 'Law' }, 'id', 'letters from a to z'],
    ['no name', { id: '' }, 'id', 'letters from a to z'],
    ['the name of another', { id: 'interview' }, 'id', 'Another pattern'],
    ['nothing to look for', { pattern: ' ' }, 'pattern', 'what to look for'],
    ['no expression', { pattern: '(' }, 'pattern', 'no regular expression'],
    ['one that may take for ever', { pattern: '(a+)+b' }, 'pattern', 'for ever'],
    ['one that is too long', { pattern: 'a'.repeat(2_001) }, 'pattern', '2,000'],
  ])('tells of %s', (_, patch, field, message) => {
    expect(problem({})).toBeNull();
    const found = problem(patch);
    expect(found?.field).toBe(field);
    expect(found?.message).toContain(message);
  });

  it('tells of one that was stopped, until its expression is another', () => {
    const runaways = new Set([expressionKey(withPattern({}).pattern)]);
    expect(problem({}, runaways)?.message).toContain('too long');
    expect(problem({ pattern: 'Laws' }, runaways)).toBeNull();
  });

  it('has a name and a key of its own when it is new', () => {
    const one = newDraft(shipped);
    const two = newDraft([...shipped, one]);
    expect([one.pattern.id, two.pattern.id]).toEqual(['pattern', 'pattern-2']);
    expect(new Set([...shipped, one, two].map(({ key }) => key)).size).toBe(shipped.length + 2);
  });

  it('saves nothing of its own where all are as they ship', () => {
    expect(patternsToSave(shipped)).toBeNull();
    expect(patternsToSave([])).toEqual([]);
    const swapped = moved(shipped, 0, 1);
    expect(
      patternsToSave(swapped)
        ?.map(({ id }) => id)
        .slice(0, 2),
    ).toEqual(['entrevista', 'interview']);
    expect(patternsToSave(moved(swapped, 0, 0))).toBeNull();
  });
});
