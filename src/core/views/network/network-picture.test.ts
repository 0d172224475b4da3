import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibility, sampleStudy, studies, TestStudy } from '../../../../tests/support/feasibility-study.ts';
import type { Mark, Picture, TextShape } from '../../pictures/picture.ts';
import { type Box, boxesMeet } from '../../pictures/place-labels.ts';
import { textWidth } from '../../pictures/text-width.ts';
import { writePictureSvg } from '../../pictures/write-svg.ts';
import { network } from './network.ts';
import { drawNetwork } from './network-picture.ts';
import { tieSorts } from './tie.ts';

type Options = Parameters<typeof network.compute>[1];

const frame = { width: 1000, time: null };
const resultOf = (study: TestStudy, options: Options = {}) =>
  network.compute(study.store, options, study.units);
const pictureOf = (study: TestStudy, options: Options = {}): Picture =>
  drawNetwork(resultOf(study, options), frame);

const textsOf = ({ marks }: Picture): TextShape[] =>
  marks.flatMap(({ shapes }) => shapes.filter(shape => shape.type === 'text'));

/** On the tight side: halos may touch. */
const boxOf = ({ x, y, text, size }: TextShape): Box => ({
  x,
  y: y - size * 0.8,
  width: textWidth(text, size),
  height: size,
});

/** `a` reports to `b` from 1988 to 1994, and is allied with `c`. */
function teamAndPatron(): TestStudy {
  const study = new TestStudy(feasibility);
  for (const id of ['a', 'b', 'c', 'd'])
    study.dispatch('item.add', { id, kind: 'actor', label: id.toUpperCase() });
  study.dispatch('link.add', { type: 'reports-to', from: 'a', to: 'b', period: '1988/1994' });
  study.dispatch('link.add', { type: 'allied-with', from: 'a', to: 'c', period: '1988/..' });
  return study;
}

const markOf = ({ marks }: Picture, part: string): Mark | undefined =>
  marks.find(({ id }) => id.includes(part));

const strokesOf = (mark: Mark | undefined) =>
  (mark?.shapes ?? []).flatMap(shape => (shape.type === 'path' && shape.stroke ? [shape.stroke] : []));

describe('the picture of a network', () => {
  it('has a mark for each row of its tables and no other, which says what the row says', () => {
    fc.assert(
      fc.property(studies, fc.subarray([...tieSorts], { minLength: 1 }), (study, ties) => {
        const result = resultOf(study, { ties, sentences: 2, outlines: true });
        const picture = drawNetwork(result, frame);
        const [tieTable, nodeTable] = network.table(result);
        const rows = [
          ...(nodeTable?.rows ?? []).map(({ id, cells }) => ({ id: `node:${id}`, cells })),
          ...(tieTable?.rows ?? []).map(({ id, cells }) => ({ id: `tie:${id}`, cells })),
        ];
        expect(picture.marks.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        for (const [at, { cell, label }] of picture.marks.entries()) {
          expect(rows[at]?.cells).toContainEqual(cell);
          expect(label).toContain(rows[at]?.cells[0]?.text);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every mark within it, and no name over another', () => {
    fc.assert(
      fc.property(
        studies,
        fc.subarray([...tieSorts], { minLength: 1 }),
        fc.integer({ min: 320, max: 1400 }),
        (study, ties, width) => {
          const picture = drawNetwork(resultOf(study, { ties, sentences: 2 }), { width, time: null });
          for (const { x, y } of picture.marks) {
            expect(x).toBeGreaterThan(0);
            expect(x).toBeLessThan(picture.width);
            expect(y).toBeGreaterThan(0);
            expect(y).toBeLessThan(picture.height);
          }
          const boxes = textsOf(picture).map(boxOf);
          for (const [at, one] of boxes.entries()) {
            for (const other of boxes.slice(at + 1)) expect(boxesMeet(one, other)).toBe(false);
            expect(one.x).toBeGreaterThanOrEqual(0);
            expect(one.x + one.width).toBeLessThanOrEqual(picture.width);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('names every item of a crowded network, farther away where there is no room beside it', () => {
    const study = new TestStudy(feasibility);
    const ids = Array.from({ length: 40 }, (_, at) => `a${at}`);
    for (const id of ids)
      study.dispatch('item.add', { id, kind: 'actor', label: `Ministry of matters ${id}` });
    for (const [at, from] of ids.entries())
      for (const to of ids.slice(at + 1, at + 6))
        study.dispatch('link.add', { type: 'allied-with', from, to });
    const names = textsOf(pictureOf(study)).filter(({ text }) => text.startsWith('Ministry'));
    expect(names).toHaveLength(40);
  });

  it('is the same for the same study, whatever the order in which ties were made', () => {
    const result = resultOf(sampleStudy());
    const again = { ...result, ties: result.ties.toReversed() };
    const places = ({ marks }: Picture) =>
      Object.fromEntries(marks.flatMap(({ id, x, y }) => (id.startsWith('node:') ? [[id, [x, y]]] : [])));
    expect(writePictureSvg(drawNetwork(result, frame))).toBe(writePictureSvg(pictureOf(sampleStudy())));
    expect(places(drawNetwork(again, frame))).toEqual(places(drawNetwork(result, frame)));
  });

  it('shows which ties are vertical and which between equals, and which of them ended', () => {
    const picture = pictureOf(teamAndPatron());
    const patron = markOf(picture, 'reports-to');
    const ally = markOf(picture, 'allied-with');
    expect(patron?.label).toBe(
      'A reports to B (vertical): 1 link “reports to”, 1988/1994, ended; weight 1; 0 passages; unsupported',
    );
    expect(ally?.label).toBe(
      'A allied with C (horizontal): 1 link “allied with”, 1988/..; weight 1; 0 passages; unsupported',
    );
    expect(strokesOf(patron).some(({ arrow }) => arrow)).toBe(true);
    expect(strokesOf(ally).some(({ arrow }) => arrow)).toBe(false);
    // The line, its gap and the strokes beside it; the two rails of the other.
    expect(strokesOf(patron).map(({ ink }) => ink)).toEqual(['text', 'surface', 'text']);
    expect(strokesOf(ally).map(({ ink }) => ink)).toEqual(['accent', 'surface']);
    expect(textsOf(picture).map(({ text }) => text)).toContain('reports to, 1988/1994');
  });

  it('drops a tie after its end, and names whom that leaves without one', () => {
    const after = pictureOf(teamAndPatron(), { period: '1995' });
    expect(markOf(after, 'reports-to')).toBeUndefined();
    expect(markOf(after, 'allied-with')).toBeDefined();
    expect(after.description).toContain('not drawn: B and D.');
    expect(markOf(pictureOf(teamAndPatron(), { period: '1994' }), 'reports-to')).toBeDefined();
  });

  it('tells what sets apart from what brings together without colour, and explains each weight', () => {
    const study = new TestStudy(feasibility);
    for (const id of ['a', 'b']) study.dispatch('item.add', { id, kind: 'actor', label: id.toUpperCase() });
    study.addDocument('d', 'They disagree on nearly everything.');
    study.dispatch('passage.add', { id: 'p', documentId: 'd', itemId: 'a', start: 0, end: 13 });
    for (const [about, one, other] of [
      ['t', 2, 1],
      ['u', 3, -2],
      ['v', -1, 1],
    ] as const) {
      study.dispatch('item.add', { id: about, kind: 'tracer', label: about.toUpperCase() });
      const args = { about, field: 'position', status: 'coded', evidence: ['p'] };
      study.dispatch('judgement.set', { ...args, itemId: 'a', value: one });
      study.dispatch('judgement.set', { ...args, itemId: 'b', value: other });
    }
    const picture = pictureOf(study, { ties: ['congruence', 'conflict', 'subtract'] });
    expect(strokesOf(markOf(picture, 'congruence')).some(({ dash }) => dash !== undefined)).toBe(false);
    expect(strokesOf(markOf(picture, 'conflict')).some(({ dash }) => dash !== undefined)).toBe(true);
    expect(strokesOf(markOf(picture, 'subtract')).some(({ dash }) => dash !== undefined)).toBe(true);
    expect(markOf(picture, 'conflict')?.label).toBe(
      'A is opposed to B: 2: opposed on U, V; weight 2; 1 passage',
    );
    expect(markOf(picture, 'subtract')?.label).toContain(
      '1: same stance on T; less 2: opposed on U, V; weight −1',
    );
    const d = (part: string) => markOf(picture, part)?.shapes.flatMap(shape => ('d' in shape ? shape.d : []));
    expect(new Set([d('congruence'), d('conflict'), d('subtract')].map(String)).size).toBe(3);
  });

  it('says what is missing where nothing is tied', () => {
    const study = new TestStudy(feasibility);
    study.dispatch('item.add', { id: 'a', kind: 'actor', label: 'Union' });
    const picture = pictureOf(study);
    expect(picture.marks).toEqual([]);
    const words = picture.ground.flatMap(shape => (shape.type === 'text' ? shape.text : []));
    expect(words).toContain('No two items are tied in this way.');
    expect(words).toContain('Without such a tie, and so not drawn: Union.');
  });
});
