/**
 * Reads doccano's JSON Lines: a text with labelled spans a line, as triples or as entities. The format does not say
 * what its offsets count and repeats no quotes: code points are taken where they fit.
 */
import type { ExchangeFile, ExchangeReader, ExchangeValue } from '../project.ts';
import {
  baseOf,
  dataFiles,
  decodeWhole,
  isObject,
  momentOf,
  ProjectDraft,
  readSafely,
  UnreadableProject,
} from './corpus/project-draft.ts';

type Json = Readonly<Record<string, unknown>>;

export const doccanoReader: ExchangeReader = {
  id: 'doccano',
  label: 'doccano (JSON Lines)',
  extensions: ['jsonl', 'json'],
  takes: 'files',
  sniff: files =>
    dataFiles(files, 'jsonl', 'json').some(({ bytes }) => {
      for (const line of linesOf(bytes, 20))
        if (isObject(line) && spansOf(line) !== null && 'text' in line) return true;
      return false;
    }),
  read: files => readSafely('doccano’s JSON Lines', files, () => read(files)),
};

function read(files: readonly ExchangeFile[]) {
  const draft = new ProjectDraft(files, 'code points');
  let lines = 0;
  let understood = 0;
  for (const file of dataFiles(files, 'jsonl', 'json')) {
    const before = understood;
    let number = 0;
    for (const line of linesOf(file.bytes, Number.POSITIVE_INFINITY)) {
      lines += 1;
      number += 1;
      if (!isObject(line)) draft.lose('line', 'lines', 'no JSON object; left out');
      else if (typeof line.text !== 'string') draft.lose('line', 'lines', 'no text in it; left out');
      else {
        understood += 1;
        take(draft, line, line.text, `${baseOf(file.path)} ${number}`);
      }
    }
    if (understood === before) lines -= number;
  }
  if (understood === 0)
    throw new UnreadableProject(
      `None of ${lines} lines has a text with labels. Choose the JSON Lines file (.jsonl) that doccano exports for sequence labelling.`,
    );
  return draft.finish('doccano');
}

function take(draft: ProjectDraft, line: Json, text: string, name: string): void {
  const base = typeof line.base === 'string' ? line.base : name;
  const title = [line.title, line.filename, line.filename_].find(
    value => typeof value === 'string' && value !== '',
  );
  const document = draft.document(base, text, typeof title === 'string' ? title : name);
  if (/[\ud800-\udbff]/.test(text))
    draft.tell(
      'doccano does not say what its offsets count, and some texts have characters for which that matters, such as emoji: code points were taken. Check the passages after them.',
    );
  const more = Array.isArray(line.passages) ? (line.passages as unknown[]) : [];
  for (const [index, span] of (spansOf(line) ?? []).entries()) {
    if (span === null) {
      draft.lose('label', 'labels', 'of a whole text and not of a span; left out');
      continue;
    }
    const extra = isObject(more[index]) ? more[index] : {};
    draft.passage({
      document,
      codeKey: draft.code(span.label),
      coderKey: typeof extra.coder === 'string' ? draft.coder(extra.coder) : null,
      start: span.start,
      end: span.end,
      quote: null,
      memo: typeof extra.note === 'string' ? extra.note : '',
      createdAt: momentOf(extra.createdAt),
      values: valuesOf(extra.values),
    });
  }
  for (const relation of Array.isArray(line.relations) ? line.relations : [])
    if (relation !== null) draft.lose('relation', 'relations', 'between single passages; left out');
  for (const comment of Array.isArray(line.Comments) ? line.Comments : [])
    if (typeof comment === 'string' && comment.trim() !== '')
      draft.memo({
        on: { type: 'document', key: document.key },
        text: comment,
        coderKey: null,
        createdAt: null,
      });
}

interface Span {
  start: number;
  end: number;
  label: string;
}

/** The labels of a line, null for each that is not of a span; null where the line has no labels at all. */
function spansOf(line: Json): (Span | null)[] | null {
  const given = [line.label, line.labels, line.entities].find(Array.isArray) as unknown[] | undefined;
  if (given === undefined) return null;
  return given.map(each => {
    const [start, end, label] = Array.isArray(each)
      ? (each as unknown[])
      : isObject(each)
        ? [each.start_offset ?? each.start, each.end_offset ?? each.end, each.label]
        : [];
    if (typeof start !== 'number' || typeof end !== 'number') return null;
    return typeof label === 'string' && label.trim() !== '' ? { start, end, label: label.trim() } : null;
  });
}

const valuesOf = (given: unknown): Record<string, ExchangeValue> =>
  Object.fromEntries(
    (Array.isArray(given) ? (given as unknown[]) : []).flatMap(each =>
      isObject(each) && typeof each.label === 'string' && typeof each.value === 'string'
        ? [[each.label, each.value] as const]
        : [],
    ),
  );

/** Each line as JSON, undefined where it is none; a file that is one list gives its entries. */
function* linesOf(bytes: Uint8Array, most: number): Iterable<unknown> {
  const content = decodeWhole(Number.isFinite(most) ? bytes.subarray(0, 4 * 1024 * 1024) : bytes);
  let count = 0;
  for (const line of content.split('\n')) {
    if (line.trim() === '') continue;
    if (count >= most) return;
    count += 1;
    try {
      const value = JSON.parse(line) as unknown;
      if (Array.isArray(value)) yield* value as unknown[];
      else yield value;
    } catch {
      yield undefined;
    }
  }
}
