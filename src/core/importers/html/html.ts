/** Web pages: their visible text with headings, lists and tables, of the whole page or of its main part. */
import { RichText } from '#core/text/rich-text.ts';
import { finishDocument, stateMetadata } from '../finish-document.ts';
import type { Importer } from '../importer.ts';
import { readText } from '../read-text.ts';
import { HtmlReader } from './html-blocks.ts';
import { metadataOfPage } from './html-metadata.ts';
import { type HtmlNode, looksLikeXhtml, parsePage, statedEncoding } from './html-source.ts';
import { findMainPart } from './main-part.ts';
import { partChoice } from './part-choice.ts';

const VERSION = '1';

export const htmlImporter: Importer = {
  id: 'html',
  label: 'Web page (HTML)',
  extensions: ['html', 'htm', 'xhtml', 'xht'],
  choices: [partChoice],
  sniff(bytes) {
    let head = '';
    for (const byte of bytes.subarray(0, 1_024)) head += byte === 0 ? '' : String.fromCharCode(byte);
    return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i.test(
      head,
    );
  },
  async read(bytes, options) {
    const source = readText(bytes, options, statedEncoding(bytes));
    if (!source.ok) return source;
    const isXml = /\.xht(?:ml)?$/i.test(options.fileName) || looksLikeXhtml(source.text);
    const page = parsePage(source.text, isXml);
    const metadata = metadataOfPage(page);
    const wanted = options.choices?.[partChoice.id] ?? partChoice.options[0].id;
    const warnings = [...source.warnings];
    let root: HtmlNode = page;
    let author: string | undefined;
    if (wanted === 'main') {
      const main = await findMainPart(page);
      if (main === null) {
        warnings.push('No main part stands out in the page: all of it was taken in.');
        root = parsePage(source.text, isXml);
      } else {
        ({ root, author } = main);
        warnings.push('Only the main part of the page was taken in; the rest is in the source file.');
      }
    }
    const rich = new RichText();
    const reader = new HtmlReader(rich);
    reader.read(root);
    return finishDocument(options, {
      rich,
      extractor: { name: 'html', version: VERSION, choices: { [partChoice.id]: wanted } },
      encoding: source.encoding,
      metadata: stateMetadata({ ...metadata, author: metadata.author ?? author }),
      warnings: [...warnings, ...reader.leftOut.warnings()],
    });
  },
};
