/**
 * What a PDF holds as a library reads it: the port between the importer, which knows how texts are made of printed
 * pages, and the host, which has the library. All places are PDF points of the page's own coordinates.
 */
import type { DocumentMetadata } from '#core/model/document.ts';
import type { Face, PageRect } from '#core/pages/page-map.ts';

export interface PdfItem {
  /** As the file gives it: ligatures and presentation forms stay; characters of right-to-left words in reading order. */
  text: string;
  direction: 'ltr' | 'rtl' | 'ttb';
  /** Where the baseline begins and how it is turned and scaled, as a PDF matrix. */
  transform: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
  /** Along the baseline, and the size of the type; points. */
  width: number;
  height: number;
  /** Ascent and descent of the font as shares of its size, the descent negative; null where it states none. */
  ascent: number | null;
  descent: number | null;
  /** Tells fonts of one page apart. */
  font: string;
  face: Face;
  /** A line of the file's content ends after it. */
  endsLine: boolean;
}

export interface PdfPage {
  label: string | null;
  view: PageRect;
  rotation: 0 | 90 | 180 | 270;
  items: readonly PdfItem[];
  /** Why the page's text could not be read; null where it could. */
  failure: string | null;
}

export interface PdfOutlineEntry {
  /** From 1. */
  level: number;
  title: string;
  /** From 1; null where its target is not on a page of the file. */
  page: number | null;
  /** Height of the target on the page; null = its top. */
  y: number | null;
}

export interface PdfContent {
  pages: readonly PdfPage[];
  outline: readonly PdfOutlineEntry[];
  metadata: { [Fact in keyof DocumentMetadata]?: string };
  /** Version of the library that read it. */
  version: string;
}

/** `reason` goes on from “<file> was not imported: ”. */
export type PdfReading =
  | { ok: true; content: PdfContent }
  | { ok: false; error: 'password-needed' | 'password-wrong' | 'damaged' | 'too-large'; reason: string };

/** Reads a PDF's pages; `progress` hears of each page that was read, and may throw to end it. */
export type ReadPdf = (
  bytes: Uint8Array,
  options: { password: string | null; progress?: (done: number, total: number) => void },
) => Promise<PdfReading>;
