/**
 * The corpus as brat has it: each text beside a file of standoff annotations in code points, and a configuration.
 * Decisions: docs/export.md.
 */
import { codeTableFile } from '../corpus/code-table.ts';
import { Corpus, type CorpusText, filePerDocument, signNames, textFiles } from '../corpus/corpus.ts';
import type { Exporter, ExportFile } from '../exporter.ts';

export const brat: Exporter = {
  id: 'brat',
  label: 'brat standoff',
  extension: 'ann',
  description:
    'Each text with its passages beside it as brat keeps them, offsets in code points, coders as attributes, memos as notes.',
  write(study, options) {
    const corpus = new Corpus(study, options, signNames);
    return {
      files: [
        ...filePerDocument(corpus, 'ann', annotations),
        ...textFiles(corpus),
        configuration(corpus),
        codeTableFile(corpus, 'brat'),
      ],
      losses: () => corpus.losses({ coders: true, notes: true, values: true }),
    };
  },
};

function* annotations({ text, spans, toCodePoint }: CorpusText) {
  let notes = 0;
  for (const [index, { start, end, code, coder, note, values }] of spans.entries()) {
    const id = `T${index + 1}`;
    const fragments = linesOf(text, start, end);
    const places = fragments.map(each => `${toCodePoint(each.start)} ${toCodePoint(each.end)}`).join(';');
    const quote = fragments.map(each => text.slice(each.start, each.end)).join(' ');
    const lines = [`${id}\t${code.name} ${places}\t${quote}`, `A${index + 1}\tCoder ${id} ${coder.name}`];
    for (const [label, value] of values) {
      notes += 1;
      lines.push(`#${notes}\tPassageValue ${id}\t${escapeNote(`${label}: ${value}`)}`);
    }
    if (note !== '') {
      notes += 1;
      lines.push(`#${notes}\tAnnotatorNotes ${id}\t${escapeNote(note)}`);
    }
    yield { text: `${lines.join('\n')}\n`, rows: 1 };
  }
}

/** brat draws no span over a line end: one fragment for each line that is not empty, the whole where all are. */
function linesOf(text: string, start: number, end: number): { start: number; end: number }[] {
  const fragments: { start: number; end: number }[] = [];
  let from = start;
  for (const line of text.slice(start, end).split('\n')) {
    if (line !== '') fragments.push({ start: from, end: from + line.length });
    from += line.length + 1;
  }
  return fragments.length === 0 ? [{ start, end: start }] : fragments;
}

/** A note is one line. */
const escapeNote = (note: string): string =>
  note.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r');

const configuration = (corpus: Corpus): ExportFile => ({
  name: 'annotation.conf',
  async *pieces() {
    const coders = corpus.coders.map(({ name }) => name).join('|');
    yield {
      text: `[entities]\n${corpus.codes.map(({ name }) => `${name}\n`).join('')}\n[relations]\n\n[events]\n\n[attributes]\nCoder Arg:<ENTITY>, Value:${coders}\n`,
      rows: 0,
    };
  },
});
