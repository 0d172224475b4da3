/** A span of a document coded with one item by one coder. */
import { z } from 'zod';
import { pageRect } from '../pages/page-map.ts';
import { fieldValues } from './field-value.ts';
import { coderId, documentId, itemId, passageId, runId } from './ids.ts';
import { stamps } from './stamps.ts';

/** The first page is 1. */
export const pageNumber = z.number().int().positive();

/** A rectangle on a page that was coded as such, in points of the page's own coordinates. */
export const pageRegion = z.object({ page: pageNumber, rect: pageRect });

export const passage = z.object({
  id: passageId,
  documentId,
  itemId,
  coderId,
  /** UTF-16 units of the document's canonical text; start inclusive, end exclusive. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** The canonical text from start to end; the truth should offsets ever fail to fit. Empty for a region alone. */
  exact: z.string(),
  /** Up to 32 characters before start and after end. */
  prefix: z.string(),
  suffix: z.string(),
  /** Where the text is printed, page by page, a rectangle a line; absent for sources without pages. */
  pages: z.array(z.object({ page: pageNumber, rects: z.array(pageRect) })).exactOptional(),
  /** For a passage that is a rectangle on a page: start and end are one, where it stands in the reading order. */
  region: pageRegion.exactOptional(),
  /** What a region says, in the researcher's words or as the page's text has it; empty = not transcribed. */
  transcription: z.string().exactOptional(),
  /** The run that coded it. */
  runId: runId.exactOptional(),
  values: fieldValues,
  ...stamps,
});
export type Passage = z.output<typeof passage>;

/** What a passage is called by: its quote, for a region what it says, else where it is. */
export function quoteOf({ exact, region, transcription = '' }: Passage): string {
  if (region === undefined) return exact;
  return transcription.trim() === '' ? `Region on page ${region.page}` : transcription;
}
