/**
 * Questions about coded passages, as data: by item, kind, coder, document, value and words; joined by and, or, not;
 * and by how they lie to other passages of the same document.
 */
import { z } from 'zod';
import { searchOptions } from './query.ts';
import { valueCondition } from './value-condition.ts';

const names = (what: string) => z.array(z.string()).min(1).describe(what);

/** How far `near` and `before` reach. */
const reach = z.strictObject({
  distance: z.int().min(0).max(1_000_000),
  unit: z.enum(['characters', 'sentences', 'paragraphs']),
});

export const relations = ['overlaps', 'contains', 'inside', 'near', 'before', 'after'] as const;
export type Relation = (typeof relations)[number];

export type CodingQuery =
  | { items: string[] }
  | { kinds: string[] }
  | { coders: string[] }
  | { documents: string[] }
  /** Of the passage, its item or its document. */
  | { value: z.output<typeof valueCondition>; of: 'passage' | 'item' | 'document' }
  /** In the passage's own words. */
  | { words: string; options?: z.output<typeof searchOptions> | undefined }
  | { all: CodingQuery[] }
  | { any: CodingQuery[] }
  | { not: CodingQuery }
  /**
   * Those passages of `passages` that lie so to another passage, of `to`. `overlaps` shares text with it, `contains`
   * holds all of it, `inside` lies in it, `near` is at most `within` from it, `before` ends before it begins and
   * `after` begins after it ends, at most `within` from it where that is given.
   */
  | {
      passages: CodingQuery;
      relation: Relation;
      to: CodingQuery;
      within?: z.output<typeof reach> | undefined;
    };

const combined = z.lazy(() => codingQuery);

export const codingQuery: z.ZodType<CodingQuery> = z.union([
  z.strictObject({ items: names('Ids of items') }),
  z.strictObject({ kinds: names('Ids of kinds of item') }),
  z.strictObject({ coders: names('Ids of coders') }),
  z.strictObject({ documents: names('Ids of documents') }),
  z.strictObject({ value: valueCondition, of: z.enum(['passage', 'item', 'document']) }),
  z.strictObject({ words: z.string().min(1).max(2_000), options: searchOptions.optional() }),
  z.strictObject({ all: z.array(combined).min(1).max(100) }),
  z.strictObject({ any: z.array(combined).min(1).max(100) }),
  z.strictObject({ not: combined }),
  z
    .strictObject({
      passages: combined,
      relation: z.enum(relations),
      to: combined,
      within: reach.optional(),
    })
    .refine(({ relation, within }) => relation !== 'near' || within !== undefined, '“near” needs “within”'),
]);

/** Fits every passage: each is either of no kind or not. */
export const everyPassage: CodingQuery = { not: { kinds: ['.none'] } };

/** Whether the query counts sentences or paragraphs, and so reads the texts of documents. */
export function readsTexts(query: CodingQuery): boolean {
  if ('all' in query) return query.all.some(readsTexts);
  if ('any' in query) return query.any.some(readsTexts);
  if ('not' in query) return readsTexts(query.not);
  if (!('relation' in query)) return false;
  return (
    (query.within !== undefined && query.within.unit !== 'characters') ||
    readsTexts(query.passages) ||
    readsTexts(query.to)
  );
}
