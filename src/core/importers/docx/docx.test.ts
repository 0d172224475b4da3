import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#core/text/blocks.ts';
import { areSound } from '#core/text/kept-blocks.ts';
import { paragraph, wordFile, wordParts, zipOf } from '../../../../tests/support/word-file.ts';
import { importDocument } from '../registry.ts';

async function read(bytes: Uint8Array, fileName = 'a.docx') {
  const result = await importDocument(bytes, { fileName });
  if (!result.ok) throw new Error(result.error.message);
  expect(areSound(result.value.blocks, result.value.text)).toBe(true);
  return { ...result.value, warnings: result.warnings, format: result.format };
}

async function refused(bytes: Uint8Array, fileName = 'a.docx') {
  const result = await importDocument(bytes, { fileName });
  if (result.ok) throw new Error('It was imported.');
  return result.error;
}

const shapes = (text: string, blocks: readonly Block[]) =>
  blocks.map(block => {
    const sign = block.kind === 'list-item' ? `${block.kind} ${block.depth} ${block.marker}` : block.kind;
    return `${sign}: ${text.slice(block.start, block.end)}`;
  });

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const listed = (id: number, level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="es-MX"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="Chapter"/><w:basedOn w:val="berschrift1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
  <w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>`;

const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', 'Article %1')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`;

describe('Word documents', () => {
  it('keep headings, runs, quotations and links', async () => {
    const { text, blocks, title, metadata } = await read(
      wordFile({
        body:
          paragraph('The reform', '<w:pStyle w:val="Chapter"/>') +
          `<w:p>${run('Plain, ')}${run('bold', '<w:b/>')}${run(' and', '<w:b w:val="0"/>')}${run(' styled', '<w:rStyle w:val="Fett"/><w:i/>')}<w:hyperlink r:id="l1">${run(' link')}</w:hyperlink><w:r><w:br/><w:t>new</w:t><w:noBreakHyphen/><w:t>line</w:t><w:tab/><w:t> end </w:t></w:r></w:p>` +
          paragraph('Said so', '<w:pStyle w:val="Zitat"/>') +
          paragraph('Plain', '<w:pStyle w:val="Loop"/>'),
        parts: { styles },
        links: { l1: 'https://a.example/' },
        properties:
          '<dc:title>Document1</dc:title><dc:creator>A. Writer</dc:creator><dcterms:created>1995-12-01T10:00:00Z</dcterms:created>',
      }),
    );
    expect(shapes(text, blocks)).toEqual([
      'heading: The reform',
      'paragraph: Plain, bold and styled link\nnew\u2011line end',
      'quote: Said so',
      'paragraph: Plain',
    ]);
    expect(title).toBe('The reform');
    expect(metadata).toEqual({ author: 'A. Writer', date: '1995-12-01T10:00:00Z', language: 'es-MX' });
    const inlines = blocks[1]?.kind === 'paragraph' ? blocks[1].inlines : [];
    expect(
      inlines.map(({ start, end, styles: look, href }) => [text.slice(start, end), ...look, href]),
    ).toEqual([
      ['Plain, ', undefined],
      ['bold', 'strong', undefined],
      [' and', undefined],
      [' styled', 'strong', 'emphasis', undefined],
      [' link', 'link', 'https://a.example/'],
      ['\n', undefined],
      ['new\u2011line end', undefined],
    ]);
  });

  it('number lists and headings as Word does', async () => {
    const { text, blocks } = await read(
      wordFile({
        body:
          paragraph('one', listed(1, 0)) +
          paragraph('sub', listed(1, 1)) +
          paragraph('sub again', listed(1, 1)) +
          paragraph('between') +
          paragraph('two', listed(1, 0)) +
          paragraph('sub anew', listed(1, 1)) +
          paragraph('seven', listed(3, 0)) +
          paragraph('bullet', listed(2, 0)) +
          paragraph('Scope', `<w:outlineLvl w:val="1"/>${listed(4, 0)}`) +
          paragraph('none', listed(0, 0)) +
          paragraph('of a list that is not there', listed(99, 0)),
        parts: { styles, numbering },
      }),
    );
    expect(shapes(text, blocks)).toEqual([
      'list-item 0 1.: one',
      'list-item 1 1.a): sub',
      'list-item 1 1.b): sub again',
      'paragraph: between',
      'list-item 0 2.: two',
      'list-item 1 2.a): sub anew',
      'list-item 0 7.: seven',
      'list-item 0 •: bullet',
      'heading: Article I Scope',
      'paragraph: none',
      'paragraph: of a list that is not there',
    ]);
  });

  it('lay out tables, also inside each other and with merged cells', async () => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const { text, blocks } = await read(
      wordFile({
        body: `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Year')}${cell('Votes', '<w:gridSpan w:val="2"/>')}</w:tr>
          <w:tr>${cell('1995', '<w:vMerge w:val="restart"/>')}${cell('12')}<w:sdt><w:sdtContent>${cell('3')}</w:sdtContent></w:sdt></w:tr>
          <w:tr>${cell('', '<w:vMerge/>')}${cell('14')}<w:tc>${paragraph('a')}${paragraph('b', listed(1, 0))}</w:tc></w:tr></w:tbl>
          <w:tbl><w:tr><w:tc>${paragraph('Framed')}</w:tc></w:tr></w:tbl>`,
        parts: { numbering },
      }),
    );
    expect(text).toBe('Year\tVotes\t\n1995\t12\t3\n\t14\ta\n1. b\n\nFramed');
    expect(blocks.map(({ kind }) => kind)).toEqual(['table', 'paragraph']);
  });

  it('put notes and comments at the end, and say so', async () => {
    const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const { text, blocks, warnings } = await read(
      wordFile({
        body: `<w:p>${run('Said')}${reference('footnote', 5)}${run(' ')}<w:commentRangeStart w:id="0"/>${run('openly')}<w:commentRangeEnd w:id="0"/>${reference('comment', 0)}${reference('endnote', 2)}${run('.')}${reference('footnote', 6)}</w:p>`,
        parts: {
          footnotes: `<w:footnote w:type="separator" w:id="-1">${paragraph('no')}</w:footnote><w:footnote w:id="6">${paragraph('Second.')}${paragraph('More.')}</w:footnote><w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>${run(' First.')}</w:p></w:footnote>`,
          endnotes: `<w:endnote w:id="2">${paragraph('Last.')}</w:endnote>`,
          comments: `<w:comment w:id="0" w:author="B. Reader" w:date="2001-02-03T04:05:06Z">${paragraph('Really?')}${paragraph('Yes.')}</w:comment>`,
        },
      }),
    );
    expect(shapes(text, blocks)).toEqual([
      'paragraph: Said[1] openly[i].[2]',
      'rule: ',
      'list-item 0 [1]: First.',
      'list-item 0 [i]: Last.',
      'list-item 0 [2]: Second.',
      'list-item 0 : More.',
      'rule: ',
      'list-item 0 Comment 1: B. Reader, 2001-02-03 on “openly”: Really?',
      'list-item 0 : Yes.',
    ]);
    expect(warnings).toEqual(['At the end of the text: 2 footnotes, 1 endnote, 1 comment.']);
  });

  it('take tracked changes as accepted, and say whose they were', async () => {
    const change = (kind: string, inner: string, author = 'C. Editor') =>
      `<w:${kind} w:id="1" w:author="${author}">${inner}</w:${kind}>`;
    const { text, warnings } = await read(
      wordFile({
        body:
          `<w:p>${run('The ')}${change('del', '<w:r><w:delText>old</w:delText></w:r>')}${change('ins', run('new'))}${run(' law')}</w:p>` +
          `<w:p><w:pPr><w:rPr>${change('del', '')}</w:rPr></w:pPr>${run('joined ')}</w:p>${paragraph('here')}` +
          `<w:p>${change('moveFrom', run('away'), 'D. Mover')}${change('moveTo', run('moved'), 'D. Mover')}</w:p>` +
          `<w:tbl><w:tr><w:trPr>${change('del', '')}</w:trPr><w:tc>${paragraph('gone')}</w:tc></w:tr><w:tr><w:tc>${paragraph('stays')}</w:tc></w:tr></w:tbl>`,
      }),
    );
    expect(text).toBe('The new law\n\njoined here\n\nmoved\n\nstays');
    expect(warnings).toEqual([
      'Tracked changes by C. Editor, D. Mover were taken as accepted: 2 insertions and 4 deletions. What was deleted is in the source file only.',
    ]);
  });

  it('read text boxes, fields, formulas, symbols and readings, in whatever form they are', async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const { text, warnings } = await read(
      wordFile({
        body:
          `<w:p>${run('Beside')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('In a box')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('In a box')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
          `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://b.example/"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('shown')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE">${run(' 12')}</w:fldSimple><w:bdo w:val="rtl">${run(' bdo')}</w:bdo><w:smartTag>${run(' smart')}</w:smartTag></w:p>` +
          `<w:p><m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara><w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Odd" w:char="F061"/><w:ruby><w:rubyPr/><w:rt>${run('kana')}</w:rt><w:rubyBase>${run('字')}</w:rubyBase></w:ruby></w:r>${run('secret', '<w:vanish/>')}</w:p>` +
          `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A chart of votes"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="ext"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
        parts: { header: `${paragraph('Ministry of Health')}${paragraph('12')}` },
        links: { ext: 'http://never.example/picture.png' },
      }),
    );
    expect(text).toBe('Beside\n\nIn a box\n\nshown 12 bdo smart\n\na+bα\ufffd字(kana)');
    expect(warnings).toEqual([
      '1 text box put after the paragraph beside which they stand.',
      'Left out of the text: 1 picture. 1 picture has a description. The source file is kept as it was.',
      'Left out: what stands above and below each page (Ministry of Health).',
      'Left out: 6 characters of text that is formatted as hidden.',
      '1 formula is in the text as a row of characters, without what stands above or below the line.',
      '1 symbol of a symbol font could not be read and became "\ufffd".',
    ]);
  });

  it('are found by their relationships, in the strict form, with other prefixes and byte order marks', async () => {
    const files = wordParts({ body: paragraph('Strict'), parts: { styles } });
    const odd: Record<string, string> = {};
    for (const [name, content] of Object.entries(files)) {
      odd[name.replace('word/', 'odd/place/').replace('document.xml', 'main.xml')] = `\ufeff${content
        .replaceAll('word/document.xml', '/odd/place/main.xml')
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        )
        .replaceAll('w:', 'ns0:')
        .replaceAll('xmlns:w=', 'xmlns:ns0=')}`;
    }
    expect((await read(zipOf(odd))).text).toBe('Strict');
    expect((await read(wordFile({ body: paragraph('By its content') }), 'renamed.bin')).format).toBe('docx');
  });

  it('are refused by name where they cannot be read', async () => {
    const whole = wordFile({ body: paragraph('x') });
    const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(100)]);
    const encrypted = Uint8Array.from([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]);
    const cases: [string, Uint8Array, string, string][] = [
      ['cut.docx', whole.slice(0, whole.length - 30), 'damaged', 'cut off'],
      ['text.docx', Buffer.from('only text'), 'binary', 'plain text'],
      ['picture.docx', Buffer.from('GIF89a...'), 'binary', 'a GIF image'],
      ['sheet.docx', zipOf({ 'xl/workbook.xml': '<a/>' }), 'damaged', 'no Word document in it'],
      ['old.docx', ole, 'binary', 'save it as .docx'],
      ['old.doc', ole, 'binary', 'save it as .docx'],
      ['secret.docx', encrypted, 'encrypted', 'without the password'],
      ['empty.docx', wordFile({ body: '<w:p/>' }), 'empty', 'no text'],
      ['none.docx', new Uint8Array(), 'empty', 'nothing to import'],
      [
        'broken.docx',
        zipOf({ ...wordParts({ body: paragraph('x') }), 'word/document.xml': '<w:document><w:body>' }),
        'damaged',
        'word/document.xml',
      ],
      [
        'entities.docx',
        zipOf({
          ...wordParts({ body: '' }),
          'word/document.xml':
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>',
        }),
        'damaged',
        'document type',
      ],
      [
        'deep.docx',
        zipOf({
          ...wordParts({ body: '' }),
          'word/document.xml': `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`,
        }),
        'damaged',
        'nested',
      ],
    ];
    for (const [name, bytes, code, words] of cases) {
      const error = await refused(bytes, name);
      expect([name, error.code]).toEqual([name, code]);
      expect(error.message).toContain(name);
      expect(error.message).toContain(words);
    }
  });

  it('are refused where they would fill the memory', async () => {
    const bomb = zipOf({ ...wordParts({ body: '' }), 'word/document.xml': new Uint8Array(50_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refused(bomb, 'bomb.docx')).toMatchObject({ code: 'too-large' });
  });

  it('are read as they were or refused, whatever a byte has become', async () => {
    const whole = wordFile({
      body: paragraph('Some words of a text that is long enough'),
      parts: { styles },
    });
    const right = (await read(whole)).text;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = whole.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const result = await importDocument(bytes, { fileName: 'fuzzed.docx', format: 'docx' });
        if (result.ok) expect(result.value.text).toBe(right);
        else expect(result.error.message).toContain('fuzzed.docx');
        const cut = await importDocument(whole.slice(0, at), { fileName: 'cut.docx' });
        expect(cut.ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

const examples = join(import.meta.dirname, '../../../../../shared/examples/docx');

describe.skipIf(!existsSync(examples))('a real file', () => {
  it('is read', async () => {
    const { text, blocks } = await read(readFileSync(join(examples, 'single-paragraph.docx')));
    expect(shapes(text, blocks)).toEqual(['paragraph: Walking on imported air']);
  });
});
