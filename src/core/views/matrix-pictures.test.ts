import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStudy, studies } from '../../../tests/support/feasibility-study.ts';
import { coOccurrence } from './co-occurrence.ts';
import { frequencies } from './frequencies.ts';
import { requireView } from './registry.ts';
import { tracerMatrix } from './tracer-matrix.ts';
import { vetoMatrix } from './veto-matrix.ts';
import type { Cell } from './view.ts';

const settings: readonly [view: string, options: object][] = [
  ['tracer-matrix', {}],
  ['tracer-matrix', { period: '1994' }],
  ['veto-matrix', {}],
  ['veto-matrix', { across: 'tracer' }],
  ['frequencies', {}],
  ['frequencies', { by: 'stage', normalise: 'row' }],
  ['frequencies', { by: 'section' }],
  ['co-occurrence', {}],
  ['co-occurrence', { within: 'sentence', measure: 'normalised' }],
];

describe('pictures of matrices', () => {
  it.each(settings)(
    'of %s with %j show cells of the table, or parts of them, within the picture',
    (id, options) => {
      fc.assert(
        fc.property(studies, fc.integer({ min: 320, max: 1400 }), (study, asked) => {
          const shown = requireView(id).show(study.store, options, study.units);
          const picture = shown.picture({ width: asked, time: null });
          if (picture === null) throw new Error('There is no picture.');
          const { marks, width, height } = picture;
          const cells = shown.tables.flatMap(({ rows }) => rows.flatMap(row => row.cells));
          const passages = new Set(cells.flatMap(cell => cell.passages));
          const judgements = new Set(cells.flatMap(cell => cell.judgements));
          expect(new Set(marks.map(mark => mark.id)).size).toBe(marks.length);
          for (const { cell, x, y, label } of marks) {
            expect(cell.passages.every(passage => passages.has(passage))).toBe(true);
            expect(cell.judgements.every(judgement => judgements.has(judgement))).toBe(true);
            expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
            expect(label).not.toBe('');
          }
        }),
        { numRuns: 15 },
      );
    },
    60_000,
  );

  it('of frequencies has the number of every cell that is not empty', () => {
    const study = sampleStudy();
    const result = frequencies.compute(study.store, { by: 'stage' }, study.units);
    const [table] = frequencies.table(result);
    const counted = (table?.rows ?? [])
      .filter(({ id }) => id !== '.total')
      .flatMap(({ cells }) => cells.slice(2))
      .filter(({ value }) => typeof value === 'number' && value > 0);
    const { marks } = frequencies.picture?.(
      result,
      { width: 1120, time: null },
      frequencies.table(result),
    ) ?? { marks: [] };
    const texts = marks.flatMap(({ shapes }) =>
      shapes.flatMap(shape => (shape.type === 'text' ? shape.text : [])),
    );
    expect(texts.sort()).toEqual(counted.map(({ text }) => text).sort());
    const cells = new Set<Cell>(table?.rows.flatMap(row => row.cells));
    expect(
      marks.every(({ cell }) => [...cells].some(each => JSON.stringify(each) === JSON.stringify(cell))),
    ).toBe(true);
  });

  it('of co-occurrence has every pair once', () => {
    const study = sampleStudy();
    const result = coOccurrence.compute(study.store, {}, study.units);
    const { marks } = coOccurrence.picture?.(
      result,
      { width: 1120, time: null },
      coOccurrence.table(result),
    ) ?? { marks: [] };
    const shown = marks
      .filter(({ cell }) => Number(cell.value) > 0)
      .map(({ id }) => id.split(':').sort().join('|'));
    expect(shown.sort()).toEqual(result.pairs.map(({ one, other }) => `${one.id}|${other.id}`).sort());
  });

  it('of tracers says how far the judging has come', () => {
    const { store, units } = sampleStudy();
    const result = tracerMatrix.compute(store, {}, units);
    const picture = tracerMatrix.picture?.(result, { width: 1120, time: null }, []);
    const cells = result.rows.flatMap(row => row.cells);
    const open = cells.filter(({ status }) => status === 'not-yet-coded').length;
    expect(picture?.description).toContain(
      `${cells.length - open} of ${cells.length} cells judged, ${open} not yet coded.`,
    );
    expect(picture?.marks.find(({ id }) => id === '.all:.judged')?.label).toBe(
      `All, all dimensions: ${cells.length - open} of ${cells.length} judged, ${open} not yet coded.`,
    );
  });

  it('of veto points names outcome, veto and strategy of each meeting', () => {
    const { store, units } = sampleStudy();
    const picture = vetoMatrix.picture?.(
      vetoMatrix.compute(store, {}, units),
      { width: 1120, time: null },
      [],
    );
    const met = picture?.marks.find(({ id }) => id.startsWith('meeting|budget-committee|free-meals'));
    expect(met?.label).toMatch(
      /^Free meals for all at Budget Committee of the Assembly: 2010-11: Amended · veto by Ministry of Finance, Liberal Union · strategy Incremental\. \d passages\./,
    );
  });
});
