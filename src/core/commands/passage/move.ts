import { z } from 'zod';
import { passageId } from '../../model/ids.ts';
import { defineCommand } from '../definition.ts';
import { requireLive } from '../find.ts';
import { nameOf } from '../names.ts';
import { changed } from '../stamping.ts';
import { anchorAt } from './anchor.ts';

const offset = z.number().int().nonnegative().describe('UTF-16 units of the canonical text');

export const movePassage = defineCommand({
  type: 'passage.move',
  summary: 'Changes the boundaries of a passage; its item, values and memos stay.',
  args: z.strictObject({ id: passageId, start: offset, end: offset }),
  documents: ({ id }, study) => {
    const passage = study.get('passage', id);
    return passage === undefined ? [] : [passage.documentId];
  },
  run({ id, start, end }, study, context) {
    const before = requireLive(study, 'passage', id);
    requireLive(study, 'document', before.documentId);
    const after = changed(before, anchorAt(context.textOf(before.documentId), start, end), context);
    return {
      put: [{ type: 'passage', record: after }],
      label: `Move boundaries of passage coded with ${nameOf(study, { type: 'item', id: before.itemId })}`,
    };
  },
});
