/**
 * A document with its passages as a source. Positions are code points; a PDF has its passages twice, as places in its
 * text and as rectangles on its pages, under one GUID, as ATLAS.ti has them.
 */
import { writeValueLines } from '../../exchange/readers/refi/value-lines.ts';
import type { Document } from '../../model/document.ts';
import { type Passage, quoteOf } from '../../model/passage.ts';
import { createOffsetMap, type OffsetMap } from '../../text/offsets.ts';
import type { RefiContext } from './refi-context.ts';
import { writeValues } from './write-variables.ts';

/** UTF-16 units of a selection's name: its words, by which readers see that positions fit. */
const longestName = 120;

/** How the files of a document are called in the project. */
export interface SourceFiles {
  text: string;
  /** The original, where REFI-QDA takes it: a PDF or a Word file. */
  original: string | null;
}

export const isPdf = ({ source, pages }: Document): boolean => source.extension === 'pdf' && pages !== null;

export function filesOf(context: RefiContext, document: Document): SourceFiles {
  const guid = context.guid('document', document.id);
  const { extension } = document.source;
  const isTaken = isPdf(document) || extension === 'docx';
  return { text: `${guid}.txt`, original: isTaken ? `${guid}.${extension}` : null };
}

/** Some of a source's XML, and how many passages it completes. */
export interface SourcePiece {
  text: string;
  rows: number;
}

/** Passages that are written together: memory holds these as text, not all of a document's. */
const passagesPerPiece = 1_000;

/** `hasOriginal`: whether the original's bytes go into the project. */
export function* writeSource(
  context: RefiContext,
  document: Document,
  text: string,
  hasOriginal: boolean,
): Iterable<SourcePiece> {
  const { xml } = context;
  const files = filesOf(context, document);
  const passages = context.order.passagesOf(document.id);
  const common = { guid: context.guid('document', document.id), name: document.title };
  const after =
    context.noteRefs({ type: 'document', id: document.id }) + writeValues(context, document.values);
  const plainTextPath = `internal://${files.text}`;
  const original = hasOriginal && files.original !== null ? `internal://${files.original}` : undefined;
  const stamps = context.stamps(document);
  if (!isPdf(document) || original === undefined) {
    const regions = passages.filter(({ region }) => region !== undefined).length;
    context.lose(regions, 'region of a page', 'regions of pages', 'left out, since their PDF is not there.');
    const attributes = { ...common, richTextPath: original, plainTextPath, ...stamps };
    yield whole(`${xml.open('TextSource', attributes)}\n`);
    yield* writeTextSelections(context, passages, text, 1);
    yield whole(`${after}</TextSource>\n`);
    return;
  }
  yield whole(`${xml.open('PDFSource', { ...common, path: original, ...stamps })}\n`);
  for (const some of inPieces(passages)) {
    const texts = some.flatMap(passage => writePageSelection(context, passage));
    yield { text: texts.join('\n'), rows: some.length };
  }
  const guid = context.guid('text', document.id);
  yield whole(`${xml.open('Representation', { guid, name: document.title, plainTextPath })}\n`);
  yield* writeTextSelections(context, passages, text, 0);
  yield whole(`</Representation>\n${after}</PDFSource>\n`);
}

const whole = (text: string): SourcePiece => ({ text, rows: 0 });

function* inPieces(passages: readonly Passage[]): Iterable<readonly Passage[]> {
  for (let from = 0; from < passages.length; from += passagesPerPiece)
    yield passages.slice(from, from + passagesPerPiece);
}

/** `counts`: how many rows a passage is here; in a PDF it is counted where it stands on its page. */
function* writeTextSelections(
  context: RefiContext,
  passages: readonly Passage[],
  text: string,
  counts: 0 | 1,
): Iterable<SourcePiece> {
  const offsets = createOffsetMap(text);
  for (const some of inPieces(passages)) {
    const texts = some.flatMap(passage => writeTextSelection(context, passage, text, offsets));
    yield { text: texts.map(each => `${each}\n`).join(''), rows: counts * some.length };
  }
}

/** None for a region, and for a passage that does not stand where it should, which is told. */
function writeTextSelection(
  context: RefiContext,
  passage: Passage,
  text: string,
  offsets: OffsetMap,
): string[] {
  const { id, start, end, exact, region } = passage;
  if (region !== undefined) return [];
  if (text.slice(start, end) !== exact) {
    context.lose(1, 'passage that does', 'passages that do', 'not stand where they should: left out.');
    return [];
  }
  const attributes = {
    guid: context.guid('passage', id),
    name: nameOf(exact),
    startPosition: offsets.toCodePoint(start),
    endPosition: offsets.toCodePoint(end),
    ...context.stamps(passage),
  };
  return [context.xml.element('PlainTextSelection', attributes, contentOf(context, passage))];
}

/** The rectangle of a region, or the one around a passage on the page where it begins. */
function writePageSelection(context: RefiContext, passage: Passage): string[] {
  const { xml } = context;
  const { id, region, transcription = '' } = passage;
  const first = passage.pages?.find(({ rects }) => rects.length > 0);
  const place = region ?? (first === undefined ? null : { page: first.page, rect: around(first.rects) });
  if (place === null) return [];
  const [left, bottom, right, top] = place.rect;
  const attributes = {
    guid: context.guid('passage', id),
    name: nameOf(quoteOf(passage)),
    page: place.page - 1,
    firstX: Math.floor(left),
    firstY: Math.ceil(top),
    secondX: Math.ceil(right),
    secondY: Math.floor(bottom),
    ...context.stamps(passage),
  };
  const words =
    region === undefined || transcription.trim() === ''
      ? ''
      : xml.element(
          'Representation',
          { guid: context.guid('transcription', id) },
          xml.element('PlainTextContent', {}, xml.text(transcription)),
        );
  return [xml.element('PDFSelection', attributes, contentOf(context, passage, words))];
}

type Rect = readonly [number, number, number, number];

const around = (rects: readonly Rect[]): Rect => [
  Math.min(...rects.map(([left]) => left)),
  Math.min(...rects.map(([, bottom]) => bottom)),
  Math.max(...rects.map(([, , right]) => right)),
  Math.max(...rects.map(([, , , top]) => top)),
];

/** Values as a description, the code with its coder, references to memos. */
function contentOf(
  context: RefiContext,
  { id, itemId, coderId, createdAt, values }: Passage,
  words = '',
): string {
  const { xml } = context;
  const lines = context
    .valuesOf(values)
    .map(({ field, value }) => [field.label, context.wordsOf(field, value)] as const);
  const coding = xml.element(
    'Coding',
    { guid: context.guid('coding', id), creatingUser: context.coder(coderId), creationDateTime: createdAt },
    xml.element('CodeRef', { targetGUID: context.guid('item', itemId) }),
  );
  const notes = context.noteRefs({ type: 'passage', id });
  return context.description(writeValueLines(lines)) + words + coding + notes;
}

const nameOf = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= longestName
    ? line
    : `${line.slice(0, longestName - 1).replace(/[\ud800-\udbff]$/, '')}…`;
};
