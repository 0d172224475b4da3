import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Inline, outline } from './blocks.ts';
import { blocksOfMarkdown } from './markdown.ts';

/** The visible pieces of a text's blocks, each with its styles. */
function shown(text: string): string[][] {
  return blocksOfMarkdown(text).blocks.map(block =>
    'inlines' in block ? piecesOf(block.inlines, text) : [],
  );
}

const piecesOf = (inlines: readonly Inline[], text: string) =>
  inlines.map(({ start, end, styles }) => [text.slice(start, end), ...styles].join('|'));

/** Fields of the blocks that say what they are, without offsets. */
const kinds = (text: string) =>
  blocksOfMarkdown(text).blocks.map(block => {
    if (block.kind === 'heading') return `heading ${block.level}`;
    if (block.kind === 'list-item') return `list-item ${block.depth} ${block.marker}`.trim();
    if (block.kind === 'quote') return `quote ${block.depth}`;
    return block.kind;
  });

describe('blocksOfMarkdown', () => {
  it('reads headings of both sorts', () => {
    const text = '# One *two* #\n\nThree\nfour\n---\n';
    expect(kinds(text)).toEqual(['heading 1', 'heading 2']);
    expect(outline(blocksOfMarkdown(text).blocks, text)).toEqual([
      { level: 1, title: 'One two', start: 0 },
      { level: 2, title: 'Three four', start: 15 },
    ]);
  });

  it('shows slices of the text, without marks and escapes', () => {
    expect(shown('a *b **c*** `` d` `` ~~e~~ \\*f &amp; <i>')).toEqual([
      [
        'a ',
        'b |emphasis',
        'c|emphasis|strong',
        ' ',
        'd`|code',
        ' ',
        'e|strike',
        ' ',
        '*f &amp; ',
        '<i>|code',
      ],
    ]);
  });

  it('keeps where links lead as text', () => {
    const text = '[a *b*](http://x.y "t") [c] <http://d.e> www.f.g\n\n[c]: h.i';
    const [block] = blocksOfMarkdown(text).blocks;
    const links =
      block?.kind === 'paragraph' ? block.inlines.filter(inline => inline.href !== undefined) : [];
    expect(links.map(({ start, end, href }) => [text.slice(start, end), href])).toEqual([
      ['a ', 'http://x.y'],
      ['b', 'http://x.y'],
      ['c', 'h.i'],
      ['http://d.e', 'http://d.e'],
      ['www.f.g', 'http://www.f.g'],
    ]);
    expect(shown(text)[1]).toEqual(['[c]: h.i']);
  });

  it('shows images by their alternative text, or as written where there is none', () => {
    expect(shown('![a [b] *c*](u) ![](v)')).toEqual([['a [b] *c*', ' ', '![](v)|code']]);
  });

  it('reads lists with depth, markers, tasks and further paragraphs', () => {
    const text = '- a\n  - b\n\n    c\n- [x] d\n- [ ] e\n\n3. f\n4. g\n-';
    expect(kinds(text)).toEqual([
      'list-item 0 •',
      'list-item 1 •',
      'list-item 1',
      'list-item 0 ☑',
      'list-item 0 ☐',
      'list-item 0 3.',
      'list-item 0 4.',
      'list-item 0 •',
    ]);
    expect(shown(text).flat()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('leaves the markers of quotes out of their lines', () => {
    const text = '> a *b\n> c* d\n>> e\nf\n\n> - g\n>   h';
    expect(kinds(text)).toEqual(['quote 0', 'quote 1', 'list-item 0 •']);
    expect(shown(text)).toEqual([['a ', 'b\n|emphasis', 'c|emphasis', ' d'], ['e\nf'], ['g\n', 'h']]);
  });

  it('shows the lines of code without fences and indents', () => {
    expect(shown('```js\na\n\n  b\n```')).toEqual([['a\n\n  b']]);
    expect(shown('    a\n    b')).toEqual([['a\n', 'b']]);
    expect(shown('> ~~~\n> a\n> b\n> ~~~')).toEqual([['a\n', 'b']]);
    expect(shown('```\n```')).toEqual([[]]);
    expect(shown('```\n\na\n```')).toEqual([['\na']]);
  });

  it('tells hard breaks from line ends', () => {
    const [block] = blocksOfMarkdown('a  \nb\\\nc\nd').blocks;
    const breaks = block?.kind === 'paragraph' ? block.inlines.filter(inline => inline.hardBreak) : [];
    expect(breaks.map(({ start, end }) => [start, end])).toEqual([
      [3, 4],
      [6, 7],
    ]);
  });

  it('reads tables with bars', () => {
    const text = '| a | b\\|c |\n|---|---|\n| **d** | |\n';
    const [table] = blocksOfMarkdown(text).blocks;
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.rows.map(row => row.header)).toEqual([true, false]);
    expect(table.rows.map(row => row.cells.map(cell => piecesOf(cell.inlines, text)))).toEqual([
      [['a'], ['b', '|c']],
      [['d|strong'], []],
    ]);
  });

  it('reads bare lines with tabs as a table, also with an empty first cell', () => {
    const text = 'Before\n\n\tNorth\tSouth\nBeds\t3,410\t*88*\nWards\t95\n\nAfter\twards\n';
    expect(kinds(text)).toEqual(['paragraph', 'table', 'paragraph']);
    const table = blocksOfMarkdown(text).blocks[1];
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.rows.map(row => row.cells.map(cell => piecesOf(cell.inlines, text).join()))).toEqual([
      ['', 'North', 'South'],
      ['Beds', '3,410', '88|emphasis'],
      ['Wards', '95'],
    ]);
    for (const row of table.rows)
      for (const cell of row.cells) expect(text.slice(cell.start, cell.end)).not.toMatch(/\t/);
  });

  it('takes tabs in code, lists and indents for what they are', () => {
    expect(kinds('```\na\tb\nc\td\n```')).toEqual(['code']);
    expect(kinds('-\ta\n-\tb')).toEqual(['list-item 0 •', 'list-item 0 •']);
    expect(kinds('\tif a\tb\n\tif c\td')).toEqual(['code']);
    expect(kinds('a\tb\n\nc\td')).toEqual(['paragraph', 'paragraph']);
  });

  it('shows footnotes, raw HTML and what is left over', () => {
    const text = 'a[^n]\n\n[^n]: note\n\n<div>\nb\n</div>\n\n>\n\n***';
    expect(kinds(text)).toEqual(['paragraph', 'list-item 0 [n]', 'code', 'paragraph', 'rule']);
    expect(shown(text)).toEqual([['a[^n]'], ['note'], ['<div>\nb\n</div>'], ['>'], []]);
  });

  it('keeps a link definition apart from the heading under it', () => {
    expect(shown('[a]: b\nc\n===\n')).toEqual([['[a]: b'], ['c']]);
  });

  it('falls back to plain lines, with a reason, where Markdown would take too long or too deep', () => {
    for (const text of ['>'.repeat(20_000), '*a**b'.repeat(30_000), `${'a'.repeat(2_000_000)}\n\nb`]) {
      const { blocks, warning } = blocksOfMarkdown(text);
      expect(warning).toContain('plain text');
      expect(blocks.every(block => block.kind === 'lines')).toBe(true);
    }
  });

  it('reads Markdown with characters that parsers drop', () => {
    expect(shown('\ufeff# a\0b')).toEqual([['\ufeff# a\0b']]);
    expect(shown('# a\0\u2028b')).toEqual([['a\0\u2028b']]);
  });
});

function expectSound(text: string, blocks: readonly Block[]): void {
  let at = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(at);
    expect(block.end).toBeGreaterThan(block.start);
    expect(text.slice(at, block.start).trim()).toBe('');
    at = block.end;
    if ('inlines' in block) expectInside(block.inlines, block.start, block.end);
    if (block.kind !== 'table') continue;
    let cellAt = block.start;
    for (const row of block.rows) {
      for (const cell of row.cells) {
        expect(cell.start).toBeGreaterThanOrEqual(cellAt);
        expectInside(cell.inlines, cell.start, cell.end);
        cellAt = cell.end;
      }
      expect(row.end).toBeGreaterThanOrEqual(cellAt);
    }
    expect(block.end).toBeGreaterThanOrEqual(cellAt);
  }
  expect(text.slice(at).trim()).toBe('');
}

function expectInside(inlines: readonly Inline[], start: number, end: number): void {
  let at = start;
  for (const inline of inlines) {
    expect(inline.start).toBeGreaterThanOrEqual(at);
    expect(inline.end).toBeGreaterThan(inline.start);
    at = inline.end;
  }
  expect(at).toBeLessThanOrEqual(end);
}

describe('blocks of any text', () => {
  it('show nothing twice where a heading without words follows a link definition', () => {
    const text = '[a]: b  \n \n---\n';
    const { blocks } = blocksOfMarkdown(text);
    expectSound(text, blocks);
    expect(blocks[0]).toMatchObject({ start: 0, end: 8 });
  });

  const marks = fc.constantFrom(
    ...[
      '# ',
      '> ',
      '>',
      '- ',
      '1. ',
      '* ',
      '*',
      '**',
      '_',
      '~~',
      '`',
      '```',
      '~~~',
      '[',
      ']',
      '(',
      ')',
      '![',
      '](',
      '[^a]',
      '[^a]: ',
    ],
    ...[
      '|',
      '|-|',
      '\n---\n',
      '\n===\n',
      '<b>',
      '<!--',
      '-->',
      '</div>',
      '<div>',
      '\\',
      '&amp;',
      '  \n',
      '\\\n',
      '\n',
      '\n',
      '\n\n',
    ],
    ...[
      ' ',
      '    ',
      '\t',
      'a',
      'b',
      'word ',
      'http://a.b',
      'www.a.b',
      'a@b.c',
      '[a]: b',
      '[ ] ',
      '[x] ',
      '😀',
      '\ufeff',
      '\0',
      '\u00a0',
      '\u200b',
      ':',
    ],
  );

  it('are in order, apart, inside the text, and leave nothing out: of Markdown', () => {
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 40 }), parts => {
        const text = parts.join('');
        const { blocks, warning } = blocksOfMarkdown(text);
        expect(warning).toBeUndefined();
        expectSound(text, blocks);
      }),
      { numRuns: 1_500 },
    );
  });

  it('are in order, apart, inside the text, and leave nothing out: of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expectSound(text, blocksOfMarkdown(text).blocks);
      }),
      { numRuns: 300 },
    );
  });
});
