/** OpenDocument texts, as LibreOffice writes them: notes and comments at the end, tracked changes accepted. */

import { counted } from '#core/text/counted.ts';
import { RichText } from '#core/text/rich-text.ts';
import { hiddenWarnings, leftOutWarnings, movedWarnings } from '../common-warnings.ts';
import { finishDocument, stateMetadata } from '../finish-document.ts';
import type { Importer, ImportOptions, ImportResult } from '../importer.ts';
import { refuse, refuseSize } from '../read-text.ts';
import { childOf, descendantsOf, parseXml, textIn, type XmlElement, XmlProblem } from '../xml/xml-tree.ts';
import { Archive, ArchiveProblem } from '../zip/read-archive.ts';
import { OdtReader } from './odt-reader.ts';
import { OdtStyles } from './odt-styles.ts';

const VERSION = '1';

const own = 'urn:oasis:names:tc:opendocument:xmlns';
const prefixes: Readonly<Record<string, string>> = {
  [`${own}:office:1.0`]: 'office',
  [`${own}:text:1.0`]: 'text',
  [`${own}:table:1.0`]: 'table',
  [`${own}:drawing:1.0`]: 'draw',
  [`${own}:style:1.0`]: 'style',
  [`${own}:xsl-fo-compatible:1.0`]: 'fo',
  [`${own}:svg-compatible:1.0`]: 'svg',
  [`${own}:meta:1.0`]: 'meta',
  [`${own}:manifest:1.0`]: 'manifest',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://purl.org/dc/elements/1.1/': 'dc',
};

export const odtImporter: Importer = {
  id: 'odt',
  label: 'OpenDocument text (.odt)',
  extensions: ['odt', 'ott'],
  sniff(bytes) {
    let head = '';
    for (const byte of bytes.subarray(0, 120)) head += String.fromCharCode(byte);
    return head.startsWith('PK\x03\x04') && head.includes('mimetypeapplication/vnd.oasis.opendocument.text');
  },
  read(bytes, options) {
    const tooLarge = refuseSize(bytes, options);
    if (tooLarge !== null) return tooLarge;
    try {
      return readOdt(new Archive(bytes), options);
    } catch (error) {
      if (error instanceof ArchiveProblem) return refuse(options, error.code, error.message);
      if (error instanceof XmlProblem) return refuse(options, 'damaged', `${error.message}.`);
      throw error;
    }
  },
};

function readOdt(archive: Archive, options: ImportOptions): ImportResult {
  const xml = (path: string): XmlElement | undefined => {
    const bytes = archive.read(path);
    return bytes === null ? undefined : parseXml(bytes, prefixes);
  };
  const manifest = archive.read('META-INF/manifest.xml');
  if (manifest !== null && new TextDecoder().decode(manifest).includes('encryption-data')) {
    return refuse(
      options,
      'encrypted',
      'it is protected with a password. Save a copy without one and import that.',
    );
  }
  const content = xml('content.xml');
  const body = childOf(childOf(content, 'office:body'), 'office:text');
  if (content === undefined || body === undefined) {
    return refuse(options, 'damaged', 'it is an archive, but there is no OpenDocument text in it.');
  }
  const styleParts = [xml('styles.xml'), content].flatMap(root => {
    const parts = ['office:styles', 'office:automatic-styles'].map(name => childOf(root, name));
    return parts.flatMap(part => part ?? []);
  });
  const rich = new RichText();
  const reader = new OdtReader(rich, new OdtStyles(styleParts));
  reader.blocks(body);
  const changes = changesOf(body);
  const warnings: string[] = [];
  if (changes.count > 0) {
    const by = changes.authors.size === 0 ? '' : ` by ${[...changes.authors].slice(0, 5).join(', ')}`;
    warnings.push(
      `${counted(changes.count, 'tracked change')}${by} taken as accepted. What was deleted is in the source file only.`,
    );
  }
  const footnotes = reader.notes.filter(({ isEndnote }) => !isEndnote).length;
  writeNotes(rich, reader);
  warnings.push(
    ...movedWarnings({
      footnotes,
      endnotes: reader.notes.length - footnotes,
      comments: reader.comments.length,
      textBoxes: reader.textBoxes,
    }),
    ...leftOutWarnings(reader.leftOut, reader.describedPictures),
    ...hiddenWarnings(reader.hiddenCharacters),
  );
  const margins = marginsOf(xml('styles.xml'));
  if (margins !== '') warnings.push(`Left out: what stands above and below each page (${margins}).`);
  const meta = childOf(xml('meta.xml'), 'office:meta');
  const fact = (name: string): string | undefined => {
    const element = childOf(meta, name);
    return element === undefined ? undefined : textIn(element);
  };
  return finishDocument(options, {
    rich,
    extractor: { name: 'odt', version: VERSION, choices: {} },
    metadata: stateMetadata({
      title: fact('dc:title'),
      author: fact('meta:initial-creator') ?? fact('dc:creator'),
      date: fact('meta:creation-date') ?? fact('dc:date'),
      language: fact('dc:language'),
    }),
    warnings,
  });
}

function writeNotes(rich: RichText, reader: OdtReader): void {
  // Notes and comments may themselves have some, which come after them.
  for (let index = 0; index < reader.notes.length; index += 1) {
    const note = reader.notes[index];
    if (note === undefined) continue;
    if (index === 0) rich.rule();
    reader.blocks(note.body, { shape: { kind: 'list-item', depth: 0, marker: `[${note.label}]` } });
    rich.close();
  }
  for (let index = 0; index < reader.comments.length; index += 1) {
    const comment = reader.comments[index];
    if (comment === undefined) continue;
    if (index === 0) rich.rule();
    const fact = (name: string): string => textIn(childOf(comment, name) ?? '').trim();
    const by = [fact('dc:creator'), fact('dc:date').slice(0, 10)].filter(text => text !== '').join(', ');
    const paragraphs = comment.children.filter(
      child => typeof child !== 'string' && /^text:/.test(child.name),
    );
    reader.blocks(
      { ...comment, children: paragraphs },
      {
        shape: { kind: 'list-item', depth: 0, marker: `Comment ${index + 1}` },
        ...(by === '' ? {} : { lead: `${by}: ` }),
      },
    );
    rich.close();
  }
}

function changesOf(body: XmlElement): { count: number; authors: Set<string> } {
  const authors = new Set<string>();
  let count = 0;
  for (const tracked of descendantsOf(body)) {
    if (tracked.name !== 'text:changed-region') continue;
    count += 1;
    for (const { name, children } of descendantsOf(tracked)) {
      if (name === 'dc:creator') authors.add(children.map(textIn).join('').trim());
    }
  }
  return { count, authors };
}

/** The text of headers and footers, shortened. */
function marginsOf(styles: XmlElement | undefined): string {
  if (styles === undefined) return '';
  const lines = new Set<string>();
  for (const element of descendantsOf(styles)) {
    if (!/^style:(?:header|footer)(?:-left|-first)?$/.test(element.name)) continue;
    const text = textIn(element).replace(/\s+/g, ' ').trim();
    if (/\p{L}/u.test(text)) lines.add(text);
  }
  return [...lines]
    .join(' / ')
    .slice(0, 120)
    .replace(/[\ud800-\udbff]$/, '');
}
