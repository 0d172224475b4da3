/** Reads a file and makes all that goes to disk of it, so that a thread of its own can do the whole of the work. */
import type { ImportedDocument, ImportOptions } from '#core/importers/importer.ts';
import type { ReadPdf } from '#core/importers/pdf/pdf-content.ts';
import { findImporter, importDocument } from '#core/importers/registry.ts';
import { type PageMap, writePageMap } from '#core/pages/page-map.ts';
import { writeBlocks } from '#core/text/kept-blocks.ts';
import { countText } from '#core/text/statistics.ts';
import { sha256 } from '../digest.ts';
import { readPdfWhenNeeded } from './pdf/read-when-needed.ts';

/** UTF-16 units of the text that a preview shows. */
const sampleLength = 600;

/** A file as it would be taken in. Only plain data and bytes: it crosses from thread to thread. */
export interface PreparedDocument extends Omit<ImportedDocument, 'text' | 'blocks' | 'pages'> {
  format: string;
  warnings: readonly string[];
  /** The beginning of the text. */
  sample: string;
  text: { bytes: Uint8Array<ArrayBuffer>; sha256: string; length: number; codePoints: number; words: number };
  /** Null for formats whose blocks follow from the text. */
  blocks: { bytes: Uint8Array<ArrayBuffer>; sha256: string; count: number } | null;
  /** Null for sources without pages. */
  pages: { bytes: Uint8Array<ArrayBuffer>; sha256: string; count: number; withText: number } | null;
  sourceSha256: string;
}

export type Prepared =
  | { ok: true; document: PreparedDocument }
  /** `password` where the right one would open the file. */
  | { ok: false; error: string; password?: 'needed' | 'wrong' };

/** Hears how many of a file's pages were read. */
export type Progress = (done: number, total: number) => void;

/** `progress` may throw to end the reading; then this rejects. */
export async function prepareDocument(
  bytes: Uint8Array,
  options: ImportOptions,
  progress?: Progress,
): Promise<Prepared> {
  const read = await importDocument(bytes, { ...options, readPdf: readPdfWith(progress) });
  if (!read.ok) {
    const { code, message } = read.error;
    if (code === 'password-needed') return { ok: false, error: message, password: 'needed' };
    if (code === 'password-wrong') return { ok: false, error: message, password: 'wrong' };
    return { ok: false, error: message };
  }
  const { text, blocks, title, encoding, changes, extractor, metadata, pages } = read.value;
  const { units, codePoints, words } = countText(text);
  const textBytes = encode(text);
  const keepsBlocks = findImporter(read.format)?.blocksOf === undefined;
  const blockBytes = keepsBlocks ? encode(writeBlocks(blocks)) : null;
  return {
    ok: true,
    document: {
      format: read.format,
      warnings: read.warnings,
      sample: text.slice(0, sampleLength).replace(/[\ud800-\udbff]$/, ''),
      text: { bytes: textBytes, sha256: await sha256(textBytes), length: units, codePoints, words },
      blocks:
        blockBytes === null
          ? null
          : { bytes: blockBytes, sha256: await sha256(blockBytes), count: blocks.length },
      pages: pages === undefined ? null : await keepPages(pages),
      sourceSha256: await sha256(bytes),
      title,
      encoding,
      changes,
      extractor,
      metadata,
    },
  };
}

const readPdfWith =
  (progress: Progress | undefined): ReadPdf =>
  (bytes, { password }) =>
    readPdfWhenNeeded(bytes, { password, ...(progress === undefined ? {} : { progress }) });

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

async function keepPages(map: PageMap): Promise<PreparedDocument['pages']> {
  const bytes = encode(writePageMap(map));
  return {
    bytes,
    sha256: await sha256(bytes),
    count: map.pages.length,
    withText: map.pages.filter(({ pieces }) => pieces.length > 0).length,
  };
}
