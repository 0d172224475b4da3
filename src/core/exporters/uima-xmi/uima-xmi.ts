/**
 * The corpus as UIMA CAS in XMI, a file a document, with the type system that they need. Offsets in UTF-16 units.
 * Decisions: docs/export.md.
 */
import { escapeMarkup, replaceForbidden } from '../../text/xml-text.ts';
import { codeTableFile } from '../corpus/code-table.ts';
import { Corpus, type CorpusSpan, type CorpusText, filePerDocument } from '../corpus/corpus.ts';
import type { Exporter, ExportFile } from '../exporter.ts';

export const uimaXmi: Exporter = {
  id: 'uima-xmi',
  label: 'UIMA CAS (XMI)',
  extension: 'xmi',
  description:
    'A CAS a document in XMI with its type system, for UIMA, DKPro, cassis and INCEpTION. Offsets in UTF-16 units.',
  write(study, options) {
    const corpus = new Corpus(study, options);
    return {
      files: [
        ...filePerDocument(corpus, 'xmi', text => casOf(corpus, text)),
        typeSystem(),
        codeTableFile(corpus, 'uima-xmi'),
      ],
      losses: () => corpus.losses({ coders: true, notes: true, values: true }),
    };
  },
};

const featuresOf = ({ passage, code, coder, note, values }: CorpusSpan): [string, string][] => [
  ['passageId', passage.id],
  ['code', code.name],
  ['kind', code.kind],
  ['coder', coder.name],
  ['createdAt', passage.createdAt],
  ['memo', note],
  ['values', values.map(([label, value]) => `${label}: ${value.replace(/\s+/g, ' ')}`).join('\n')],
];

const featureNames = ['passageId', 'code', 'kind', 'coder', 'createdAt', 'memo', 'values'];

/** Line ends and tabs in attributes would be read as blanks. */
const escapeAttribute = (text: string): string =>
  escapeMarkup(text).replace(/[\t\n\r]/g, sign => `&#${sign.charCodeAt(0)};`);

/** Ids: 1 is the text, 2 the document, passages follow. */
function* casOf(corpus: Corpus, { document, text, spans }: CorpusText) {
  if (replaceForbidden(text) !== text)
    corpus.lose(
      `signs ${document.id}`,
      `“${document.title}” has control characters, which XML cannot hold: each is U+FFFD in the file, at the same place.`,
    );
  yield {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore" xmlns:tracework="http:///tracework.ecore" xmi:version="2.0">\n<cas:NULL xmi:id="0"/>\n<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${escapeAttribute(text)}"/>\n<tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="${text.length}" language="x-unspecified"/>\n`,
    rows: 0,
  };
  for (const [index, span] of spans.entries()) {
    const features = featuresOf(span).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
    yield {
      text: `<tracework:Passage xmi:id="${index + 3}" sofa="1" begin="${span.start}" end="${span.end}"${features.join('')}/>\n`,
      rows: 1,
    };
  }
  const members = Array.from({ length: spans.length + 1 }, (_, index) => index + 2).join(' ');
  yield { text: `<cas:View sofa="1" members="${members}"/>\n</xmi:XMI>\n`, rows: 0 };
}

const typeSystem = (): ExportFile => ({
  name: 'TypeSystem.xml',
  async *pieces() {
    const features = featureNames.map(
      name =>
        `        <featureDescription><name>${name}</name><description/><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>\n`,
    );
    yield {
      text: `<?xml version="1.0" encoding="UTF-8"?>\n<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n  <types>\n    <typeDescription>\n      <name>tracework.Passage</name>\n      <description>A span coded with one item by one coder.</description>\n      <supertypeName>uima.tcas.Annotation</supertypeName>\n      <features>\n${features.join('')}      </features>\n    </typeDescription>\n  </types>\n</typeSystemDescription>\n`,
      rows: 0,
    };
  },
});
