import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#core/text/blocks.ts';
import { areSound } from '#core/text/kept-blocks.ts';
import { zipOf } from '../../../../tests/support/word-file.ts';
import { importDocument } from '../registry.ts';

const names = ['office', 'text', 'table', 'style', 'meta', 'manifest']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat([
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  ])
  .join(' ');

const automatic = `<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
  <style:style style:name="T2" style:family="text" style:parent-style-name="T1"><style:text-properties fo:font-style="italic"/></style:style>
  <style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
  <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
  <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style>
  <text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>`;

const files = (body: string, more: Record<string, string> = {}) => ({
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': `<office:document-content ${names}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  'styles.xml': `<office:document-styles ${names}><office:styles><style:style style:name="Quotations"/></office:styles><office:master-styles><style:master-page><style:header><text:p>Ministry</text:p></style:header><style:footer><text:p><text:page-number>3</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>`,
  'meta.xml': `<office:document-meta ${names}><office:meta><dc:title>The reform</dc:title><meta:initial-creator>A. Writer</meta:initial-creator><meta:creation-date>1995-12-01T10:00:00</meta:creation-date><dc:language>es-MX</dc:language></office:meta></office:document-meta>`,
  ...more,
});

async function read(body: string) {
  const result = await importDocument(zipOf(files(body)), { fileName: 'a.odt' });
  if (!result.ok) throw new Error(result.error.message);
  expect(areSound(result.value.blocks, result.value.text)).toBe(true);
  return { ...result.value, warnings: result.warnings };
}

const shapes = (text: string, blocks: readonly Block[]) =>
  blocks.map(block => {
    const sign = block.kind === 'list-item' ? `${block.kind} ${block.depth} ${block.marker}` : block.kind;
    return `${sign}: ${text.slice(block.start, block.end)}`;
  });

describe('OpenDocument texts', () => {
  it('keep headings, spans, lists, quotations and tables', async () => {
    const { text, blocks, metadata } = await read(
      `<text:sequence-decls><text:sequence-decl text:name="Table"/></text:sequence-decls>
       <text:h text:outline-level="2"><text:number>1.</text:number>Scope</text:h>
       <text:p>Plain<text:s text:c="3"/><text:span text:style-name="T2">both</text:span><text:tab/>and <text:a xlink:href="https://a.example/">link</text:a><text:line-break/>new<text:soft-page-break/> line</text:p>
       <text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:p>more</text:p><text:list><text:list-item><text:p>sub</text:p></text:list-item></text:list></text:list-item></text:list>
       <text:p text:style-name="P1">Quoted</text:p>
       <text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>two</text:p></text:list-item></text:list>
       <text:list text:style-name="L2"><text:list-item><text:p>dot</text:p></text:list-item></text:list>
       <table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Both</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>C</text:p></table:table-cell></table:table-row></table:table-header-rows>
       <table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell><table:table-cell><text:list text:style-name="L1"><text:list-item><text:p>item</text:p></text:list-item></text:list></table:table-cell></table:table-row></table:table>`,
    );
    expect(shapes(text, blocks)).toEqual([
      'heading: 1. Scope',
      'paragraph: Plain both and link\nnew line',
      'list-item 0 1.: one',
      'list-item 0 : more',
      'list-item 1 1.a): sub',
      'quote: Quoted',
      'list-item 0 2.: two',
      'list-item 0 •: dot',
      'table: Both\t\tC\nx\tx\t1. item',
    ]);
    expect(metadata).toEqual({
      title: 'The reform',
      author: 'A. Writer',
      date: '1995-12-01T10:00:00',
      language: 'es-MX',
    });
  });

  it('put notes and comments at the end, take changes as accepted, and say what is left out', async () => {
    const { text, blocks, warnings } = await read(
      `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>C. Editor</dc:creator></office:change-info><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
       <text:p>Said<text:note text:note-class="footnote"><text:note-citation>7</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> so<office:annotation><dc:creator>B. Reader</dc:creator><dc:date>2001-02-03T00:00:00</dc:date><text:p>Really?</text:p></office:annotation>.<text:change text:change-id="c"/><text:span text:style-name="T3">hidden</text:span><draw:frame><draw:image xlink:href="http://never.example/p.png"/><svg:desc>A map</svg:desc></draw:frame><draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p>
       <text:section text:display="none"><text:p>gone</text:p></text:section>`,
    );
    expect(shapes(text, blocks)).toEqual([
      'paragraph: Said[7] so.',
      'paragraph: Boxed',
      'rule: ',
      'list-item 0 [7]: The note.',
      'rule: ',
      'list-item 0 Comment 1: B. Reader, 2001-02-03: Really?',
    ]);
    expect(warnings).toEqual([
      '1 tracked change by C. Editor taken as accepted. What was deleted is in the source file only.',
      'At the end of the text: 1 footnote, 1 comment.',
      '1 text box put after the paragraph beside which they stand.',
      'Left out of the text: 1 picture. 1 picture has a description. The source file is kept as it was.',
      'Left out: 10 characters of text that is formatted as hidden.',
      'Left out: what stands above and below each page (Ministry).',
    ]);
  });

  it('are refused where they are protected or none', async () => {
    const locked = files('<text:p>x</text:p>', {
      'META-INF/manifest.xml': `<manifest:manifest ${names}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`,
    });
    const cases: [Uint8Array, string][] = [
      [zipOf(locked), 'encrypted'],
      [zipOf({ mimetype: 'x' }), 'damaged'],
      [new TextEncoder().encode('text'), 'damaged'],
    ];
    for (const [bytes, code] of cases) {
      expect(await importDocument(bytes, { fileName: 'a.odt' })).toMatchObject({
        ok: false,
        error: { code, message: expect.stringContaining('a.odt') },
      });
    }
  });

  it('are read as they were or refused, whatever a byte has become', async () => {
    const whole = zipOf(files('<text:p>Some words</text:p>'));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = whole.slice();
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const result = await importDocument(bytes, { fileName: 'x.odt' });
        if (result.ok) expect(result.value.text).toBe('Some words');
        else expect(result.error.message).toContain('x.odt');
      }),
    );
  });
});
