/** The patterns of citations as they are being edited, and what is wrong with them. */
import { expressionOf } from '#core/finding/citation-expression.ts';
import { shippedPatterns } from '#core/finding/citation-patterns.ts';
import { type CitationPattern, citationPattern } from '#core/model/citation-pattern.ts';
import { messageOf } from '#core/problem.ts';
import { freeName } from '../codebook/slug.ts';

export interface Draft {
  /** Stays while the pattern's name is changed. */
  key: number;
  pattern: CitationPattern;
}

export interface DraftProblem {
  field: 'id' | 'pattern';
  message: string;
}

/** Of an expression that had to be stopped. */
export const tooLong =
  'It takes too long on these texts and was stopped. Say how often things may come, and leave out repeats inside repeats.';

export const draftsOf = (patterns: readonly CitationPattern[]): Draft[] =>
  patterns.map((pattern, key) => ({ key, pattern }));

export const newDraft = (drafts: readonly Draft[]): Draft => ({
  key: Math.max(-1, ...drafts.map(({ key }) => key)) + 1,
  pattern: {
    id: freeName(
      'pattern',
      drafts.map(({ pattern }) => pattern.id),
    ),
    kind: 'interview',
    pattern: '',
    caseSensitive: false,
    namesAuthor: false,
    enabled: true,
    description: '',
  },
});

/** The same for patterns that find the same, whatever they are called. */
export const expressionKey = ({ pattern, caseSensitive }: CitationPattern): string =>
  `${caseSensitive} ${pattern}`;

/** `runaways`: keys of expressions that had to be stopped. Null where the pattern can be saved. */
export function problemOf(
  { key, pattern }: Draft,
  drafts: readonly Draft[],
  runaways: ReadonlySet<string>,
): DraftProblem | null {
  const id = citationPattern.shape.id.safeParse(pattern.id);
  if (!id.success) {
    const message = id.error.issues[0]?.message ?? '';
    return { field: 'id', message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.` };
  }
  if (drafts.some(other => other.key !== key && other.pattern.id === pattern.id))
    return { field: 'id', message: 'Another pattern has this name.' };
  if (pattern.pattern.trim() === '') return { field: 'pattern', message: 'Say what to look for.' };
  if (!citationPattern.shape.pattern.safeParse(pattern.pattern).success)
    return { field: 'pattern', message: 'It may have 2,000 characters at most.' };
  if (runaways.has(expressionKey(pattern))) return { field: 'pattern', message: tooLong };
  try {
    expressionOf(pattern);
    return null;
  } catch (error) {
    return { field: 'pattern', message: messageOf(error) };
  }
}

/** As a command takes them: null = those that ship, as they ship. */
export const patternsToSave = (drafts: readonly Draft[]): readonly CitationPattern[] | null => {
  const patterns = drafts.map(({ pattern }) => pattern);
  return isSame(patterns, shippedPatterns) ? null : patterns;
};

/** Whether two lists have the same patterns in the same order. */
export const isSame = (some: readonly CitationPattern[], others: readonly CitationPattern[]): boolean =>
  some.length === others.length &&
  some.every((one, at) => others[at] !== undefined && isOne(one, others[at]));

const isOne = (one: CitationPattern, other: CitationPattern): boolean =>
  one.id === other.id &&
  one.kind === other.kind &&
  one.pattern === other.pattern &&
  one.caseSensitive === other.caseSensitive &&
  one.namesAuthor === other.namesAuthor &&
  one.enabled === other.enabled &&
  one.description === other.description;

/** With one of them at another place. */
export function moved(drafts: readonly Draft[], key: number, to: number): Draft[] {
  const draft = drafts.find(each => each.key === key);
  if (draft === undefined) return [...drafts];
  return drafts.filter(each => each !== draft).toSpliced(to, 0, draft);
}
