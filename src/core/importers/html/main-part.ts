/**
 * The main part of a page without its menus, banners and footers, found by Readability. It works on its own small
 * model of a page, so that no browser is needed and nothing can run.
 */
/// <reference path="./readability.d.ts" />
import { html as namespaces, parseFragment, serialize } from 'parse5';
import {
  attributeOf,
  childrenOf,
  depthOf,
  type HtmlNode,
  type HtmlParent,
  isElement,
} from './html-source.ts';

/** Readability calls itself for each level; pages of people are nested far less. */
const DEEPEST = 500;

export interface MainPart {
  root: HtmlNode;
  author?: string;
}

const dropped = new Set(
  'script style template noscript noframes noembed xmp plaintext svg math iframe object embed applet'.split(
    ' ',
  ),
);

/** Null where the page has no part that stands out, or is nested too deeply to look. Changes the tree. */
export async function findMainPart(page: HtmlParent): Promise<MainPart | null> {
  if (depthOf(page) > DEEPEST) return null;
  prune(page);
  const [{ default: JSDOMParser }, { default: Readability }] = await Promise.all([
    import('@mozilla/readability/JSDOMParser.js'),
    import('@mozilla/readability/Readability.js'),
  ]);
  try {
    const parser = new JSDOMParser();
    parser.error = message => {
      throw new Error(message);
    };
    const found = new Readability(parser.parse(xmlOf(page), 'about:blank')).parse();
    if (found === null || found.content === null) return null;
    const root = parseFragment(found.content);
    return { root, ...(found.byline === null ? {} : { author: found.byline }) };
  } catch {
    // Its model of a page does not hold every page that a browser reads.
    return null;
  }
}

const emptyElement =
  /<(area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr)((?:\s+[^\s=>]+="[^"]*")*)>/g;

/** The page as the small model wants it: every element closed, and no entities but those of XML. */
const xmlOf = (page: HtmlParent): string =>
  serialize(page).replaceAll('&nbsp;', '\u00a0').replace(emptyElement, '<$1$2/>');

/** Takes out what has no text of its own, and what the small model would not understand. */
function prune(page: HtmlParent): void {
  const waiting: HtmlNode[] = [page];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('childNodes' in node)) continue;
    node.childNodes = node.childNodes.filter(
      child =>
        child.nodeName !== '#comment' &&
        child.nodeName !== '#documentType' &&
        !(isElement(child) && (dropped.has(child.tagName) || child.namespaceURI !== namespaces.NS.HTML)),
    );
    for (const child of childrenOf(node)) {
      if (isElement(child)) {
        child.attrs = child.attrs.filter(({ name }) => /^[a-z][\w:.-]*$/i.test(name));
        if (attributeOf(child, 'hidden') === undefined) waiting.push(child);
      }
    }
  }
}
