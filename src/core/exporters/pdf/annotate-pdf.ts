/** What is written into a copy of a PDF: the port between the exporter and the host, which has the libraries. */
import type { PageRect } from '../../pages/page-map.ts';

/** One annotation on one page. */
export interface PdfMark {
  shape: 'highlight' | 'region';
  /** The first page is 1. */
  page: number;
  /** In points of the page's own coordinates; a region has one. */
  rects: readonly PageRect[];
  /** As `#rrggbb`. */
  colour: string;
  author: string;
  /** What it is about, in a few words. */
  subject: string;
  note: string;
  /** Tells it apart from every other annotation of the page. */
  id: string;
  /** Moments as ISO 8601 in UTC. */
  createdAt: string;
  changedAt: string;
}

export type AnnotatedPdf =
  /** What is to be written after the original's own bytes, and what could not be written. */
  | { ok: true; added: Uint8Array<ArrayBuffer>; losses: readonly string[] }
  /** The reason is for people: the end of a sentence, such as `it needs a password`. */
  | { ok: false; reason: string; isLocked?: true };

/**
 * Adds annotations to a PDF without changing any of its bytes. The same marks give the same bytes, but for encrypted
 * files: encryption mixes in chance.
 */
export type AnnotatePdf = (
  bytes: Uint8Array,
  marks: readonly PdfMark[],
  password: string | null,
) => Promise<AnnotatedPdf>;
