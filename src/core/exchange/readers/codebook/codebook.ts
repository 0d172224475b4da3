/**
 * Codebooks without texts: tables of codes with a header, as this program, Taguette and spreadsheets have them,
 * QualCoder's lists of paths, and this program's JSON and Markdown. Sources: taguette/import_codebook.py,
 * qualcoder/codebook.py.
 */
/// <reference path="../../../exporters/papaparse.d.ts" />
import papaparse from 'papaparse/papaparse.js';
import { z } from 'zod';
import { type ListedCode, listedCode } from '../../../exporters/codebook/listed-codes.ts';
import { markdownTitle, readMarkdown } from '../../../exporters/codebook/markdown-codebook.ts';
import { splitValues, unguardFormula } from '../../../exporters/csv-cells.ts';
import { kindFields } from '../../../model/codebook.ts';
import type {
  ExchangeCode,
  ExchangeCodebook,
  ExchangeFile,
  ExchangeKind,
  ExchangeProject,
  ExchangeReader,
} from '../../project.ts';
import { decodeWhole, isObject, parseJson, readSafely, UnreadableProject } from '../corpus/project-draft.ts';
import { LossCount } from '../loss-count.ts';
import { readDefinitions } from './read-definitions.ts';

const mostRows = 100_000;
const mostBytes = 64 * 1024 * 1024;
const separators = /(>{3,}|>>)/;

export const codebookReader: ExchangeReader = {
  id: 'codebook',
  label: 'Codebook (CSV, JSON, Markdown, or a QualCoder list)',
  extensions: ['csv', 'txt', 'json', 'md'],
  takes: 'file',
  sniff([file]) {
    if (file === undefined || file.bytes.length > mostBytes) return false;
    const start = decodeWhole(file.bytes.subarray(0, 4096));
    if (start.trimStart().startsWith('{')) return isCodebookJson(parseJson(file.bytes));
    if (start.startsWith(`# ${markdownTitle}`)) return true;
    if (!/\.(?:csv|txt)$/i.test(file.path)) return false;
    const [header = [], second = []] = rowsOf(file, 3);
    const columns = columnsOf(header);
    const knows = ['description', 'number of highlights', 'kind', 'parent', 'colour'].some(name =>
      columns.has(name),
    );
    return (
      (codeColumn(columns) !== undefined && knows && !columns.has('content')) ||
      [header, second].some(row => separators.test(row[0] ?? ''))
    );
  },
  read: files =>
    readSafely('a codebook', files, () => {
      const [file] = files;
      if (file === undefined) throw new UnreadableProject('No file was chosen. Choose the codebook.');
      if (file.bytes.length > mostBytes)
        throw new UnreadableProject(
          'The codebook has more than 64 MB: these are not codes that people wrote. Check the file.',
        );
      const text = decodeWhole(file.bytes);
      if (text.trimStart().startsWith('{')) return readJson(file);
      if (/^# /.test(text) || /\.md$/i.test(file.path)) return readMarkdownFile(text);
      return readTable(file);
    }),
};

const isCodebookJson = (value: unknown): boolean =>
  isObject(value) && value.format === 'tracework/codebook' && Array.isArray(value.kinds);

interface Found {
  name: string | null;
  writtenBy: string | null;
  kinds: readonly {
    label: string;
    colour: string | null;
    description: string;
    record?: ExchangeKind['record'];
  }[];
  /** Each under the code whose place in the list `parent` is. */
  codes: readonly (ListedCode & { parent?: number | null })[];
  codebook?: ExchangeCodebook;
  losses: LossCount;
}

function projectOf({ name, writtenBy, kinds, codes, codebook, losses }: Found): ExchangeProject {
  const known = new Map<string, ExchangeKind>();
  for (const { label, colour, description, record } of kinds) {
    if (known.has(label)) continue;
    const own = record === undefined ? {} : { record };
    known.set(label, { key: record?.id ?? label, label, colour: colourOf(colour), description, ...own });
  }
  for (const { kind } of codes)
    if (kind !== null && !known.has(kind))
      known.set(kind, { key: kind, label: kind, colour: null, description: '' });
  return {
    name,
    writtenBy,
    coders: [],
    kinds: [...known.values()],
    codes: codes.map(
      ({ kind, label, aliases, colour, description, values, parent }, index): ExchangeCode => ({
        key: `code ${index}`,
        label,
        kindKey: kind === null ? null : (known.get(kind)?.key ?? null),
        parentKey: parent == null ? null : `code ${parent}`,
        aliases,
        colour: colourOf(colour),
        description,
        values,
      }),
    ),
    documents: [],
    passages: [],
    links: [],
    memos: [],
    ...(codebook === undefined ? {} : { codebook }),
    losses: losses.list(),
  };
}

const colourOf = (colour: string | null): string | null =>
  colour !== null && /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : null;

const json = z.object({
  name: z.string(),
  kinds: z.array(kindFields).max(mostRows),
  fields: z.array(z.unknown()).max(mostRows),
  vocabularies: z.array(z.unknown()).max(mostRows),
  linkTypes: z.array(z.unknown()).max(mostRows),
  /** A template, as new studies start from, has none. */
  codes: z.array(listedCode).max(mostRows).default([]),
});

function readJson(file: ExchangeFile): ExchangeProject {
  const value = parseJson(file.bytes);
  const read = json.safeParse(value);
  if (!isCodebookJson(value) || !read.success)
    throw new UnreadableProject(
      'The file is no codebook with codes: JSON of the format “tracework/codebook” with “kinds”, their fields and “codes” is read. Export the codebook as JSON once more.',
    );
  const { name, codes, ...definitions } = read.data;
  const losses = new LossCount();
  const ids = new Set<string>();
  const kinds = definitions.kinds.filter(({ id, label }) => {
    const names = [`id ${id}`, `label ${label}`];
    const isNew = !names.some(each => ids.has(each));
    for (const each of names) ids.add(each);
    return isNew;
  });
  losses.lose('kind', 'kinds', 'there twice: left out', definitions.kinds.length - kinds.length);
  const codebook = readDefinitions(definitions, kinds, losses);
  const own = kinds.map(({ id, plural, key, order, ...kind }) => ({
    ...kind,
    record: { id, plural, key, order },
  }));
  return projectOf({ name, writtenBy: 'Tracework', kinds: own, codes, codebook, losses });
}

function readMarkdownFile(text: string): ExchangeProject {
  const read = readMarkdown(text);
  if (read === null)
    throw new UnreadableProject(
      'The file has no codes: a kind stands in a heading of the second level (## Kind), a code in one of the third (### Code).',
    );
  return projectOf({
    ...read,
    name: read.name === '' ? null : read.name,
    writtenBy: text.startsWith(`# ${markdownTitle}`) ? 'Tracework' : null,
    losses: new LossCount(),
  });
}

function rowsOf({ path, bytes }: ExchangeFile, preview: number): string[][] {
  const text = decodeWhole(bytes);
  if (/\.csv$/i.test(path)) return papaparse.parse(text, { skipEmptyLines: 'greedy', preview }).data;
  // A list of QualCoder's: a tab, or several blanks, before the memo.
  return text
    .split(/\r\n?|\n/)
    .filter(line => line.trim() !== '')
    .slice(0, preview)
    .map(line => {
      const at = /\t| {2,}/.exec(line.trim());
      return at === null
        ? [line.trim()]
        : [line.trim().slice(0, at.index), line.trim().slice(at.index + at[0].length)];
    });
}

const columnsOf = (header: readonly string[]): ReadonlyMap<string, number> =>
  new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));

/** The one column that names codes. */
function codeColumn(columns: ReadonlyMap<string, number>): number | undefined {
  const found = ['tag', 'name', 'path', 'code'].flatMap(name => columns.get(name) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

function readTable(file: ExchangeFile): ExchangeProject {
  const rows = rowsOf(file, mostRows + 1);
  if (rows.length > mostRows)
    throw new UnreadableProject(
      `The codebook has more than ${mostRows.toLocaleString('en')} codes. Check the file.`,
    );
  const columns = columnsOf(rows[0] ?? []);
  const at = codeColumn(columns);
  if (at === undefined || columns.size < 2) return readPaths(rows);
  const losses = new LossCount();
  const kinds = new Map<string, { label: string; colour: string | null; description: string }>();
  const codes: ListedCode[] = [];
  const parents: string[] = [];
  for (const row of rows.slice(1)) {
    const cell = (name: string): string => unguardFormula(row[columns.get(name) ?? -1] ?? '').trim();
    const label = unguardFormula(row[at] ?? '').trim();
    const kind = cell('kind') || null;
    if (label === '') {
      losses.lose('row', 'rows', 'without a name left out');
      continue;
    }
    if (kind !== null && !kinds.has(kind))
      kinds.set(kind, { label: kind, colour: cell('kind_colour'), description: cell('kind_description') });
    const colour = cell('colour') || cell('color') || null;
    const aliases = splitValues(cell('aliases')).filter(alias => alias !== '');
    codes.push({
      kind,
      label,
      aliases,
      colour,
      description: cell('description') || cell('memo'),
      values: {},
    });
    parents.push(cell('parent'));
  }
  const places = new Map(codes.map(({ label }, index) => [label, index]));
  const isOurs = columns.has('kind_description');
  const isTaguette = columns.has('number of highlights');
  return projectOf({
    name: null,
    writtenBy: isOurs ? 'Tracework' : isTaguette ? 'Taguette' : null,
    kinds: [...kinds.values()],
    codes: withParents(
      codes,
      parents.map(parent => places.get(parent) ?? null),
    ),
    losses,
  });
}

/** Leaves out a parent that is below the code itself. */
function withParents(codes: readonly ListedCode[], parents: readonly (number | null)[]) {
  const isBelow = (from: number | null, code: number): boolean => {
    const seen = new Set<number>();
    for (let at = from; at !== null && !seen.has(at); at = parents[at] ?? null) {
      if (at === code) return true;
      seen.add(at);
    }
    return false;
  };
  return codes.map((code, index) => {
    const parent = parents[index] ?? null;
    return { ...code, parent: isBelow(parent, index) ? null : parent };
  });
}

/** `category>>category>>code>>>code below it`, and its memo. */
function readPaths(rows: readonly (readonly string[])[]): ExchangeProject {
  const losses = new LossCount();
  const codes: (ListedCode & { parent: number | null })[] = [];
  const places = new Map<string, number>();
  for (const [path = '', memo = ''] of rows) {
    const tokens = unguardFormula(path)
      .trim()
      .split(separators)
      .map(token => token.trim());
    const names = tokens.filter((_, index) => index % 2 === 0);
    const marks = tokens.filter((_, index) => index % 2 === 1);
    const firstCode = marks.findIndex(mark => mark.length > 2);
    const depth = firstCode === -1 ? names.length - 1 : firstCode;
    const [kind = null, ...below] = names.slice(0, depth).filter(name => name !== '');
    let parent: number | null = null;
    const chain = names.slice(depth).filter(name => name !== '');
    if (chain.length === 0) losses.lose('row', 'rows', 'without a name left out');
    for (const [index, name] of chain.entries()) {
      const label = index === 0 ? [...below, name].join(' / ') : name;
      const key = JSON.stringify([kind, parent, label]);
      const isLast = index === chain.length - 1;
      const present = places.get(key);
      const known: number = present ?? codes.length;
      if (present === undefined) {
        places.set(key, known);
        codes.push({ kind, label, aliases: [], colour: null, description: '', values: {}, parent });
      }
      const code = codes[known];
      if (isLast && code !== undefined && code.description === '') code.description = memo.trim();
      parent = known;
    }
  }
  if (codes.length === 0)
    throw new UnreadableProject(
      'The file has no codes: a table needs a header with “name”, “tag” or “code”, a list one code on each line. Check the file.',
    );
  const isQualCoder = rows.some(([path = '']) => separators.test(path));
  return projectOf({ name: null, writtenBy: isQualCoder ? 'QualCoder' : null, kinds: [], codes, losses });
}
