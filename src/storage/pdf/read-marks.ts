/** Reads the highlights that a PDF holds, whichever program made them. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { dateOfPdf } from '#core/importers/pdf/pdf-date.ts';
import type { SourceMark } from '#core/pages/highlights.ts';
import type { PageRect } from '#core/pages/page-map.ts';
import { withPdf } from '../importing/pdf/with-pdf.ts';

export type MarksRead =
  | { ok: true; marks: SourceMark[] }
  | { ok: false; reason: string; password?: 'needed' | 'wrong' };

/** More than anybody marks in one document. */
const mostMarks = 50_000;

const shapes: Readonly<Record<string, SourceMark['shape']>> = {
  Highlight: 'highlight',
  Underline: 'underline',
  Squiggly: 'squiggly',
  StrikeOut: 'strike-out',
  Square: 'region',
};

/** In the order of the pages, and on each in the order in which they were made. Notes without a place are left out. */
export async function readMarks(bytes: Uint8Array, password: string | null): Promise<MarksRead> {
  const read = await withPdf(bytes, password, async pdf => {
    const marks: SourceMark[] = [];
    for (let page = 1; page <= pdf.numPages && marks.length < mostMarks; page += 1) {
      marks.push(...(await marksOnPage(pdf, page)));
    }
    return marks;
  });
  if (read.ok) return { ok: true, marks: read.value };
  const { error, reason } = read;
  if (error === 'password-needed') return { ok: false, reason, password: 'needed' };
  return error === 'password-wrong' ? { ok: false, reason, password: 'wrong' } : { ok: false, reason };
}

/** A page that cannot be read has none. */
async function marksOnPage(pdf: PDFDocumentProxy, number: number): Promise<SourceMark[]> {
  try {
    const page = await pdf.getPage(number);
    const annotations: readonly Annotation[] = await page.getAnnotations();
    page.cleanup();
    return annotations.flatMap(annotation => {
      const shape = shapes[annotation.subtype];
      const rects = shape === undefined ? [] : rectsOf(annotation);
      if (shape === undefined || rects.length === 0) return [];
      const { contentsObj, titleObj, color, modificationDate, creationDate } = annotation;
      const date = modificationDate ?? creationDate ?? null;
      return {
        page: number,
        shape,
        rects,
        contents: contentsObj?.str.trim() ?? '',
        author: titleObj?.str.trim() ?? '',
        colour: color === null || color === undefined ? null : hexOf(color),
        date: date === null ? null : dateOfPdf(date),
      };
    });
  } catch {
    return [];
  }
}

/** What the library says of an annotation, as far as it matters here. */
interface Annotation {
  subtype: string;
  rect: readonly number[];
  quadPoints?: ArrayLike<number> | null;
  contentsObj?: { str: string };
  titleObj?: { str: string };
  color?: ArrayLike<number> | null;
  creationDate?: string | null;
  modificationDate?: string | null;
}

/** Upright rectangles around the corners of each line; the annotation's own where it names no lines. */
function rectsOf({ quadPoints, rect }: Annotation): PageRect[] {
  const corners = Array.from(quadPoints ?? []);
  const rects: PageRect[] = [];
  for (let at = 0; at + 8 <= corners.length; at += 8) rects.push(around(corners.slice(at, at + 8)));
  if (rects.length === 0) rects.push(around([...rect]));
  return rects.filter(([left, bottom, right, top]) => right > left && top > bottom);
}

function around(coordinates: readonly number[]): PageRect {
  const xs = coordinates.filter((_, index) => index % 2 === 0);
  const ys = coordinates.filter((_, index) => index % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const hexOf = (colour: ArrayLike<number>): string =>
  `#${Array.from(colour)
    .slice(0, 3)
    .map(share => Math.round(share).toString(16).padStart(2, '0'))
    .join('')}`;
