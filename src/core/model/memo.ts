/** A free note on a record, which may mention passages and items. */
import { z } from 'zod';
import { memoId } from './ids.ts';
import { stamps } from './stamps.ts';

export const memoTarget = z.object({
  type: z.enum(['study', 'document', 'item', 'passage', 'judgement', 'link', 'kind', 'coder']),
  id: z.string(),
});
export type MemoTarget = z.output<typeof memoTarget>;

export const memo = z.object({
  id: memoId,
  on: memoTarget,
  text: z.string().max(1_000_000),
  /** Passages and items that the memo points to. */
  mentions: z.array(z.object({ type: z.enum(['passage', 'item']), id: z.string() })),
  ...stamps,
});
export type Memo = z.output<typeof memo>;
