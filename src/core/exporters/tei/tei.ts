/**
 * The corpus as TEI, a file a document: the text as it is in one block, passages in standOff as annotations that point
 * into it with string-range(), items as a taxonomy. Decisions: docs/export.md.
 */
import { escapeMarkup, replaceForbidden } from '../../text/xml-text.ts';
import { Corpus, type CorpusText, filePerDocument } from '../corpus/corpus.ts';
import type { Exporter } from '../exporter.ts';

export const tei: Exporter = {
  id: 'tei',
  label: 'TEI (standOff)',
  extension: 'xml',
  description:
    'A TEI file a document with its text and the passages as annotations in standOff, items as a taxonomy. Offsets in characters (code points).',
  write(study, options) {
    const corpus = new Corpus(study, options);
    return {
      files: filePerDocument(corpus, 'xml', text => teiOf(corpus, text)),
      losses: () => corpus.losses({ coders: true, notes: true, values: true }),
    };
  },
};

function* teiOf(corpus: Corpus, { document, text, spans, toCodePoint }: CorpusText) {
  if (replaceForbidden(text) !== text)
    corpus.lose(
      `signs ${document.id}`,
      `“${document.title}” has control characters, which XML cannot hold: each is U+FFFD in the file, at the same place.`,
    );
  const codeIds = new Map(corpus.codes.map((code, index) => [code, `code.${index + 1}`]));
  const coderIds = new Map(corpus.coders.map((coder, index) => [coder, `coder.${index + 1}`]));
  const used = new Set(spans.map(({ code }) => code));
  const categories = corpus.codes
    .filter(code => used.has(code))
    .map(code => {
      const names = [code.label, ...code.aliases].map(
        (name, index) => `<${index === 0 ? 'term' : 'term type="alias"'}>${escapeMarkup(name)}</term>`,
      );
      return `            <category xml:id="${codeIds.get(code)}"><catDesc><term type="kind">${escapeMarkup(code.kind)}</term>${names.join('')}</catDesc></category>\n`;
    });
  const people = corpus.coders.map(
    coder =>
      `        <respStmt xml:id="${coderIds.get(coder)}"><resp>coded by</resp><name>${escapeMarkup(coder.label)}</name></respStmt>\n`,
  );
  yield {
    text: `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>${escapeMarkup(document.title)}</title>
${people.join('')}      </titleStmt>
      <publicationStmt><p>Exported from the study “${escapeMarkup(corpus.study.study.name)}”.</p></publicationStmt>
      <sourceDesc><p>${escapeMarkup(document.fileName)}</p></sourceDesc>
    </fileDesc>
    <encodingDesc>
${categories.length === 0 ? '      <p>No passages.</p>\n' : `      <classDecl>\n        <taxonomy>\n${categories.join('')}        </taxonomy>\n      </classDecl>\n`}    </encodingDesc>
  </teiHeader>
`,
    rows: 0,
  };
  if (spans.length > 0) yield { text: '  <standOff>\n    <listAnnotation>\n', rows: 0 };
  for (const [index, { passage, start, end, code, coder, note, values }] of spans.entries()) {
    const from = toCodePoint(start);
    const notes = [
      ...values.map(
        ([label, value]) => `<note type="value" n="${escapeMarkup(label)}">${escapeMarkup(value)}</note>`,
      ),
      ...(note === '' ? [] : [`<note type="memo">${escapeMarkup(note)}</note>`]),
    ];
    yield {
      text: `      <annotation xml:id="passage.${index + 1}" n="${escapeMarkup(passage.id)}" target="#string-range(text,${from},${toCodePoint(end) - from})" ana="#${codeIds.get(code)}" resp="#${coderIds.get(coder)}">${notes.join('')}</annotation>\n`,
      rows: 1,
    };
  }
  if (spans.length > 0) yield { text: '    </listAnnotation>\n  </standOff>\n', rows: 0 };
  yield {
    text: `  <text>\n    <body><ab xml:id="text" xml:space="preserve">${escapeMarkup(text)}</ab></body>\n  </text>\n</TEI>\n`,
    rows: 0,
  };
}
