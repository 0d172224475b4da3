import { z } from 'zod';
import { documentId, itemId, type PassageId, type RunId, runId } from '../../model/ids.ts';
import type { Passage } from '../../model/passage.ts';
import type { Entry } from '../../model/records.ts';
import { type Run, run, runRule } from '../../model/run.ts';
import { defineCommand } from '../definition.ts';
import { requireFreeId, requireLive } from '../find.ts';
import { anchorAt } from '../passage/anchor.ts';
import { printedPlaces } from '../passage/on-pages.ts';
import { created } from '../stamping.ts';

const offset = z.number().int().nonnegative().describe('UTF-16 units of the canonical text');
const most = 200_000;

export const addRun = defineCommand({
  type: 'run.add',
  summary:
    'Codes places that were found by mentions and accepted, as one run: removing the run removes what nobody has worked with since.',
  args: z.strictObject({
    id: runId.optional(),
    name: run.shape.name,
    rule: runRule.describe('What was looked for, so that the run can be repeated'),
    places: z
      .array(z.strictObject({ documentId, itemId, start: offset, end: offset }))
      .min(1)
      .max(most)
      .describe('What was accepted'),
  }),
  documents: ({ places }) => [...new Set(places.map(place => place.documentId))],
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'run', args.id);
    const id = args.id ?? (context.newId('r') as RunId);
    const record: Run = { id, name: args.name, rule: args.rule, ...created(context) };
    const put: Entry[] = [{ type: 'run', record }];
    for (const place of args.places) {
      requireLive(study, 'document', place.documentId);
      requireLive(study, 'item', place.itemId);
      const text = context.textOf(place.documentId);
      const anchor = anchorAt(text, place.start, place.end);
      const passage: Passage = {
        id: context.newId('p') as PassageId,
        documentId: place.documentId,
        itemId: place.itemId,
        coderId: context.coderId,
        ...anchor,
        ...printedPlaces(text, context.pagesOf(place.documentId), anchor),
        runId: id,
        values: {},
        ...created(context),
      };
      put.push({ type: 'passage', record: passage });
    }
    return { put, label: `Code mentions: ${args.name}` };
  },
});
