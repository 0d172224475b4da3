import { z } from 'zod';
import { passageId } from '../../model/ids.ts';
import { type Passage, pageNumber } from '../../model/passage.ts';
import type { PageMap } from '../../pages/page-map.ts';
import { Problem } from '../../problem.ts';
import { defineCommand } from '../definition.ts';
import { requireLive } from '../find.ts';
import { nameOf } from '../names.ts';
import { changed } from '../stamping.ts';
import { anchorAt } from './anchor.ts';
import { printedPlaces, requireRegion } from './on-pages.ts';

const offset = z.number().int().nonnegative().describe('UTF-16 units of the canonical text');

export const movePassage = defineCommand({
  type: 'passage.move',
  summary: 'Changes the boundaries of a passage, or of its region; its item, values and memos stay.',
  args: z.strictObject({
    id: passageId,
    start: offset.optional(),
    end: offset.optional(),
    page: pageNumber.optional().describe('The first page is 1'),
    region: z
      .array(z.number())
      .length(4)
      .optional()
      .describe('[left, bottom, right, top] in PDF points of the page, as it is without being turned'),
  }),
  documents: ({ id }, study) => {
    const passage = study.get('passage', id);
    return passage === undefined ? [] : [passage.documentId];
  },
  run({ id, start, end, page, region }, study, context) {
    const before = requireLive(study, 'passage', id);
    requireLive(study, 'document', before.documentId);
    const text = context.textOf(before.documentId);
    const pages = context.pagesOf(before.documentId);
    const isSpan = start !== undefined && end !== undefined && page === undefined && region === undefined;
    const isRegion = start === undefined && end === undefined && page !== undefined && region !== undefined;
    if (before.region === undefined ? !isSpan : !isRegion) {
      throw new Problem(
        'invalid',
        before.region === undefined
          ? 'The passage is a span of text: give start and end.'
          : 'The passage is a region of a page: give page and region.',
      );
    }
    const place = isSpan
      ? moveSpan({ start, end }, text, pages)
      : moveRegion(before, { page: page ?? 0, region: region ?? [] }, text, pages);
    const after = changed(before, place, context);
    return {
      put: [{ type: 'passage', record: after }],
      label: `Move boundaries of passage coded with ${nameOf(study, { type: 'item', id: before.itemId })}`,
    };
  },
});

function moveSpan(
  { start, end }: { start: number; end: number },
  text: string,
  pages: PageMap | null,
): Partial<Passage> {
  const anchor = anchorAt(text, start, end);
  return { ...anchor, ...printedPlaces(text, pages, anchor) };
}

/** What was transcribed by hand stays; what was the page's own text becomes that of the new place. */
function moveRegion(
  before: Passage,
  to: { page: number; region: readonly number[] },
  text: string,
  pages: PageMap | null,
): Partial<Passage> {
  const place = requireRegion(text, pages, { page: to.page, rect: to.region });
  if (before.region === undefined || before.transcription === undefined) return place;
  const own = requireRegion(text, pages, { page: before.region.page, rect: before.region.rect });
  return own.transcription === before.transcription
    ? place
    : { ...place, transcription: before.transcription };
}
