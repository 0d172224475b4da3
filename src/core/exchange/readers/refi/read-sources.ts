/** Sources of a REFI-QDA project: texts and PDFs as documents, the text of transcripts too; what else there is is told. */
import {
  childOf,
  childrenOf,
  descendantsOf,
  textIn,
  type XmlElement,
} from '../../../importers/xml/xml-tree.ts';
import { type CountedText, countOffsets } from './count-offsets.ts';
import { decodeText } from './decode-text.ts';
import type { DraftDocument, ProjectDraft, Target } from './draft.ts';
import { plainGuid } from './guids.ts';
import { baseOf } from './project-archive.ts';
import { descriptionOf } from './read-codes.ts';
import {
  nowhere,
  placeInText,
  positionOf,
  readCodings,
  readSelection,
  type SelectionPlace,
} from './read-selections.ts';

export function readSources(draft: ProjectDraft, sources: XmlElement | undefined): void {
  for (const source of childrenOf(sources)) {
    switch (source.name) {
      case 'TextSource':
        readTextSource(draft, source);
        break;
      case 'PDFSource':
        readPdfSource(draft, source);
        break;
      case 'AudioSource':
      case 'VideoSource':
        readRecording(draft, source);
        break;
      case 'PictureSource':
        draft.lose('picture|pictures: left out, a study holds texts.');
        draft.lose('coded place in a picture|coded places in pictures: left out.', codingsIn(source));
        break;
      default:
        draft.lose('source of another sort|sources of another sort: left out.');
    }
  }
}

const codingsIn = (element: XmlElement): number =>
  [...descendantsOf(element)].filter(({ name }) => name === 'Coding').length;

/** A document with what all sources have: title, codes on the whole, notes. */
function addDocument(
  draft: ProjectDraft,
  source: XmlElement,
  {
    path,
    text,
    bytes,
    extension,
  }: { path: string; text: string | null; bytes: Uint8Array | null; extension: string },
): DraftDocument {
  const guid = plainGuid(source.attributes.guid);
  const key = guid === '' || draft.targets.has(guid) ? `${guid}#${draft.documents.length}` : guid;
  const base = baseOf(path.replaceAll('\\', '/'));
  const name = (source.attributes.name ?? '').trim();
  const title = name === '' ? base || `Document ${draft.documents.length + 1}` : name;
  const document: DraftDocument = {
    key,
    title,
    fileName: /\.[a-z0-9]{1,8}$/i.test(name) ? baseOf(name) : `${title.replace(/[/\\]/g, ' ')}.${extension}`,
    text,
    source: bytes === null ? null : { bytes, extension },
    values: {},
  };
  draft.documents.push(document);
  const target: Target = { type: 'document', key };
  draft.targets.set(key, target);
  draft.noteOn(source, target);
  const description = descriptionOf(source);
  if (description !== '')
    draft.memos.push({ on: target, text: description, coderKey: null, createdAt: null });
  const before = draft.passages.length;
  readCodings(draft, key, source, nowhere);
  draft.lose(
    'code of a whole document|codes of whole documents: kept as memos, since a passage stands somewhere in the text.',
    draft.passages.length - before,
  );
  return document;
}

/** The plain text of a source; null where it has none, or its file is not there. */
function plainTextOf(draft: ProjectDraft, source: XmlElement): string | null {
  const content = childOf(source, 'PlainTextContent');
  // XML turns line ends into LF before anybody sees them; what is left of CR was written as a reference.
  if (content !== undefined) return textIn(content).replace(/\r\n?/g, '\n');
  const path = source.attributes.plainTextPath;
  if (path === undefined || path.trim() === '') return null;
  const found = draft.archive.find(path);
  return found === null ? null : decodeText(found.bytes);
}

/** Programs that count a line end as one character, although their texts have two. */
const countsOneByHabit = (origin: string): boolean => /atlas|maxqda/i.test(origin);

function countedText(
  draft: ProjectDraft,
  title: string,
  text: string,
  selections: readonly XmlElement[],
): CountedText {
  // This program counts as the standard says, and shortens and trims names.
  const asked = draft.isOwn ? [] : selections;
  const written = asked.map(({ attributes }) => ({
    start: positionOf(attributes.startPosition),
    end: positionOf(attributes.endPosition),
    name: attributes.name ?? '',
  }));
  const countedBy = countOffsets(text, written, countsOneByHabit(draft.origin));
  if (countedBy.note !== null) draft.tell(`“${title}”: ${countedBy.note}.`);
  return countedBy;
}

function readTextSource(draft: ProjectDraft, source: XmlElement): void {
  const { plainTextPath, richTextPath } = source.attributes;
  const original = plainTextOf(draft, source);
  const rich = richTextPath === undefined ? null : draft.archive.find(richTextPath);
  const selections = [...childrenOf(source, 'PlainTextSelection')];
  const path = plainTextPath ?? richTextPath ?? '';
  const countedBy =
    original === null ? null : countedText(draft, source.attributes.name ?? path, original, selections);
  const document = addDocument(draft, source, {
    path,
    text: countedBy?.text ?? null,
    bytes: rich?.bytes ?? null,
    extension: rich === null ? 'txt' : extensionOf(rich.name, 'docx'),
  });
  tellMissing(draft, document, path);
  for (const selection of selections)
    readSelection(draft, document.key, selection, placeOrName(countedBy, selection));
}

/** Where there is no text, the name is all that is known of the words. */
function placeOrName(text: CountedText | null, selection: XmlElement): SelectionPlace {
  if (text !== null) return placeInText(text, selection);
  const { name = '' } = selection.attributes;
  return { ...nowhere, quote: name.trim() === '' ? null : name };
}

function tellMissing(draft: ProjectDraft, { title, text, source }: DraftDocument, path: string): void {
  if (text !== null || source !== null) return;
  draft.tell(
    path === ''
      ? `“${title}” has neither a text nor a file in the project.`
      : `“${title}”: its file ${path.slice(0, 200)} is not in the project.`,
  );
}

function readPdfSource(draft: ProjectDraft, source: XmlElement): void {
  const path = source.attributes.path ?? '';
  const found = path === '' ? null : draft.archive.find(path);
  const representation = childOf(source, 'Representation');
  const original = representation === undefined ? null : plainTextOf(draft, representation);
  const inText = [...childrenOf(representation, 'PlainTextSelection')];
  const countedBy =
    original === null ? null : countedText(draft, source.attributes.name ?? path, original, inText);
  const document = addDocument(draft, source, {
    path,
    text: countedBy?.text ?? null,
    bytes: found?.bytes ?? null,
    extension: found === null ? 'txt' : extensionOf(found.name, 'pdf'),
  });
  tellMissing(draft, document, path);
  if (found === null && document.text !== null)
    draft.tell(`“${document.title}”: its PDF is not in the project; its text is.`);
  if (representation !== undefined) {
    draft.noteOn(representation, { type: 'document', key: document.key });
    readCodings(draft, document.key, representation, nowhere);
  }
  const onPages = [...childrenOf(source, 'PDFSelection')];
  const twins = new Map(onPages.map(each => [plainGuid(each.attributes.guid), each]));
  const firstPage = firstPageOf(draft.origin, onPages);
  for (const selection of inText) {
    const twin = twins.get(plainGuid(selection.attributes.guid));
    const place = placeOrName(countedBy, selection);
    // One quotation with a text and a place on the page: the text says more, the page stands by.
    const page = twin === undefined ? null : pageOf(twin, firstPage);
    readSelection(draft, document.key, selection, { ...place, page });
  }
  const textGuids = new Set(inText.map(({ attributes }) => plainGuid(attributes.guid)));
  for (const selection of onPages) {
    if (textGuids.has(plainGuid(selection.attributes.guid))) continue;
    const words = childOf(selection, 'Representation');
    const quote = words === undefined ? null : plainTextOf(draft, words);
    const page = pageOf(selection, firstPage);
    readSelection(draft, document.key, selection, {
      range: null,
      page: page !== null && draft.isOwn ? { ...page, isRegion: true } : page,
      quote: quote === null || quote.trim() === '' ? null : quote,
    });
  }
}

/** The number that the program gives the first page: the standard does not say, and 0 is seen. */
function firstPageOf(origin: string, selections: readonly XmlElement[]): number {
  if (/atlas|tracework/i.test(origin)) return 0;
  return selections.some(({ attributes }) => positionOf(attributes.page) === 0) ? 0 : 1;
}

function pageOf({ attributes }: XmlElement, firstPage: number): SelectionPlace['page'] {
  const { page, firstX, firstY, secondX, secondY } = attributes;
  const [number, x1, y1, x2, y2] = [page, firstX, firstY, secondX, secondY].map(positionOf);
  const numbers = [number, x1, y1, x2, y2];
  if (numbers.some(each => each === undefined || Number.isNaN(each))) return null;
  const corners = { xs: [x1 ?? 0, x2 ?? 0], ys: [y1 ?? 0, y2 ?? 0] };
  const shown = (number ?? 0) - firstPage + 1;
  if (shown < 1) return null;
  return {
    number: shown,
    rect: [
      Math.min(...corners.xs),
      Math.min(...corners.ys),
      Math.max(...corners.xs),
      Math.max(...corners.ys),
    ],
  };
}

/** Recordings have texts only as transcripts; those are documents of their own. */
function readRecording(draft: ProjectDraft, source: XmlElement): void {
  draft.lose('recording|recordings: left out, a study holds texts; their transcripts are taken in.');
  const inRecording = [...childrenOf(source)].filter(({ name }) => /^(?:Audio|Video)Selection$/.test(name));
  draft.lose(
    'coded stretch of a recording|coded stretches of recordings: left out.',
    inRecording.reduce((sum, selection) => sum + codingsIn(selection), 0) +
      [...childrenOf(source, 'Coding')].length,
  );
  for (const transcript of childrenOf(source, 'Transcript')) {
    const original = plainTextOf(draft, transcript);
    if (original === null) continue;
    const countedBy = countedText(draft, source.attributes.name ?? '', original, []);
    const named = { ...source.attributes, ...transcript.attributes };
    const document = addDocument(
      draft,
      { ...transcript, attributes: named },
      { path: named.plainTextPath ?? '', text: countedBy.text, bytes: null, extension: 'txt' },
    );
    const points = new Map(
      Array.from(childrenOf(transcript, 'SyncPoint'), ({ attributes }) => [
        plainGuid(attributes.guid),
        positionOf(attributes.position),
      ]),
    );
    for (const selection of childrenOf(transcript, 'TranscriptSelection')) {
      const { fromSyncPoint, toSyncPoint } = selection.attributes;
      const start = points.get(plainGuid(fromSyncPoint)) ?? Number.NaN;
      const end = points.get(plainGuid(toSyncPoint)) ?? Number.NaN;
      readSelection(draft, document.key, selection, { ...nowhere, range: countedBy.rangeOf({ start, end }) });
    }
  }
}

const extensionOf = (name: string, otherwise: string): string =>
  /\.([a-z0-9]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? otherwise;
