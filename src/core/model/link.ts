/** A typed tie between two items, with the passages that it rests on. */
import { z } from 'zod';
import { itemId, linkId, linkTypeId, passageId } from './ids.ts';
import { stamps } from './stamps.ts';

export const link = z.object({
  id: linkId,
  linkTypeId,
  fromId: itemId,
  toId: itemId,
  /** EDTF date or interval; null = not stated. */
  period: z.string().nullable(),
  evidence: z.array(passageId),
  ...stamps,
});
export type Link = z.output<typeof link>;
