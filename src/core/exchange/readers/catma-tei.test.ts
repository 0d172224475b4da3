import { describe, expect, it } from 'vitest';
import {
  asFiles,
  describePassages,
  fuzzReader,
  readProject,
} from '../../../../tests/support/corpus-study.ts';
import { catmaTeiReader } from './catma-tei.ts';

const declare = (id: string, label: string, parent: string, colour: number) =>
  `<fsDecl xml:id="${id}" type="${id}" baseTypes="${parent}"><fsDescr>${label}</fsDescr><fDecl name="catma_displaycolor"><vRange><numeric value="${colour}"/></vRange></fDecl></fsDecl>`;
const note = (id: string, tag: string, more = '') => `<fs xml:id="${id}" type="${tag}">${more}</fs>`;
const segment = (ana: string, ...targets: string[]) =>
  `<seg ana="${ana}">${targets.map(target => `<ptr target="${target}" type="inclusion"/>`).join('')}</seg>`;
const tei = `\ufeff<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A text</title></titleStmt></fileDesc><encodingDesc>
<fsdDecl xml:id="CATMA_s" n="Actors 12-02-06T19:54:05+0100">${declare('CATMA_1', 'Union', 'CATMA_BASE_TAG', -65536)}${declare('CATMA_2', 'Farmers', 'CATMA_1', -16777216)}</fsdDecl></encodingDesc></teiHeader><text>
${note('CATMA_a', 'CATMA_1', '<f name="catma_markupauthor"><string>ana</string></f><f name="certain"><string>yes</string></f>')}${note('CATMA_b', 'CATMA_2')}${note('CATMA_c', 'CATMA_2')}
<body><ab type="catma">${segment('#CATMA_a', 'catma:///t.txt#char=5,8')}${segment('#CATMA_a #CATMA_b', 'catma:///t.txt#char=8,12')}${segment('#CATMA_c', 't.txt#range( /.0, /.3)')}${segment('#CATMA_c', 'catma:///t.txt#char=15,17')}</ab></body></text></TEI>`;
const files = asFiles(
  new Map([
    ['collection.xml', tei],
    ['t.txt', '\ufeffone\r\ntwo three 😀'],
  ]),
);

describe('CATMA', () => {
  it('gives tags under tagsets, with parents, colours, authors and properties, at their places', async () => {
    expect(catmaTeiReader.sniff(files)).toBe(true);
    const project = await readProject(catmaTeiReader, files);
    expect(
      describePassages(project).map(({ document, kind, code, coder, cut, values }) => [
        document,
        kind,
        code,
        coder,
        cut,
        values,
      ]),
    ).toEqual([
      ['A text', 'Actors', 'Farmers', undefined, 'one', {}],
      ['A text', 'Actors', 'Farmers', undefined, '😀', {}],
      ['A text', 'Actors', 'Farmers', undefined, ' thr', {}],
      ['A text', 'Actors', 'Union', 'ana', 'two thr', { certain: 'yes' }],
    ]);
    expect(project.codes.map(({ label, colour, parentKey }) => [label, colour, parentKey])).toEqual([
      ['Union', '#ff0000', null],
      ['Farmers', '#000000', 'CATMA_1'],
    ]);
    expect(project.losses.join(' ')).toContain('1 annotation of several stretches');
  });

  it('without its text is refused, with what to do', async () => {
    const reading = await catmaTeiReader.read(files.slice(0, 1));
    expect(reading).toMatchObject({ ok: false, message: expect.stringContaining('Choose the text (.txt)') });
  });

  it('answers damaged files with words: 300 mutations', () => fuzzReader(catmaTeiReader, files, 300));
});
