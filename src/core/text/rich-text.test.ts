import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { areSound, readBlocks, writeBlocks } from './kept-blocks.ts';
import { type BlockShape, RichText } from './rich-text.ts';

const slices = (text: string, blocks: readonly Block[]) =>
  blocks.map(block => [block.kind, text.slice(block.start, block.end)]);

describe('RichText', () => {
  it('parts paragraphs by a blank line, items by a line, and shows white space as a page does', () => {
    const rich = new RichText();
    rich.open({ kind: 'heading', level: 2 });
    rich.write('  A \n title ');
    rich.open({ kind: 'paragraph' });
    rich.write('Two ');
    rich.write(' words', { styles: ['strong'] });
    rich.breakLine();
    rich.write(' and\u00a0 a line ');
    rich.open({ kind: 'list-item', depth: 0, marker: '•' });
    rich.open({ kind: 'list-item', depth: 0, marker: '' });
    rich.write('one');
    rich.open({ kind: 'list-item', depth: 0, marker: '•' });
    rich.write('two');
    rich.breakLine();
    rich.breakLine();
    rich.write('still two');
    const { text, blocks } = rich.finish();
    expect(text).toBe('A title\n\nTwo words\nand\u00a0 a line\n\none\ntwo\n\nstill two');
    expect(blocks[1]).toEqual({
      kind: 'paragraph',
      start: 9,
      end: 30,
      inlines: [
        { start: 9, end: 13, styles: [] },
        { start: 13, end: 18, styles: ['strong'] },
        { start: 18, end: 19, styles: [], hardBreak: true },
        { start: 19, end: 30, styles: [] },
      ],
    });
    expect(blocks.slice(2).map(block => (block.kind === 'list-item' ? block.marker : null))).toEqual([
      '•',
      '•',
      '',
    ]);
  });

  it('keeps lines and indentation of code', () => {
    const rich = new RichText();
    rich.open({ kind: 'code' });
    rich.write(' \n\n  a {\r\n');
    rich.write('    b\n\n  }\n\n ');
    expect(rich.finish().text).toBe('  a {\n    b\n\n  }');
  });

  it('lays out cells that span columns and rows', () => {
    const rich = new RichText();
    const table = rich.beginTable();
    table?.beginRow(true);
    table?.beginCell();
    rich.write('Year');
    table?.beginCell(2);
    rich.write('Votes');
    table?.beginRow();
    table?.beginCell(1, 2);
    rich.write('1995');
    table?.beginCell();
    rich.write('12');
    table?.beginCell();
    rich.write('a');
    rich.open({ kind: 'paragraph' });
    rich.write('b');
    table?.beginRow();
    table?.beginCell();
    rich.write('14');
    table?.beginRow();
    rich.endTable();
    const { text, blocks } = rich.finish();
    expect(text).toBe('Year\tVotes\t\n1995\t12\ta\nb\n\t14\t');
    expect(blocks[0]).toMatchObject({ kind: 'table', start: 0, rows: [{ header: true }, {}, {}] });
    expect(areSound(blocks, text)).toBe(true);
  });

  it('cuts a block that is longer than a reader draws at once, and keeps lone halves of characters out', () => {
    const rich = new RichText();
    rich.write('word '.repeat(10_000));
    rich.write('\ud800');
    const { text, blocks } = rich.finish();
    expect(blocks.length).toBeGreaterThan(2);
    expect(Math.max(...blocks.map(({ start, end }) => end - start))).toBeLessThan(20_000);
    expect(text.endsWith('word \ufffd')).toBe(true);
    const unbroken = new RichText();
    unbroken.write('字'.repeat(200_000));
    expect(unbroken.finish().blocks.length).toBeGreaterThan(2);
    expect(text.replace(/\s/g, '')).toHaveLength(40_001);
  });

  const shape: fc.Arbitrary<BlockShape> = fc.oneof(
    fc.constant<BlockShape>({ kind: 'paragraph' }),
    fc.constant<BlockShape>({ kind: 'code' }),
    fc.constant<BlockShape>({ kind: 'heading', level: 3 }),
    fc.record({
      kind: fc.constant('list-item' as const),
      depth: fc.nat(2),
      marker: fc.constantFrom('•', ''),
    }),
    fc.record({ kind: fc.constant('quote' as const), depth: fc.nat(2) }),
  );
  const piece = fc.string({
    unit: fc.constantFrom('a', 'é', '😀', ' ', '\n', '\r', '\t', '\u00a0', 'ю', '\ud83d'),
  });
  const steps = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('write' as const), piece, fc.boolean()) },
      fc.tuple(fc.constant('open' as const), shape),
      fc.tuple(fc.constantFrom('break', 'rule', 'begin', 'row', 'end') as fc.Arbitrary<'break'>),
      fc.tuple(fc.constant('cell' as const), fc.nat(4), fc.nat(4)),
    ),
    { maxLength: 60 },
  );

  it('puts every visible character into one block, in order, whatever is written', () => {
    fc.assert(
      fc.property(steps, list => {
        const rich = new RichText();
        let table: ReturnType<RichText['beginTable']> = null;
        let written = '';
        for (const step of list) {
          const [name] = step as [string];
          if (step[0] === 'write') {
            rich.write(step[1], { styles: step[2] ? ['strong'] : [] });
            written += step[1].replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, '\ufffd');
          } else if (step[0] === 'open') rich.open(step[1]);
          else if (step[0] === 'cell') table?.beginCell(step[1], step[2]);
          else if (name === 'break') rich.breakLine();
          else if (name === 'rule') rich.rule();
          else if (name === 'begin') table = rich.beginTable() ?? table;
          else if (name === 'row') table?.beginRow();
          else {
            rich.endTable();
            table = null;
          }
        }
        const { text, blocks } = rich.finish();
        expect(text.replace(/\s/g, '')).toBe(written.replace(/\s/g, ''));
        expect(areSound(blocks, text)).toBe(true);
        expect(text).not.toMatch(/\r/);
        expect(readBlocks(writeBlocks(blocks), text)).toEqual(blocks);
        const shown = slices(text, blocks).filter(([kind]) => kind !== 'rule');
        expect(shown.every(([, slice]) => slice !== '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back only blocks that fit the text', () => {
    const blocks: Block[] = [{ kind: 'lines', start: 0, end: 4 }];
    const json = writeBlocks(blocks);
    expect(readBlocks(json, 'text')).toEqual(blocks);
    expect(readBlocks(json, 'tex')).toBeNull();
    expect(readBlocks(json, 'text and more')).toBeNull();
    expect(readBlocks(json.replace('lines', 'script'), 'text')).toBeNull();
    expect(readBlocks('[', 'text')).toBeNull();
  });
});
