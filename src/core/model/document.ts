/** A source: its original bytes and its canonical text lie in files of their own and never change. */
import { z } from 'zod';
import { label } from './codebook.ts';
import { fieldValues } from './field-value.ts';
import { documentId } from './ids.ts';
import { stamps } from './stamps.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a source says of itself, as it says it; what it does not say is absent. */
export const documentMetadata = z.object({
  title: z.string().exactOptional(),
  author: z.string().exactOptional(),
  /** As a year, month, day or moment of ISO 8601 where it could be read as one, else as it stands in the source. */
  date: z.string().exactOptional(),
  /** A BCP 47 tag, such as `es-MX`. */
  language: z.string().exactOptional(),
  publisher: z.string().exactOptional(),
});
export type DocumentMetadata = z.output<typeof documentMetadata>;

export const document = z.object({
  id: documentId,
  title: label,
  /** Name of the file that was imported, without its folder. */
  fileName: z.string(),
  /** How the text is shown: an importer's id, e.g. `plain-text` or `markdown`. */
  format: z.string(),
  /**
   * The importer that made the canonical text, its version, and what was chosen of its choices: with these the same
   * bytes give the same text again.
   */
  extractor: z.object({
    name: z.string(),
    version: z.string(),
    choices: z.record(z.string(), z.string()),
  }),
  /** What the bytes were read as, and why; null for formats that state it themselves. */
  encoding: z
    .object({
      id: z.string(),
      confidence: z.enum(['certain', 'likely', 'guess', 'chosen']),
      reason: z.string(),
    })
    .nullable(),
  /** What canonicalisation changed, so that offsets can be given in the original's terms. */
  changes: z.object({
    bom: z.boolean(),
    lineEnds: z.enum(['lf', 'crlf', 'cr', 'mixed', 'none']),
    crlfRuns: z.array(z.number().int().nonnegative()).optional(),
    loneSurrogates: z.number().int().positive().optional(),
  }),
  source: z.object({
    bytes: z.number().int().nonnegative(),
    sha256,
    extension: z.string().regex(/^[a-z0-9]{1,12}$/),
  }),
  text: z.object({
    sha256,
    /** UTF-16 units. */
    length: z.number().int().nonnegative(),
    codePoints: z.number().int().nonnegative(),
    words: z.number().int().nonnegative(),
  }),
  /**
   * The blocks that the import made, kept beside the text; null where they follow from the text, as those of plain
   * text and Markdown do.
   */
  blocks: z.object({ sha256, count: z.number().int().nonnegative() }).nullable(),
  /** The pages that the text stands on, kept beside it; null for sources without pages. */
  pages: z
    .object({
      sha256,
      count: z.number().int().positive(),
      /** Pages with text on them. */
      withText: z.number().int().nonnegative(),
    })
    .nullable(),
  metadata: documentMetadata,
  /** What the import told: replaced characters, left-out parts. */
  warnings: z.array(z.string()),
  /** Document variables. */
  values: fieldValues,
  ...stamps,
});
export type Document = z.output<typeof document>;
