/** One page of a PDF as the library gives it: its pieces of text, numbered as a text layer numbers them. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfItem, PdfPage } from '#core/importers/pdf/pdf-content.ts';
import type { Face, PageRect } from '#core/pages/page-map.ts';
import { messageOf } from '#core/problem.ts';

/** Milliseconds after which a page is given up: it is nested or repeated without end. */
const longestPage = 60_000;
/** Pieces of text on one page. */
const mostItems = 200_000;

interface TextStyle {
  fontFamily: string;
  ascent: number;
  descent: number;
  vertical: boolean;
}

interface TextItem {
  str: string;
  dir: string;
  transform: number[];
  width: number;
  height: number;
  fontName: string;
  hasEOL: boolean;
}

interface TextChunk {
  items: (TextItem | { type: string })[];
  styles: Readonly<Record<string, TextStyle>>;
}

const blank: PageRect = [0, 0, 612, 792];

/** A page that cannot be read is given without text and with the reason. `mostText` is in UTF-16 units. */
export async function readPage(
  file: PDFDocumentProxy,
  number: number,
  label: string | null,
  mostText: number,
): Promise<PdfPage> {
  let page: PDFPageProxy | undefined;
  let view = blank;
  let rotation: PdfPage['rotation'] = 0;
  try {
    page = await file.getPage(number);
    view = rectOf(page.view);
    rotation = quarterOf(page.rotate);
    return { label, view, rotation, items: await readItems(page, mostText), failure: null };
  } catch (error) {
    return { label, view, rotation, items: [], failure: messageOf(error) };
  } finally {
    page?.cleanup();
  }
}

async function readItems(page: PDFPageProxy, mostText: number): Promise<PdfItem[]> {
  const stream: ReadableStream<TextChunk> = page.streamTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  });
  const reader = stream.getReader();
  const items: PdfItem[] = [];
  const styles = new Map<string, TextStyle>();
  const late = timeLimit();
  let units = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late.passed]);
      if (done) return items;
      for (const [font, style] of Object.entries(value.styles)) styles.set(font, style);
      for (const item of value.items) {
        if (!('str' in item)) continue;
        items.push(toItem(item, styles.get(item.fontName)));
        units += item.str.length;
      }
      if (items.length > mostItems || units > mostText)
        throw new Error('it holds more text than a page can.');
    }
  } catch (error) {
    await reader.cancel(new Error('No more is wanted of the page.')).catch(() => undefined);
    throw error;
  } finally {
    late.clear();
  }
}

function timeLimit(): { passed: Promise<never>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('reading it takes too long.')), longestPage);
  });
  return { passed, clear: () => clearTimeout(timer) };
}

function toItem(item: TextItem, style: TextStyle | undefined): PdfItem {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform.map(finite);
  const isVertical = style?.vertical === true;
  return {
    text: item.str,
    direction: isVertical ? 'ttb' : item.dir === 'rtl' ? 'rtl' : 'ltr',
    transform: [a, b, c, d, e, f],
    width: finite(item.width),
    height: finite(item.height),
    ascent: shareOf(style?.ascent),
    descent: shareOf(style?.descent),
    font: item.fontName,
    face: faceOf(style?.fontFamily),
    endsLine: item.hasEOL,
  };
}

const finite = (value: number): number => (Number.isFinite(value) ? value : 0);

const shareOf = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) || value === 0 ? null : value;

function faceOf(family: string | undefined): Face {
  if (family === 'monospace') return 'mono';
  return family === 'serif' ? 'serif' : 'sans';
}

function rectOf(view: readonly number[]): PageRect {
  const [a = 0, b = 0, c = 612, d = 792] = view.map(finite);
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

const quarterOf = (degrees: number): PdfPage['rotation'] => {
  const turn = ((degrees % 360) + 360) % 360;
  return turn === 90 || turn === 180 || turn === 270 ? turn : 0;
};
