/** PDFs: printed pages, whose text is made of their pieces. */
import type { PageMap } from '#core/pages/page-map.ts';
import { counted } from '#core/text/counted.ts';
import { stateMetadata } from '../finish-document.ts';
import type { Importer, ImportOptions, ImportResult } from '../importer.ts';
import { refuse, refuseSize, shortenTitle, titleOf, warningsOfText } from '../read-text.ts';
import { layOutPages } from './layout/layout-pages.ts';
import type { PdfContent, PdfItem } from './pdf-content.ts';
import { titleOfPages } from './title.ts';
import { writePages } from './write-text.ts';

/** Of how text is made of pieces; the library's own version goes before it. */
const VERSION = '1';

export const pdfImporter: Importer = {
  id: 'pdf',
  label: 'PDF (.pdf)',
  extensions: ['pdf'],
  sniff: isPdf,
  async read(bytes, options) {
    const tooLarge = refuseSize(bytes, options);
    if (tooLarge !== null) return tooLarge;
    if (!isPdf(bytes)) return refuse(options, 'binary', 'it is no PDF: it does not begin as one.');
    const { readPdf, password = null } = options;
    if (readPdf === undefined) return refuse(options, 'unknown-format', 'PDFs cannot be read here.');
    const read = await readPdf(bytes, { password });
    return read.ok ? importPages(read.content, options) : refuse(options, read.error, read.reason);
  },
};

/** Some programs put a few lines before the mark that a PDF begins with. */
function isPdf(bytes: Uint8Array): boolean {
  let head = '';
  for (const byte of bytes.subarray(0, 1024)) head += String.fromCharCode(byte);
  return head.includes('%PDF-');
}

/** The text of pages that were read. */
export function importPages(content: PdfContent, options: Pick<ImportOptions, 'fileName'>): ImportResult {
  if (content.pages.length === 0) return refuse(options, 'damaged', 'it has no pages.');
  if (content.pages.every(({ failure }) => failure !== null)) {
    return refuse(
      options,
      'damaged',
      `none of its pages could be read (${content.pages[0]?.failure?.replace(/\.$/, '')}).`,
    );
  }
  const laid = layOutPages(content);
  const { text, blocks, pages } = writePages(laid, content.pages);
  const { title, ...facts } = content.metadata;
  const stated = titleOfPages(title, blocks, text, pages[0]);
  return {
    ok: true,
    value: {
      text,
      blocks,
      title: stated === null ? titleOf('', options.fileName) : shortenTitle(stated),
      encoding: null,
      changes: { bom: false, lineEnds: text.includes('\n') ? 'lf' : 'none' },
      extractor: { name: 'pdf', version: `pdfjs ${content.version}/${VERSION}`, choices: {} },
      metadata: stateMetadata({ title, ...facts }),
      pages: { pages },
    },
    warnings: [...warningsOfPages(content, { pages }), ...warningsOfText(text)],
  };
}

function warningsOfPages({ pages }: PdfContent, map: PageMap): string[] {
  const failed = pages.flatMap(({ failure }, i) => (failure === null ? [] : [i + 1]));
  const blank = map.pages.flatMap(({ pieces }, i) =>
    pieces.length === 0 && pages[i]?.failure === null ? [i + 1] : [],
  );
  const warnings: string[] = [];
  const unnamed = pages.reduce((sum, { items }) => sum + countUnnamed(items), 0);
  if (unnamed > 0) {
    warnings.push(
      `${counted(unnamed, 'letter')} ${unnamed === 1 ? 'is' : 'are'} set in a font that does not say what letters it has: printed on the page, but not in the text. Such places can be coded as regions.`,
    );
  }
  if (failed.length > 0) {
    warnings.push(
      `${counted(failed.length, 'page')} could not be read: ${listPages(failed)}. The source file is kept as it was; what is on them can be coded as regions.`,
    );
  }
  if (blank.length === pages.length) {
    warnings.push(
      'No page has text: they are pictures, such as scans. Regions of them can be coded and transcribed.',
    );
  } else if (blank.length > 0) {
    const have = blank.length === 1 ? 'has' : 'have';
    warnings.push(
      `${counted(blank.length, 'page')} ${have} no text: ${listPages(blank)}. What is shown on them can be coded as regions.`,
    );
  }
  return warnings;
}

/** The library gives NUL for a drawing without a letter. */
const countUnnamed = (items: readonly PdfItem[]): number =>
  items.reduce((sum, { text }) => sum + (text.split('\0').length - 1), 0);

/** As “3, 5–9”; of many only the first. */
function listPages(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges.slice(0, 12).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return shown.join(', ') + (ranges.length > 12 ? ' …' : '');
}
