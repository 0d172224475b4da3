import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page, PagePiece } from '#core/pages/page-map.ts';
import { PrintedText } from './printed-text.ts';

/** Letters of ten points, all of a width. */
const piece = (item: number, start: number, length: number, more: Partial<PagePiece> = {}): PagePiece => ({
  ...{ item, start, end: start + length, x: 50, y: 700 - item * 20, width: length * 6, up: 8, down: 2 },
  ...{ angle: 0, rightToLeft: false, face: 'mono' },
  ...more,
});

const page = (pieces: readonly PagePiece[]): Page => ({
  ...{ label: null, view: [0, 0, 600, 800], rotation: 0, pieces },
});

/** Two lines on page 1, one on page 2, and between them in the text the head of page 2. */
const text = 'first line\nsecond line\n\nHEAD\n\nthird line';
const printed = new PrintedText(text, {
  pages: [
    page([piece(0, 0, 10), piece(1, 11, 11)]),
    page([piece(0, 24, 4, { y: 760 }), piece(1, 30, 10)]),
    page([]),
  ],
});

describe('PrintedText', () => {
  it('finds the piece of an offset, the one before where it lies between two, and lines in the order of the text', () => {
    expect(printed.pieceAt(12)?.piece.start).toBe(11);
    expect(printed.pieceAt(23)?.piece.start).toBe(11);
    expect(printed.pieceAt(30)?.page).toBe(2);
    expect(printed.lineBeside(3, 1)?.start).toBe(11);
    expect(printed.lineBeside(15, 1)?.start).toBe(24);
    expect(printed.lineBeside(3, -1)).toBeUndefined();
  });

  it('stands before a letter as wide as those before it', () => {
    expect(printed.caretAt(13)).toEqual({ page: 1, rect: [62, 678, 62, 688] });
  });

  it('says where a range stands, and nowhere on a page that has none of it', () => {
    expect(printed.boxesOn(1, 2, 5)).toEqual([{ x: 62, y: 698, width: 18, height: 10, angle: 0 }]);
    expect(printed.boxesOn(2, 2, 5)).toEqual([]);
    expect(printed.boxesOn(1, 2, 40)).toHaveLength(2);
  });

  it('turns the boxes of text that is printed upwards', () => {
    const upwards = new PrintedText('abcd', {
      pages: [page([piece(0, 0, 4, { x: 100, y: 100, angle: 90 })])],
    });
    const [box] = upwards.boxesOn(1, 1, 3);
    expect(box?.angle).toBe(90);
    expect(box?.width).toBeCloseTo(12);
    // Its lower left corner: six points up the line, and below the line, which is to the right.
    expect(box?.x).toBeCloseTo(102);
    expect(box?.y).toBeCloseTo(106);
    expect(upwards.offsetUnder(1, 98, 109)).toBe(1);
  });

  it('takes the nearest text to a point, and the character under it', () => {
    expect(printed.offsetNear(1, 0, 705)).toBe(0);
    expect(printed.offsetNear(1, 500, 684)).toBe(22);
    expect(printed.offsetUnder(1, 51, 702)).toBe(0);
    expect(printed.offsetUnder(1, 55, 702)).toBe(0);
    expect(printed.offsetUnder(1, 300, 400)).toBeNull();
    expect(printed.offsetNear(3, 10, 10)).toBeNull();
  });

  it('begins a page without text where the text before it ends', () => {
    expect(printed.startOf(3)).toBe(40);
    expect(printed.startOf(2)).toBe(24);
  });

  it('finds each letter again at its own place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 39 }),
        fc.constantFrom('serif' as const, 'sans' as const),
        (at, face) => {
          const set = new PrintedText(text, {
            pages: [
              page([piece(0, 0, 10, { face }), piece(1, 11, 11, { face })]),
              page([piece(1, 30, 10, { face })]),
            ],
          });
          const placed = set.pieceAt(at);
          const [box] = placed === undefined ? [] : set.boxesOn(placed.page, at, at + 1);
          fc.pre(placed !== undefined && box !== undefined && box.width > 0);
          const { x = 0, y = 0, width = 0 } = box ?? {};
          expect(set.offsetUnder(placed?.page ?? 0, x + width / 2, y + 5)).toBe(at);
        },
      ),
    );
  });
});
