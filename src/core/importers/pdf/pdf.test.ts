import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPageMap, writePageMap } from '#core/pages/page-map.ts';
import { placesOf } from '#core/pages/places.ts';
import { areSound } from '#core/text/kept-blocks.ts';
import type { ImportedDocument } from '../importer.ts';
import { importPages, pdfImporter } from './pdf.ts';
import type { PdfContent, PdfItem } from './pdf-content.ts';
import { content, filler, item, lines, page } from './testing/printed-pages.ts';

function imported(given: PdfContent, fileName = 'report.pdf'): ImportedDocument & { warnings: string[] } {
  const result = importPages(given, { fileName });
  if (!result.ok) throw new Error(result.error.message);
  return { ...result.value, warnings: result.warnings };
}

/** Each block as `kind: text`, or `aside: text`. */
function blocks(given: PdfContent): string[] {
  const { text, blocks: all } = imported(given);
  return all.map(block => {
    const kind = block.kind === 'paragraph' ? (block.aside ?? 'paragraph') : block.kind;
    return `${kind}: ${text.slice(block.start, block.end)}`;
  });
}

const onePage = (items: readonly PdfItem[]): PdfContent => content([page(items)]);
const joined = (texts: readonly string[]): string => texts.join('\n');

describe('the text', () => {
  it('is made of the items as they are, each with its place', () => {
    const given = onePage([item(50, 700, 'The ofﬁce of the'), item(135, 700, 'minister.')]);
    const { text, pages } = imported(given);
    expect(text).toBe('The ofﬁce of the minister.');
    expect(pages?.pages[0]?.pieces.map(({ item: number, start, end }) => [number, start, end])).toEqual([
      [0, 0, 16],
      [1, 17, 26],
    ]);
    expect(pages && placesOf(text, pages, 17, 26)).toMatchObject([
      { page: 1, rects: [[135, 698, 180, 708]] },
    ]);
  });

  it('has a space where the page has a gap, and none inside a word set in two fonts', () => {
    expect(imported(onePage([item(50, 700, 'half'), item(70, 700, 'way', { font: 'bold' })])).text).toBe(
      'halfway',
    );
    expect(imported(onePage([item(50, 700, 'half'), item(74, 700, 'way')])).text).toBe('half way');
  });

  it('keeps white space that the file gives as a piece of its own', () => {
    const space = { ...item(70, 700, ' '), width: 1 };
    const { text, pages } = imported(onePage([item(50, 700, 'half'), space, item(71, 700, 'way')]));
    expect(text).toBe('half way');
    expect(pages?.pages[0]?.pieces.map(piece => piece.item)).toEqual([0, 1, 2]);
  });

  it('holds once what is printed twice in one place', () => {
    expect(imported(onePage([item(50, 700, 'Bold'), item(50.3, 700, 'Bold')])).text).toBe('Bold');
  });

  it('joins raised figures to their line', () => {
    const given = onePage([
      item(50, 700, 'known'),
      item(75, 704, '12', { size: 6 }),
      item(82, 700, 'to all'),
    ]);
    expect(imported(given).text).toBe('known12 to all');
  });

  it('reads lines from right to left in their order', () => {
    const rtl = { direction: 'rtl' as const };
    const given = onePage([
      item(50, 700, 'العالم', rtl),
      item(90, 700, 'يا', rtl),
      item(110, 700, 'مرحبا', rtl),
    ]);
    expect(imported(given).text).toBe('مرحبا يا العالم');
  });

  it('reads figures and words of the other direction in their own, and signs with what is around them', () => {
    const rtl = { direction: 'rtl' as const };
    const given = onePage([
      item(50, 700, 'وقد', rtl),
      item(67, 700, '،'),
      item(72, 700, '1995'),
      item(94, 700, 'عام', rtl),
      item(111, 700, 'Health'),
      item(143, 700, 'Act'),
      item(160, 700, 'قانون', rtl),
    ]);
    expect(imported(given).text).toBe('قانون Health Act عام 1995، وقد');
  });

  it('holds nothing that cannot stand in a text', () => {
    const { text, warnings } = imported(onePage([item(50, 700, 'a\u0000b\nc\ud800d')]));
    expect(text).toBe('a b c\ufffdd');
    expect(warnings).toMatchObject([expect.stringContaining('1 letter is set in a font')]);
  });

  it('hides the line end after a hyphen from the reader, and keeps it in the text', () => {
    const {
      text,
      blocks: [block],
    } = imported(onePage(lines(50, 700, ['They encour-', 'age it.'])));
    expect(text).toBe('They encour-\nage it.');
    expect(block).toMatchObject({
      inlines: [
        { start: 0, end: 12 },
        { start: 13, end: 20 },
      ],
    });
  });
});

describe('paragraphs', () => {
  const first = [...filler(3), 'It ends here.'];
  const second = [...filler(3, 50, 2), 'So does this.'];

  it('are parted by gaps', () => {
    const given = onePage([...lines(50, 700, first), ...lines(50, 700 - 4 * 12 - 6, second)]);
    expect(blocks(given)).toEqual([`paragraph: ${joined(first)}`, `paragraph: ${joined(second)}`]);
  });

  it('are parted by indents', () => {
    const indented = (y: number, [head = '', ...rest]: readonly string[]): PdfItem[] => [
      item(62, y, head.slice(0, -3)),
      ...lines(50, y - 12, rest),
    ];
    const given = onePage([...indented(700, first), ...indented(652, second)]);
    expect(blocks(given)).toHaveLength(2);
  });

  it('are parted by a short last line alone', () => {
    const given = onePage([...lines(50, 700, first), ...lines(50, 652, second)]);
    expect(blocks(given)).toEqual([`paragraph: ${joined(first)}`, `paragraph: ${joined(second)}`]);
  });

  it('go on over the end of a page, and what stands between comes after them', () => {
    const pageOf = (number: number, texts: readonly string[]): PdfItem[] => [
      item(250, 770, 'Annual report', { size: 8 }),
      ...lines(50, 700, texts),
      item(300, 30, String(number), { size: 8 }),
    ];
    const start = filler(6, 50, 3);
    const rest = ['desta molova', ...filler(2, 50, 4).slice(1), 'and ends.'];
    const given = content([
      page(pageOf(1, start)),
      page(pageOf(2, [...rest.slice(0, 1).map(text => text.padEnd(50, 'u')), ...rest.slice(1)])),
      page(pageOf(3, second)),
    ]);
    const kinds = blocks(given).map(block => block.slice(0, block.indexOf(':')));
    expect(kinds).toEqual([
      'running-head',
      'paragraph',
      'page-number',
      'running-head',
      'page-number',
      'running-head',
      'paragraph',
      'page-number',
    ]);
    expect(blocks(given)[1]).toMatch(/^paragraph: The .*and ends\.$/s);

    // What stands between is not marked where a passage goes over it, and is where it is meant.
    const { text, pages, blocks: all } = imported(given);
    const kept = pages && readPageMap(writePageMap(pages), text.length);
    if (kept == null) throw new Error('The pages are not kept.');
    const [head, first, , between, , , last] = all;
    if (head === undefined || first === undefined || between === undefined || last === undefined) {
      throw new Error('The blocks are not there.');
    }
    const heights = (start: number, end: number) =>
      placesOf(text, kept, start, end).flatMap(({ rects }) => rects.map(([, bottom]) => bottom));
    expect(heights(first.start, last.end).length).toBeGreaterThan(10);
    for (const bottom of heights(first.start, last.end)) {
      expect(bottom).toBeGreaterThan(100);
      expect(bottom).toBeLessThan(760);
    }
    expect(heights(between.start, between.end)).toHaveLength(1);
    expect(placesOf(text, kept, head.start, head.end)).toMatchObject([{ page: 1 }]);
  });

  it('that are items of a list have their marker apart, and a depth', () => {
    const given = onePage([
      ...lines(50, 700, ['The list:']),
      ...lines(60, 688, ['• the first item', '• the second item']),
      ...lines(75, 664, ['– an item in it']),
    ]);
    const { text, blocks: all } = imported(given);
    const items = all.filter(block => block.kind === 'list-item');
    expect(items).toMatchObject([
      { marker: '•', depth: 0 },
      { marker: '•', depth: 0 },
      { marker: '–', depth: 1 },
    ]);
    expect(items.map(({ inlines: [inline] }) => text.slice(inline?.start, inline?.end))).toEqual([
      'the first item',
      'the second item',
      'an item in it',
    ]);
  });

  it('begin with their drop cap', () => {
    const given = onePage([
      item(50, 676, 'T', { size: 45, font: 'cap' }),
      ...lines(74, 700, [
        'he office of the minister is one',
        'of many that deal with it, and has',
        'done so since.',
      ]),
      ...lines(50, 664, ['It does not stand alone, as others do it too.']),
    ]);
    expect(imported(given).text).toMatch(/^The office of the minister/);
  });
});

describe('columns', () => {
  const left = [...filler(7, 40, 5), 'ends on the left.'];
  const right = [...filler(7, 40, 6), 'ends on the right.'];
  const title = item(120, 740, 'A title over both of the columns', { size: 20, font: 'bold' });
  const expected = [
    'heading: A title over both of the columns',
    `paragraph: ${joined(left)}`,
    `paragraph: ${joined(right)}`,
  ];

  it('are read one after the other', () => {
    expect(blocks(onePage([title, ...lines(50, 700, left), ...lines(320, 700, right)]))).toEqual(expected);
  });

  it('are read one after the other where the file goes from row to row', () => {
    const rows = left.flatMap((text, i) => [
      item(50, 700 - i * 12, text),
      item(320, 700 - i * 12, right[i] ?? ''),
    ]);
    expect(blocks(onePage([title, ...rows]))).toEqual(expected);
  });

  it('are read one after the other where the file begins at the end', () => {
    expect(blocks(onePage([...lines(320, 700, right), ...lines(50, 700, left), title]))).toEqual(expected);
  });

  it('are one paragraph where a sentence goes on', () => {
    const open = [...filler(8, 40, 7)];
    const rest = ['and so it goes on in the other column, u', ...filler(6, 40, 8).slice(1), 'to its end.'];
    expect(blocks(onePage([...lines(50, 700, open), ...lines(320, 700, rest)]))).toEqual([
      `paragraph: ${joined([...open, ...rest])}`,
    ]);
  });

  it('of figures are a table, read row by row', () => {
    const rows = [
      ['Year', 'Insured', 'Share'],
      ['1995', '12,400', '34.5'],
      ['1996', '13,900', '38.1'],
    ];
    const given = onePage(
      rows.flatMap((row, i) => row.map((cell, j) => item(50 + j * 120, 700 - i * 14, cell))),
    );
    expect(blocks(given)).toEqual([`table: ${rows.map(row => row.join('\t')).join('\n')}`]);
  });
});

describe('what stands beside the text', () => {
  it('is a footnote where smaller type at the foot begins with a number', () => {
    const text = [...filler(5, 50, 9), 'with a note.'];
    const given = onePage([
      ...lines(50, 700, text),
      ...lines(50, 80, ['1 See the first report,', 'page 3.', '2 See the second.'], {
        size: 8,
        leading: 9.6,
      }),
    ]);
    expect(blocks(given)).toEqual([
      `paragraph: ${joined(text)}`,
      'footnote: 1 See the first report,\npage 3.',
      'footnote: 2 See the second.',
    ]);
  });

  it('is a page number where numbers count on, in roman figures too', () => {
    const given = content(
      ['iii', 'iv', 'v'].map((number, i) =>
        page([...lines(50, 700, [...filler(4, 50, 10 + i), 'an end.']), item(300, 30, number)]),
      ),
    );
    expect(blocks(given).filter(block => block.startsWith('page-number'))).toEqual([
      'page-number: iii',
      'page-number: iv',
      'page-number: v',
    ]);
  });

  it('is none of the figures in which tables of several pages end', () => {
    const given = content(
      ['17', '4', '92'].map(figure =>
        page([...lines(50, 700, ['Sum of all', 'things']), item(50, 60, figure)]),
      ),
    );
    expect(blocks(given).filter(block => block.startsWith('page-number'))).toEqual([]);
  });

  it('is read along its own direction', () => {
    const text = [...filler(5, 50, 13), 'an end.'];
    const stamp = lines(20, 300, ['Printed for the archive'], { angle: 90 });
    expect(blocks(onePage([...stamp, ...lines(50, 700, text)]))).toEqual([
      `paragraph: ${joined(text)}`,
      'running-head: Printed for the archive',
    ]);
  });
});

it('reads pages that are turned, and vertical columns from the right', () => {
  const text = [...filler(3, 50, 14), 'an end.'];
  const turned = text.map((line, i) => item(100 + i * 12, 50, line, { angle: 90 }));
  expect(blocks(content([page(turned, { rotation: 90 })]))).toEqual([`paragraph: ${joined(text)}`]);
  const down = { direction: 'ttb' as const, size: 12 };
  const vertical = [item(500, 700, '政策は国民の', down), item(484, 700, '生活を守る', down)];
  expect(imported(onePage(vertical)).text).toBe('政策は国民の\n生活を守る');
});

describe('headings', () => {
  const text = [...filler(4, 50, 15), 'an end.'];

  it('are told by larger type, the larger the higher', () => {
    const given = onePage([
      item(50, 740, 'The report', { size: 24 }),
      item(50, 712, 'Its beginning', { size: 14 }),
      ...lines(50, 690, text),
    ]);
    expect(imported(given).blocks.slice(0, 2)).toMatchObject([
      { kind: 'heading', level: 1 },
      { kind: 'heading', level: 2 },
    ]);
    expect(imported(given).title).toBe('The report');
  });

  it('are capitals over prose, and no acronyms over their names', () => {
    const given = onePage([
      item(50, 740, 'SECODAM'),
      item(50, 720, 'Ministry of the Comptroller'),
      item(50, 700, 'UNAM'),
      item(50, 680, 'National Autonomous University'),
      item(50, 650, 'INTRODUCTION'),
      ...lines(50, 630, text),
    ]);
    expect(blocks(given).filter(block => block.startsWith('heading'))).toEqual(['heading: INTRODUCTION']);
  });

  it('are told by the outline', () => {
    const given = content([page([item(50, 712, 'Plain words'), ...lines(50, 690, text)])], {
      outline: [{ level: 3, title: 'Plain Words', page: 1, y: 720 }],
    });
    expect(imported(given).blocks[0]).toMatchObject({ kind: 'heading', level: 3 });
  });
});

describe('the title', () => {
  it.each([
    ['The Annual Report', 'The Annual Report'],
    ['Microsoft Word - report_v3.doc', 'report'],
    ['about:blank', 'report'],
    ['', 'report'],
  ])('stated as “%s” is “%s”', (stated, title) => {
    expect(imported(content([page([item(50, 700, 'Words.')])], { metadata: { title: stated } })).title).toBe(
      title,
    );
  });
});

describe('pages without text', () => {
  it('are told, and nothing else of the file is lost', () => {
    const given = content([
      page([]),
      page([item(50, 700, 'Words.')]),
      page([]),
      page([], { failure: 'its font is broken' }),
    ]);
    const { text, warnings, pages } = imported(given);
    expect(text).toBe('Words.');
    expect(pages?.pages).toHaveLength(4);
    expect(warnings.join('\n')).toMatch(/1 page could not be read: 4\./);
    expect(warnings.join('\n')).toMatch(/2 pages have no text: 1, 3\./);
  });

  it('alone are taken in, with an empty text', () => {
    const { text, blocks: all, title, warnings } = imported(content([page([]), page([])]), 'scan.pdf');
    expect([text, all, title]).toEqual(['', [], 'scan']);
    expect(warnings).toMatchObject([expect.stringContaining('No page has text')]);
  });
});

it('refuses by name what is no PDF', async () => {
  const bytes = new TextEncoder().encode('Nothing of the kind.');
  expect(await pdfImporter.read(bytes, { fileName: 'note.pdf' })).toMatchObject({
    ok: false,
    error: { code: 'binary', message: expect.stringContaining('note.pdf') },
  });
});

it('keeps every letter of any page once, in sound blocks and at its place', () => {
  const text = fc.stringMatching(/^[A-Za-z0-9•ﬁé漢ا.\- ]{1,20}$/);
  const anyItem = fc
    .record({
      x: fc.integer({ min: -100, max: 700 }),
      y: fc.integer({ min: -100, max: 900 }),
      text,
      size: fc.constantFrom(0, 6, 10, 10, 10, 24, 80),
      angle: fc.constantFrom(0, 0, 0, 90, 45, 359),
      direction: fc.constantFrom('ltr' as const, 'ltr' as const, 'rtl' as const, 'ttb' as const),
    })
    .map(({ x, y, text: letters, ...setting }) => item(x, y, letters, setting));
  const anyPages = fc.array(fc.array(anyItem, { maxLength: 30 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(anyPages, given => {
      const { text: whole, blocks: all, pages } = imported(content(given.map(items => page(items))));
      expect(areSound(all, whole)).toBe(true);
      expect(pages && readPageMap(writePageMap(pages), whole.length)).not.toBeNull();
      let letters = 0;
      for (const [index, { pieces }] of (pages?.pages ?? []).entries()) {
        for (const { item: number, start, end } of pieces) {
          const own = given[index]?.[number]?.text ?? '';
          expect(whole.slice(start, end)).toBe(own);
          letters += own.replace(/\s/g, '').length;
        }
      }
      expect(whole.replace(/\s/g, '').length).toBe(letters);
      const printed = given.flat().filter(one => one.text.trim() !== '').length;
      const placed = (pages?.pages ?? []).flatMap(({ pieces }) => pieces).length;
      expect(placed).toBeLessThanOrEqual(given.flat().length);
      // Only what is printed twice in one place is left out.
      if (new Set(given.flat().map(one => one.text)).size === given.flat().length) {
        expect(placed).toBeGreaterThanOrEqual(printed);
      }
    }),
    { numRuns: 150 },
  );
});
