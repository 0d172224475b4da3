/**
 * The corpus as doccano's JSON Lines for sequence labelling: one line a document, spans in code points. What doccano
 * does not know stands in a property of its own, which doccano keeps as metadata. Decisions: docs/export.md.
 */
import { codeTableFile } from '../corpus/code-table.ts';
import { Corpus } from '../corpus/corpus.ts';
import type { Exporter, ExportFile } from '../exporter.ts';

export const doccano: Exporter = {
  id: 'doccano',
  label: 'doccano (JSON Lines)',
  extension: 'jsonl',
  description:
    'One line a document with its text and labelled spans in code points, for doccano’s sequence labelling.',
  write(study, options) {
    const corpus = new Corpus(study, options);
    return {
      files: [lines(corpus), labels(corpus), codeTableFile(corpus, 'doccano')],
      losses: () => [
        ...corpus.losses({ coders: true, notes: true, values: true }),
        'doccano itself shows texts and labels. Coders, memos and values stand in its metadata.',
      ],
    };
  },
};

const lines = (corpus: Corpus): ExportFile => ({
  name: 'doccano.jsonl',
  async *pieces() {
    for await (const { base, document, text, spans, toCodePoint } of corpus.texts()) {
      const line = {
        text,
        label: spans.map(({ start, end, code }) => [toCodePoint(start), toCodePoint(end), code.name]),
        base,
        title: document.title,
        passages: spans.map(({ passage, coder, note, values }) => ({
          id: passage.id,
          coder: coder.name,
          createdAt: passage.createdAt,
          note,
          values: values.map(([label, value]) => ({ label, value })),
        })),
      };
      yield { text: `${JSON.stringify(line)}\n`, rows: spans.length };
    }
  },
});

/** As doccano imports its span types. */
const labels = (corpus: Corpus): ExportFile => ({
  name: 'label_config.json',
  async *pieces() {
    const types = corpus.codes.map(({ name, colour }) => ({
      text: name,
      suffix_key: null,
      background_color: colour,
      text_color: isLight(colour) ? '#000000' : '#ffffff',
    }));
    yield { text: `${JSON.stringify(types, null, 2)}\n`, rows: 0 };
  },
});

const isLight = (colour: string): boolean => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140;
};
