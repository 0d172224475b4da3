/**
 * The sources that a text leans on: interviews and references found by patterns, numbered notes, tables and
 * pictures. Each stands with the sentence that it closes, so that a passage knows its evidence.
 */
import type { CitationKind, CitationPattern } from '../model/citation-pattern.ts';
import type { DocumentStructure } from '../structure/document-structure.ts';
import type { Flow } from '../structure/reading-text.ts';
import type { Range } from '../text/range.ts';
import { foldName } from './acronyms.ts';
import { expressionOf } from './citation-expression.ts';
import { shippedPatterns } from './citation-patterns.ts';
import { type InterviewDate, readInterviewDate, readsMonthFirst } from './interview-date.ts';

export interface Citation {
  kind: CitationKind;
  /** Where the citation, the note's number or the table's name stands; in the source, as the others. */
  ranges: readonly Range[];
  /** As it is written, in single spaces. */
  quote: string;
  /** The same for citations of the same source: "interview 1999-05-11", "note 12", "table 4". */
  source: string;
  /** Id of the pattern, or what else told it. */
  rule: string;
  /** What it supports: the sentence that it closes or stands in. */
  sentence: readonly Range[];
  /** Of interviews: when; null of other kinds, and where no date is written. */
  date: InterviewDate | null;
  /** Of notes and tables: where they stand themselves; null where they are lost, and of other kinds. */
  target: Range | null;
}

/** In the order of the text. Patterns that overlap: the one that comes first in the list counts, of those enabled. */
export function findCitations(
  flows: readonly Flow[],
  structure: DocumentStructure,
  patterns: readonly CitationPattern[] = shippedPatterns,
): Citation[] {
  const enabled = patterns.filter(pattern => pattern.enabled);
  const found = flows.flatMap(flow => citationsIn(flow, enabled));
  const written = found.filter(({ kind }) => kind === 'interview').map(({ quote }) => quote);
  const monthFirst = readsMonthFirst(written);
  const dated = found.map((citation): Citation => {
    if (citation.kind !== 'interview') return citation;
    const date = readInterviewDate(citation.quote, monthFirst);
    return { ...citation, date, source: interviewKey(citation.quote, date) };
  });
  const pointed = pointersOf(flows, structure);
  return [...dated, ...pointed].sort((one, other) => startOf(one) - startOf(other));
}

/** The citations that a range leans on: those in it, and those that close a sentence of which it has a part. */
export function evidenceOf(citations: readonly Citation[], range: Range): Citation[] {
  const meets = (other: Range) => other.start < range.end && range.start < other.end;
  return citations.filter(({ ranges, sentence }) => ranges.some(meets) || sentence.some(meets));
}

const startOf = ({ ranges }: Citation) => ranges[0]?.start ?? 0;

const interviewKey = (quote: string, date: InterviewDate | null): string =>
  date?.date == null
    ? foldName(quote.replace(/[()]/g, ''))
        .replace(/[\s,]+/g, ' ')
        .trim()
    : `interview ${date.date}${date.suffix === '' ? '' : ` ${date.suffix}`}`;

function citationsIn(flow: Flow, patterns: readonly CitationPattern[]): Citation[] {
  const taken: Range[] = [];
  const words = lowerCaseWords(flow.text);
  return patterns.flatMap(pattern =>
    [...flow.text.matchAll(expressionOf(pattern))].flatMap((match): Citation[] => {
      const range = { start: match.index, end: match.index + match[0].length };
      if (match[0] === '' || taken.some(other => other.start < range.end && range.start < other.end))
        return [];
      const quote = match[0].replace(/\s+/g, ' ').trim();
      if (pattern.namesAuthor && !namesAuthor(quote, words)) return [];
      const ranges = flow.toSource(range);
      taken.push(range);
      return [
        {
          kind: pattern.kind,
          ranges,
          quote,
          source: pattern.namesAuthor ? referenceKey(quote) : quote,
          rule: pattern.id,
          sentence: closedSentence(flow, range),
          date: null,
          target: null,
        },
      ];
    }),
  );
}

const MONTHS = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

const lowerCaseWords = (text: string): ReadonlySet<string> =>
  new Set((text.match(/(?<![\p{L}\d])\p{Ll}[\p{L}]+/gu) ?? []).map(foldName));

/** Months and words that the text also writes small are no authors: "(July 1997)", "the Program (1995)". */
function namesAuthor(quote: string, small: ReadonlySet<string>): boolean {
  const bare = quote.replace(/^\(?\s*(?:see|cf\.|véase|ver)\s/i, '').replace(/^\(/, '');
  const author = /^(.*?),?\s*\(?\s*(?:1[5-9]|20)\d\d/.exec(bare)?.[1] ?? bare;
  const words = author.match(/\p{Lu}[\p{L}’'-]+/gu) ?? [];
  const last = words.at(-1);
  return (
    last !== undefined &&
    !small.has(foldName(last)) &&
    !MONTHS.test(last) &&
    !/^(?:In|Since|From|By|The|Until)$/.test(last)
  );
}

const referenceKey = (quote: string): string => {
  const year = /(?:1[5-9]|20)\d\d[a-z]?/.exec(quote)?.[0] ?? '';
  const author = (quote.match(/\p{Lu}[\p{L}’'-]+/gu) ?? []).filter(word => !/^See$/.test(word)).map(foldName);
  return `${author.join(' ')} ${year}`;
};

/**
 * The sentence that a citation stands in. One that follows the full stop closes the sentence before.
 */
function closedSentence(flow: Flow, citation: Range): Range[] {
  const sentence = flow.sentenceAt(citation.start);
  if (sentence === null) return [];
  const own = flow.text.slice(sentence.start, Math.max(citation.start, sentence.start));
  const isAlone = own.replace(/[^\p{L}]/gu, '') === '' && sentence.end <= citation.end + 3;
  const before = isAlone ? flow.sentenceAt(sentence.start - 1) : null;
  return flow.toSource(before === null ? sentence : { start: before.start, end: sentence.end });
}

/** Numbers of notes, and names of tables, with where they point. */
function pointersOf(flows: readonly Flow[], structure: DocumentStructure): Citation[] {
  const notes = structure.notes.flatMap((note): Citation[] => {
    if (note.mark === null) return [];
    const sentence = sentenceOfSource(flows, note.mark);
    return [
      {
        kind: 'note',
        ranges: [note.mark],
        quote: String(note.number),
        source: `note ${note.number}`,
        rule: `note (${note.rule})`,
        sentence,
        date: null,
        target: note.body,
      },
    ];
  });
  const tables = structure.captionReferences.map(({ start, end, key }): Citation => {
    const caption = structure.captions.find(each => each.key === key);
    return {
      kind: 'table',
      ranges: [{ start, end }],
      quote: caption?.label ?? key,
      source: key,
      rule: 'name of a table or picture',
      sentence: sentenceOfSource(flows, { start, end }),
      date: null,
      target: caption === undefined ? null : { start: caption.start, end: caption.end },
    };
  });
  return [...notes, ...tables];
}

function sentenceOfSource(flows: readonly Flow[], place: Range): Range[] {
  for (const flow of flows) {
    const at = flow.fromSource(place.start);
    if (at === null) continue;
    const sentence = flow.sentenceAt(Math.max(at - 1, 0));
    return sentence === null ? [] : flow.toSource(sentence);
  }
  return [];
}
