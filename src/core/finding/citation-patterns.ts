/** The patterns by which sources are cited, as data: those that ship, and how others are read. */
import { z } from 'zod';
import { Problem } from '../problem.ts';

export const citationKinds = ['interview', 'reference', 'note', 'table'] as const;
export type CitationKind = (typeof citationKinds)[number];

const pattern = z.strictObject({
  /** Short name, shown with what it finds. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'an id has lower-case letters, digits and "-"'),
  kind: z.enum(citationKinds),
  /** A regular expression of JavaScript; white space in it stands for any white space of the text. */
  pattern: z.string().min(1).max(2_000),
  caseSensitive: z.boolean().default(true),
  /** A sentence on what it is meant for. */
  description: z.string().default(''),
});
export type CitationPattern = z.output<typeof pattern>;

export const citationPatterns = z.array(pattern).max(100);

/** Day, month and year in figures or Roman numbers, in any order, with what slips in when they are typed. */
const DATE = String.raw`[0-9IVX]{1,4} ?[/.-] ?[0-9IVX]{1,4} ?[/.-] ?(?:\d{4}|\d{2})(?: ?[a-z])?`;
const AUTHOR = String.raw`\p{Lu}[\p{L}’'-]+(?: (?:de|de la|del|von|van|da|Le|La|\p{Lu}[\p{L}’'-]+)){0,3}`;
const AUTHORS = String.raw`${AUTHOR}(?:(?:,? (?:and|y|&) |, )${AUTHOR}){0,3}(?: et al\.?)?`;
const PAGES = String.raw`(?:[:,] ?(?:pp?\.? ?|pg\.? ?|págs?\.? ?)?\d{1,4}(?:[-–]\d{1,4})?)?`;

export const shippedPatterns: readonly CitationPattern[] = [
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
    pattern: String.raw`\( ?(?:see |cf\. |véase |ver )?${AUTHORS},? ?(?:1[5-9]|20)\d\d[a-z]?${PAGES}(?:; ?${AUTHORS},? ?(?:1[5-9]|20)\d\d[a-z]?${PAGES})* ?\)`,
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
  for (const one of read.data) expressionOf(one);
  return read.data;
}

/**
 * What a pattern looks for. Throws a Problem where it is no regular expression, or may take for ever: a repeated
 * group with an open repeat inside.
 */
export function expressionOf({ id, pattern: source, caseSensitive }: CitationPattern): RegExp {
  if (
    /\\[1-9]|\\k<|\([^()]*\|[^()]*\)[+*]|\((?:[^()]|\([^()]*\))*(?<!\\)[+*](?:[^()]|\([^()]*\))*\)[+*]/.test(
      source,
    )
  )
    throw new Problem(
      'invalid',
      `The pattern “${id}” may take for ever: it has a reference back, or an open repeat inside a repeated group.`,
      'Say how often, as in {0,3}.',
    );
  try {
    return new RegExp(
      source.replace(/(?<!\\) \?/g, '\\s{0,3}').replace(/(?<!\\) /g, '\\s{1,3}'),
      caseSensitive ? 'gu' : 'giu',
    );
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(error.message.lastIndexOf(': ') + 2) : '';
    throw new Problem('invalid', `The pattern “${id}” is no regular expression: ${message}.`);
  }
}
