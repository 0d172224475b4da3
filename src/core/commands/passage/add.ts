import { z } from 'zod';
import { documentId, itemId, type PassageId, passageId } from '../../model/ids.ts';
import type { Passage } from '../../model/passage.ts';
import { Problem } from '../../problem.ts';
import { memoText, valuesPatch } from '../arguments.ts';
import { defineCommand } from '../definition.ts';
import { patchValues } from '../field-values.ts';
import { requireFreeId, requireLive } from '../find.ts';
import { memoOn } from '../memo/new-memo.ts';
import { created } from '../stamping.ts';
import { anchorAt, anchorOfQuote } from './anchor.ts';

const offset = z.number().int().nonnegative().describe('UTF-16 units of the canonical text');

export const addPassage = defineCommand({
  type: 'passage.add',
  summary:
    'Codes a span of a document with an item: by start and end, or by a quote that is in the text once.',
  args: z.strictObject({
    id: passageId.optional(),
    documentId,
    itemId,
    start: offset.optional(),
    end: offset.optional(),
    quote: z
      .strictObject({
        exact: z.string().min(1),
        prefix: z.string().optional(),
        suffix: z.string().optional(),
      })
      .optional(),
    values: valuesPatch.optional(),
    memo: memoText.optional(),
  }),
  documents: args => [args.documentId],
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'passage', args.id);
    requireLive(study, 'document', args.documentId);
    const item = requireLive(study, 'item', args.itemId);
    const text = context.textOf(args.documentId);
    const byOffsets = args.start !== undefined && args.end !== undefined;
    if (byOffsets === (args.quote !== undefined) || (args.start === undefined) !== (args.end === undefined)) {
      throw new Problem('invalid', 'A passage is given either by start and end or by its quote.');
    }
    const anchor =
      args.quote === undefined
        ? anchorAt(text, args.start ?? 0, args.end ?? 0)
        : anchorOfQuote(text, args.quote);
    const record: Passage = {
      id: args.id ?? (context.newId('p') as PassageId),
      documentId: args.documentId,
      itemId: args.itemId,
      coderId: context.coderId,
      ...anchor,
      values: patchValues(study, 'passage', item.kindId, {}, args.values ?? {}),
      ...created(context),
    };
    return {
      put: [{ type: 'passage', record }, ...memoOn({ type: 'passage', id: record.id }, args.memo, context)],
      label: `Code passage with ${item.label}`,
    };
  },
});
