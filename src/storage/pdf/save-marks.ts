/**
 * Writes annotations by pdf.js's own saving: for files that are encrypted, which it goes on to encrypt, or odd. It
 * knows highlights with an author, a colour, a note and one date.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfMark } from '#core/exporters/pdf/annotate-pdf.ts';

import { aroundAll, highlightOpacity, inset, quadPointsOf, regionLine, sharesOf } from './mark-objects.ts';

/** As pdf.js numbers its kinds of editors, and names what they keep. */
const highlightEditor = 9;
const editorKey = (index: number): string => `pdfjs_internal_editor_${index}`;

/** The whole file with the marks; a region is a highlight that is drawn as a frame. */
export async function saveMarks(pdf: PDFDocumentProxy, marks: readonly PdfMark[]): Promise<Uint8Array> {
  for (const [index, mark] of marks.entries()) {
    const rect = aroundAll(mark.rects);
    const isRegion = mark.shape === 'region';
    // What is inside an odd number of outlines is filled: between two rectangles, a frame.
    const outlined = isRegion ? [rect, inset(rect, regionLine)] : mark.rects;
    pdf.annotationStorage.setValue(editorKey(index), {
      annotationType: highlightEditor,
      pageIndex: mark.page - 1,
      rect,
      rotation: 0,
      color: sharesOf(mark.colour).map(share => Math.round(share * 255)),
      opacity: isRegion ? 1 : highlightOpacity,
      quadPoints: quadPointsOf(mark.rects),
      outlines: outlined.map(([left, bottom, right, top]) => [
        left,
        bottom,
        right,
        bottom,
        right,
        top,
        left,
        top,
      ]),
      user: mark.author,
      date: mark.createdAt,
      popup: { contents: mark.note, rect },
      structTreeParentId: null,
    });
  }
  return pdf.saveDocument();
}
