import { describe, expect, it } from 'vitest';
import { brat } from '#core/exporters/brat/brat.ts';
import { doccano } from '#core/exporters/doccano/doccano.ts';
import { labelStudio } from '#core/exporters/label-studio/label-studio.ts';
import { uimaXmi } from '#core/exporters/uima-xmi/uima-xmi.ts';
import { webAnnotation } from '#core/exporters/web-annotation/web-annotation.ts';
import { webannoTsv } from '#core/exporters/webanno-tsv/webanno-tsv.ts';
import {
  asFiles,
  corpusStore,
  exportCorpus,
  readProject,
} from '../../../../../tests/support/corpus-study.ts';
import { bratReader } from '../brat.ts';
import { doccanoReader } from '../doccano.ts';
import { labelStudioReader } from '../label-studio.ts';
import { uimaXmiReader } from '../uima-xmi.ts';
import { webAnnotationReader } from '../web-annotation.ts';
import { webannoTsvReader } from '../webanno-tsv.ts';

const pairs = [
  { exporter: brat, reader: bratReader },
  { exporter: doccano, reader: doccanoReader },
  { exporter: labelStudio, reader: labelStudioReader },
  { exporter: uimaXmi, reader: uimaXmiReader },
  { exporter: webAnnotation, reader: webAnnotationReader },
  { exporter: webannoTsv, reader: webannoTsvReader },
].map(pair => ({ id: pair.exporter.id, ...pair }));

describe('an own export', () => {
  it.each(pairs)('as $id brings every kind and item, coded or not, once', async ({ exporter, reader }) => {
    const text = 'One two.';
    const store = corpusStore([{ text, spans: [{ start: 0, end: 3, itemId: 'union' }] }]);
    const { files } = await exportCorpus(exporter, store, [text]);
    const { codes, kinds, passages } = await readProject(reader, asFiles(files));
    const labels = new Map(kinds.map(({ key, label }) => [key, label]));
    expect(passages).toHaveLength(1);
    expect(codes.map(code => `${labels.get(code.kindKey ?? '')}: ${code.label}`).sort()).toEqual(
      Array.from(store.all('item'), item => `${store.get('kind', item.kindId)?.label}: ${item.label}`).sort(),
    );
    expect(kinds.map(({ label }) => label).sort()).toEqual(
      Array.from(store.all('kind'), ({ label }) => label).sort(),
    );
  });
});

it('tags that a CAS describes are codes of their layer, those of words are not', async () => {
  const cas =
    '<?xml version="1.0"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:t="http:///t.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>' +
    '<t:TagDescription xmi:id="5" name="Union"/><t:TagDescription xmi:id="6" name="Board"/><t:TagDescription xmi:id="7" name="NN"/>' +
    '<t:TagsetDescription xmi:id="8" sofa="1" begin="0" end="0" layer="webanno.custom.Actor" name="Actors" tags="5 6 99"/>' +
    '<t:TagsetDescription xmi:id="9" sofa="1" begin="0" end="0" layer="de.tudarmstadt.pos.POS" name="STTS" tags="7"/>' +
    '<t:Actor xmi:id="13" sofa="1" begin="0" end="3" value="Union"/>' +
    '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="One two."/></xmi:XMI>';
  const project = await readProject(uimaXmiReader, asFiles(new Map([['a.xmi', cas]])));
  expect(project.codes.map(({ label, kindKey }) => [label, kindKey])).toEqual([
    ['Union', 'Actor'],
    ['Board', 'Actor'],
  ]);
  expect(project.passages.map(({ codeKey }) => codeKey)).toEqual([project.codes[0]?.key]);
  expect(project.losses).toEqual([]);
});
