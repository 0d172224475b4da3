import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Shape } from '#core/pictures/picture.ts';
import { sampleStudy, studies, type TestStudy } from '../../../tests/support/feasibility-study.ts';
import { positions } from './positions.ts';
import { asView } from './view.ts';

const view = asView(positions);

function draw(study: TestStudy, width = 1100) {
  const { tables, picture } = view.show(study.store, {}, study.units);
  const drawn = picture({ width, time: null });
  const [table] = tables;
  if (drawn === null || table === undefined) throw new Error('Positions have a table and a picture.');
  return { picture: drawn, table };
}

const textsOf = (shapes: readonly Shape[]): string[] =>
  shapes.flatMap(shape => (shape.type === 'text' ? [shape.text] : []));

it('has a tile for each cell of the table, with the cell itself', () => {
  fc.assert(
    fc.property(studies, fc.integer({ min: 400, max: 1500 }), (study, width) => {
      const { picture, table } = draw(study, width);
      const cellOf = new Map(picture.marks.map(({ id, cell }) => [id, cell]));
      const across = table.columns.slice(2).map(({ id }) => (id === '.about-nothing' ? '' : id));
      expect(picture.marks).toHaveLength(table.rows.length * across.length);
      for (const { id, cells } of table.rows)
        for (const [at, column] of across.entries())
          expect(cellOf.get(`${id}:${column}`)).toEqual(cells[at + 2]);
      const seen = picture.marks.map(({ id, cell }) => ({
        row: id.split(':')[0],
        isSeen: cell.status !== 'not-yet-coded',
      }));
      const lastSeen = seen.findLastIndex(({ isSeen }) => isSeen);
      const rowsBefore = new Set(seen.slice(0, lastSeen + 1).map(({ row }) => row));
      for (const row of rowsBefore) expect(seen.some(each => each.row === row && each.isSeen)).toBe(true);
      for (const { x, y } of picture.marks)
        expect(x > 0 && x < picture.width && y > 0 && y < picture.height).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('shows no number where nobody judged, and else those that were judged', () => {
  fc.assert(
    fc.property(studies, study => {
      for (const { cell, shapes } of draw(study, 1500).picture.marks) {
        const numbers = textsOf(shapes).filter(text => /\d/.test(text));
        if (cell.status === 'not-yet-coded') expect(numbers).toEqual([]);
        for (const number of numbers) expect(cell.text).toContain(number);
      }
    }),
    { numRuns: 60 },
  );
});

it('sets values of several periods side by side, and hatches what judges contradict', () => {
  const { marks } = draw(sampleStudy()).picture;
  const tile = (id: string) => marks.find(mark => mark.id === id)?.shapes ?? [];
  expect(textsOf(tile('ministry-of-finance:free-meals'))).toEqual(['−3', '+1']);
  expect(tile('ministry-of-finance:free-meals').some(({ type }) => type === 'path')).toBe(false);
  const contradicted = marks.filter(({ cell }) => cell.conflicting);
  expect(contradicted.length).toBeGreaterThan(0);
  for (const { shapes, label } of contradicted) {
    expect(shapes.some(shape => shape.type === 'path' && shape.stroke?.ink === 'warning')).toBe(true);
    expect(label).toContain('Conflicting.');
  }
});
