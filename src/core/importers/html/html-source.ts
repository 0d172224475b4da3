/** From the bytes of a page to its tree: the encoding that it states, and XHTML made fit for an HTML parser. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { detectEncoding } from '#core/text/detect-encoding.ts';
import { findEncoding } from '#core/text/encoding.ts';
import { makesSense } from '#core/text/guess-encoding.ts';
import type { SourceEncoding } from '../read-text.ts';

export type HtmlNode = DefaultTreeAdapterMap['node'];
export type HtmlElement = DefaultTreeAdapterMap['element'];
export type HtmlParent = DefaultTreeAdapterMap['parentNode'];

/** Bytes in which a page must state its encoding; the standard says 1024, pages do it later. */
const STATED_WITHIN = 8_192;

/**
 * The encoding that the page states in its first bytes, as the WHATWG standard reads it, or null. A byte order mark
 * overrides it; so do bytes that are UTF-8 though the page says otherwise, as of pages saved anew, and bytes that make
 * no sense in what it says but clearly do in another encoding.
 */
export function statedEncoding(bytes: Uint8Array): SourceEncoding | null {
  if (hasByteOrderMark(bytes)) return null;
  let head = '';
  for (const byte of bytes.subarray(0, STATED_WITHIN)) head += String.fromCharCode(byte);
  const withoutComments = head.replace(/<!--[\s\S]*?-->/g, '');
  const label =
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([^"'\s]+)/i.exec(head)?.[1] ??
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^"'\s/>;]+)/i.exec(withoutComments)?.[1];
  const id = label === undefined ? undefined : encodingOfLabel(label);
  if (id === undefined) return null;
  if (id !== 'utf-8' && hasOtherThanAscii(bytes) && isUtf8(bytes)) {
    return {
      id: 'utf-8',
      confidence: 'likely',
      reason: `all of it is UTF-8, although the page says ${label}`,
    };
  }
  const other = hasOtherThanAscii(bytes) ? contradiction(bytes, id) : null;
  if (other === null) return { id, confidence: 'certain', reason: `the page says ${label}` };
  return {
    id: other,
    confidence: 'likely',
    reason: `its letters are in that encoding, although the page says ${label}`,
  };
}

/** The encoding that the bytes are clearly in, where they make no sense in the one that the page states. */
function contradiction(bytes: Uint8Array, stated: string): string | null {
  if (stated === 'utf-8' ? isUtf8(bytes) : makesSense(bytes, stated)) return null;
  const { encoding, confidence } = detectEncoding(bytes);
  if (encoding === stated || (stated !== 'utf-8' && confidence === 'guess')) return null;
  return encoding;
}

/** The id of the encoding that a page means by a label, or undefined. */
export function encodingOfLabel(label: string): string | undefined {
  try {
    const name = new TextDecoder(label).encoding;
    // A page that could be read so far is not in UTF-16, whatever it says; so the standard too.
    if (name.startsWith('utf-16')) return 'utf-8';
    return findEncoding(name === 'x-user-defined' ? 'windows-1252' : name)?.id;
  } catch {
    return findEncoding(label)?.id;
  }
}

const hasByteOrderMark = ([first, second, third]: Uint8Array): boolean =>
  (first === 0xef && second === 0xbb && third === 0xbf) ||
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff);

const hasOtherThanAscii = (bytes: Uint8Array): boolean => bytes.some(byte => byte >= 0x80);

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const emptyElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** A tag that closes itself, attributes with their quotes. */
const selfClosing = /<([A-Za-z][\w:.-]*)((?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'))?)*)\s*\/>/g;

/**
 * The tree of a page. A script is never run, and nothing is fetched. `isXml` for XHTML: empty elements are closed as
 * XML closes them, and CDATA sections are text.
 */
export function parsePage(source: string, isXml: boolean): DefaultTreeAdapterMap['document'] {
  const html = isXml ? htmlOfXhtml(source) : source;
  return parse(html, { scriptingEnabled: true });
}

function htmlOfXhtml(source: string): string {
  const withoutDeclaration = source
    .replace(/^\s*<\?xml[\s\S]*?\?>/, '')
    // What a document type declares inside itself would be read as text.
    .replace(/^([\s\S]{0,4096}?<!DOCTYPE[^[>]{0,2000})\[[\s\S]*?\]\s*>/i, '$1>');
  return textOfSections(withoutDeclaration).replace(selfClosing, (tag, name: string, attributes: string) =>
    emptyElements.has(name.toLowerCase()) ? tag : `<${name}${attributes}></${name}>`,
  );
}

/** CDATA sections as the text that they are. One without an end is none. */
function textOfSections(source: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (let start = source.indexOf('<![CDATA['); start !== -1; start = source.indexOf('<![CDATA[', at)) {
    const end = source.indexOf(']]>', start);
    if (end === -1) break;
    const text = source
      .slice(start + 9, end)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;');
    pieces.push(source.slice(at, start), text);
    at = end + 3;
  }
  return pieces.join('') + source.slice(at);
}

/** Whether a source is XHTML by what it says at its beginning. */
export const looksLikeXhtml = (source: string): boolean =>
  /^\s*<\?xml\b/.test(source) ||
  /<html\b[^>]*\bxmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml/.test(source.slice(0, 4_096));

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

export const attributeOf = (element: HtmlElement, name: string): string | undefined =>
  element.attrs.find(attribute => attribute.name === name)?.value;

export const childrenOf = (node: HtmlNode): readonly HtmlNode[] =>
  'childNodes' in node ? node.childNodes : [];

/** Every element below, in order. Pages may be nested deeper than a stack of calls reaches. */
export function* elementsOf(root: HtmlNode): Iterable<HtmlElement> {
  const waiting: HtmlNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isElement(node)) yield node;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/** All text below, as it stands in the source. */
export function textOf(root: HtmlNode): string {
  let text = '';
  const waiting: HtmlNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) text += node.value;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
  return text;
}

/** How many elements stand inside each other at the deepest place. */
export function depthOf(root: HtmlNode): number {
  let deepest = 0;
  const waiting: { node: HtmlNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let top = waiting.pop(); top !== undefined; top = waiting.pop()) {
    const { node, depth } = top;
    deepest = Math.max(deepest, depth);
    for (const child of childrenOf(node)) waiting.push({ node: child, depth: depth + 1 });
  }
  return deepest;
}
