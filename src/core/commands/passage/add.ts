import { z } from 'zod';
import { documentId, itemId, type PassageId, passageId } from '../../model/ids.ts';
import { type Passage, pageNumber } from '../../model/passage.ts';
import { Problem } from '../../problem.ts';
import type { PartialQuote } from '../../text/quote-anchor.ts';
import { memoText, valuesPatch } from '../arguments.ts';
import { type CommandContext, defineCommand } from '../definition.ts';
import { patchValues } from '../field-values.ts';
import { requireFreeId, requireLive } from '../find.ts';
import { memoOn } from '../memo/new-memo.ts';
import { created } from '../stamping.ts';
import { type Anchor, anchorAt, anchorOfQuote, anchorOnPage } from './anchor.ts';
import { printedPlaces, requirePage, requireRegion } from './on-pages.ts';

const offset = z.number().int().nonnegative().describe('UTF-16 units of the canonical text');

export const addPassage = defineCommand({
  type: 'passage.add',
  summary:
    'Codes a span of a document with an item: by start and end, or by a quote that is in the text once; in a PDF also by a quote on a page, or by a region of a page.',
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
    page: pageNumber.optional().describe('The first page is 1: the page of the quote or of the region'),
    region: z
      .array(z.number())
      .length(4)
      .optional()
      .describe('[left, bottom, right, top] in PDF points of the page, as it is without being turned'),
    transcription: z
      .string()
      .max(100_000)
      .optional()
      .describe('What the region says; without it, the text on the page'),
    values: valuesPatch.optional(),
    memo: memoText.optional(),
  }),
  documents: args => [args.documentId],
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'passage', args.id);
    requireLive(study, 'document', args.documentId);
    const item = requireLive(study, 'item', args.itemId);
    const record: Passage = {
      id: args.id ?? (context.newId('p') as PassageId),
      documentId: args.documentId,
      itemId: args.itemId,
      coderId: context.coderId,
      ...placeOf(args, context),
      values: patchValues(study, 'passage', item.kindId, {}, args.values ?? {}),
      ...created(context),
    };
    return {
      put: [{ type: 'passage', record }, ...memoOn({ type: 'passage', id: record.id }, args.memo, context)],
      label: `Code passage with ${item.label}`,
    };
  },
});

interface GivenPlace {
  documentId: string;
  start?: number | undefined;
  end?: number | undefined;
  quote?: PartialQuote | undefined;
  page?: number | undefined;
  region?: readonly number[] | undefined;
  transcription?: string | undefined;
}

type Place = Anchor & Pick<Passage, 'pages' | 'region' | 'transcription'>;

function placeOf(given: GivenPlace, context: CommandContext): Place {
  const { documentId, start, end, quote, page, region, transcription } = given;
  const ways = [start ?? end, quote, region].filter(way => way !== undefined);
  if (ways.length !== 1 || (start === undefined) !== (end === undefined)) {
    throw new Problem(
      'invalid',
      'A passage is given either by start and end, or by its quote, or by page and region.',
    );
  }
  if (transcription !== undefined && region === undefined) {
    throw new Problem(
      'invalid',
      'Only a region is transcribed: the words of other passages are those of the text.',
    );
  }
  const text = context.textOf(documentId);
  const pages = context.pagesOf(documentId);
  if (region !== undefined) {
    if (page === undefined) throw new Problem('invalid', 'A region is on a page: give its number as page.');
    const place = requireRegion(text, pages, { page, rect: region });
    return { ...place, transcription: transcription ?? place.transcription };
  }
  if (page !== undefined && quote === undefined) {
    throw new Problem(
      'invalid',
      'A page goes with a quote or a region; start and end say the place already.',
    );
  }
  const anchor =
    quote === undefined
      ? anchorAt(text, start ?? 0, end ?? 0)
      : page === undefined
        ? anchorOfQuote(text, quote)
        : anchorOnPage(text, requirePage(pages, page), page, quote);
  return { ...anchor, ...printedPlaces(text, pages, anchor) };
}
