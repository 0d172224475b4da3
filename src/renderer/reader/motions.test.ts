import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, plainReport } from '#core/finding/testing/plain-report.ts';
import { structureOf } from '#core/structure/document-structure.ts';
import { gapAt, readPast } from '#core/structure/past-asides.ts';
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import { stepInText, type TextUnit, trimRange } from './motions.ts';
import { VisibleText } from './visible-text.ts';

const text = 'One reform began. Dr. Ruiz opposed it.\n\nThe union agreed.\nIt signed.';
const visible = new VisibleText([{ kind: 'lines', start: 0, end: text.length }]);
const step = (offset: number, unit: TextUnit, direction: 1 | -1) =>
  stepInText(text, visible, offset, unit, direction);

describe('stepInText', () => {
  it('goes to the ends of words ahead and to their starts back', () => {
    expect(step(0, 'word', 1)).toBe(3);
    expect(step(3, 'word', 1)).toBe(10);
    expect(step(10, 'word', -1)).toBe(4);
  });

  it('goes from sentence to sentence, not stopping at an abbreviation', () => {
    const second = text.indexOf('Dr.');
    expect(step(2, 'sentence', 1)).toBe(second);
    expect(step(second, 'sentence', 1)).toBe(text.indexOf('The union'));
    expect(step(second, 'sentence', -1)).toBe(0);
  });

  it('goes from paragraph to paragraph', () => {
    const second = text.indexOf('The union');
    expect(step(5, 'paragraph', 1)).toBe(second);
    expect(step(second + 4, 'paragraph', -1)).toBe(second);
    expect(step(second, 'paragraph', -1)).toBe(0);
  });

  it('goes to the ends of the document', () => {
    expect(step(5, 'document', 1)).toBe(text.length);
    expect(step(5, 'document', -1)).toBe(0);
  });

  it('moves in the direction asked for, or not at all, and stays in the text', () => {
    const units = fc.constantFrom<TextUnit>('character', 'word', 'sentence', 'paragraph', 'document');
    const texts = fc
      .array(fc.constantFrom('ab', ' ', '\n', '\n\n', '. ', 'é', '👩‍👩‍👧', 'e\u0301', '1'), { maxLength: 30 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(texts, units, fc.nat(), fc.constantFrom<1 | -1>(1, -1), (any, unit, seed, direction) => {
        const all = new VisibleText([{ kind: 'lines', start: 0, end: any.length }]);
        const offset = any.length === 0 ? 0 : seed % (any.length + 1);
        const reached = stepInText(any, all, offset, unit, direction);
        expect(reached * direction).toBeGreaterThanOrEqual(offset * direction);
        expect(reached).toBeGreaterThanOrEqual(0);
        expect(reached).toBeLessThanOrEqual(any.length);
      }),
    );
  });
});

describe('trimRange', () => {
  it('leaves out white space at the ends', () => {
    expect(trimRange('  a b \n', 0, 7)).toEqual({ start: 2, end: 5 });
    expect(trimRange('a \n b', 1, 4)).toBeNull();
  });
});

describe('stepping past notes and what belongs to the page', () => {
  const past = readPast(plainReport, structureOf(plainReport, blocksOfPlainText(plainReport)));
  const all = new VisibleText([{ kind: 'lines', start: 0, end: plainReport.length }]);
  const pass = (offset: number, unit: TextUnit, direction: 1 | -1) =>
    stepInText(plainReport, all, offset, unit, direction, past);
  const before = placeOf('ended with') + 'ended with'.length;
  const after = placeOf('nothing but a date');

  it('goes on where the interrupted sentence goes on, and back', () => {
    expect(pass(before, 'word', 1)).toBe(after + 'nothing'.length);
    expect(pass(before, 'character', 1)).toBe(after);
    expect(pass(after, 'word', -1)).toBe(placeOf('with\n1\n'));
    expect(pass(after, 'character', -1)).toBe(before);
    expect(pass(placeOf('Quiñones met'), 'sentence', 1)).toBe(placeOf('She said'));
    expect(pass(placeOf('She said'), 'sentence', -1)).toBe(placeOf('Quiñones met'));
  });

  it('reads a note that was gone into', () => {
    const inNote = placeOf('Amparo');
    expect(pass(inNote, 'word', 1)).toBe(inNote + 'Amparo'.length);
    expect(pass(inNote, 'character', -1)).toBe(inNote - 1);
  });

  it('never stops inside what it passes over, wherever it comes from', () => {
    const units = fc.constantFrom<TextUnit>('character', 'word', 'sentence', 'paragraph');
    const places = fc.integer({ min: 0, max: plainReport.length });
    fc.assert(
      fc.property(places, units, fc.constantFrom<1 | -1>(1, -1), (offset, unit, direction) => {
        fc.pre(gapAt(past, offset) === null);
        expect(gapAt(past, pass(offset, unit, direction))).toBeNull();
      }),
    );
  });
});
