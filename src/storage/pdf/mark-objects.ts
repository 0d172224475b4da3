/** Annotations as the objects of a PDF: what they say, and how they look in readers that draw what a file has. */
import { type PDFContext, type PDFDict, PDFHexString, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PdfMark } from '#core/exporters/pdf/annotate-pdf.ts';
import type { PageRect } from '#core/pages/page-map.ts';

/** How much of its colour a highlight lays over the page: black print on the darkest colour stays legible. */
export const highlightOpacity = 0.4;
/** Width of the line around a region, points. */
export const regionLine = 1.5;
/** Printed with the page. */
const printFlag = 4;

/** Shares of red, green and blue, of `#rrggbb`. */
export const sharesOf = (colour: string): [red: number, green: number, blue: number] => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [round((value >> 16) / 255), round(((value >> 8) & 255) / 255), round((value & 255) / 255)];
};

/** Upper left, upper right, lower left, lower right of each rectangle: as every reader takes them. */
export const quadPointsOf = (rects: readonly PageRect[]): number[] =>
  rects.flatMap(([left, bottom, right, top]) =>
    [left, top, right, top, left, bottom, right, bottom].map(round),
  );

export const aroundAll = (rects: readonly PageRect[]): PageRect => {
  const edge = (index: 0 | 1 | 2 | 3, choose: (...numbers: number[]) => number): number =>
    round(rects.reduce((found, rect) => choose(found, rect[index]), rects[0]?.[index] ?? 0));
  return [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)];
};

const round = (number: number): number => Math.round(number * 1000) / 1000;

/** Adds an annotation and its appearance to the objects of a file; its page does not list it yet. */
export function addMark(context: PDFContext, mark: PdfMark, page: PDFRef): PDFRef {
  const rect = aroundAll(mark.rects);
  const dict: PDFDict = context.obj({
    Type: 'Annot',
    Subtype: mark.shape === 'highlight' ? 'Highlight' : 'Square',
    Rect: [...rect],
    C: sharesOf(mark.colour),
    F: printFlag,
    P: page,
    AP: { N: addAppearance(context, mark, rect) },
    NM: PDFHexString.fromText(mark.id),
    T: PDFHexString.fromText(mark.author),
    Subj: PDFHexString.fromText(mark.subject),
    Contents: PDFHexString.fromText(mark.note),
    CreationDate: PDFString.of(dateOf(mark.createdAt)),
    M: PDFString.of(dateOf(mark.changedAt)),
    ...(mark.shape === 'highlight'
      ? { QuadPoints: quadPointsOf(mark.rects), CA: highlightOpacity }
      : { BS: { Type: 'Border', W: regionLine, S: 'S' } }),
  });
  return context.register(dict);
}

function addAppearance(context: PDFContext, mark: PdfMark, rect: PageRect): PDFRef {
  const [red, green, blue] = sharesOf(mark.colour);
  const isHighlight = mark.shape === 'highlight';
  const drawing = isHighlight
    ? [
        '/Tint gs',
        `${red} ${green} ${blue} rg`,
        // One path: where lines of one passage overlap, its colour is laid on once.
        ...mark.rects.map(rectangle),
        'f',
      ]
    : [`${red} ${green} ${blue} RG`, `${regionLine} w`, rectangle(inset(rect, regionLine / 2)), 'S'];
  const tint = { Type: 'ExtGState', BM: 'Multiply', ca: highlightOpacity };
  return context.register(
    context.stream(drawing.join('\n'), {
      Type: 'XObject',
      Subtype: 'Form',
      FormType: 1,
      BBox: [...rect],
      Resources: isHighlight ? { ExtGState: { Tint: tint } } : {},
    }),
  );
}

const rectangle = ([left, bottom, right, top]: PageRect): string =>
  `${round(left)} ${round(bottom)} ${round(right - left)} ${round(top - bottom)} re`;

/** A rectangle within another, this much smaller on each side. */
export const inset = ([left, bottom, right, top]: PageRect, by: number): PageRect => [
  left + Math.min(by, (right - left) / 2),
  bottom + Math.min(by, (top - bottom) / 2),
  right - Math.min(by, (right - left) / 2),
  top - Math.min(by, (top - bottom) / 2),
];

/** As PDFs write a moment, of ISO 8601 in UTC. */
const dateOf = (moment: string): string => `D:${moment.slice(0, 19).replace(/[-T:]/g, '')}Z`;
