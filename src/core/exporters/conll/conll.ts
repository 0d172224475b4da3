/**
 * The corpus as CoNLL columns with BIO2 tags, a file for each coder: overlaps cannot be written, so of overlapping
 * passages the one that begins first is kept, of these the longest, and the rest counted. Decisions: docs/export.md.
 */
import { counted } from '../../text/counted.ts';
import type { Range } from '../../text/range.ts';
import { codeTableFile } from '../corpus/code-table.ts';
import { Corpus, type CorpusCoder, type CorpusSpan, type CorpusText } from '../corpus/corpus.ts';
import { fileBasesOf } from '../corpus/file-bases.ts';
import { tokenRule, tokensByLine } from '../corpus/tokens.ts';
import type { Exporter, ExportFile } from '../exporter.ts';

export const conll: Exporter = {
  id: 'conll',
  label: 'CoNLL (BIO2)',
  extension: 'conll',
  description:
    'A token a line with BIO2 tags and offsets in code points, a file for each coder, to train taggers with. Overlaps are lost and counted.',
  write(study, options) {
    // A blank would part a tag in two columns.
    const corpus = new Corpus(study, options, {
      code: (kind, label) => `${kind}:${label}`.replace(/\s+/g, '_'),
      coder: name => name,
    });
    const bases = fileBasesOf(corpus.coders.map(({ name }) => `coder ${name}.x`));
    const losses = new Map<CorpusCoder, Losses>();
    return {
      files: [
        ...corpus.coders.map(
          (coder, index): ExportFile => ({
            name: `${bases[index] ?? coder.id}.conll`,
            async *pieces() {
              const lost: Losses = { overlapping: 0, widened: 0, blank: 0 };
              losses.set(coder, lost);
              for await (const text of corpus.texts()) yield* sentencesOf(text, coder, lost);
            },
          }),
        ),
        codeTableFile(corpus, 'conll'),
      ],
      losses: () => [
        ...corpus.losses({ coders: true, notes: false, values: false }),
        tokenRule,
        ...[...losses].flatMap(([coder, lost]) => sentencesAbout(coder, lost)),
      ],
    };
  },
};

interface Losses {
  overlapping: number;
  widened: number;
  blank: number;
}

function sentencesAbout({ label }: CorpusCoder, { overlapping, widened, blank }: Losses): string[] {
  const said: string[] = [];
  const say = (count: number, one: string, many: string) => {
    if (count > 0) said.push(`${label}: ${counted(count, one, many)}.`);
  };
  say(
    overlapping,
    'passage overlaps one that is written and is lost',
    'passages overlap such as are written and are lost',
  );
  say(
    widened,
    'passage begins or ends within a token and was widened to whole tokens',
    'passages begin or end within tokens and were widened to whole ones',
  );
  say(blank, 'passage holds white space only and is lost', 'passages hold white space only and are lost');
  return said;
}

function* sentencesOf({ text, spans, toCodePoint }: CorpusText, coder: CorpusCoder, lost: Losses) {
  const sentences = [...tokensByLine(text)];
  const tokens = sentences.flat();
  const tags = tagsOf(
    tokens,
    spans.filter(span => span.coder === coder),
    lost,
  );
  yield { text: '-DOCSTART-\t-\t-\tO\n\n', rows: 0 };
  let index = 0;
  for (const sentence of sentences) {
    let rows = 0;
    const lines = sentence.map(({ start, end }) => {
      const tag = tags[index] ?? 'O';
      index += 1;
      if (tag.startsWith('B')) rows += 1;
      return `${text.slice(start, end)}\t${toCodePoint(start)}\t${toCodePoint(end)}\t${tag}\n`;
    });
    yield { text: `${lines.join('')}\n`, rows };
  }
}

/** A tag for each token that a passage is kept on. */
function tagsOf(tokens: readonly Range[], spans: readonly CorpusSpan[], lost: Losses): string[] {
  const tags: string[] = [];
  const inOrder = [...spans].sort((one, other) => one.start - other.start || other.end - one.end);
  let first = 0;
  for (const { start, end, code } of inOrder) {
    while (first < tokens.length && (tokens[first]?.end ?? 0) <= start) first += 1;
    let last = first;
    while (last < tokens.length && (tokens[last]?.start ?? 0) < end) last += 1;
    const from = tokens[first]?.start ?? end;
    const to = tokens[last - 1]?.end ?? start;
    if (last === first) lost.blank += 1;
    else if (tags[first] !== undefined) lost.overlapping += 1;
    else {
      if (from < start || to > end) lost.widened += 1;
      for (let index = first; index < last; index += 1)
        tags[index] = `${index === first ? 'B' : 'I'}-${code.name}`;
    }
  }
  return tags;
}
