/**
 * The corpus as WebAnno TSV 3.3, a file a document, as INCEpTION and WebAnno read it: tokens in rows, passages as one
 * span layer, offsets in UTF-16 units. Decisions: docs/export.md.
 */
import type { Range } from '../../text/range.ts';
import { codeTableFile } from '../corpus/code-table.ts';
import { Corpus, type CorpusSpan, type CorpusText, filePerDocument, textFiles } from '../corpus/corpus.ts';
import { tokenRule, tokensByLine } from '../corpus/tokens.ts';
import type { Exporter } from '../exporter.ts';

export const webannoTsv: Exporter = {
  id: 'webanno-tsv',
  label: 'WebAnno TSV 3.3 (INCEpTION)',
  extension: 'tsv',
  description:
    'A file a document with a token a row and passages as a span layer, for INCEpTION and WebAnno. Offsets in UTF-16 units.',
  write(study, options) {
    const corpus = new Corpus(study, options);
    return {
      files: [
        ...filePerDocument(corpus, 'tsv', text => rowsOf(corpus, text)),
        ...textFiles(corpus),
        codeTableFile(corpus, 'webanno-tsv'),
      ],
      losses: () => [...corpus.losses({ coders: true, notes: false, values: false }), tokenRule],
    };
  },
};

interface Row extends Range {
  id: string;
  /** Indices of spans that cover exactly it. */
  spans: number[];
}

function* rowsOf(corpus: Corpus, { text, spans, document }: CorpusText) {
  const sentences = [...tokensByLine(text)].map((tokens, index) => ({ tokens, rows: [] as Row[], index }));
  const rowsOfSpan = new Uint32Array(spans.length);
  const isStacked = new Uint8Array(spans.length);
  let next = 0;
  let active: number[] = [];
  for (const { tokens, rows, index } of sentences) {
    for (const [position, token] of tokens.entries()) {
      while (next < spans.length && (spans[next]?.start ?? 0) < token.end) active.push(next++);
      active = active.filter(span => (spans[span]?.end ?? 0) > token.start);
      for (const row of rowsOfToken(`${index + 1}-${position + 1}`, token, active, spans)) {
        rows.push(row);
        for (const span of row.spans) {
          rowsOfSpan[span] = (rowsOfSpan[span] ?? 0) + 1;
          if (row.spans.length > 1) isStacked[span] = 1;
        }
      }
    }
  }
  yield { text: '#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Passage|code|coder\n\n', rows: 0 };
  for (const { tokens, rows } of sentences) {
    const line = text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
    const lines = rows.map(({ id, start, end, spans: own }) => {
      const cells = [(span: CorpusSpan) => span.code.name, (span: CorpusSpan) => span.coder.name].map(
        nameOf => {
          const values = own.flatMap(index => {
            const span = spans[index];
            if (span === undefined) return [];
            const number = (rowsOfSpan[index] ?? 0) > 1 || isStacked[index] === 1 ? `[${index + 1}]` : '';
            return [`${escapeValue(nameOf(span))}${number}`];
          });
          return values.length === 0 ? '_' : values.join('|');
        },
      );
      return `${id}\t${start}-${end}\t${text.slice(start, end)}\t${cells.join('\t')}\t\n`;
    });
    yield { text: `\n#Text=${escapeText(line)}\n${lines.join('')}`, rows: 0 };
  }
  const blank = rowsOfSpan.filter(count => count === 0).length;
  if (blank > 0)
    corpus.lose(
      `blank ${document.id}`,
      `“${document.title}”: ${blank} of its passages hold white space only, which is no token: left out.`,
    );
}

/** The row of a token, and one for each part of it that a span begins or ends within. */
function rowsOfToken(
  id: string,
  token: Range,
  active: readonly number[],
  spans: readonly CorpusSpan[],
): Row[] {
  const whole: Row = { id, ...token, spans: [] };
  const parts = new Map<string, Row>();
  for (const index of active) {
    const span = spans[index];
    if (span === undefined) continue;
    const start = Math.max(token.start, span.start);
    const end = Math.min(token.end, span.end);
    if (start === token.start && end === token.end) whole.spans.push(index);
    else {
      const part = parts.get(`${start}-${end}`) ?? { id: '', start, end, spans: [] };
      part.spans.push(index);
      parts.set(`${start}-${end}`, part);
    }
  }
  const sorted = [...parts.values()].sort((one, other) => one.start - other.start || one.end - other.end);
  return [whole, ...sorted.map((part, number) => ({ ...part, id: `${id}.${number + 1}` }))];
}

const escapeValue = (value: string): string =>
  value
    .replace(/[\\[\]|_;*]/g, '\\$&')
    .replace(/->/g, '\\->')
    .replace(/\t/g, '\\t')
    .replace(/\r?\n/g, '\\n');

const escapeText = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\r/g, '\\r');
