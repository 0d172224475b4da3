/**
 * Reads CATMA's TEI with the text that it points into: tags become codes under their tagset, annotations passages,
 * properties values. Offsets are UTF-16 units of the text as it is on disk, line ends of two signs counted as two.
 */
import {
  childOf,
  childrenOf,
  descendantsOf,
  parseXml,
  textIn,
  type XmlElement,
  XmlProblem,
} from '../../importers/xml/xml-tree.ts';
import type { ExchangeFile, ExchangeReader, ExchangeValue } from '../project.ts';
import {
  baseOf,
  type DraftDocument,
  decodeWhole,
  hasEnding,
  momentOf,
  nameOf,
  ProjectDraft,
  readSafely,
  UnreadableProject,
} from './corpus/project-draft.ts';

export const catmaTeiReader: ExchangeReader = {
  id: 'catma-tei',
  label: 'CATMA (TEI)',
  extensions: ['xml', 'txt'],
  takes: 'files',
  sniff: files => files.some(isCatma),
  read: files => readSafely('CATMA’s TEI', files, () => read(files)),
};

const isCatma = (file: ExchangeFile): boolean => {
  if (!hasEnding(file, 'xml')) return false;
  const content = decodeWhole(file.bytes.subarray(0, 200_000));
  return content.includes('<TEI') && /CATMA_|catma:\/\/|type="catma"/.test(content);
};

function read(files: readonly ExchangeFile[]) {
  const draft = new ProjectDraft(files, 'UTF-16 units');
  const markup = files.filter(isCatma);
  if (markup.length === 0)
    throw new UnreadableProject(
      'None of the files is TEI from CATMA. Choose the annotation collection (.xml) and the text (.txt) that CATMA exports.',
    );
  const texts = new Map(files.filter(file => hasEnding(file, 'txt')).map(file => [baseOf(file.path), file]));
  const documents = new Map<string, DraftDocument>();
  for (const file of markup) {
    try {
      takeCollection(draft, file, parseXml(file.bytes, {}), texts, documents);
    } catch (error) {
      if (!(error instanceof XmlProblem)) throw error;
      throw new UnreadableProject(
        `“${nameOf(file.path)}” cannot be read: ${error.message}. Nothing was imported. Export it again, or leave it out.`,
      );
    }
  }
  return draft.finish('CATMA');
}

interface Tag {
  label: string;
  tagset: string | null;
  colour: string | null;
  parent: string | null;
}

interface Annotation {
  tag: string;
  coder: string;
  createdAt: string | null;
  values: [string, ExchangeValue][];
  /** By source, in the order of the text. */
  places: { source: string; start: number; end: number }[];
}

function takeCollection(
  draft: ProjectDraft,
  file: ExchangeFile,
  root: XmlElement,
  texts: ReadonlyMap<string, ExchangeFile>,
  documents: Map<string, DraftDocument>,
): void {
  const tags = new Map<string, Tag>();
  const annotations = new Map<string, Annotation>();
  const all = [...descendantsOf(root)];
  for (const set of all) {
    if (set.name !== 'fsdDecl') continue;
    for (const declared of childrenOf(set, 'fsDecl')) takeTag(tags, declared, tagsetName(set.attributes.n));
  }
  for (const each of all)
    if (each.name === 'fsDecl' && !tags.has(each.attributes.id ?? '')) takeTag(tags, each, null);
  for (const each of all) if (each.name === 'fs') takeAnnotation(annotations, each);
  for (const segment of all) {
    if (segment.name !== 'seg') continue;
    const ids = (segment.attributes.ana ?? '').split(/\s+/).filter(id => id !== '');
    for (const pointer of childrenOf(segment, 'ptr')) {
      const place = placeOf(pointer.attributes.target ?? '');
      if (place === null) draft.lose('pointer', 'pointers', 'not as CATMA writes them; left out');
      else for (const id of ids) annotations.get(id.replace(/^#/, ''))?.places.push(place);
    }
  }
  const title = textIn(
    childOf(childOf(childOf(childOf(root, 'teiHeader'), 'fileDesc'), 'titleStmt'), 'title') ?? '',
  ).trim();
  const documentOf = (source: string): DraftDocument => {
    const base = baseOf(source.replace(/^catma:\/+/, ''));
    const known = documents.get(base);
    if (known !== undefined) return known;
    const text = texts.get(base) ?? (texts.size === 1 ? [...texts.values()][0] : undefined);
    if (text === undefined)
      throw new UnreadableProject(
        `“${nameOf(file.path)}” points into “${base}”, whose text is not among the files, and repeats no words of it. Choose the text (.txt) together with it.`,
      );
    const made = draft.document(
      baseOf(text.path),
      decodeWhole(text.bytes),
      title === '' ? base : title,
      base,
    );
    documents.set(base, made);
    return made;
  };
  for (const { tag, coder, createdAt, values, places } of annotations.values()) {
    if (!tags.has(tag) || places.length === 0) continue;
    const joined = joinPlaces(places);
    if (joined.length > 1)
      draft.lose(
        'annotation of several stretches',
        'annotations of several stretches',
        'a passage was made of each stretch',
      );
    for (const { source, start, end } of joined) {
      draft.passage({
        document: documentOf(source),
        codeKey: codeOf(draft, tags, tag, []),
        coderKey: draft.coder(coder),
        start,
        end,
        quote: null,
        createdAt,
        values: Object.fromEntries(values),
      });
    }
  }
}

function takeTag(tags: Map<string, Tag>, declared: XmlElement, tagset: string | null): void {
  const id = declared.attributes.id ?? '';
  if (id === '' || id === 'CATMA_BASE_TAG') return;
  const colour = [...childrenOf(declared, 'fDecl')].find(
    ({ attributes }) => attributes.name === 'catma_displaycolor',
  );
  const shade =
    colour === undefined ? undefined : [...descendantsOf(colour)].find(({ name }) => name === 'numeric');
  const parent = declared.attributes.baseTypes ?? '';
  tags.set(id, {
    label: textIn(childOf(declared, 'fsDescr') ?? '').trim(),
    tagset,
    colour: colourOf(shade?.attributes.value),
    parent: parent === '' || parent === 'CATMA_BASE_TAG' ? null : parent,
  });
}

/** A tagset's name has the moment of its last change after it. */
const tagsetName = (name: string | undefined): string | null =>
  (name ?? '').replace(/\s+\d\d(?:\d\d)?-\d\d-\d\dT[\d:.]+(?:[+-]\d{4}|Z)?$/, '').trim() || null;

/** Java's colour as one number; what is above the lowest 24 bits is how opaque it is. */
function colourOf(value: string | undefined): string | null {
  const number = Number(value);
  if (value === undefined || !Number.isInteger(number)) return null;
  return `#${(number & 0xffffff).toString(16).padStart(6, '0')}`;
}

function takeAnnotation(annotations: Map<string, Annotation>, { attributes, ...element }: XmlElement): void {
  if (attributes.id === undefined || attributes.type === undefined) return;
  const made: Annotation = { tag: attributes.type, coder: '', createdAt: null, values: [], places: [] };
  for (const feature of childrenOf({ attributes, ...element }, 'f')) {
    const name = feature.attributes.name ?? '';
    const value = [...descendantsOf(feature)]
      .filter(each => each.name === 'string' || each.name === 'numeric')
      .map(each => (each.name === 'numeric' ? (each.attributes.value ?? '') : textIn(each).trim()))
      .filter(each => each !== '')
      .join('; ');
    if (name === 'catma_markupauthor') made.coder = value;
    else if (name === 'catma_markuptimestamp')
      made.createdAt = momentOf(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    else if (name !== '' && !name.startsWith('catma_') && value !== '') made.values.push([name, value]);
  }
  annotations.set(attributes.id, made);
}

/** `catma:///file#char=36,44`, and `file#range( /.36, /.44)` of older releases. */
function placeOf(target: string): { source: string; start: number; end: number } | null {
  const match =
    /^([^#]*)#char=(\d{1,12}),(\d{1,12})$/.exec(target) ??
    /^([^#]*)#range\(\s*\/\.(\d{1,12})\s*,\s*\/\.(\d{1,12})\s*\)$/.exec(target);
  if (match === null) return null;
  return { source: match[1] ?? '', start: Number(match[2]), end: Number(match[3]) };
}

/** CATMA parts an annotation where another begins or ends: parts that touch are one again. */
function joinPlaces(places: Annotation['places']): Annotation['places'] {
  const joined: Annotation['places'] = [];
  const inOrder = [...places].sort((one, other) =>
    one.source === other.source ? one.start - other.start : one.source < other.source ? -1 : 1,
  );
  for (const place of inOrder) {
    const last = joined.at(-1);
    if (last !== undefined && last.source === place.source && place.start <= last.end)
      last.end = Math.max(last.end, place.end);
    else joined.push({ ...place });
  }
  return joined;
}

/** The tag's code under its parents; where these make a ring, it ends with the one that was come from. */
function codeOf(
  draft: ProjectDraft,
  tags: ReadonlyMap<string, Tag>,
  id: string,
  below: readonly string[],
): string {
  const tag = tags.get(id);
  if (tag === undefined) return draft.code(id);
  const path = [...below, id];
  const { parent } = tag;
  const isUnder = parent !== null && tags.has(parent) && !path.includes(parent) && path.length < 50;
  const parentKey = isUnder ? codeOf(draft, tags, parent, path) : null;
  return draft.code(tag.label, { kind: tag.tagset, colour: tag.colour, parentKey, key: id });
}
