import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocksOfFormat, textFormats } from './blocks-of-format.ts';
import { type ImportedDocument, type ImportOptions, maximumBytes } from './importer.ts';
import { importDocument } from './registry.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

async function imported(
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<ImportedDocument & { warnings: string[]; format: string }> {
  const result = await importDocument(bytes, { fileName: 'a file.txt', ...options });
  if (!result.ok) throw new Error(result.error.message);
  return { ...result.value, warnings: result.warnings, format: result.format };
}

async function refused(
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<{ code: string; message: string }> {
  const result = await importDocument(bytes, { fileName: 'folder/a file.txt', ...options });
  if (result.ok) throw new Error('It was imported.');
  return result.error;
}

const note = '# A reform\n\nThe *union* said no.\n';

describe('importDocument', () => {
  it('reads plain text', async () => {
    const value = await imported(utf8('\ufeff77\r\n  A first line\r\n\r\nMore.'));
    expect(value).toMatchObject({
      format: 'plain-text',
      text: '77\n  A first line\n\nMore.',
      title: 'A first line',
      encoding: { id: 'utf-8', confidence: 'certain' },
      changes: { bom: true, lineEnds: 'crlf' },
      warnings: [],
    });
    expect(value.blocks.map(block => [block.kind, block.start, block.end])).toEqual([
      ['lines', 0, 17],
      ['lines', 19, 24],
    ]);
  });

  it('knows Markdown by its extension and by its look, and lets one choose', async () => {
    expect((await imported(utf8('plain'), { fileName: 'a.MD' })).format).toBe('markdown');
    expect(await imported(utf8(note))).toMatchObject({ format: 'markdown', title: 'A reform' });
    expect((await imported(utf8(note.replace(/\n/g, '\r\n')))).format).toBe('markdown');
    expect(await imported(utf8(note), { format: 'plain-text' })).toMatchObject({
      format: 'plain-text',
      title: '# A reform',
    });
    expect((await imported(utf8('# just one number sign\nand * a star'))).format).toBe('plain-text');
    expect((await imported(utf8('Share** (all funds) 3 %*\n* Of the sum.\n- one\n'))).format).toBe(
      'plain-text',
    );
    expect(await refused(utf8(note), { format: 'jpeg' })).toMatchObject({ code: 'unknown-format' });
  });

  it('titles by the first heading, the first line with letters, or the file', async () => {
    expect((await imported(utf8('intro\n\n## *One* `two`\n\n# Three'), { fileName: 'a.md' })).title).toBe(
      'One two',
    );
    expect((await imported(utf8('123\n456'), { fileName: 'C:\\x\\Report 1998.v2.txt' })).title).toBe(
      'Report 1998.v2',
    );
    const { title } = await imported(utf8('word '.repeat(50)));
    expect(title).toMatch(/^word(?: word)+…$/);
    expect(title.length).toBeLessThanOrEqual(80);
  });

  it('reads the encoding that is chosen, and the one that is found', async () => {
    const bytes = latin1('La acción del año; según señaló México.');
    expect((await imported(bytes)).encoding?.id).toBe('windows-1252');
    expect(await imported(bytes, { encoding: 'ISO-8859-2' })).toMatchObject({
      encoding: { id: 'iso-8859-2', confidence: 'chosen' },
      text: 'La acción del ańo; según seńaló México.',
    });
    expect((await refused(bytes, { encoding: 'klingon' })).code).toBe('unknown-encoding');
  });

  it('tells what it replaced and what may deceive the eye', async () => {
    const broken = await imported(Uint8Array.from([...utf8('ñ'.repeat(40)), 0xe9]));
    expect(broken.warnings).toEqual([
      '1 place could not be read as utf-8 and became "\ufffd". The source file is kept as it was.',
    ]);
    const { text, warnings } = await imported(utf8('a \u202eb\u202c \u200b c\x01 and more words'));
    expect(text).toContain('\u202eb\u202c \u200b c\x01');
    expect(warnings.map(warning => /has (\d+ [a-z ]+?)(?: that|\.)/.exec(warning)?.[1])).toEqual([
      '2 marks',
      '1 character',
      '1 control character',
    ]);
    expect((await imported(latin1('caf\xe9'))).warnings[0]).toContain('guess');
  });

  it.each<[string, Uint8Array, Partial<ImportOptions>, string, string]>([
    ['nothing', utf8(''), {}, 'empty', 'a file.txt is empty: there is nothing to import.'],
    [
      'white space',
      utf8('\ufeff \r\n\t'),
      {},
      'empty',
      'a file.txt holds only white space: there is nothing to import.',
    ],
    [
      'a picture',
      latin1('\x89PNG\r\n\x1a\n\0'),
      {},
      'binary',
      'a file.txt was not imported: it is no text, but seems to be a PNG image.',
    ],
    [
      'a PDF',
      utf8('%PDF-1.4'),
      { fileName: 'b.md' },
      'binary',
      'b.md was not imported: it is no text, but seems to be a PDF document.',
    ],
  ])('refuses %s by name', async (_, bytes, options, code, message) =>
    expect(await refused(bytes, options)).toEqual({ code, message }),
  );

  it('refuses what is too large, or not in the chosen encoding', async () => {
    expect(await refused(new Uint8Array(maximumBytes + 1))).toEqual({
      code: 'too-large',
      message: 'a file.txt has 65 MB; files of up to 64 MB can be imported. Split it and import the parts.',
    });
    const { code, message } = await refused(latin1('éèêëàç'), { encoding: 'utf-8' });
    expect(code).toBe('undecodable');
    expect(message).toContain('Choose another encoding');
  });

  it('makes the same blocks again from the stored text', async () => {
    for (const id of textFormats) {
      const { text, blocks } = await imported(utf8(note), { format: id });
      expect(blocksOfFormat(id, text)).toEqual(blocks);
    }
    expect(blocksOfFormat('gone', 'a\n\nb')).toHaveLength(2);
  });
});

const corpus = join(import.meta.dirname, '../../../../shared/corpus');

describe.skipIf(!existsSync(corpus))('real documents', () => {
  const read = (fileName: string) => imported(readFileSync(join(corpus, fileName)), { fileName });

  it('a report of 96 pages', async () => {
    const report = await read('000_6cf1d95083bc993f.txt');
    expect(report).toMatchObject({
      format: 'plain-text',
      encoding: { id: 'utf-8', confidence: 'certain' },
      changes: { bom: false, lineEnds: 'lf' },
      warnings: [],
    });
    expect(report.text.slice(0, 40)).toContain(report.title);
    expect(report.text).toHaveLength(364_042);
    expect(report.blocks.length).toBeGreaterThan(600);
    expect(report.blocks.length).toBeLessThan(1_000);
    const joined = report.blocks.map(block => report.text.slice(block.start, block.end)).join('');
    expect(joined.replace(/\s/g, '')).toBe(report.text.replace(/\s/g, ''));
  });

  it('a note with a table of tabs', async () => {
    const { text, blocks, format, title } = await read('002_646b46dc4cc4b38e.txt');
    expect(format).toBe('markdown');
    const lines = text.split('\n');
    expect(`## ${title}`).toBe(lines.find(line => line.startsWith('#')));
    const tables = blocks.flatMap(block => (block.kind === 'table' ? [block] : []));
    expect(tables).toHaveLength(1);
    const cells = tables[0]?.rows.map(row => row.cells.map(cell => text.slice(cell.start, cell.end))) ?? [];
    expect(cells).toHaveLength(10);
    expect(cells.every(row => row.length === 6)).toBe(true);
    expect(cells).toEqual(lines.filter(line => line.includes('\t')).map(line => line.split('\t')));
    expect(tables[0]?.rows.map(row => row.header)).toEqual([true, ...Array(9).fill(false)]);
    const emphasis = blocks
      .flatMap(block => ('inlines' in block ? block.inlines : []))
      .filter(({ styles }) => styles.length > 0);
    const starred = Array.from(text.matchAll(/\*([^*]+)\*/g), match => match[1]);
    expect(starred).toHaveLength(4);
    expect(emphasis.map(({ start, end }) => text.slice(start, end))).toEqual(starred);
  });
});
