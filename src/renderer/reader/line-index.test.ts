import { describe, expect, it } from 'vitest';
import { LineIndex } from './line-index.ts';

describe('LineIndex', () => {
  it('counts lines from 1, the line feed belonging to the line that it ends', () => {
    const lines = new LineIndex('ab\nc\n\nd');
    expect(lines.count).toBe(4);
    expect([0, 2, 3, 4, 5, 6].map(offset => lines.lineAt(offset))).toEqual([1, 1, 2, 2, 3, 4]);
  });

  it('sees no line after the last line feed', () => {
    expect(new LineIndex('ab\n').count).toBe(1);
    expect(new LineIndex('').count).toBe(1);
  });
});
