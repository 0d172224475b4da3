/** A span of a document coded with one item by one coder. */
import { z } from 'zod';
import { fieldValues } from './field-value.ts';
import { coderId, documentId, itemId, passageId } from './ids.ts';
import { stamps } from './stamps.ts';

export const passage = z.object({
  id: passageId,
  documentId,
  itemId,
  coderId,
  /** UTF-16 units of the document's canonical text; start inclusive, end exclusive. */
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  /** The canonical text from start to end; the truth should offsets ever fail to fit. */
  exact: z.string().min(1),
  /** Up to 32 characters before start and after end. */
  prefix: z.string(),
  suffix: z.string(),
  values: fieldValues,
  ...stamps,
});
export type Passage = z.output<typeof passage>;
