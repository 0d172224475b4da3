/** What a PDF says of itself, and its outline with the places that the entries lead to. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfContent, PdfOutlineEntry } from '#core/importers/pdf/pdf-content.ts';
import { dateOfPdf } from '#core/importers/pdf/pdf-date.ts';

const deepestLevel = 12;
const mostEntries = 10_000;

export async function readFacts(file: PDFDocumentProxy): Promise<PdfContent['metadata']> {
  try {
    const { info } = await file.getMetadata();
    const { Title, Author, CreationDate, Language } = info as Record<string, unknown>;
    const stated = { title: Title, author: Author, date: CreationDate, language: Language };
    const metadata: PdfContent['metadata'] = {};
    for (const [name, value] of Object.entries(stated)) {
      if (typeof value !== 'string' || value.trim() === '') continue;
      metadata[name as keyof typeof stated] = name === 'date' ? dateOfPdf(value) : value;
    }
    return metadata;
  } catch {
    return {};
  }
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

export async function readOutline(file: PDFDocumentProxy): Promise<PdfOutlineEntry[]> {
  const entries: PdfOutlineEntry[] = [];
  const visit = async (nodes: readonly OutlineNode[], level: number): Promise<void> => {
    for (const { title, dest, items } of nodes) {
      if (entries.length >= mostEntries) return;
      const { page, y } = await targetOf(file, dest);
      entries.push({ level, title: title.replace(/\s+/g, ' ').trim(), page, y });
      if (level < deepestLevel) await visit(items, level + 1);
    }
  };
  try {
    await visit((await file.getOutline()) ?? [], 1);
  } catch {
    // An outline that cannot be read in whole leads as far as it was read; no text hangs on it.
  }
  return entries;
}

async function targetOf(
  file: PDFDocumentProxy,
  stated: OutlineNode['dest'],
): Promise<Pick<PdfOutlineEntry, 'page' | 'y'>> {
  const nowhere = { page: null, y: null };
  try {
    const destination: unknown = typeof stated === 'string' ? await file.getDestination(stated) : stated;
    if (!Array.isArray(destination)) return nowhere;
    const [target, fit, ...places]: unknown[] = destination;
    const index = typeof target === 'number' ? target : await file.getPageIndex(referenceOf(target));
    if (index < 0 || index >= file.numPages) return nowhere;
    const kind = Object(fit) as { name?: unknown };
    const y =
      kind.name === 'XYZ' ? places[1] : kind.name === 'FitH' || kind.name === 'FitBH' ? places[0] : null;
    return { page: index + 1, y: typeof y === 'number' && Number.isFinite(y) ? y : null };
  } catch {
    return nowhere;
  }
}

function referenceOf(target: unknown): { num: number; gen: number } {
  const { num, gen } = Object(target) as { num?: unknown; gen?: unknown };
  if (typeof num !== 'number' || typeof gen !== 'number') throw new Error('This is no reference.');
  return { num, gen };
}
