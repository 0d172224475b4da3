/** One pattern by which a source is cited in texts, as data: those that ship, those of a file, those of a study. */
import { z } from 'zod';

export const citationKinds = ['interview', 'reference', 'note', 'table'] as const;
export type CitationKind = (typeof citationKinds)[number];

export const citationPattern = z.strictObject({
  /** Short name, shown with what it finds. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'a name has letters from a to z, digits and “-”'),
  kind: z.enum(citationKinds),
  /** A regular expression of JavaScript; white space in it stands for any white space of the text. */
  pattern: z.string().min(1).max(2_000),
  caseSensitive: z.boolean().default(true),
  /** Only what names an author counts: no month, and no word that the text also writes small. */
  namesAuthor: z.boolean().default(false),
  /** Whether it is looked for. */
  enabled: z.boolean().default(true),
  /** A sentence on what it is meant for. */
  description: z.string().default(''),
});
export type CitationPattern = z.output<typeof citationPattern>;

/** In their order: of patterns that overlap in a text, the first counts. */
export const citationPatterns = z.array(citationPattern).max(100);
