import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#core/text/blocks.ts';
import { areSound } from '#core/text/kept-blocks.ts';
import { importDocument } from '../registry.ts';

async function read(source: string, fileName = 'a.rtf') {
  const result = await importDocument(Buffer.from(source, 'latin1'), { fileName });
  if (!result.ok) throw new Error(result.error.message);
  expect(areSound(result.value.blocks, result.value.text)).toBe(true);
  return { ...result.value, warnings: result.warnings, format: result.format };
}

const shapes = (text: string, blocks: readonly Block[]) =>
  blocks.map(block => {
    const sign = block.kind === 'list-item' ? `${block.kind} ${block.depth} ${block.marker}` : block.kind;
    return `${sign}: ${text.slice(block.start, block.end)}`;
  });

const rtf = (body: string, head = '\\ansi\\ansicpg1252') => `{\\rtf1${head}\n${body}}`;

describe('rich text', () => {
  it('keeps paragraphs, headings, runs and links', async () => {
    const { text, blocks, title, metadata, format } = await read(
      rtf(
        String.raw`{\fonttbl{\f0\froman Times;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\*\cs2 Strong;}}
{\info{\title The reform}{\author A. Writer}{\creatim\yr1995\mo12\dy1\hr10}}
\pard\s1 Its \b aims\b0\par
\pard Plain, {\b bold} and {\i slanted {\strike gone}}\line new line\par
{\field{\*\fldinst{HYPERLINK "https://a.example/"}}{\fldrslt{a link}}} after\par\pard\page Page`,
      ),
      'renamed.bin',
    );
    expect(format).toBe('rtf');
    expect(shapes(text, blocks)).toEqual([
      'heading: Its aims',
      'paragraph: Plain, bold and slanted gone\nnew line',
      'paragraph: a link after',
      'paragraph: Page',
    ]);
    expect(title).toBe('The reform');
    expect(metadata).toEqual({ title: 'The reform', author: 'A. Writer', date: '1995-12-01' });
    const [, runs, linked] = blocks;
    const looks = (block: Block | undefined) =>
      block?.kind === 'paragraph'
        ? block.inlines.map(({ start, end, styles, href }) => [text.slice(start, end), ...styles, href])
        : [];
    expect(looks(runs).slice(0, 5)).toEqual([
      ['Plain, ', undefined],
      ['bold', 'strong', undefined],
      [' and ', undefined],
      ['slanted ', 'emphasis', undefined],
      ['gone', 'emphasis', 'strike', undefined],
    ]);
    expect(looks(linked)).toEqual([
      ['a link', 'link', 'https://a.example/'],
      [' after', undefined],
    ]);
  });

  it.each([
    ['code pages', rtf(String.raw`caf\'e9 \'80\par`), 'café €'],
    [
      'Unicode with what stands in for it',
      rtf(String.raw`\u233?\u-10179\'3f\u-8694?\uc2\u945 ab!\uc0\u946 c`),
      'é😊α!βc',
    ],
    [
      'fonts of other scripts',
      rtf(
        String.raw`{\fonttbl{\f0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f1\'cf\f2\'83\'5c\'83A\f0\'e9`,
      ),
      'Пソアé'.replace('ア', '\u30a2'),
    ],
    ['DOS', rtf(String.raw`\'82\'a4`, '\\pc'), 'éñ'],
    ['Mac OS', rtf(String.raw`\'8e`, '\\mac'), 'é'],
    [
      'symbols',
      rtf(String.raw`{\fonttbl{\f3\fcharset2 Symbol;}}{\f3 a\'b3} \emdash\~x\-y\_z\{\}\\`),
      'α≥ —\u00a0x\u00ady\u2011z{}\\',
    ],
    [
      'what the writer skipped',
      rtf(String.raw`a{\*\unknown no {deep} words}b{\nonshppict no}{\*\bkmkstart x}c`),
      'abc',
    ],
    ['Unicode twice given', rtf(String.raw`{\upr{caf?}{\*\ud{caf\u233 ?}}}`), 'café'],
  ])('reads %s', async (_, source, expected) => {
    expect((await read(source)).text).toBe(expected);
  });

  it('keeps lists and tables', async () => {
    const { text, blocks } = await read(
      rtf(
        String.raw`\pard{\listtext\'b7\tab}\ilvl0 one\par{\pntext 2.\tab}\ilvl1 two\par\pard between\par
\trowd\trhdr\cellx1\cellx2\pard\intbl Year\cell Votes\cell\row
\trowd\cellx1\cellx2\pard\intbl 1995\par more\cell\pard\intbl\cell\row
\pard after\par`,
      ),
    );
    expect(shapes(text, blocks)).toEqual([
      'list-item 0 •: one',
      'list-item 1 2.: two',
      'paragraph: between',
      'table: Year\tVotes\n1995\nmore\t',
      'paragraph: after',
    ]);
    const table = blocks.find(block => block.kind === 'table');
    expect(table?.rows.map(({ header }) => header)).toEqual([true, false]);
  });

  it('puts notes and comments at the end, and says what it left out', async () => {
    const { text, blocks, warnings } = await read(
      rtf(
        String.raw`{\header Ministry\par}Said{\super\chftn}{\footnote\pard{\super\chftn} First note.\par} so{\footnote\ftnalt End note.}{\*\atnid AB}{\*\atnauthor A. Reader}{\*\annotation Really?}.{\v secret}{\deleted old}{\revised new}{\pict\pngblip 89504e47}
{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt In a box\par}}{\shprslt no}}\par Next`,
      ),
    );
    expect(shapes(text, blocks)).toEqual([
      'paragraph: Said[1] so[i].new',
      'paragraph: In a box',
      'paragraph: Next',
      'rule: ',
      'list-item 0 [1]: First note.',
      'list-item 0 [i]: End note.',
      'rule: ',
      'list-item 0 Comment 1: A. Reader: Really?',
    ]);
    expect(warnings).toEqual([
      'Tracked changes were taken as accepted: 3 deleted characters left out. They are in the source file only.',
      'At the end of the text: 1 footnote, 1 endnote, 1 comment.',
      '1 text box put after the paragraph beside which they stand.',
      'Left out of the text: 1 picture. The source file is kept as it was.',
      'Left out: what stands above and below each page (Ministry).',
      'Left out: 6 characters of text that is formatted as hidden.',
    ]);
  });

  it('tells of a file that is cut off, refuses what is none, and survives nesting without end', async () => {
    expect((await read('{\\rtf1 The beginning')).warnings).toEqual([
      'The file is cut off: its end is missing.',
    ]);
    expect(await importDocument(Buffer.from('plain'), { fileName: 'x.rtf' })).toMatchObject({
      ok: false,
      error: { code: 'binary', message: expect.stringContaining('x.rtf') },
    });
    const deep = await read(rtf(`${'{'.repeat(300_000)}core${'}'.repeat(300_000)} after`));
    expect(deep.text).toBe('core after');
    expect(deep.warnings[0]).toContain('nested');
  });

  const words = fc.constantFrom(
    ...String.raw`\par \pard \cell \row \trowd \intbl { } \* \b \plain \u233? \'e9 \footnote \shptxt \listtext \field \fldinst \fldrslt \upr \ud \deleted \v \line \bin3 \uc2 \annotation \header \s1 \info \fonttbl`.split(
      ' ',
    ),
  );
  it('never fails on any signs, and always gives sound blocks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 60 }),
        async list => {
          const result = await importDocument(Buffer.from(`{\\rtf1 ${list.join(' ')}`), {
            fileName: 'x.rtf',
          });
          if (result.ok) expect(areSound(result.value.blocks, result.value.text)).toBe(true);
          else expect(result.error.message).toContain('x.rtf');
        },
      ),
      { numRuns: 500 },
    );
  });
});

const examples = join(import.meta.dirname, '../../../../../shared/examples/rtf');

describe.skipIf(!existsSync(examples))('a real file', () => {
  it('is read', async () => {
    const { text } = await read(readFileSync(join(examples, 'accent.rtf'), 'latin1'));
    expect(text).toBe('le café où on ne fume pas');
  });

  it('keeps a heading whose label is written as a paragraph of its own', async () => {
    const { text, blocks } = await read(
      rtf(
        String.raw`{\stylesheet{\s0 Normal;}{\s1 Heading 1;}}\pard\plain \s1\ilvl0{\listtext\pard\plain \tab}\ls1 {Its aims}\par\pard\plain \s0 Text.\par`,
      ),
    );
    expect(shapes(text, blocks)).toEqual(['heading: Its aims', 'paragraph: Text.']);
  });

  it('reads the code pages of DOS, also where a byte has no meaning in them', async () => {
    const { text } = await read(rtf(String.raw`\'a7\'8d\par \'f2\par`, '\\ansi\\ansicpg857'));
    expect(text).toBe('ğı\n\n\ufffd');
  });

  it('reads notes in notes, and bears them without number', async () => {
    const { text } = await read(rtf(String.raw`a{\footnote b{\footnote c}} d`));
    expect(text).toBe('a[1] d\n\nb[2]\nc');
    for (const group of ['footnote', 'header', 'shptxt', 'annotation']) {
      const nested = `a${`{\\${group} b`.repeat(5_000)}c${'}'.repeat(5_000)}`;
      expect((await read(rtf(nested))).text.startsWith('a'), group).toBe(true);
    }
  });
});
