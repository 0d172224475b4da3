/** Web pages: their visible text with headings, lists and tables, of the whole page or of its main part. */

import { counted } from '#core/text/counted.ts';
import { RichText } from '#core/text/rich-text.ts';
import { finishDocument, stateMetadata } from '../finish-document.ts';
import type { Importer } from '../importer.ts';
import { readText, refuse, refuseSize, type SourceEncoding } from '../read-text.ts';
import { hideByStyle } from './hide-by-style.ts';
import { HtmlReader } from './html-blocks.ts';
import { metadataOfPage } from './html-metadata.ts';
import { encodingOfLabel, type HtmlNode, looksLikeXhtml, parsePage, statedEncoding } from './html-source.ts';
import { findMainPart } from './main-part.ts';
import { findMhtmlPage, looksLikeMhtml, type MhtmlPage } from './mhtml.ts';
import { partChoice } from './part-choice.ts';

const VERSION = '2';

const MADE_BY_SCRIPTS =
  'no text was found in it. Programs in the page make its text, and nothing in a file is run. Open the page in a browser, save it there as one file (MHTML), and import that.';

export const htmlImporter: Importer = {
  id: 'html',
  label: 'Web page (HTML)',
  extensions: ['html', 'htm', 'xhtml', 'xht', 'mhtml', 'mht'],
  choices: [partChoice],
  sniff(bytes) {
    let head = '';
    for (const byte of bytes.subarray(0, 1_024)) head += byte === 0 ? '' : String.fromCharCode(byte);
    return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i.test(
      head,
    );
  },
  async read(bytes, options) {
    const saved =
      /\.mht(?:ml)?$/i.test(options.fileName) || looksLikeMhtml(bytes) ? findMhtmlPage(bytes) : null;
    const content = saved?.bytes ?? bytes;
    const tooLarge = refuseSize(bytes, options);
    if (tooLarge !== null) return tooLarge;
    const source = readText(content, options, encodingOf(saved) ?? statedEncoding(content));
    if (!source.ok) return source;
    const isXml = /\.xht(?:ml)?$/i.test(options.fileName) || looksLikeXhtml(source.text);
    const parse = () => {
      const parsed = parsePage(source.text, isXml);
      hideByStyle(parsed);
      return parsed;
    };
    const page = parse();
    const metadata = metadataOfPage(page);
    const wanted = options.choices?.[partChoice.id] ?? partChoice.options[0].id;
    const warnings = [...source.warnings];
    if (saved !== null && saved.others > 0) {
      warnings.push(
        `Left out of the text: ${counted(saved.others, 'further page')} in the file, as of frames.`,
      );
    }
    let root: HtmlNode = page;
    let author: string | undefined;
    if (wanted === 'main') {
      const main = await findMainPart(page);
      if (main === null) {
        warnings.push('No main part stands out in the page: all of it was taken in.');
        root = parse();
      } else {
        ({ root, author } = main);
        warnings.push('Only the main part of the page was taken in; the rest is in the source file.');
      }
    }
    const rich = new RichText();
    const reader = new HtmlReader(rich);
    reader.read(root);
    const finished = finishDocument(options, {
      rich,
      extractor: { name: 'html', version: VERSION, choices: { [partChoice.id]: wanted } },
      encoding: source.encoding,
      metadata: stateMetadata({ ...metadata, author: metadata.author ?? author }),
      warnings: [...warnings, ...reader.leftOut.warnings()],
    });
    return !finished.ok && finished.error.code === 'empty' && /<script\b/i.test(source.text)
      ? refuse(options, 'empty', MADE_BY_SCRIPTS)
      : finished;
  },
};

/** What the file around a saved page states of its encoding, which counts before what the page says. */
function encodingOf(saved: MhtmlPage | null): SourceEncoding | null {
  const id = saved?.charset === undefined ? undefined : encodingOfLabel(saved.charset);
  return id === undefined ? null : { id, confidence: 'certain', reason: `the file says ${saved?.charset}` };
}
