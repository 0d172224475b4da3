import { describe, expect, it } from 'vitest';
import type { Block } from '#core/text/blocks.ts';
import { VisibleText } from './visible-text.ts';

// "**Bold** text\n\nlast" with the asterisks hidden.
const blocks: Block[] = [
  {
    kind: 'paragraph',
    start: 0,
    end: 13,
    inlines: [
      { start: 2, end: 6, styles: ['strong'] },
      { start: 8, end: 13, styles: [] },
    ],
  },
  { kind: 'lines', start: 15, end: 19 },
];

describe('VisibleText', () => {
  const visible = new VisibleText(blocks);

  it('leaves offsets alone where a cursor can stand', () => {
    for (const offset of [2, 4, 6, 8, 13, 15, 19]) {
      expect(visible.snap(offset, 1)).toBe(offset);
      expect(visible.snap(offset, -1)).toBe(offset);
    }
  });

  it('goes over hidden text in the direction of the movement', () => {
    expect(visible.snap(7, 1)).toBe(8);
    expect(visible.snap(7, -1)).toBe(6);
    expect(visible.snap(14, 1)).toBe(15);
    expect(visible.snap(14, -1)).toBe(13);
  });

  it('clips hidden text off the ends of a range', () => {
    expect(visible.clip(0, 6)).toEqual({ start: 2, end: 6 });
    expect(visible.clip(6, 13)).toEqual({ start: 8, end: 13 });
    expect(visible.clip(4, 8)).toEqual({ start: 4, end: 6 });
    expect(visible.clip(3, 14)).toEqual({ start: 3, end: 13 });
    expect(visible.clip(3, 17)).toEqual({ start: 3, end: 17 });
    expect(visible.clip(6, 8)).toEqual({ start: 6, end: 6 });
    expect(visible.clip(13, 15)).toEqual({ start: 13, end: 13 });
  });

  it('stays inside the text', () => {
    expect(visible.snap(0, -1)).toBe(2);
    expect(visible.snap(40, 1)).toBe(19);
    expect(new VisibleText([]).snap(5, 1)).toBe(0);
  });
});
