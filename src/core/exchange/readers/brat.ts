/**
 * Reads brat's pairs of a text and its standoff annotations. Spans in several fragments with white space between them
 * are one passage; other fragments are one each. Offsets are code points, checked against the quotes.
 */
import type { ExchangeFile, ExchangeReader, ExchangeValue } from '../project.ts';
import {
  baseOf,
  chooseForm,
  type DraftDocument,
  decodeText,
  decodeWhole,
  hasEnding,
  isCodeTable,
  ProjectDraft,
  readSafely,
  UnreadableProject,
} from './corpus/project-draft.ts';
import { takeBratTypes } from './corpus/tag-sets.ts';

export const bratReader: ExchangeReader = {
  id: 'brat',
  label: 'brat standoff',
  extensions: ['ann', 'txt', 'conf', 'json'],
  takes: 'files',
  sniff: files =>
    files.some(
      file =>
        hasEnding(file, 'ann') && /^(?:[TREAMN#]\d+|\*)\t/m.test(decodeWhole(file.bytes.subarray(0, 4096))),
    ),
  read: files => readSafely('brat standoff', files, () => read(files)),
};

interface Span {
  type: string;
  fragments: { start: number; end: number }[];
  quote: string;
  coder: string | null;
  notes: string[];
  values: [string, ExchangeValue][];
}

function read(files: readonly ExchangeFile[]) {
  const pairs = pairsOf(files.filter(file => !isCodeTable(file)));
  if (![...pairs.values()].some(({ annotations }) => annotations !== undefined))
    throw new UnreadableProject(
      'No file that ends in .ann is among the files. Choose the texts (.txt) and their annotations (.ann) together.',
    );
  const draft = new ProjectDraft(files, 'code points');
  const folders = foldersOfCoders(pairs);
  if (folders.size > 0)
    draft.tell(
      'The same texts lie in several folders: each folder was taken for one coder, the text for one document.',
    );
  const shared = new Map<string, DraftDocument>();
  for (const [path, { text, annotations }] of pairs) {
    const spans = annotations === undefined ? [] : spansIn(draft, decodeWhole(annotations.bytes));
    const written = text === undefined ? null : decodeText(text.bytes);
    if (written === null)
      draft.lose(
        'file of annotations has',
        'files of annotations have',
        'no text beside it; its passages are kept with their quotes',
      );
    const quoted = spans.flatMap(({ fragments: [only, more], quote }) =>
      only === undefined || more !== undefined ? [] : [{ ...only, quote }],
    );
    const base = baseOf(`${path}.ann`);
    const folder = folders.get(path) ?? null;
    const document =
      (folder === null ? undefined : shared.get(base)) ??
      draft.document(base, written === null ? null : chooseForm(written, quoted));
    if (folder !== null) shared.set(base, document);
    for (const span of spans) {
      for (const { start, end, quote } of piecesOf(draft, span, document)) {
        draft.passage({
          document,
          codeKey: draft.code(span.type),
          coderKey: draft.coder(span.coder ?? folder ?? ''),
          start,
          end,
          quote,
          memo: span.notes.join('\n\n'),
          values: Object.fromEntries(span.values),
        });
      }
    }
  }
  takeBratTypes(draft, files);
  return draft.finish('brat');
}

/** Texts and annotations by their path without the ending, in the order of names. */
function pairsOf(
  files: readonly ExchangeFile[],
): Map<string, { text?: ExchangeFile; annotations?: ExchangeFile }> {
  const pairs = new Map<string, { text?: ExchangeFile; annotations?: ExchangeFile }>();
  for (const file of [...files].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    const isText = hasEnding(file, 'txt');
    if (!isText && !hasEnding(file, 'ann')) continue;
    const path = file.path.slice(0, -4);
    pairs.set(path, { ...pairs.get(path), ...(isText ? { text: file } : { annotations: file }) });
  }
  return pairs;
}

/** Where texts of one name in several folders are the same, the name of each folder, by the path of the pair. */
function foldersOfCoders(pairs: ReadonlyMap<string, { text?: ExchangeFile }>): Map<string, string> {
  const byName = new Map<string, string[]>();
  for (const path of pairs.keys()) {
    const base = baseOf(`${path}.ann`);
    byName.set(base, [...(byName.get(base) ?? []), path]);
  }
  const folders = new Map<string, string>();
  for (const paths of byName.values()) {
    const [first, ...others] = paths.map(path => pairs.get(path)?.text?.bytes);
    if (first === undefined || others.length === 0) continue;
    const isSame = others.every(
      bytes => bytes?.length === first.length && bytes.every((byte, index) => byte === first[index]),
    );
    if (isSame) for (const path of paths) folders.set(path, path.split('/').at(-2) ?? '');
  }
  return folders;
}

/** All spans of a file with what is said of them; what says something else is told as lost. */
function spansIn(draft: ProjectDraft, content: string): Span[] {
  const spans = new Map<string, Span>();
  const lines = content.split(/\r?\n/).filter(line => line.trim() !== '');
  for (const line of lines.filter(each => each.startsWith('T'))) {
    const match = /^(T\S+)\t(\S+) (\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*)(?:\t(.*))?$/s.exec(line);
    if (match === null) draft.lose('line', 'lines', 'not as brat writes spans; left out');
    else {
      const [, id = '', type = '', places = '', quote = ''] = match;
      const fragments = places.split(';').map(place => {
        const [start = 0, end = 0] = place.split(' ').map(Number);
        return { start, end };
      });
      spans.set(id, { type, fragments, quote, coder: null, notes: [], values: [] });
    }
  }
  for (const line of lines) {
    const [id = '', about = '', free = ''] = line.split('\t');
    const [name = '', target = '', value] = about.split(' ');
    const span = spans.get(target);
    switch (id.charAt(0)) {
      case 'T':
        break;
      case 'A':
      case 'M':
        if (span === undefined)
          draft.lose('attribute', 'attributes', 'on relations, events or nothing; left out');
        else if (name === 'Coder' && value !== undefined) span.coder = value;
        else span.values.push([name, value ?? true]);
        break;
      case '#':
        if (span === undefined) draft.lose('note', 'notes', 'on relations, events or nothing; left out');
        else takeNote(draft, span, name, free);
        break;
      case 'N':
        if (span === undefined)
          draft.lose('reference', 'references', 'to knowledge bases on no span; left out');
        else
          span.notes.push(
            `${name}: ${[value, free].filter(part => part !== undefined && part !== '').join(' ')}`,
          );
        break;
      case 'R':
      case '*':
        draft.lose(
          'relation',
          'relations',
          'between single passages, which a study has between items only; left out',
        );
        break;
      case 'E':
        draft.lose('event', 'events', 'kept as a passage of its trigger; its roles are left out');
        break;
      default:
        draft.lose('line', 'lines', 'of no sort that brat has; left out');
    }
  }
  return [...spans.values()];
}

function takeNote(draft: ProjectDraft, span: Span, sort: string, free: string): void {
  const note = draft.table === null ? free : unescapeNote(free);
  const pair = sort === 'PassageValue' ? /^([^:]{1,300}): ([\s\S]*)$/.exec(note) : null;
  if (pair === null) span.notes.push(note);
  else span.values.push([pair[1] ?? '', pair[2] ?? '']);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\' };
const unescapeNote = (note: string): string =>
  note.replace(/\\([ntr\\])/g, (_, sign: string) => escapes[sign] ?? sign);

/** The passages that a span becomes: one where nothing but white space lies between its fragments. */
function piecesOf(
  draft: ProjectDraft,
  { fragments, quote }: Span,
  { text, offsets }: DraftDocument,
): { start: number; end: number; quote: string | null }[] {
  const first = fragments[0];
  const last = fragments.at(-1);
  if (first === undefined || last === undefined) return [];
  const whole = { start: first.start, end: last.end, quote: quote === '' ? null : quote };
  if (fragments.length === 1) return [whole];
  const isBlank = (start: number, end: number): boolean =>
    text !== null &&
    offsets !== null &&
    start <= end &&
    end <= offsets.codePoints &&
    end - start <= 400 &&
    text.slice(offsets.fromCodePoint(start), offsets.fromCodePoint(end)).trim() === '';
  if (fragments.slice(1).every(({ start }, index) => isBlank(fragments[index]?.end ?? start, start)))
    return [whole];
  draft.lose(
    'span in several fragments',
    'spans in several fragments',
    'a passage was made of each fragment',
  );
  return fragments.map(fragment => ({ ...fragment, quote: null }));
}
