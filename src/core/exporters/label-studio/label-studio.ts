/**
 * The corpus as Label Studio's tasks: a task a document, one annotation for each coder, regions in code points, and
 * the labelling interface that they need. Decisions: docs/export.md.
 */
import { escapeMarkup } from '../../text/xml-text.ts';
import { codeTableFile } from '../corpus/code-table.ts';
import { Corpus, type CorpusSpan, type CorpusText } from '../corpus/corpus.ts';
import type { Exporter, ExportFile } from '../exporter.ts';

export const labelStudio: Exporter = {
  id: 'label-studio',
  label: 'Label Studio (JSON)',
  extension: 'json',
  description:
    'Tasks with texts and labelled regions in code points, and the labelling interface, for Label Studio.',
  write(study, options) {
    const corpus = new Corpus(study, options);
    return {
      files: [tasks(corpus), labellingInterface(corpus), codeTableFile(corpus, 'label-studio')],
      losses: () => corpus.losses({ coders: true, notes: true, values: true }),
    };
  },
};

const tasks = (corpus: Corpus): ExportFile => ({
  name: 'label-studio.json',
  async *pieces() {
    let before = '[';
    for await (const text of corpus.texts()) {
      yield { text: `${before}\n${JSON.stringify(taskOf(corpus, text))}`, rows: text.spans.length };
      before = ',';
    }
    yield { text: before === '[' ? '[]\n' : '\n]\n', rows: 0 };
  },
});

function taskOf(corpus: Corpus, { base, document, text, spans, toCodePoint }: CorpusText) {
  const regionOf = ({ passage, start, end, code, coder, note, values }: CorpusSpan) => ({
    id: passage.id,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    origin: 'manual',
    value: {
      start: toCodePoint(start),
      end: toCodePoint(end),
      text: passage.exact,
      labels: [code.name],
    },
    meta: {
      ...(note === '' ? {} : { text: [note] }),
      coder: coder.name,
      createdAt: passage.createdAt,
      ...(values.length === 0 ? {} : { values: values.map(([label, value]) => ({ label, value })) }),
    },
  });
  const annotations = corpus.coders
    .map(coder => spans.filter(span => span.coder === coder))
    .filter(own => own.length > 0)
    .map(own => ({ result: own.map(regionOf), was_cancelled: false }));
  return { data: { text, title: document.title, base }, annotations };
}

const labellingInterface = (corpus: Corpus): ExportFile => ({
  name: 'labelling-interface.xml',
  async *pieces() {
    const labels = corpus.codes.map(
      ({ name, colour }) => `    <Label value="${escapeMarkup(name)}" background="${colour}"/>\n`,
    );
    yield {
      text: `<View>\n  <Labels name="label" toName="text">\n${labels.join('')}  </Labels>\n  <Text name="text" value="$text" granularity="symbol"/>\n</View>\n`,
      rows: 0,
    };
  },
});
