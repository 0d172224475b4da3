/** A run: passages that were proposed from mentions, accepted, and coded in one go, with the rule they were found by. */
import { z } from 'zod';
import { label } from './codebook.ts';
import { documentId, itemId, runId } from './ids.ts';
import { stamps } from './stamps.ts';

/** What is coded around a mention. */
export const extents = ['words', 'sentence', 'paragraph'] as const;
export type Extent = (typeof extents)[number];

export const runRule = z.object({
  itemIds: z.array(itemId).min(1),
  /** Null = all documents, those that come later too when the run is repeated. */
  documentIds: z.array(documentId).nullable(),
  extent: z.enum(extents),
});
export type RunRule = z.output<typeof runRule>;

export const run = z.object({
  id: runId,
  name: label,
  rule: runRule,
  ...stamps,
});
export type Run = z.output<typeof run>;
