import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockIndexAt } from './blocks.ts';
import { blocksOfPlainText, LONGEST_BLOCK } from './plain-text.ts';

const slices = (text: string) => blocksOfPlainText(text).map(block => text.slice(block.start, block.end));

describe('blocksOfPlainText', () => {
  it('makes a block of each paragraph, lines and indents kept', () => {
    expect(slices('\n  One\nline \n\n \t\nTwo\n')).toEqual(['  One\nline ', 'Two']);
    expect(slices('')).toEqual([]);
    expect(slices(' \n\u00a0\n')).toEqual([]);
  });

  it('cuts long paragraphs at lines, else sentences, else words, else characters', () => {
    const lines = 'A line of this text.\n'.repeat(400);
    expect(slices(lines).every(piece => piece.endsWith('text.') && piece.length <= LONGEST_BLOCK)).toBe(true);
    expect(slices(lines).length).toBeGreaterThan(1);
    const sentences = slices('One sentence here. '.repeat(400));
    expect(sentences.slice(0, -1).every(piece => piece.endsWith('here. ') && piece.length > 3_900)).toBe(
      true,
    );
    expect(slices('word '.repeat(1_000))[0]).toHaveLength(4_000);
    expect(
      slices('👩‍👩‍👧‍👦'.repeat(500)).every(piece => piece.startsWith('👩') && piece.endsWith('👦')),
    ).toBe(true);
  });

  it('cuts no indent off a long line, and makes no block of white space', () => {
    const word = 'w'.repeat(LONGEST_BLOCK);
    const indented = blocksOfPlainText(`\t ${word}${word}`);
    expect(indented.map(({ start, end }) => [start, end])).toEqual([
      [0, LONGEST_BLOCK],
      [LONGEST_BLOCK, 2 * LONGEST_BLOCK],
      [2 * LONGEST_BLOCK, 2 * LONGEST_BLOCK + 2],
    ]);
    const spaces = ' '.repeat(LONGEST_BLOCK + 10);
    expect(blocksOfPlainText(`${spaces}a${spaces}`)).toEqual([
      { kind: 'lines', start: LONGEST_BLOCK, end: LONGEST_BLOCK + 11 + LONGEST_BLOCK - 11 },
    ]);
  });

  it('holds everything but white space, in order and without overlaps', () => {
    const parts = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\n\n',
      '\t',
      '. ',
      '😀',
      '\u00a0',
      'w'.repeat(3_000),
      'x y '.repeat(900),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), list => {
        const text = list.join('');
        let at = 0;
        for (const block of blocksOfPlainText(text)) {
          expect(text.slice(at, block.start).trim()).toBe('');
          expect(block.start).toBeGreaterThanOrEqual(at);
          expect(block.end - block.start).toBeLessThanOrEqual(LONGEST_BLOCK);
          expect(text.slice(block.start, block.end).trim()).not.toBe('');
          at = block.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 60 },
    );
  });
});

describe('blockIndexAt', () => {
  it('finds the block at an offset, or the one before', () => {
    const blocks = blocksOfPlainText('\nab\n\ncd');
    expect([0, 1, 3, 4, 5, 9].map(offset => blockIndexAt(blocks, offset))).toEqual([-1, 0, 0, 0, 1, 1]);
  });
});
