/**
 * Passages as W3C Web Annotations: one collection in JSON-LD, each annotation with a quote selector and a position
 * selector in code points, and the texts that these count in. Decisions: docs/export.md.
 */
import { codeTableFile } from '../corpus/code-table.ts';
import { Corpus, type CorpusSpan, type CorpusText, textFiles } from '../corpus/corpus.ts';
import type { Exporter, ExportFile } from '../exporter.ts';

export const webAnnotation: Exporter = {
  id: 'web-annotation',
  label: 'Web Annotations (W3C, JSON-LD)',
  extension: 'jsonld',
  description:
    'Passages as W3C Web Annotations with quotes and positions in code points, and the texts beside them. Recogito, Hypothesis tools and JSON-LD programs read them.',
  write(study, options) {
    const corpus = new Corpus(study, options);
    return {
      files: [annotations(corpus), ...textFiles(corpus), codeTableFile(corpus, 'web-annotation')],
      losses: () => corpus.losses({ coders: true, notes: true, values: true }),
    };
  },
};

const context = 'http://www.w3.org/ns/anno.jsonld';

const annotations = (corpus: Corpus): ExportFile => ({
  name: 'annotations.jsonld',
  async *pieces() {
    const { id, name } = corpus.study.study;
    const collection = `urn:tracework:study:${encodeURIComponent(id)}`;
    const head = { '@context': context, id: collection, type: 'AnnotationCollection', label: name };
    const page = { id: `${collection}:page:1`, type: 'AnnotationPage', startIndex: 0 };
    yield {
      text: `${JSON.stringify(head).slice(0, -1)},"first":${JSON.stringify(page).slice(0, -1)},"items":[`,
      rows: 0,
    };
    let total = 0;
    for await (const text of corpus.texts()) {
      for (const span of text.spans) {
        yield { text: `${total === 0 ? '' : ','}\n${JSON.stringify(annotationOf(text, span))}`, rows: 1 };
        total += 1;
      }
    }
    yield { text: `\n]},"total":${total}}\n`, rows: 0 };
  },
});

function annotationOf({ document, toCodePoint }: CorpusText, span: CorpusSpan) {
  const { passage, code, coder, note, values } = span;
  const bodies = [
    { purpose: 'tagging', value: code.name },
    ...values.map(([label, value]) => ({ purpose: 'describing', value: `${label}: ${value}` })),
    ...(note === '' ? [] : [{ purpose: 'commenting', value: note }]),
  ];
  return {
    '@context': context,
    id: urn('passage', passage.id),
    type: 'Annotation',
    motivation: 'tagging',
    creator: { id: urn('coder', coder.id), type: 'Person', name: coder.label },
    created: passage.createdAt,
    modified: passage.changedAt,
    body: bodies.map(body => ({ type: 'TextualBody', format: 'text/plain', ...body })),
    target: {
      type: 'SpecificResource',
      source: urn('document', document.id),
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: passage.exact,
          prefix: passage.prefix,
          suffix: passage.suffix,
        },
        { type: 'TextPositionSelector', start: toCodePoint(span.start), end: toCodePoint(span.end) },
      ],
    },
  };
}

const urn = (sort: string, id: string): string => `urn:tracework:${sort}:${encodeURIComponent(id)}`;
