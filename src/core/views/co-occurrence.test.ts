import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibility, studies, TestStudy } from '../../../tests/support/feasibility-study.ts';
import type { Passage } from '../model/passage.ts';
import { coOccurrence } from './co-occurrence.ts';
import { pairKey } from './pair-key.ts';

const compute = (study: TestStudy, options: Parameters<typeof coOccurrence.compute>[1]) =>
  coOccurrence.compute(study.store, options, study.units);

/** Every character that passages of the item cover, as `document:offset`. */
const charactersOf = (passages: readonly Passage[]): Set<string> =>
  new Set(
    passages.flatMap(({ documentId, start, end }) =>
      Array.from({ length: end - start }, (_, at) => `${documentId}:${start + at}`),
    ),
  );

describe('co-occurrence', () => {
  it('by overlap agrees with comparing every pair of passages, character by character', () => {
    fc.assert(
      fc.property(studies, study => {
        const passages = [...study.store.all('passage')];
        const expected = new Map<string, number>();
        for (const [at, one] of passages.entries()) {
          for (const other of passages.slice(at + 1)) {
            if (one.itemId === other.itemId || one.documentId !== other.documentId) continue;
            if (one.start >= other.end || other.start >= one.end) continue;
            const key = pairKey(one.itemId, other.itemId);
            expected.set(key, (expected.get(key) ?? 0) + 1);
          }
        }
        const { pairs } = compute(study, {});
        expect(pairs.map(({ one, other, raw }) => [pairKey(one.id, other.id), raw]).sort()).toEqual(
          [...expected].sort(),
        );
        for (const { one, other, normalised } of pairs) {
          const [first, second] = [one, other].map(item =>
            charactersOf(passages.filter(({ itemId }) => itemId === item.id)),
          );
          const shared = [...(first ?? [])].filter(character => second?.has(character)).length;
          expect(normalised).toBeCloseTo(shared / ((first?.size ?? 0) + (second?.size ?? 0) - shared), 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each(['sentence', 'paragraph'] as const)(
    'by %s agrees with looking into each one',
    within => {
      fc.assert(
        fc.property(studies, study => {
          const units = [...study.store.all('document')].flatMap(document => {
            const ranges =
              within === 'sentence' ? study.units.sentences(document) : study.units.paragraphs(document);
            return ranges.map(({ start, end }) => ({ documentId: document.id, start, end }));
          });
          const touched = units.map(
            unit =>
              new Set(
                [...study.store.all('passage')]
                  .filter(
                    each =>
                      each.documentId === unit.documentId && each.start < unit.end && each.end > unit.start,
                  )
                  .map(({ itemId }) => itemId),
              ),
          );
          const { items, pairs } = compute(study, { within });
          const found = new Map(pairs.map(pair => [pairKey(pair.one.id, pair.other.id), pair]));
          for (const [at, one] of items.entries()) {
            for (const other of items.slice(at + 1)) {
              const both = touched.filter(set => set.has(one.id) && set.has(other.id)).length;
              const either = touched.filter(set => set.has(one.id) || set.has(other.id)).length;
              const pair = found.get(pairKey(one.id, other.id));
              expect(pair?.raw ?? 0).toBe(both);
              if (both > 0) expect(pair?.normalised).toBeCloseTo(both / either, 9);
            }
          }
        }),
        { numRuns: 25 },
      );
    },
    60_000,
  );

  it('leads to the passages of both', () => {
    const study = new TestStudy(feasibility);
    study.addDocument('d', 'The union met the minister. Later they spoke again.');
    for (const id of ['union', 'minister']) study.dispatch('item.add', { id, kind: 'actor', label: id });
    const code = (id: string, itemId: string, start: number, end: number) =>
      study.dispatch('passage.add', { id, documentId: 'd', itemId, start, end });
    code('p1', 'union', 0, 9);
    code('p2', 'minister', 14, 26);
    code('p3', 'minister', 28, 38);
    expect(compute(study, {}).pairs).toEqual([]);
    expect(compute(study, { within: 'sentence' }).pairs).toMatchObject([
      { raw: 1, normalised: 0.5, passages: ['p1', 'p2'] },
    ]);
    const [, matrix] = coOccurrence.table(compute(study, { within: 'sentence', measure: 'normalised' }));
    expect(matrix?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['minister', '', '0.500'],
      ['union', '0.500', ''],
    ]);
  });
});
