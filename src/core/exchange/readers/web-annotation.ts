/**
 * Reads W3C Web Annotations in JSON: single ones, lists, pages and collections, with the texts that they are of where
 * they are among the files. The quote decides, the position helps. Nothing is fetched, the JSON-LD context neither.
 */
import type { ExchangeFile, ExchangeReader, ExchangeValue } from '../project.ts';
import {
  baseOf,
  type DraftDocument,
  decodeText,
  hasEnding,
  isCodeTable,
  isObject,
  momentOf,
  nameOf,
  ProjectDraft,
  parseJson,
  readSafely,
  UnreadableProject,
} from './corpus/project-draft.ts';

type Json = Readonly<Record<string, unknown>>;

export const webAnnotationReader: ExchangeReader = {
  id: 'web-annotation',
  label: 'Web Annotations (W3C, JSON-LD)',
  extensions: ['jsonld', 'json', 'txt'],
  takes: 'files',
  sniff: files => files.some(file => isJson(file) && [...annotationsIn(parseJson(file.bytes))].length > 0),
  read: files => readSafely('Web Annotations', files, () => read(files)),
};

const isJson = (file: ExchangeFile): boolean =>
  (hasEnding(file, 'json') || hasEnding(file, 'jsonld')) && !isCodeTable(file);

function read(files: readonly ExchangeFile[]) {
  const draft = new ProjectDraft(files, 'code points');
  const texts = new Map<string, ExchangeFile>(
    files.filter(file => hasEnding(file, 'txt')).map(file => [baseOf(file.path), file]),
  );
  const documents = new Map<string, DraftDocument>();
  const documentOf = (source: string): DraftDocument => {
    const present = documents.get(source);
    if (present !== undefined) return present;
    const id = /^urn:tracework:document:(.+)$/.exec(source)?.[1];
    const known = draft.table?.documents.find(document => document.id === decodeOr(id ?? ''));
    const base = known?.base ?? (baseOf(decodeOr(source.replace(/[?#].*$/s, ''))) || source);
    const only =
      known === undefined && texts.size === 1 && documents.size === 0 ? [...texts.values()][0] : undefined;
    const file = texts.get(base) ?? only;
    if (file === undefined)
      draft.lose(
        'source has no text among the files',
        'sources have no text among the files',
        'their passages are kept with their quotes, to be placed in documents that the study has',
      );
    const made = draft.document(
      base,
      file === undefined ? null : decodeText(file.bytes),
      known?.title ?? source,
    );
    documents.set(source, made);
    return made;
  };
  let found = 0;
  for (const file of files.filter(isJson)) {
    for (const annotation of annotationsIn(parseJson(file.bytes))) {
      found += 1;
      take(draft, annotation, documentOf);
    }
  }
  if (found === 0)
    throw new UnreadableProject(
      `No Web Annotation is in ${files.map(({ path }) => nameOf(path)).join(', ')}. Choose the JSON files that hold annotations, and the texts with them.`,
    );
  return draft.finish(null);
}

function take(draft: ProjectDraft, annotation: Json, documentOf: (source: string) => DraftDocument): void {
  const bodies = listOf(annotation.body);
  if (typeof annotation.bodyValue === 'string')
    bodies.push({
      type: 'TextualBody',
      value: annotation.bodyValue,
      purpose: annotation.motivation ?? 'commenting',
    });
  const tags: string[] = [];
  const comments: string[] = [];
  const values: [string, ExchangeValue][] = [];
  for (const body of bodies) {
    const read = readBody(body, annotation.motivation);
    if (read === null) draft.lose('body', 'bodies', 'no text of their own, or a link to elsewhere; left out');
    else if (read.sort === 'tag') tags.push(read.value);
    else if (read.sort === 'value') values.push(read.pair);
    else comments.push(read.value);
  }
  const creators = listOf(annotation.creator).flatMap(agentName);
  const coderKey = draft.coder(creators.join(', '));
  const targets = listOf(annotation.target);
  for (const target of targets) {
    const place = placeOf(target);
    if (place === null) {
      draft.lose('target', 'targets', 'no words selected in a text; left out');
      continue;
    }
    const document = documentOf(place.source);
    for (const tag of tags.length === 0 ? ['Annotation'] : tags) {
      draft.passage({
        document,
        codeKey: draft.code(tag),
        coderKey,
        start: place.start,
        end: place.end,
        quote: place.exact,
        prefix: place.prefix,
        suffix: place.suffix,
        memo: comments.join('\n\n'),
        createdAt: momentOf(annotation.created),
        values: Object.fromEntries(values),
      });
    }
  }
  if (targets.length > 1)
    draft.lose(
      'annotation of several targets',
      'annotations of several targets',
      'a passage was made of each target',
    );
}

type Body = { sort: 'tag' | 'comment'; value: string } | { sort: 'value'; pair: [string, ExchangeValue] };

function readBody(body: unknown, motivation: unknown): Body | null {
  if (!isObject(body)) return null;
  const value = body.value ?? body.chars;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const purpose = String(listOf(body.purpose ?? motivation)[0] ?? 'commenting').replace(/^.*[#:]/, '');
  if (['tagging', 'classifying', 'identifying'].includes(purpose))
    return { sort: 'tag', value: value.trim() };
  const pair = purpose === 'describing' ? /^([^:]{1,300}): ([\s\S]*)$/.exec(value) : null;
  if (pair !== null) return { sort: 'value', pair: [pair[1] ?? '', pair[2] ?? ''] };
  return { sort: 'comment', value };
}

interface Place {
  source: string;
  exact: string | null;
  prefix: string;
  suffix: string;
  start: number | null;
  end: number | null;
}

/** Null where nothing of a text is selected. */
function placeOf(target: unknown): Place | null {
  if (!isObject(target)) return null;
  const { source } = target;
  const name =
    typeof source === 'string'
      ? source
      : isObject(source) && typeof source.id === 'string'
        ? source.id
        : null;
  if (name === null) return null;
  const place: Place = { source: name, exact: null, prefix: '', suffix: '', start: null, end: null };
  for (const selector of selectorsIn(target.selector)) {
    switch (selector.type) {
      case 'TextQuoteSelector':
      case 'oa:TextQuoteSelector':
        if (typeof selector.exact !== 'string') break;
        place.exact ??= selector.exact;
        if (typeof selector.prefix === 'string') place.prefix ||= selector.prefix;
        if (typeof selector.suffix === 'string') place.suffix ||= selector.suffix;
        break;
      case 'TextPositionSelector':
      case 'oa:TextPositionSelector':
        if (typeof selector.start === 'number' && typeof selector.end === 'number') {
          place.start ??= selector.start;
          place.end ??= selector.end;
        }
        break;
    }
  }
  return place.exact === null && place.start === null ? null : place;
}

/** Selectors of a target, also those that narrow another; deep nests are not followed. */
function* selectorsIn(given: unknown, depth = 0): Iterable<Json> {
  for (const selector of listOf(given)) {
    if (!isObject(selector) || depth > 8) continue;
    yield selector;
    yield* selectorsIn(selector.refinedBy, depth + 1);
  }
}

/** Every annotation of a document: alone, in lists, in pages and in collections. */
function* annotationsIn(json: unknown, depth = 0): Iterable<Json> {
  if (depth > 4) return;
  if (Array.isArray(json)) {
    for (const each of json) yield* annotationsIn(each, depth + 1);
    return;
  }
  if (!isObject(json)) return;
  const types = listOf(json.type ?? json['@type']).map(String);
  if (types.some(type => type === 'Annotation' || type === 'oa:Annotation')) {
    yield json;
    return;
  }
  for (const part of [json.first, json.items, json['@graph']]) yield* annotationsIn(part, depth + 1);
}

const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? [...value] : [value];

const agentName = (agent: unknown): string[] => {
  if (typeof agent === 'string') return [agent];
  if (!isObject(agent)) return [];
  const name = listOf(agent.name ?? agent.nickname ?? agent.id)[0];
  return typeof name === 'string' ? [name] : [];
};

function decodeOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
