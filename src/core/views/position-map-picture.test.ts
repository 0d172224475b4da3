import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Mark, Picture, Shape, TextShape } from '#core/pictures/picture.ts';
import { type Box, boxesMeet } from '#core/pictures/place-labels.ts';
import { textWidth } from '#core/pictures/text-width.ts';
import { sampleStudy, studies, type TestStudy } from '../../../tests/support/feasibility-study.ts';
import { positionMap } from './position-map.ts';
import type { Cell, ViewTable } from './view.ts';
import { asView } from './view.ts';

const view = asView(positionMap);
const frames = fc.integer({ min: 400, max: 1600 }).map(width => ({ width, time: null }));
const periods = fc.option(fc.constantFrom('1993', '1994', '1993/1995'), { nil: undefined });

const show = (study: TestStudy, options: object) => view.show(study.store, options, study.units);

const boxOf = ({ x, y, text, size, anchor, bold }: TextShape): Box => {
  const width = textWidth(text, size, bold);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  // Letters without accents and descenders: what would be seen as touching.
  return { x: left, y: y - size * 0.72, width, height: size * 0.72 };
};
const textsOf = (shapes: readonly Shape[]): TextShape[] =>
  shapes.flatMap(shape => (shape.type === 'text' ? [shape] : []));
/** A sign inside a symbol belongs to it. */
const namesOf = ({ ground, marks }: Picture): TextShape[] =>
  [...textsOf(ground), ...marks.flatMap(({ shapes }) => textsOf(shapes))].filter(({ text }) => text !== '!');

const ofSort = ({ marks }: Picture, sort: string): Mark[] =>
  marks.filter(({ id }) => id.startsWith(`${sort}:`));

function drawn(study: TestStudy, options: object, frame = { width: 1100, time: null }) {
  const shown = show(study, options);
  const picture = shown.picture(frame);
  if (picture === null) throw new Error('The position map has a picture.');
  return { picture, tables: shown.tables };
}

const rowsOf = (tables: readonly ViewTable[], name: string): string[] =>
  tables.find(table => table.name === name)?.rows.map(({ id }) => id) ?? [];

it('shows each actor once: where it was judged to stand, or in the list of those that are not there', () => {
  fc.assert(
    fc.property(studies, frames, periods, (study, frame, period) => {
      const { picture, tables } = drawn(study, { period }, frame);
      expect(ofSort(picture, 'actor').map(({ id }) => id.slice(6))).toEqual(rowsOf(tables, 'points'));
      expect(
        ofSort(picture, 'absent')
          .map(({ id }) => id.slice(7))
          .sort(),
      ).toEqual([...rowsOf(tables, 'not-on-the-map')].sort());
    }),
    { numRuns: 60 },
  );
});

it('has marks that say and rest on what the tables do, inside the picture, under names of their own', () => {
  fc.assert(
    fc.property(studies, frames, periods, fc.boolean(), (study, frame, period, isCompared) => {
      const options = { period, ...(isCompared ? { compare: { period: '1995/1996' } } : {}) };
      const { picture, tables } = drawn(study, options, frame);
      const cells = tables.flatMap(({ rows }) => rows.flatMap(row => row.cells));
      const known = (list: (cell: Cell) => readonly string[]) => new Set(cells.flatMap(list));
      const [passages, judgements] = [known(cell => cell.passages), known(cell => cell.judgements)];
      expect(new Set(picture.marks.map(({ id }) => id)).size).toBe(picture.marks.length);
      for (const { x, y, label, cell, heading } of picture.marks) {
        expect(x >= 0 && x <= picture.width && y >= 0 && y <= picture.height).toBe(true);
        expect(label.length).toBeGreaterThan(heading.row === '' ? 0 : 3);
        for (const id of cell.passages) expect(passages).toContain(id);
        for (const id of cell.judgements) expect(judgements).toContain(id);
      }
    }),
    { numRuns: 60 },
  );
});

it('writes no name over another, and none beyond the picture', () => {
  fc.assert(
    fc.property(studies, frames, fc.boolean(), (study, frame, isCompared) => {
      const { picture } = drawn(study, isCompared ? { compare: { period: '1993/1995' } } : {}, frame);
      const boxes = namesOf(picture).map(text => ({ box: boxOf(text), text: text.text }));
      for (const [at, { box, text }] of boxes.entries()) {
        expect(box.x >= 0 && box.x + box.width <= picture.width + 0.5, text).toBe(true);
        expect(box.y >= 0 && box.y + box.height <= picture.height, text).toBe(true);
        for (const other of boxes.slice(at + 1))
          expect(boxesMeet(box, other.box), `${text} and ${other.text}`).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

/** Left edges of the columns and the lines between the rows, as drawn. */
function boxesOfGrid({ ground }: Picture): { columns: number[]; rows: number[] } {
  const lines = ground.flatMap(shape =>
    shape.type === 'path' && shape.stroke?.ink === 'line'
      ? [shape.d.match(/-?[\d.]+/g)?.map(Number) ?? []]
      : [],
  );
  return {
    columns: lines.flatMap(([x1, , x2]) => (x1 !== undefined && x1 === x2 ? [x1] : [])).sort((a, b) => a - b),
    rows: lines.flatMap(([, y1, , y2]) => (y1 !== undefined && y1 === y2 ? [y1] : [])).sort((a, b) => a - b),
  };
}

it('puts each dot into the box of its two values, and no two dots on each other', () => {
  fc.assert(
    fc.property(studies, frames, (study, frame) => {
      const { picture, tables } = drawn(study, {}, frame);
      const points = tables.find(({ name }) => name === 'points')?.rows ?? [];
      const { columns, rows } = boxesOfGrid(picture);
      const dots = new Map(ofSort(picture, 'actor').map(mark => [mark.id.slice(6), mark]));
      for (const { id, cells } of points) {
        const [position, influence] = [cells[2]?.value, cells[3]?.value];
        const { x = 0, y = 0 } = dots.get(id) ?? {};
        expect(columns.filter(left => left <= x).length - 1 - 3).toBe(position);
        expect(4 - rows.filter(top => top <= y).length).toBe(influence);
      }
      const places = [...dots.values()];
      for (const [at, one] of places.entries())
        for (const other of places.slice(at + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(8);
    }),
    { numRuns: 60 },
  );
});

function feud() {
  const study = sampleStudy();
  for (const [at, id] of ['one', 'two', 'three', 'four'].entries()) {
    study.dispatch('item.add', { id, kind: 'actor', label: `Actor ${id}` });
    const position = (period: string, value: number) =>
      study.dispatch('judgement.set', {
        itemId: id,
        field: 'position',
        about: 'free-meals',
        period,
        status: 'coded',
        value,
      });
    const influence = (value: number) =>
      study.dispatch('judgement.set', { itemId: id, field: 'influence', status: 'coded', value });
    if (id !== 'four') position('1993', -2);
    position('1997', at - 1);
    influence(at % 2);
  }
  return study;
}

it('draws a movement with both of its ends, and names who is on one map only', () => {
  const { picture } = drawn(feud(), {
    tracer: 'free-meals',
    period: '1993',
    includeUndated: true,
    compare: { period: '1997' },
  });
  expect(picture.title).toBe('Positions on “Free meals for all”: from 1993 to 1997');
  const move = picture.marks.find(({ id }) => id === 'move:three');
  expect(move?.label).toBe(
    'Actor three moved towards support: from Position 1993: −2 Opposes; Influence None in general ' +
      'to Position 1997: +1 Somewhat supports; Influence None in general.',
  );
  expect(move?.shapes).toMatchObject([{ type: 'path', stroke: { ink: 'positive', arrow: true } }]);
  expect(ofSort(picture, 'from').map(({ id }) => id)).toContain('from:three');
  const four = picture.marks.find(({ id }) => id === 'absent:four');
  expect(four?.label).toContain('only in 1997');
  expect(picture.marks.some(({ id }) => id === 'from:four' || id === 'move:four')).toBe(false);
});

it('is hollow where a value rests on no passage, and has an outline for those that links join', () => {
  const study = feud();
  study.dispatch('link.add', { type: 'allied-with', from: 'one', to: 'two', evidence: [] });
  study.dispatch('link.add', { type: 'allied-with', from: 'two', to: 'three', evidence: [] });
  const { picture, tables } = drawn(study, { tracer: 'free-meals' });
  const one = picture.marks.find(({ id }) => id === 'actor:one');
  expect(one?.shapes[0]).toMatchObject({ fill: 'surface' });
  expect(one?.label).toContain(
    'Rests on no passage. At other times: Position 1993: −2 Opposes. Linked with Actor three, Actor two.',
  );
  const coalition = picture.marks.find(({ id }) => id === 'coalition:one');
  expect(coalition?.label).toContain('Actor one allied with Actor two');
  expect(coalition?.cell).toEqual(
    tables.find(({ name }) => name === 'coalitions')?.rows.find(({ id }) => id === 'one')?.cells[0],
  );
});

it('marks who stood elsewhere at another time, and names it in the table', () => {
  const { picture, tables } = drawn(feud(), { tracer: 'free-meals' });
  const one = picture.marks.find(({ id }) => id === 'actor:one');
  expect(textsOf(one?.shapes ?? []).map(({ text }) => text)).toEqual(['Actor one *']);
  const four = picture.marks.find(({ id }) => id === 'actor:four');
  expect(textsOf(four?.shapes ?? []).map(({ text }) => text)).toEqual(['Actor four']);
  const notes = tables[0]?.notes.join(' ') ?? '';
  expect(notes).toContain('Actor one (Position 1993: −2 Opposes)');
  expect(notes).not.toContain('Actor four');
});

it('says what to do where nobody can be placed', () => {
  const study = sampleStudy();
  const { picture } = drawn(study, { period: '1801' });
  expect(picture.description).toContain('Nobody is on the map yet: it takes a judgement of position');
  expect(ofSort(picture, 'actor')).toEqual([]);
  expect(textsOf(picture.ground).some(({ text }) => text === 'Strongly')).toBe(true);
});
