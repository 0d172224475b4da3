/**
 * A document with its passages as a source. Positions are code points; a PDF has its passages twice, as places in its
 * text and as rectangles on its pages, under one GUID, as ATLAS.ti has them.
 */
import { writeValueLines } from '../../exchange/readers/refi/value-lines.ts';
import type { Document } from '../../model/document.ts';
import { type Passage, quoteOf } from '../../model/passage.ts';
import { createOffsetMap } from '../../text/offsets.ts';
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

export interface WrittenSource {
  xml: string;
  passages: number;
}

/** `hasOriginal`: whether the original's bytes go into the project. */
export function writeSource(
  context: RefiContext,
  document: Document,
  text: string,
  hasOriginal: boolean,
): WrittenSource {
  const { xml } = context;
  const files = filesOf(context, document);
  const passages = context.order.passagesOf(document.id);
  const guid = context.guid('document', document.id);
  const common = { guid, name: document.title };
  const after =
    context.noteRefs({ type: 'document', id: document.id }) + writeValues(context, document.values);
  const asPdf = isPdf(document) && hasOriginal;
  const selections = writeTextSelections(context, passages, text);
  const plainTextPath = `internal://${files.text}`;
  if (!asPdf) {
    const richTextPath = hasOriginal && files.original !== null ? `internal://${files.original}` : undefined;
    const attributes = { ...common, richTextPath, plainTextPath, ...context.stamps(document) };
    const regions = passages.filter(({ region }) => region !== undefined).length;
    context.lose(regions, 'region of a page', 'regions of pages', 'left out, since their PDF is not there.');
    return { xml: xml.element('TextSource', attributes, selections + after), passages: passages.length };
  }
  const representation = xml.element(
    'Representation',
    { guid: context.guid('text', document.id), name: document.title, plainTextPath },
    selections,
  );
  const onPages = passages.flatMap(passage => writePageSelection(context, passage)).join('');
  return {
    xml: xml.element(
      'PDFSource',
      { ...common, path: `internal://${files.original}`, ...context.stamps(document) },
      onPages + representation + after,
    ),
    passages: passages.length,
  };
}

function writeTextSelections(context: RefiContext, passages: readonly Passage[], text: string): string {
  const { xml } = context;
  const offsets = createOffsetMap(text);
  const written: string[] = [];
  let lost = 0;
  for (const passage of passages) {
    const { id, start, end, exact, region } = passage;
    if (region !== undefined) continue;
    if (text.slice(start, end) !== exact) {
      lost += 1;
      continue;
    }
    const attributes = {
      guid: context.guid('passage', id),
      name: nameOf(exact),
      startPosition: offsets.toCodePoint(start),
      endPosition: offsets.toCodePoint(end),
      ...context.stamps(passage),
    };
    written.push(xml.element('PlainTextSelection', attributes, contentOf(context, passage)));
  }
  context.lose(lost, 'passage that does', 'passages that do', 'not stand where they should: left out.');
  return written.length === 0 ? '' : `\n${written.join('\n')}\n`;
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
