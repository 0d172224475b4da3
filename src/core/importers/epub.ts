/** E-books: their pages in the order of the spine, each read as a web page. */

import { counted } from '#core/text/counted.ts';
import { decodeAnyhow, findEncoding } from '#core/text/encoding.ts';
import { RichText } from '#core/text/rich-text.ts';
import { finishDocument, stateMetadata } from './finish-document.ts';
import { HtmlReader } from './html/html-blocks.ts';
import { parsePage, statedEncoding } from './html/html-source.ts';
import type { Importer, ImportOptions, ImportResult } from './importer.ts';
import { refuse, refuseSize } from './read-text.ts';
import {
  childOf,
  childrenOf,
  descendantsOf,
  parseXml,
  textIn,
  type XmlElement,
  XmlProblem,
} from './xml/xml-tree.ts';
import { Archive, ArchiveProblem } from './zip/read-archive.ts';

const VERSION = '1';

const prefixes: Readonly<Record<string, string>> = {
  'urn:oasis:names:tc:opendocument:xmlns:container': 'container',
  'http://www.idpf.org/2007/opf': 'opf',
  'http://openebook.org/namespaces/oeb-package/1.0/': 'opf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://www.w3.org/2001/04/xmlenc#': 'enc',
};

export const epubImporter: Importer = {
  id: 'epub',
  label: 'E-book (.epub)',
  extensions: ['epub'],
  sniff(bytes) {
    let head = '';
    for (const byte of bytes.subarray(0, 100)) head += String.fromCharCode(byte);
    return head.startsWith('PK\x03\x04') && head.includes('mimetypeapplication/epub+zip');
  },
  read(bytes, options) {
    const tooLarge = refuseSize(bytes, options);
    if (tooLarge !== null) return tooLarge;
    try {
      return readBook(new Archive(bytes), options);
    } catch (error) {
      if (error instanceof ArchiveProblem) return refuse(options, error.code, error.message);
      if (error instanceof XmlProblem) return refuse(options, 'damaged', `${error.message}.`);
      throw error;
    }
  },
};

function readBook(archive: Archive, options: ImportOptions): ImportResult {
  const container = xmlOf(archive, 'META-INF/container.xml');
  const rootFile =
    container && [...descendantsOf(container)].find(({ name }) => name === 'container:rootfile');
  const path = rootFile?.attributes['full-path'];
  const book = path === undefined ? null : xmlOf(archive, path);
  if (path === undefined || book === null)
    return refuse(options, 'damaged', 'it is an archive, but there is no e-book in it.');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const locked = encryptedFiles(archive);
  const { addresses, order, unknown } = pagesOf(book);
  const hasOrder = order.length > 0;
  const inOrder = new Set(order);
  const outside = addresses.filter(address => !inOrder.has(address)).length;
  const pages = (hasOrder ? order : addresses).map(href => resolve(folder, href));
  if (pages.length === 0)
    return refuse(options, 'damaged', 'it does not say which pages it has, and in which order.');
  if (pages.some(page => locked.has(page))) {
    return refuse(
      options,
      'encrypted',
      'its pages are protected against copying. Import a book without such protection.',
    );
  }
  const rich = new RichText();
  const reader = new HtmlReader(rich);
  let missing = hasOrder ? unknown : 0;
  for (const page of pages) {
    const content = archive.read(page);
    if (content === null) missing += 1;
    else reader.read(parsePage(textOfPage(content), true));
  }
  const metadata = childOf(book, 'opf:metadata');
  const facts = childOf(metadata, 'opf:dc-metadata') ?? metadata;
  const all = (name: string): string[] => [...childrenOf(facts, name)].map(textIn);
  return finishDocument(options, {
    rich,
    extractor: { name: 'epub', version: VERSION, choices: {} },
    metadata: stateMetadata({
      title: all('dc:title')[0],
      author: all('dc:creator').join('; '),
      date: all('dc:date')[0],
      language: all('dc:language')[0],
      publisher: all('dc:publisher')[0],
    }),
    warnings: [
      ...(hasOrder
        ? []
        : ['The book does not say in which order its pages are read: they stand as it lists them.']),
      ...aside(hasOrder ? outside : 0),
      ...(missing === 0
        ? []
        : [
            `${counted(missing, 'page')} that the book names ${missing === 1 ? 'is' : 'are'} not in the file.`,
          ]),
      ...reader.leftOut.warnings(),
    ],
  });
}

function xmlOf(archive: Archive, path: string): XmlElement | null {
  const bytes = archive.read(path);
  return bytes === null ? null : parseXml(bytes, prefixes, { mayDeclareType: true });
}

const aside = (count: number): string[] =>
  count === 0
    ? []
    : [
        `Left out: ${counted(count, 'page')} of the book that ${count === 1 ? 'has' : 'have'} no place in its order.`,
      ];

interface Pages {
  /** All that the book lists, without its table of contents. */
  addresses: string[];
  /** Those of the spine. */
  order: string[];
  /** How many the spine names that the book does not list. */
  unknown: number;
}

function pagesOf(book: XmlElement): Pages {
  const addresses = new Map<string, string>();
  const contents = new Set<string>();
  const ids = new Set<string>();
  for (const { attributes } of childrenOf(childOf(book, 'opf:manifest'), 'opf:item')) {
    const { id = '', href = '', 'media-type': type = '', properties = '' } = attributes;
    ids.add(id);
    if (
      /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document|application\/x-dtbook\+xml)/i.test(type)
    )
      addresses.set(id, href);
    if (/\bnav\b/.test(properties)) contents.add(href);
  }
  const spine = [...childrenOf(childOf(book, 'opf:spine'), 'opf:itemref')];
  const named = spine.flatMap(({ attributes: { idref = '' } }) => addresses.get(idref) ?? []);
  return {
    addresses: [...new Set(addresses.values())].filter(address => !contents.has(address)),
    // No page may be in the order twice.
    order: [...new Set(named)],
    unknown: spine.filter(({ attributes: { idref = '' } }) => !ids.has(idref)).length,
  };
}

function encryptedFiles(archive: Archive): Set<string> {
  const root = xmlOf(archive, 'META-INF/encryption.xml');
  const found = new Set<string>();
  if (root === null) return found;
  for (const { name, attributes } of descendantsOf(root)) {
    if (name === 'enc:CipherReference') found.add(resolve('', attributes.URI ?? ''));
  }
  return found;
}

/** UTF-8, as the format wants it, unless the page says otherwise. */
function textOfPage(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  const encoding = findEncoding(wide ?? statedEncoding(bytes)?.id ?? 'utf-8');
  const text = encoding === undefined ? new TextDecoder().decode(bytes) : decodeAnyhow(bytes, encoding);
  return text.replace(/^\ufeff/, '');
}

function resolve(folder: string, href: string): string {
  const steps: string[] = [];
  for (const step of `${folder}${href.replace(/[#?].*$/s, '')}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(decodeName(step));
  }
  return steps.join('/');
}

function decodeName(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
