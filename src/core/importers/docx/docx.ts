/** Word documents: the text as it reads with all tracked changes accepted, notes and comments at its end. */
import type { DocumentMetadata } from '#core/model/document.ts';
import { looksBinary } from '#core/text/binary.ts';
import { RichText } from '#core/text/rich-text.ts';
import { finishDocument, stateMetadata } from '../finish-document.ts';
import type { Importer, ImportOptions, ImportResult } from '../importer.ts';
import { refuse, refuseSize } from '../read-text.ts';
import { childOf, childrenOf, textIn, type XmlElement } from '../xml/xml-tree.ts';
import { Archive, ArchiveProblem, isZip } from '../zip/read-archive.ts';
import { WordFindings } from './word-findings.ts';
import { WordNumbering } from './word-numbering.ts';
import { type Part, WordPackage } from './word-package.ts';
import { type WordContext, WordReader } from './word-reader.ts';
import { WordStyles } from './word-styles.ts';

const VERSION = '1';

export const docxImporter: Importer = {
  id: 'docx',
  label: 'Word document (.docx)',
  extensions: ['docx', 'docm', 'dotx', 'dotm'],
  sniff(bytes) {
    if (isOldOffice(bytes)) return true;
    if (!isZip(bytes)) return false;
    try {
      const archive = new Archive(bytes);
      return archive.find('word/document.xml') !== undefined;
    } catch {
      return false;
    }
  },
  read(bytes, options): ImportResult {
    const tooLarge = refuseSize(bytes, options);
    if (tooLarge !== null) return tooLarge;
    if (isOldOffice(bytes)) return refuseOldOffice(bytes, options);
    if (!isZip(bytes)) {
      const kind = looksBinary(bytes, 'utf-8') ?? 'plain text or something like it';
      return refuse(options, 'binary', `it is no Word document (.docx), but seems to be ${kind}.`);
    }
    try {
      return readWord(new WordPackage(bytes), options);
    } catch (error) {
      if (!(error instanceof ArchiveProblem)) throw error;
      return refuse(options, error.code, error.message);
    }
  },
};

const oldOffice = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const isOldOffice = (bytes: Uint8Array): boolean => oldOffice.every((byte, index) => bytes[index] === byte);

/** A container of old Office, which holds an old document, or a new one that a password protects. */
function refuseOldOffice(bytes: Uint8Array, options: ImportOptions): ImportResult {
  const content = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return content.includes('EncryptedPackage')
    ? refuse(
        options,
        'encrypted',
        'it is protected with a password. Open it in Word, save a copy without the password, and import that.',
      )
    : refuse(
        options,
        'binary',
        'it is a document of an old Office (.doc, .xls, .ppt). Open it in Word or LibreOffice, save it as .docx, and import that.',
      );
}

function readWord(word: WordPackage, options: ImportOptions): ImportResult {
  const main = word.main();
  const body = childOf(main.root, 'w:body');
  if (body === undefined) return refuse(options, 'damaged', 'there is no document in it that could be read.');
  const styles = new WordStyles(word.related('styles')[0]?.root);
  const context: WordContext = {
    rich: new RichText(),
    styles,
    numbering: new WordNumbering(word.related('numbering')[0]?.root, styles),
    findings: new WordFindings(),
    notes: [],
    counts: { footnote: 0, endnote: 0 },
    commented: new Map(),
  };
  new WordReader(main, context).blocks(body);
  readNotes(word, context);
  readComments(word, context);
  const { findings } = context;
  for (const type of ['header', 'footer']) {
    for (const { root } of word.related(type)) {
      const text = lineOf(root);
      if (text !== '') findings.headings.push(text);
    }
  }
  return finishDocument(options, {
    rich: context.rich,
    extractor: { name: 'docx', version: VERSION, choices: {} },
    metadata: metadataOf(word.properties(), styles),
    warnings: findings.warnings(),
  });
}

/** Notes may refer to further notes, which come after them. */
function readNotes(word: WordPackage, context: WordContext): void {
  const parts = { footnote: word.related('footnotes')[0], endnote: word.related('endnotes')[0] };
  const { rich, findings, notes } = context;
  for (const [index, { id, kind, label }] of notes.entries()) {
    const part = parts[kind];
    const note = find(part, `w:${kind}`, id);
    if (part === undefined || note === undefined) continue;
    if (index === 0) rich.rule();
    if (kind === 'footnote') findings.footnotes += 1;
    else findings.endnotes += 1;
    new WordReader(part, context).blocks(note, {
      shape: { kind: 'list-item', depth: 0, marker: `[${label}]` },
    });
    rich.close();
  }
}

function readComments(word: WordPackage, context: WordContext): void {
  const [part] = word.related('comments');
  const { rich, findings, commented } = context;
  for (const comment of childrenOf(part?.root, 'w:comment')) {
    if (part === undefined) return;
    if (findings.comments === 0) rich.rule();
    findings.comments += 1;
    const { 'w:id': id = '', 'w:author': author = '', 'w:date': date = '' } = comment.attributes;
    const on = (commented.get(id) ?? '').replace(/\s+/g, ' ').trim();
    const by = [author.trim(), date.slice(0, 10)].filter(fact => fact !== '').join(', ');
    const where = on === '' ? '' : ` on “${on}”`;
    new WordReader(part, context).blocks(comment, {
      shape: { kind: 'list-item', depth: 0, marker: `Comment ${findings.comments}` },
      ...(by + where === '' ? {} : { lead: `${by}${where}: `.trimStart() }),
    });
    rich.close();
  }
}

const find = (part: Part | undefined, name: string, id: string): XmlElement | undefined => {
  for (const element of childrenOf(part?.root, name)) if (element.attributes['w:id'] === id) return element;
  return undefined;
};

/** The text of a header or footer in one line, without the numbers of pages. */
function lineOf(root: XmlElement): string {
  const lines = [...childrenOf(root)].map(element => textOfRuns(element).replace(/\s+/g, ' ').trim());
  return lines.filter(line => /\p{L}/u.test(line)).join(' ');
}

const textOfRuns = (element: XmlElement): string =>
  element.name === 'w:t'
    ? textIn(element)
    : element.name === 'w:tab'
      ? ' '
      : [...childrenOf(element)].map(textOfRuns).join('');

/** Titles that programs put in by themselves say nothing. */
const emptyTitle = /^(?:microsoft word|untitled|document ?\d*$|dokument ?\d*$|documento ?\d*$)/i;

function metadataOf(properties: XmlElement | null, styles: WordStyles): DocumentMetadata {
  const value = (name: string): string | undefined => {
    const element = childOf(properties ?? undefined, name);
    return element === undefined ? undefined : textIn(element);
  };
  const title = value('dc:title')?.trim();
  return stateMetadata({
    title: title === undefined || emptyTitle.test(title) ? undefined : title,
    author: value('dc:creator'),
    date: value('dcterms:created'),
    language: value('dc:language') ?? styles.language,
  });
}
