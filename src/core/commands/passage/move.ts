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
  args: z.union([
    z.strictObject({ id: passageId, start: offset, end: offset }),
    z.strictObject({
      id: passageId,
      page: pageNumber,
      region: z.array(z.number()).length(4).describe('[left, bottom, right, top] in PDF points of the page'),
    }),
  ]),
  documents: ({ id }, study) => {
    const passage = study.get('passage', id);
    return passage === undefined ? [] : [passage.documentId];
  },
  run(args, study, context) {
    const { id } = args;
    const before = requireLive(study, 'passage', id);
    requireLive(study, 'document', before.documentId);
    const text = context.textOf(before.documentId);
    const pages = context.pagesOf(before.documentId);
    if ('region' in args !== (before.region !== undefined)) {
      throw new Problem(
        'invalid',
        before.region === undefined
          ? 'The passage is a span of text: give start and end.'
          : 'The passage is a region of a page: give page and region.',
      );
    }
    const after = changed(
      before,
      'region' in args ? moveRegion(before, args, text, pages) : moveSpan(args, text, pages),
      context,
    );
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
