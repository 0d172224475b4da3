/** Markdown in any encoding; the canonical text is the source with its marks, which the blocks hide. */
import { type Block, outline } from '#core/text/blocks.ts';
import { detectEncoding } from '#core/text/detect-encoding.ts';
import { decode } from '#core/text/encoding.ts';
import { blocksOfMarkdown } from '#core/text/markdown.ts';
import type { Importer, ImportOptions, ImportResult } from './importer.ts';
import { readText, shortenTitle, titleOf, warningsOfText } from './read-text.ts';

/** Bytes from the start that tell whether a text is Markdown. A multiple of 4, for UTF-32. */
const SNIFFED = 65_536;

export const markdownImporter = {
  id: 'markdown',
  label: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  sniff(bytes: Uint8Array): boolean {
    const start = bytes.subarray(0, SNIFFED);
    const decoded = decode(start, detectEncoding(start).encoding);
    return decoded.ok && looksLikeMarkdown(decoded.text.replace(/\r\n?/g, '\n'));
  },
  read(bytes: Uint8Array, options: ImportOptions): ImportResult {
    const read = readText(bytes, options);
    if (!read.ok) return read;
    const { text, encoding, changes } = read;
    const warnings = [...read.warnings, ...warningsOfText(text)];
    const { blocks, warning } = blocksOfMarkdown(text);
    const heading = outline(blocks, text).find(({ title }) => title !== '');
    const value = {
      text,
      blocks,
      title: heading ? shortenTitle(heading.title) : titleOf(text, options.fileName),
      encoding,
      changes,
      extractor: { name: 'markdown', version: '1', choices: {} },
      metadata: {},
    };
    return { ok: true, value, warnings: warning ? [...warnings, warning] : warnings };
  },
  blocksOf: (text: string): Block[] => blocksOfMarkdown(text).blocks,
} satisfies Importer;

/** Marks that hardly stand in plain text. */
const strongSigns: readonly RegExp[] = [
  /^#{1,6} \S/m,
  /^(`{3}|~{3})[\s\S]*?\n\1/m,
  /^\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$/m,
  /\[[^[\]\n]+\]\([^\s)]+\)/,
];

/** Marks that plain text may have for other reasons. */
const weakSigns: readonly RegExp[] = [
  /(?<![\w*])\*{1,3}[^\s*][^*\n]*(?<!\s)\*{1,3}(?![\w*])/,
  /(?<!\w)_[^\s_][^_\n]*(?<!\s)_(?!\w)/,
  /(?:^[-*+] \S.*\n){2}/m,
  /^> \S/m,
  /(?<!`)`[^`\n]+`(?!`)/,
  /^\S.*\n(?:={3,}|-{3,})$/m,
];

/** Two signs of Markdown, at least one of them strong. `text` has LF line ends. */
function looksLikeMarkdown(text: string): boolean {
  const count = (signs: readonly RegExp[]) => signs.filter(sign => sign.test(text)).length;
  const strong = count(strongSigns);
  return strong > 1 || (strong === 1 && count(weakSigns) > 0);
}
