/**
 * Where a canonical text stands on the printed pages of its source: for every piece of text that the extractor gave,
 * its place in the text and its place on the page. Made once at import and kept, so that a passage stands where it
 * stood whatever later versions of the extractor give.
 *
 * All places on pages are PDF points of the page's own coordinates: x to the right and y upwards, as the file has
 * them, whichever way the page is turned for showing it.
 */
import { z } from 'zod';

/** Left, bottom, right and top, in points; never the other way round. */
export type PageRect = readonly [left: number, bottom: number, right: number, top: number];

/** A stretch of a page's text that is printed along one line in one font. */
export interface PagePiece {
  /** Its place in the list that the extractor gave for the page. */
  item: number;
  /** UTF-16 units of the canonical text. */
  start: number;
  end: number;
  /** Where its baseline begins. */
  x: number;
  y: number;
  /** How long the baseline is, and how far the type reaches above and below it. */
  width: number;
  up: number;
  down: number;
  /** Direction of the baseline in degrees against the clock; 0 = upright text. */
  angle: number;
  /** Letters run from the baseline's end to its beginning. */
  rightToLeft: boolean;
  /** What kind of letters they are, from which their single widths are estimated. */
  face: Face;
  /** A running head or a page number: what a passage over a page break passes over. */
  isFurniture?: true;
}

export type Face = 'serif' | 'sans' | 'mono';

export interface Page {
  /** Its printed number where the source states one, such as `iv`. */
  label: string | null;
  /** The visible part of the page. */
  view: PageRect;
  /** How far the page is turned for showing it, clockwise. */
  rotation: 0 | 90 | 180 | 270;
  /** In the order of the canonical text. */
  pieces: readonly PagePiece[];
}

/** Pages by number: the first is page 1, at index 0. */
export interface PageMap {
  pages: readonly Page[];
}

const place = z.number().int().nonnegative();
const length = z.number();
const faces = ['serif', 'sans', 'mono'] as const;

export const pageRect = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .refine(([left, bottom, right, top]) => left <= right && bottom <= top, {
    message: 'A rectangle is [left, bottom, right, top] in PDF points.',
  });

/** As in the file: item, start, length, x, y, width, up, down, face, then where they are not 0: angle, right to left, furniture. */
const keptPiece = z
  .tuple([place, place, place, length, length, length, length, length, z.number().int().min(0).max(2)])
  .rest(length);
const keptMap = z.strictObject({
  pages: z.array(
    z.strictObject({
      label: z.string().nullable(),
      view: pageRect,
      rotation: z.literal([0, 90, 180, 270]),
      pieces: z.array(keptPiece),
    }),
  ),
});

/** Hundredths of a point are finer than any press. */
const round = (points: number): number => Math.round(points * 100) / 100;

/** The same bytes for the same pages; one line a page. */
export function writePageMap({ pages }: PageMap): string {
  const lines = pages.map(({ label, view, rotation, pieces }) =>
    JSON.stringify({
      label,
      view: view.map(round),
      rotation,
      pieces: pieces.map(piece => {
        const { item, start, end, x, y, width, up, down, face, angle, rightToLeft, isFurniture } = piece;
        const kept = [item, start, end - start, ...[x, y, width, up, down].map(round), faces.indexOf(face)];
        const rest = [round(angle), rightToLeft ? 1 : 0, isFurniture === true ? 1 : 0];
        kept.push(...rest.slice(0, rest.findLastIndex(flag => flag !== 0) + 1));
        return kept;
      }),
    }),
  );
  return `{"pages":[\n${lines.join(',\n')}\n]}\n`;
}

/** Null where it is no page map, or where a piece does not lie in a text of `textLength` UTF-16 units. */
export function readPageMap(json: string, textLength: number): PageMap | null {
  let kept: z.output<typeof keptMap>;
  try {
    kept = keptMap.parse(JSON.parse(json));
  } catch {
    return null;
  }
  const pages = kept.pages.map(({ pieces, ...page }) => ({
    ...page,
    pieces: pieces.map(
      ([
        item,
        start,
        units,
        x,
        y,
        width,
        up,
        down,
        face,
        angle = 0,
        turned = 0,
        furniture = 0,
      ]): PagePiece => ({
        ...{ item, start, end: start + units, x, y, width, up, down, angle },
        rightToLeft: turned === 1,
        face: faces[face] ?? 'sans',
        ...(furniture === 1 ? { isFurniture: true } : {}),
      }),
    ),
  }));
  const isSound = pages.every(({ pieces }) =>
    pieces.every(({ start, end }, i) => end <= textLength && start >= (pieces[i - 1]?.end ?? 0)),
  );
  return isSound ? { pages } : null;
}
