/** The patterns by which sources are cited, as data: those that ship, and how others are read. */
import { type CitationPattern, citationPatterns } from '../model/citation-pattern.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { expressionOf } from './citation-expression.ts';

/** Day, month and year in figures or Roman numbers, in any order, with what slips in when they are typed. */
const DATE = String.raw`[0-9IVX]{1,4} ?[/.-] ?[0-9IVX]{1,4} ?[/.-] ?(?:\d{4}|\d{2})(?: ?[a-z])?`;
const AUTHOR = String.raw`\p{Lu}[\p{L}’'-]+(?: (?:de|de la|del|von|van|da|Le|La|\p{Lu}[\p{L}’'-]+)){0,3}`;
const AUTHORS = String.raw`${AUTHOR}(?:(?:,? (?:and|y|&) |, )${AUTHOR}){0,3}(?: et al\.?)?`;
const PAGES = String.raw`(?:[:,] ?(?:pp?\.? ?|pg\.? ?|págs?\.? ?)?\d{1,4}(?:[-–]\d{1,4})?)?`;

const shipped: readonly Omit<CitationPattern, 'namesAuthor' | 'enabled'>[] = [
  {
    id: 'interview',
    kind: 'interview',
    // The first letter of the word and the brackets get lost, and the comma.
    pattern: String.raw`\( ?I?n?terview(?:ed|s)?\.?,? ?${DATE} ?\)`,
    caseSensitive: false,
    description: 'Interviews with their date in brackets: (Interview, 05/11/99).',
  },
  {
    id: 'entrevista',
    kind: 'interview',
    pattern: String.raw`\( ?E?ntrevistas?\.?,? ?(?:con [^()]{1,60}, ?)?${DATE} ?\)`,
    caseSensitive: false,
    description: 'The same in Spanish: (Entrevista, 11/05/99).',
  },
  {
    id: 'interview-numbered',
    kind: 'interview',
    pattern: String.raw`\( ?(?:interview|entrevista|informant|informante)s?,? (?:no\.? ?|n[.º°] ?|#)?[A-Z]?\d{1,3} ?\)`,
    caseSensitive: false,
    description: 'Interviews by number: (Interview 12), (Informante A3).',
  },
  {
    id: 'author-year',
    kind: 'reference',
    pattern: String.raw`\( ?(?:see |cf\. |véase |ver )?${AUTHORS},? ?(?:1[5-9]|20)\d\d[a-z]?${PAGES}(?:; ?${AUTHORS},? ?(?:1[5-9]|20)\d\d[a-z]?${PAGES}){0,15} ?\)`,
    caseSensitive: true,
    description: 'Author and year in brackets: (Ward, 1994), (Puga and Ríos, 1986: 12).',
  },
  {
    id: 'author-with-year',
    kind: 'reference',
    pattern: String.raw`${AUTHORS} ?\((?:1[5-9]|20)\d\d[a-z]?${PAGES}\)`,
    caseSensitive: true,
    description: 'An author in the sentence, the year in brackets: Laurell (1994).',
  },
  {
    id: 'see-author',
    kind: 'reference',
    pattern: String.raw`(?:[Ss]ee|[Cc]f\.|[Vv]éase) ${AUTHORS}(?:, | )(?:1[5-9]|20)\d\d[a-z]?`,
    caseSensitive: true,
    description: 'See Camacho, 1980.',
  },
];

export const shippedPatterns: readonly CitationPattern[] = shipped.map(pattern => ({
  ...pattern,
  namesAuthor: pattern.kind === 'reference',
  enabled: true,
}));

/** Those that the study has of its own, or those that ship. */
export const patternsOf = ({ study }: StudyReader): readonly CitationPattern[] =>
  study.citationPatterns ?? shippedPatterns;

/** Throws a Problem that names what is wrong: two of one id, or an expression that may not be looked for. */
export function checkCitationPatterns(patterns: readonly CitationPattern[]): void {
  const ids = new Set<string>();
  for (const pattern of patterns) {
    if (ids.has(pattern.id)) throw new Problem('invalid', `Two patterns are called “${pattern.id}”.`);
    ids.add(pattern.id);
    expressionOf(pattern);
  }
}

/** Throws a Problem that names what is wrong. */
export function readCitationPatterns(json: string): CitationPattern[] {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw new Problem(
      'invalid',
      'The patterns are not written as JSON.',
      'Begin with what “citations --show-patterns” prints.',
    );
  }
  const read = citationPatterns.safeParse(data);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.length ? ` (at ${issue.path.join('.')})` : '';
    throw new Problem('invalid', `The patterns cannot be read: ${issue?.message ?? 'unknown'}${where}.`);
  }
  checkCitationPatterns(read.data);
  return read.data;
}
