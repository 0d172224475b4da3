import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areSound } from '#core/text/kept-blocks.ts';
import { zipOf } from '../../../tests/support/word-file.ts';
import { importDocument } from './registry.ts';

const page = (body: string) =>
  `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;

const book = (more: Record<string, string> = {}) => ({
  mimetype: 'application/epub+zip',
  'META-INF/container.xml':
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
  'OPS/book.opf': `<!DOCTYPE package PUBLIC "x" "http://never.example/x.dtd"><package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <metadata><dc:title>A book</dc:title><dc:creator>A. One</dc:creator><dc:creator>B. Two</dc:creator><dc:date>2001</dc:date><dc:language>en</dc:language><dc:publisher>Press</dc:publisher></metadata>
    <manifest><item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/the%20first.xhtml" media-type="application/xhtml+xml"/><item id="p" href="p.png" media-type="image/png"/><item id="c" href="text/gone.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="a"/><itemref idref="p"/><itemref idref="b"/><itemref idref="c"/></spine></package>`,
  'OPS/text/two.xhtml': page('<h1>Two</h1><p>Last.<a id="x"/></p><img src="../p.png" alt="A map"/>'),
  'OPS/text/the first.xhtml': page('<h1>One</h1><p>First.</p>'),
  ...more,
});

describe('e-books', () => {
  it('are read in the order of the spine', async () => {
    const result = await importDocument(zipOf(book()), { fileName: 'a.epub' });
    if (!result.ok) throw new Error(result.error.message);
    expect(result.value.text).toBe('One\n\nFirst.\n\nTwo\n\nLast.');
    expect(result.value.metadata).toEqual({
      title: 'A book',
      author: 'A. One; B. Two',
      date: '2001',
      language: 'en',
      publisher: 'Press',
    });
    expect(result.warnings).toEqual([
      '1 page that the book names is not in the file.',
      'Left out of the text: 1 picture (1 with a description). The source file is kept as it was.',
    ]);
  });

  it('are read as they list their pages where no order is given, and tell of pages outside of it', async () => {
    const listed = (spine: string) =>
      book({
        'OPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/the%20first.xhtml" media-type="application/xhtml+xml"/></manifest>${spine}</package>`,
      });
    const read = async (spine: string) => {
      const result = await importDocument(zipOf(listed(spine)), { fileName: 'a.epub' });
      return result.ok ? [result.value.text, ...result.warnings] : [];
    };
    expect((await read('')).slice(0, 2)).toEqual([
      'Two\n\nLast.\n\nOne\n\nFirst.',
      'The book does not say in which order its pages are read: they stand as it lists them.',
    ]);
    expect(
      await read('<spine><itemref idref="a"/><itemref idref="a"/><itemref idref="gone"/></spine>'),
    ).toEqual([
      'One\n\nFirst.',
      'Left out: 1 page of the book that has no place in its order.',
      '1 page that the book names is not in the file.',
    ]);
  });

  it('are read in the encoding that a page states', async () => {
    const latin = Uint8Array.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><html><body><p>caf\xe9</p></body></html>',
      letter => letter.charCodeAt(0),
    );
    const result = await importDocument(zipOf({ ...book(), 'OPS/text/two.xhtml': latin }), {
      fileName: 'a.epub',
    });
    expect(result.ok && result.value.text).toContain('café');
  });

  it('are refused where they are protected, or none', async () => {
    const locked = book({
      'META-INF/encryption.xml':
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:CipherReference URI="OPS/text/two.xhtml"/></encryption>',
    });
    expect(await importDocument(zipOf(locked), { fileName: 'a.epub' })).toMatchObject({
      ok: false,
      error: { code: 'encrypted' },
    });
    for (const bytes of [zipOf({ 'a.txt': 'x' }), new TextEncoder().encode('no zip at all')]) {
      expect(await importDocument(bytes, { fileName: 'a.epub' })).toMatchObject({
        ok: false,
        error: { code: 'damaged', message: expect.stringContaining('a.epub') },
      });
    }
  });

  it('are read as they were or refused, whatever a byte has become', async () => {
    const whole = zipOf(book());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = whole.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const result = await importDocument(bytes, { fileName: 'x.epub' });
        if (result.ok) expect(areSound(result.value.blocks, result.value.text)).toBe(true);
        else expect(result.error.message).toContain('x.epub');
      }),
    );
  });
});
