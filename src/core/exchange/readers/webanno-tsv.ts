/**
 * Reads WebAnno TSV 3 as INCEpTION and WebAnno write it: span layers become codes under the layer's name. The text is
 * put together from sentences and offsets, or taken from a .txt of the same name where it agrees.
 */
import type { ExchangeFile, ExchangeReader, ExchangeValue } from '../project.ts';
import {
  baseOf,
  decodeText,
  decodeWhole,
  hasEnding,
  ProjectDraft,
  readSafely,
  UnreadableProject,
} from './corpus/project-draft.ts';

export const webannoTsvReader: ExchangeReader = {
  id: 'webanno-tsv',
  label: 'WebAnno TSV 3 (INCEpTION)',
  extensions: ['tsv', 'txt', 'json'],
  takes: 'files',
  sniff: files => files.some(isTsv),
  read: files => readSafely('WebAnno TSV', files, () => read(files)),
};

const isTsv = (file: ExchangeFile): boolean =>
  hasEnding(file, 'tsv') && /^\ufeff?#FORMAT=WebAnno TSV 3/.test(decodeText(file.bytes.subarray(0, 64)));

function read(files: readonly ExchangeFile[]) {
  const draft = new ProjectDraft(files, 'UTF-16 units');
  const sheets = files.filter(isTsv);
  if (sheets.length === 0)
    throw new UnreadableProject(
      'None of the files begins with “#FORMAT=WebAnno TSV 3”. Export the documents as “WebAnno TSV v3.3” and choose these files.',
    );
  const texts = new Map(files.filter(file => hasEnding(file, 'txt')).map(file => [baseOf(file.path), file]));
  for (const sheet of sheets) takeSheet(draft, sheet, texts.get(baseOf(sheet.path)));
  return draft.finish('INCEpTION or WebAnno');
}

interface Layer {
  name: string;
  features: string[];
  /** Of its first column, counted from that after the token. */
  column: number;
}

interface Unit {
  start: number;
  end: number;
  token: string;
  cells: string[];
  isPart: boolean;
}

interface Sentence {
  lines: string[];
  units: Unit[];
}

function takeSheet(draft: ProjectDraft, sheet: ExchangeFile, companion: ExchangeFile | undefined): void {
  const layers: Layer[] = [];
  const sentences: Sentence[] = [];
  let columns = 0;
  for (const line of decodeWhole(sheet.bytes).split(/\r?\n/)) {
    const layer = /^#T_(SP|CH|RL)=([^|]*)\|?(.*)$/.exec(line);
    if (layer !== null) {
      const [, sort, type = '', list = ''] = layer;
      const features = list.split('|');
      if (sort === 'SP') layers.push({ name: type.replace(/^.*\./, ''), features, column: columns });
      else
        draft.lose(
          'layer',
          'layers',
          'of relations or chains, which a study has between items only; left out',
        );
      columns += features.length;
    } else if (line.startsWith('#Text=')) {
      const last = sentences.at(-1);
      if (last === undefined || last.units.length > 0) sentences.push({ lines: [line.slice(6)], units: [] });
      else last.lines.push(line.slice(6));
    } else if (/^\d+-\d+/.test(line)) {
      const [id = '', place = '', token = '', ...cells] = line.split('\t');
      const [start, end] = place.split('-').map(Number);
      if (start === undefined || end === undefined || !(start >= 0 && start <= end))
        draft.lose('row', 'rows', 'no offsets; left out');
      else {
        if (sentences.length === 0) sentences.push({ lines: [], units: [] });
        sentences.at(-1)?.units.push({ start, end, token, cells, isPart: id.includes('.') });
      }
    }
  }
  const text = textOf(sheet, sentences, companion);
  const document = draft.document(baseOf(sheet.path), text);
  for (const layer of layers) {
    if (passedOver.has(layer.name)) {
      draft.lose('layer', 'layers', 'of tokens, parts of speech and the like, which are no coding; left out');
      continue;
    }
    for (const { start, end, values } of annotationsOf(layer, sentences)) {
      const rest: [string, ExchangeValue][] = [];
      let name = '';
      let coder = '';
      for (const [index, value] of values.entries()) {
        const feature = layer.features[index] ?? '';
        if (value === '') continue;
        if (feature === 'coder') coder = value;
        else if (name === '') name = value;
        else rest.push([feature, value]);
      }
      draft.passage({
        document,
        codeKey: draft.code(name === '' ? layer.name : name, {
          kind: draft.table === null ? layer.name : null,
        }),
        coderKey: draft.coder(coder),
        start,
        end,
        quote: null,
        values: Object.fromEntries(rest),
      });
    }
  }
}

/** Layers that cut and describe words. */
const passedOver: ReadonlySet<string> = new Set([
  'Token',
  'Sentence',
  'Lemma',
  'Stem',
  'POS',
  'MorphologicalFeatures',
  'SurfaceForm',
]);

interface Annotation {
  start: number;
  end: number;
  values: string[];
}

/** Rows with the same number are one annotation; without a number each is one of its own. */
function annotationsOf({ features, column }: Layer, sentences: readonly Sentence[]): Annotation[] {
  const found: Annotation[] = [];
  const numbered = new Map<string, Annotation>();
  for (const { start, end, cells } of sentences.flatMap(({ units }) => units)) {
    const stacks = features.map((_, index) => splitStack(cells[column + index] ?? '_'));
    const count = Math.max(...stacks.map(({ length }) => length));
    for (let place = 0; place < count; place += 1) {
      const parts = stacks.map(stack => readCell(stack[place] ?? '*'));
      const number = parts.find(part => part.number !== null)?.number ?? null;
      const known = number === null ? undefined : numbered.get(number);
      if (known !== undefined) {
        known.start = Math.min(known.start, start);
        known.end = Math.max(known.end, end);
        continue;
      }
      const made = { start, end, values: parts.map(({ value }) => value) };
      found.push(made);
      if (number !== null) numbered.set(number, made);
    }
  }
  return found;
}

/** The cell's annotations; none where it is `_`. */
function splitStack(cell: string): string[] {
  if (cell === '_' || cell === '') return [];
  return cell.match(/(?:\\[\s\S]|[^|\\])+/g) ?? [];
}

function readCell(cell: string): { value: string; number: string | null } {
  const match = /^((?:\\[\s\S]|[^\\[])*)(?:\[(\d{1,9})\])?$/.exec(cell);
  const value = match?.[1] ?? cell;
  return { value: value === '*' ? '' : plain(value), number: match?.[2] ?? null };
}

const signs: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
const plain = (value: string): string =>
  value.replace(/\\([\s\S])/g, (_, sign: string) => signs[sign] ?? sign);

/** What of a text may stand in no row, over all: white space between sentences. */
const mostUnwritten = 1_000_000;

function textOf(
  sheet: ExchangeFile,
  sentences: readonly Sentence[],
  companion: ExchangeFile | undefined,
): string {
  const tokens = sentences.flatMap(({ units }) => units.filter(({ isPart }) => !isPart));
  const agrees = (text: string): boolean =>
    tokens.every(({ start, end, token }) => {
      const cut = text.slice(start, end);
      return cut === token || cut === plain(token);
    });
  if (companion !== undefined) {
    const text = decodeText(companion.bytes);
    if (agrees(text)) return text;
  }
  const parts: string[] = [];
  let at = 0;
  for (const { lines, units } of sentences) {
    const start = units[0]?.start ?? at;
    const end = units.reduce((last, unit) => Math.max(last, unit.end), start);
    if (start < at || end > sheet.bytes.length + mostUnwritten)
      throw new UnreadableProject(
        `The sentences of “${sheet.path}” do not follow one another by their offsets: the file is damaged. Nothing was imported. Export it again.`,
      );
    const raw = lines.join('\n');
    const form = [plain(raw), raw].find(each => each.length === end - start);
    if (start > at) parts.push(`${' '.repeat(start - at - 1)}\n`);
    parts.push(form ?? patchWork(units, start, end));
    at = end;
  }
  return parts.join('');
}

/** A sentence from its tokens alone, blanks between them. */
function patchWork(units: readonly Unit[], start: number, end: number): string {
  const letters = Array.from<string>({ length: end - start }).fill(' ');
  for (const { start: from, end: to, token, isPart } of units) {
    if (isPart || token.length !== to - from) continue;
    for (let index = 0; index < token.length; index += 1) letters[from - start + index] = token.charAt(index);
  }
  return letters.slice(0, end - start).join('');
}
