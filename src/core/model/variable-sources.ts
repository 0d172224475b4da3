/** From where a study fills the variables of its documents: names of files, and what sources say of themselves. */
import { z } from 'zod';
import type { DocumentMetadata } from './document.ts';

export const metadataFacts = [
  'title',
  'author',
  'date',
  'language',
  'publisher',
] as const satisfies (keyof DocumentMetadata)[];
export const metadataFact = z.enum(metadataFacts);
export type MetadataFact = z.output<typeof metadataFact>;

/** A name of a file with the names of fields in braces: `{date}_{author}.*`; `*` stands for anything. */
export const filePattern = z.string().trim().min(1).max(500);

export const variableSources = z.object({
  /** Of the patterns, the first that fits a name counts. */
  patterns: z.array(filePattern).max(100),
  /** By the id of a field of documents, which fact of the source's metadata fills it where no pattern does. */
  metadata: z.record(z.string(), metadataFact),
});
export type VariableSources = z.output<typeof variableSources>;

export const noVariableSources: VariableSources = { patterns: [], metadata: {} };
