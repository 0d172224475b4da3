/**
 * What is searched for, as data. A query is what a person types; its parts say what stands beside what. Nothing here
 * knows of case and accents: they are chosen apart, and hold for the whole query.
 */
import { z } from 'zod';

export const searchOptions = z.strictObject({
  regularExpression: z
    .boolean()
    .optional()
    .describe('The query is a regular expression, within one paragraph. Without it, words'),
  caseSensitive: z
    .boolean()
    .optional()
    .describe('Capitals and small letters are apart. Without it, they are not'),
  accentSensitive: z
    .boolean()
    .optional()
    .describe('Accents count. Without it, “asociacion” finds “Asociación”'),
  wholeWords: z.boolean().optional().describe('Finds no parts of words. Without it, it does'),
  near: z
    .int()
    .min(1)
    .max(1_000)
    .optional()
    .describe(
      'Words side by side in the query stand within so many words of each other, in either order. Without it, next to each other as written',
    ),
});
export type SearchOptions = z.output<typeof searchOptions>;

/** One thing that stands in the text in the order of its list. */
export type Piece =
  /** Any run of white space. */
  | { type: 'space' }
  /**
   * The characters as they are, anywhere. `joint` = where in them a hyphen was taken out: they stand for the word that
   * is printed with a hyphen at the end of a line.
   */
  | { type: 'literal'; text: string; joint?: number }
  /** A whole run of letters and figures that fits: `*` any number of them, `?` one. */
  | { type: 'wildcard'; pattern: string };

export type Query =
  | { type: 'words'; pieces: readonly Piece[] }
  /** Both, at most `distance` words from each other (1 = side by side), whichever comes first. */
  | { type: 'near'; left: Query; right: Query; distance: number }
  | { type: 'any'; of: readonly Query[] }
  | { type: 'expression'; source: string };
