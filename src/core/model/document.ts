/** A source: its original bytes and its canonical text lie in files of their own and never change. */
import { z } from 'zod';
import { label } from './codebook.ts';
import { fieldValues } from './field-value.ts';
import { documentId } from './ids.ts';
import { stamps } from './stamps.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const document = z.object({
  id: documentId,
  title: label,
  /** Name of the file that was imported, without its folder. */
  fileName: z.string(),
  /** How the text is shown: an importer's id, e.g. `plain-text` or `markdown`. */
  format: z.string(),
  /** The program that made the canonical text, so that its text can be told from a later version's. */
  extractor: z.object({ name: z.string(), version: z.string() }),
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
  /** What the import told: replaced characters, left-out parts. */
  warnings: z.array(z.string()),
  /** Document variables. */
  values: fieldValues,
  ...stamps,
});
export type Document = z.output<typeof document>;
