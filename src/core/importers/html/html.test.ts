import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#core/text/blocks.ts';
import { areSound } from '#core/text/kept-blocks.ts';
import { importDocument } from '../registry.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function read(
  source: string | Uint8Array,
  fileName = 'page.html',
  choices: Record<string, string> = {},
) {
  const bytes = typeof source === 'string' ? utf8(source) : source;
  const result = await importDocument(bytes, { fileName, choices });
  if (!result.ok) throw new Error(result.error.message);
  expect(areSound(result.value.blocks, result.value.text)).toBe(true);
  return { ...result.value, warnings: result.warnings, format: result.format };
}

const shapes = (text: string, blocks: readonly Block[]) =>
  blocks.map(block => {
    const sign = block.kind === 'list-item' ? `${block.kind} ${block.depth}${block.marker}` : block.kind;
    return `${sign}: ${text.slice(block.start, block.end)}`;
  });

describe('web pages', () => {
  it('become headings, paragraphs, lists, quotations, code and tables', async () => {
    const { text, blocks, title, format } = await read(`<!doctype html><html lang="es-MX"><head>
      <title> The   reform </title><style>p{}</style></head><body>
      <h1>The <em>reform</em></h1>loose &amp; free<br>second line<p>One<p>Two <b>bold</b><i> and</i> more.
      <ol start=3><li>third<ul><li><p>inner</p><p>more</p></ul><li value=9>ninth</ol>
      <ol type=a><li>x<li>y</ol>
      <blockquote><p>Said <q>so</q></p></blockquote>
      <pre>
  a
    b
</pre><hr>
      <table><caption>Votes</caption><thead><tr><th>Year<th>Yes</thead><tr><td>1995<td>12</table>
      <dl><dt>Term<dd>Meaning</dl></body></html>`);
    expect(format).toBe('html');
    expect(title).toBe('The reform');
    expect(shapes(text, blocks)).toEqual([
      'heading: The reform',
      'paragraph: loose & free\nsecond line',
      'paragraph: One',
      'paragraph: Two bold and more.',
      'list-item 03.: third',
      'list-item 1•: inner',
      'list-item 1: more',
      'list-item 09.: ninth',
      'list-item 0a.: x',
      'list-item 0b.: y',
      'quote: Said “so”',
      'code:   a\n    b',
      'rule: ',
      'table: Year\tYes\n1995\t12',
      'paragraph: Votes',
      'paragraph: Term',
      'list-item 0: Meaning',
    ]);
    const table = blocks.find(block => block.kind === 'table');
    expect(table?.rows.map(({ header }) => header)).toEqual([true, false]);
  });

  it('leave out what no reader sees, and say so', async () => {
    const { text, warnings } =
      await read(`<body><script>alert(1)</script><template>t</template><noscript>n</noscript>
      <p hidden>secret</p><div style="color:red; DISPLAY : none">gone</div><p hidden="until-found">found</p>
      <p aria-hidden=true>seen</p><p>a<img src=x alt="A chart"><img src=http://x/y.png></p>
      <iframe src=//x>old</iframe><input value=v><input type=hidden><svg><text>drawn</text></svg>
      <math><mi>x</mi><annotation>tex</annotation></math></body>`);
    expect(text).toBe('found\n\nseen\n\na\n\nx');
    expect(warnings).toEqual([
      'Left out of the text: 2 pictures (1 with a description), 1 embedded page, 1 form field, 1 drawing. The source file is kept as it was.',
      'Left out: 10 characters of text that the page says is hidden.',
      '1 formula is in the text as a row of characters, without what stands above or below the line.',
    ]);
  });

  it('keep where a link leads, but nothing that would run', async () => {
    const { blocks } = await read(
      '<p><a href="https://a.example/b">one</a> <a href=" javascript:alert(1)">two</a> <a href="data:text/html,x">three</a> <a href="c.html"><b>four</b></a></p>',
    );
    const [block] = blocks;
    if (block?.kind !== 'paragraph') throw new Error('No paragraph.');
    expect(block.inlines.map(({ href, styles }) => [href, styles])).toEqual([
      ['https://a.example/b', ['link']],
      [undefined, []],
      ['c.html', ['link', 'strong']],
    ]);
  });

  it('say who wrote them, when, in which language', async () => {
    const { metadata } = await read(`<html lang=fr><head><title>T</title><meta name=author content="A. One">
      <meta name=Author content="B. Two"><meta property="article:published_time" content="1995-12-01">
      <meta property="og:site_name" content="The  Paper"></head><body>x</body></html>`);
    expect(metadata).toEqual({
      title: 'T',
      author: 'A. One; B. Two',
      date: '1995-12-01',
      language: 'fr',
      publisher: 'The Paper',
    });
  });

  it.each<[string, Uint8Array, string, string]>([
    [
      'a meta element',
      Buffer.from('<meta charset=windows-1251><p>\xcf\xf0\xe8\xe2\xe5\xf2', 'latin1'),
      'windows-1251',
      'Привет',
    ],
    [
      'the older meta',
      Buffer.from('<meta http-equiv=Content-Type content="text/html; charset=iso-8859-2"><p>\xb1', 'latin1'),
      'iso-8859-2',
      'ą',
    ],
    [
      'XML',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><html><p>caf\xe9</p></html>', 'latin1'),
      'windows-1252',
      'café',
    ],
    ['a byte order mark, against the page', Buffer.from('\ufeff<meta charset=latin1><p>é'), 'utf-8', 'é'],
    [
      'its letters, against the page',
      // “Комитет рассмотрел поправки к закону”, in KOI8-R.
      Buffer.from(
        '<meta charset=windows-1252><p>\xeb\xcf\xcd\xc9\xd4\xc5\xd4 \xd2\xc1\xd3\xd3\xcd\xcf\xd4\xd2\xc5\xcc \xd0\xcf\xd0\xd2\xc1\xd7\xcb\xc9 \xcb \xda\xc1\xcb\xcf\xce\xd5',
        'latin1',
      ),
      'koi8-r',
      'Комитет рассмотрел поправки к закону',
    ],
    [
      'its letters, against a page that says it is UTF-8',
      Buffer.from('<meta charset=utf-8><p>La r\xe9forme pr\xe9sent\xe9e a \xe9t\xe9 rejet\xe9e', 'latin1'),
      'windows-1252',
      'La réforme présentée a été rejetée',
    ],
    ['UTF-8, against the page', Buffer.from('<meta charset=latin1><p>é'), 'utf-8', 'é'],
    ['UTF-16', Buffer.from('\ufeff<p>é', 'utf16le'), 'utf-16le', 'é'],
    [
      'nothing',
      Buffer.from('<p>Se\xf1or, a\xf1o, acci\xf3n', 'latin1'),
      'windows-1252',
      'Señor, año, acción',
    ],
  ])('are read in the encoding that %s states', async (_, bytes, encoding, expected) => {
    const { text, encoding: read_ } = await read(bytes);
    expect([read_?.id, text]).toEqual([encoding, expected]);
  });

  it('are read as XHTML where they are', async () => {
    const { text } = await read(
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>a<br/>b</p><div id="x"/><p>c <![CDATA[1 < 2]]></p><script src="x"/><p>d</p></body></html>',
      'page.xhtml',
    );
    expect(text).toBe('a\nb\n\nc 1 < 2\n\nd');
  });

  it('read tables that arrange a page cell after cell', async () => {
    const { text, blocks } = await read(
      '<table><tr><td><h2>Menu</h2><td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>',
    );
    expect(text).toBe('Menu\n\n1\t2\n3\t4');
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'table']);
  });

  it('survive nesting without end', async () => {
    const deep = `${'<div>'.repeat(20_000)}core${'</div>'.repeat(20_000)}<p>after`;
    expect((await read(deep)).text).toBe('core\n\nafter');
    const main = await read(deep, 'page.html', { part: 'main' });
    expect(main.text).toBe('core\n\nafter');
    expect(main.warnings[0]).toContain('No main part');
  });

  it('are found in a file that holds all parts of a saved page', async () => {
    const { text, warnings, encoding } = await read(
      [
        'From: <Saved by a browser>',
        'Subject: A page',
        'MIME-Version: 1.0',
        'Content-Type: multipart/related;',
        '\ttype="text/html";',
        '\tboundary="--=_Part"',
        '',
        '----=_Part',
        'Content-Type: image/png',
        'Content-Transfer-Encoding: base64',
        '',
        'iVBORw0KGgo=',
        '----=_Part',
        'Content-Type: text/html; charset="iso-8859-1"',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<title>T</title><meta charset=3Dutf-8><p>caf=E9 and so=',
        ' on</p>',
        '----=_Part',
        'Content-Type: text/html; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        'PHA+ZnJhbWU8L3A+',
        '----=_Part--',
        '',
      ].join('\r\n'),
      'page.mhtml',
    );
    expect(text).toBe('café and so on');
    expect(encoding?.id).toBe('windows-1252');
    expect(warnings).toEqual(['Left out of the text: 1 further page in the file, as of frames.']);
    const single =
      'MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+T25lPC9wPg==';
    expect((await read(single, 'page.mht')).text).toBe('One');
  });

  it('refuse a choice that there is not, and pages without text', async () => {
    expect(
      await importDocument(utf8('<p>x'), { fileName: 'a.html', choices: { part: 'half' } }),
    ).toMatchObject({
      ok: false,
      error: { code: 'unknown-choice', message: expect.stringContaining('page, main') },
    });
    expect(await importDocument(utf8('<p><img alt=x>'), { fileName: 'a.html' })).toMatchObject({
      ok: false,
      error: { code: 'empty', message: expect.stringContaining('1 picture') },
    });
    expect(
      await importDocument(utf8('plain'), { fileName: 'a.txt', choices: { part: 'main' } }),
    ).toMatchObject({
      ok: true,
      warnings: [expect.stringContaining('no choice')],
    });
  });

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...'<p> </p> <div> <table> <tr> <td> <th> </table> <ul> <li> </ul> <ol> <pre> </pre> <b> </b> <a href=x> </a> <br> <hr> <h2> </h2> <blockquote> <svg> </svg> <math> <!-- --> <template> <select> <option> <dl> <dd> <q> <body> </body> <frameset> <textarea> <![CDATA[ ]]>'.split(
          ' ',
        ),
      ),
      fc.string({ unit: fc.constantFrom('a', ' ', '&', ';', '<', 'é', '\n', '"', '\0') }),
    ),
    { maxLength: 40 },
  );

  it('never fail on any markup, and always give sound blocks', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom('page', 'main'), fc.boolean(), async (list, part, isXml) => {
        const result = await importDocument(utf8(list.join('')), {
          fileName: isXml ? 'x.xhtml' : 'x.html',
          choices: { part },
        });
        if (result.ok) expect(areSound(result.value.blocks, result.value.text)).toBe(true);
        else expect(result.error.message).toContain('x.');
      }),
      { numRuns: 300 },
    );
  });
});

const examples = join(import.meta.dirname, '../../../../../shared/examples/html');

describe.skipIf(!existsSync(examples))('a real page', () => {
  it('gives its main part as others find it', async () => {
    const source = readFileSync(join(examples, 'source.html'));
    const expected = await read(readFileSync(join(examples, 'expected.html')));
    const main = await read(source, 'source.html', { part: 'main' });
    const words = (text: string) => text.replace(/\s+/g, ' ');
    expect(words(main.text)).toBe(words(expected.text));
    expect(main.metadata.language).toBe('en');
    const page = await read(source, 'source.html');
    expect(page.text.length).toBeGreaterThan(main.text.length);
    expect(page.text).toContain("Hi, I'm Nicolas.");
  });

  it('keep what a document type declares out of the text', async () => {
    const { text } = await read(
      '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y" [<!ENTITY who "nobody">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Told</p></body></html>',
      'a.xhtml',
    );
    expect(text).toBe('Told');
  });

  it('whose text programs make are refused with what to do', async () => {
    const result = await importDocument(
      utf8('<html><body><div id="root"></div><script>1</script></body></html>'),
      {
        fileName: 'app.html',
      },
    );
    expect(result.ok ? '' : result.error.message).toMatch(/^app\.html was not imported: .*MHTML/s);
  });
});
