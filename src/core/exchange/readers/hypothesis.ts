/**
 * Reads annotations of Hypothesis, as its interface and its exports give them: tags become codes, comments and replies
 * memos. Positions count a page's text in the browser, so quotes place the passages.
 */
import type { ExchangeFile, ExchangeReader } from '../project.ts';
import {
  baseOf,
  type DraftDocument,
  dataFiles,
  decodeText,
  hasEnding,
  isObject,
  momentOf,
  ProjectDraft,
  parseJson,
  readSafely,
  UnreadableProject,
} from './corpus/project-draft.ts';

type Json = Readonly<Record<string, unknown>>;

export const hypothesisReader: ExchangeReader = {
  id: 'hypothesis',
  label: 'Hypothesis (JSON)',
  extensions: ['json', 'txt', 'html', 'htm'],
  takes: 'files',
  sniff: files => dataFiles(files, 'json').some(({ bytes }) => rowsIn(parseJson(bytes)).length > 0),
  read: files => readSafely('Hypothesis’ JSON', files, () => read(files)),
};

/** Annotations as `rows` of the interface, `annotations` of an export, or a bare list of either. */
function rowsIn(json: unknown): Json[] {
  const list = Array.isArray(json) ? json : isObject(json) ? (json.rows ?? json.annotations) : undefined;
  if (!Array.isArray(list)) return [];
  return (list as unknown[])
    .filter(isObject)
    .filter(row => Array.isArray(row.target) && row.type === undefined && row.data === undefined);
}

function read(files: readonly ExchangeFile[]) {
  const draft = new ProjectDraft(files, 'UTF-16 units');
  const rows = dataFiles(files, 'json').flatMap(({ bytes }) => rowsIn(parseJson(bytes)));
  if (rows.length === 0)
    throw new UnreadableProject(
      'No annotation of Hypothesis is in the files. Choose the JSON file that Hypothesis exports (Share, Export, JSON).',
    );
  const sources = files.filter(file => ['txt', 'html', 'htm'].some(ending => hasEnding(file, ending)));
  const documents = new Map<string, DraftDocument>();
  const documentOf = (row: Json): DraftDocument => {
    const uri = typeof row.uri === 'string' ? row.uri : '';
    const known = documents.get(uri);
    if (known !== undefined) return known;
    const base = baseOf(uri.replace(/[?#].*$/s, '').replace(/\/$/, '')) || 'page';
    const file =
      sources.find(({ path }) => baseOf(path) === base) ??
      (sources.length === 1 && documents.size === 0 ? sources[0] : undefined);
    const isText = file !== undefined && hasEnding(file, 'txt');
    const source = file === undefined || isText ? null : { bytes: file.bytes, extension: 'html' };
    const text = isText ? decodeText(file.bytes) : null;
    const made = draft.document(
      base,
      text,
      titleOf(row) ?? (uri === '' ? base : uri),
      uri === '' ? base : uri,
      source,
    );
    if (file === undefined)
      draft.lose(
        'page has',
        'pages have',
        'no text among the files; its passages are kept with their quotes, to be placed in documents that the study has',
      );
    documents.set(uri, made);
    return made;
  };
  const replies = repliesIn(rows);
  for (const row of rows) {
    if (isReply(row)) continue;
    const document = documentOf(row);
    const coderKey = draft.coder(userOf(row));
    const createdAt = momentOf(row.created);
    const memo = [textOf(row), ...(replies.get(String(row.id)) ?? [])]
      .filter(part => part !== '')
      .join('\n\n');
    const { exact, prefix, suffix, start, end } = placeOf(row);
    if (exact === null && start === null) {
      if (memo === '') draft.lose('note', 'notes', 'on a whole page, without words; left out');
      else draft.memo({ on: { type: 'document', key: document.key }, text: memo, coderKey, createdAt });
      continue;
    }
    const tags = listOf(row.tags).flatMap(tag =>
      typeof tag === 'string' && tag.trim() !== '' ? [tag.trim()] : [],
    );
    const names = tags.length > 0 ? [...new Set(tags)] : [textOf(row) === '' ? 'Highlight' : 'Annotation'];
    for (const name of names)
      draft.passage({
        document,
        codeKey: draft.code(name),
        coderKey,
        start,
        end,
        quote: exact,
        prefix,
        suffix,
        memo,
        createdAt,
      });
  }
  return draft.finish('Hypothesis');
}

const isReply = (row: Json): boolean => listOf(row.references).length > 0;

/** Replies in words, by the annotation that their thread begins with, oldest first. */
function repliesIn(rows: readonly Json[]): Map<string, string[]> {
  const replies = new Map<string, string[]>();
  const inOrder = rows
    .filter(isReply)
    .sort((one, other) => (String(one.created) < String(other.created) ? -1 : 1));
  for (const row of inOrder) {
    if (textOf(row) === '') continue;
    const root = String(listOf(row.references)[0]);
    const said = `${userOf(row)}: ${textOf(row)}`;
    const present = replies.get(root);
    if (present === undefined) replies.set(root, [said]);
    else present.push(said);
  }
  return replies;
}

const textOf = (row: Json): string => (typeof row.text === 'string' ? row.text.trim() : '');

/** `acct:ana@hypothes.is` is ana. */
function userOf(row: Json): string {
  const info = isObject(row.user_info) ? row.user_info.display_name : undefined;
  if (typeof info === 'string' && info.trim() !== '') return info;
  return typeof row.user === 'string' ? row.user.replace(/^acct:/, '').replace(/@.*$/, '') : '';
}

function titleOf(row: Json): string | null {
  const title = isObject(row.document) ? listOf(row.document.title)[0] : undefined;
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : null;
}

function placeOf(row: Json) {
  const place = {
    exact: null as string | null,
    prefix: '',
    suffix: '',
    start: null as number | null,
    end: null as number | null,
  };
  const [target] = listOf(row.target);
  for (const selector of isObject(target) ? listOf(target.selector) : []) {
    if (!isObject(selector)) continue;
    if (selector.type === 'TextQuoteSelector' && typeof selector.exact === 'string') {
      place.exact = selector.exact;
      if (typeof selector.prefix === 'string') place.prefix = selector.prefix;
      if (typeof selector.suffix === 'string') place.suffix = selector.suffix;
    }
    if (
      selector.type === 'TextPositionSelector' &&
      typeof selector.start === 'number' &&
      typeof selector.end === 'number'
    ) {
      place.start = selector.start;
      place.end = selector.end;
    }
  }
  return place;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? [...(value as unknown[])] : []);
