/**
 * A project in the making, for readers of corpus formats: gives each code, coder and document one key, takes names from
 * a table beside the corpus where there is one, finds what unit offsets count in, and counts what is left out.
 */
import { type CodeTable, codeTable } from '../../../exporters/corpus/code-table.ts';
import { counted } from '../../../text/counted.ts';
import { createOffsetMap, type OffsetMap } from '../../../text/offsets.ts';
import type {
  ExchangeCode,
  ExchangeCoder,
  ExchangeDocument,
  ExchangeFile,
  ExchangeKind,
  ExchangeLink,
  ExchangeMemo,
  ExchangePassage,
  ExchangeProject,
  ExchangeReading,
  ExchangeValue,
} from '../../project.ts';

/** What is told to people where files cannot be read; the message says what is wrong and what to do. */
export class UnreadableProject extends Error {}

const megabyte = 1024 * 1024;
/** Far beyond any corpus of documents that people read closely. */
const mostBytes = 512 * megabyte;
const mostPassages = 2_000_000;
const mostDocuments = 50_000;
export const mostCodes = 100_000;

/** Runs a reader; whatever goes wrong becomes a message, never a rejection. */
export async function readSafely(
  label: string,
  files: readonly ExchangeFile[],
  read: () => ExchangeProject | Promise<ExchangeProject>,
): Promise<ExchangeReading> {
  try {
    const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    if (bytes > mostBytes) {
      throw new UnreadableProject(
        `The files have ${Math.round(bytes / megabyte)} MB together; at most ${mostBytes / megabyte} MB are read at once. Import them in parts.`,
      );
    }
    return { ok: true, project: await read() };
  } catch (error) {
    if (error instanceof UnreadableProject) return { ok: false, message: error.message };
    return {
      ok: false,
      message: `The files could not be read as ${label}: they are damaged or of another format. Nothing was imported. Choose the files again as the other program exported them.`,
    };
  }
}

/** What an offset may count. */
export type OffsetUnit = 'code points' | 'UTF-16 units' | 'UTF-8 bytes';

export interface SpanDraft {
  document: DraftDocument;
  codeKey: string;
  coderKey?: string | null;
  /** In the format's own unit; null where the format does not place it. */
  start: number | null;
  end: number | null;
  quote: string | null;
  prefix?: string;
  suffix?: string;
  memo?: string;
  createdAt?: string | null;
  values?: Readonly<Record<string, ExchangeValue>>;
}

export interface DraftDocument {
  key: string;
  text: string | null;
  offsets: OffsetMap | null;
}

export class ProjectDraft {
  readonly table: CodeTable | null;
  private readonly kinds = new Map<string, ExchangeKind>();
  private readonly codes = new Map<string, ExchangeCode>();
  private readonly namesSeen = new Set<string>();
  private readonly coders = new Map<string, ExchangeCoder>();
  private readonly documents = new Map<string, ExchangeDocument>();
  private readonly passages: ExchangePassage[] = [];
  private readonly links: ExchangeLink[] = [];
  private readonly memos: ExchangeMemo[] = [];
  private readonly lost = new Map<string, { count: number; many: string; rest: string }>();
  private readonly sentences = new Set<string>();
  private readonly unit: OffsetUnit;
  private readonly tableCodes: ReadonlyMap<string, CodeTable['codes'][number]>;
  private readonly tableCoders: ReadonlyMap<string, string>;

  constructor(files: readonly ExchangeFile[], unit: OffsetUnit) {
    this.unit = unit;
    this.table = tableAmong(files);
    this.tableCodes = new Map(this.table?.codes.map(code => [code.name, code]));
    this.tableCoders = new Map(this.table?.coders.map(coder => [coder.name, coder.label]));
  }

  /** Adds a document; `base` is the name of its files without ending, by which the table knows its title. */
  document(
    base: string,
    text: string | null,
    title = base,
    key = base,
    source: ExchangeDocument['source'] = null,
  ): DraftDocument {
    const known = this.table?.documents.find(document => document.base === base || document.id === key);
    let free = key;
    for (let number = 2; this.documents.has(free); number += 1) free = `${key} (${number})`;
    if (this.documents.size >= mostDocuments)
      throw new UnreadableProject(
        `There are more than ${mostDocuments.toLocaleString('en')} documents. Import them in parts.`,
      );
    this.documents.set(free, {
      key: free,
      title: known?.title ?? title,
      fileName: known?.fileName ?? `${base}.${source?.extension ?? 'txt'}`,
      text,
      source,
      values: {},
    });
    return { key: free, text, offsets: text === null ? null : createOffsetMap(text) };
  }

  /** The key of the code that the format calls `name`; a table beside the corpus says what that stands for. */
  code(
    name: string,
    {
      kind = null,
      colour = null,
      parentKey = null,
      key = JSON.stringify([kind, name]),
    }: { kind?: string | null; colour?: string | null; parentKey?: string | null; key?: string } = {},
  ): string {
    this.namesSeen.add(name);
    if (this.codes.has(key)) return key;
    if (this.codes.size >= mostCodes)
      throw new UnreadableProject(
        `There are more than ${mostCodes.toLocaleString('en')} different codes: these are not labels that people gave. Check the files.`,
      );
    const known = this.tableCodes.get(name);
    const kindLabel = known?.kind ?? kind;
    this.codes.set(key, {
      key,
      label: known?.label ?? name,
      kindKey: kindLabel === null || kindLabel === '' ? null : this.kind(kindLabel),
      parentKey,
      aliases: known?.aliases ?? [],
      colour: colourOf(known === undefined ? colour : known.colour),
      description: '',
      values: {},
    });
    return key;
  }

  /** The key of the coder; null for an empty name. */
  coder(name: string): string | null {
    const trimmed = name.trim();
    if (trimmed === '') return null;
    if (!this.coders.has(trimmed))
      this.coders.set(trimmed, { key: trimmed, name: this.tableCoders.get(trimmed) ?? trimmed });
    return trimmed;
  }

  /** Adds a passage; its offsets are put into UTF-16 units, in whichever unit they cut out the quote. */
  passage(draft: SpanDraft): string {
    if (this.passages.length >= mostPassages)
      throw new UnreadableProject(
        `There are more than ${mostPassages.toLocaleString('en')} passages. Import the files in parts.`,
      );
    const key = `p${this.passages.length + 1}`;
    this.passages.push({
      key,
      documentKey: draft.document.key,
      codeKey: draft.codeKey,
      coderKey: draft.coderKey ?? null,
      range: this.rangeOf(draft),
      page: null,
      quote: draft.quote,
      prefix: draft.prefix ?? '',
      suffix: draft.suffix ?? '',
      memo: draft.memo ?? '',
      createdAt: draft.createdAt ?? null,
      values: draft.values ?? {},
    });
    return key;
  }

  link(link: ExchangeLink): void {
    this.links.push(link);
  }

  memo(memo: ExchangeMemo): void {
    this.memos.push(memo);
  }

  /** Counts something lost: `relation between passages`, `relations between passages`, `left out`. */
  lose(one: string, many: string, rest: string, count = 1): void {
    const known = this.lost.get(`${one}\n${rest}`);
    if (known === undefined) this.lost.set(`${one}\n${rest}`, { count, many, rest });
    else known.count += count;
  }

  /** A loss that has no count. */
  tell(sentence: string): void {
    this.sentences.add(sentence);
  }

  get passageCount(): number {
    return this.passages.length;
  }

  /** Codes and kinds of a table beside the corpus are there whether or not anything is coded with them. */
  finish(writtenBy: string | null, name: string | null = null): ExchangeProject {
    for (const { label } of this.table?.kinds ?? []) this.kind(label);
    for (const known of this.table?.codes ?? []) if (!this.namesSeen.has(known.name)) this.code(known.name);
    const losses = [...this.lost].map(
      ([key, { count, many, rest }]) => `${counted(count, key.slice(0, key.indexOf('\n')), many)}: ${rest}.`,
    );
    return {
      name: this.table?.study ?? name,
      writtenBy: this.table === null ? writtenBy : 'Tracework',
      coders: [...this.coders.values()],
      kinds: [...this.kinds.values()],
      codes: [...this.codes.values()],
      documents: [...this.documents.values()],
      passages: this.passages,
      links: this.links,
      memos: this.memos,
      losses: [...losses, ...this.sentences],
    };
  }

  private kind(label: string): string {
    if (!this.kinds.has(label)) {
      const known = this.table?.kinds.find(kind => kind.label === label);
      this.kinds.set(label, {
        key: label,
        label,
        colour: colourOf(known?.colour ?? null),
        description: known?.description ?? '',
      });
    }
    return label;
  }

  private rangeOf({ document, start, end, quote }: SpanDraft): { start: number; end: number } | null {
    const { text, offsets } = document;
    if (start === null || end === null || text === null || offsets === null) return null;
    const found = findRange(text, offsets, this.unit, { start, end, quote });
    if (found === null) return null;
    if (found.unit !== this.unit)
      this.lose(
        'passage has offsets',
        'passages have offsets',
        `counted in ${found.unit} and not in ${this.unit}, as the quotes show; read as such`,
      );
    return found.range;
  }
}

/**
 * The range in UTF-16 units, counted in `unit` or, where it does not cut out the quote so, in the first other unit that
 * does. Null where it lies outside of the text in every unit.
 */
export function findRange(
  text: string,
  offsets: OffsetMap,
  unit: OffsetUnit,
  { start, end, quote }: { start: number; end: number; quote: string | null },
): { range: { start: number; end: number }; unit: OffsetUnit } | null {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) return null;
  let first: { range: { start: number; end: number }; unit: OffsetUnit } | null = null;
  for (const each of [unit, ...allUnits.filter(other => other !== unit)]) {
    const range = toUnits(offsets, each, start, end);
    if (range === null) continue;
    // Without a fitting quote nothing says that another unit is meant.
    first ??= { range, unit };
    if (quote === null || isSame(text.slice(range.start, range.end), quote)) return { range, unit: each };
  }
  return first;
}

const allUnits: readonly OffsetUnit[] = ['code points', 'UTF-16 units', 'UTF-8 bytes'];

function toUnits(
  offsets: OffsetMap,
  unit: OffsetUnit,
  start: number,
  end: number,
): { start: number; end: number } | null {
  switch (unit) {
    case 'code points':
      if (end > offsets.codePoints) return null;
      return { start: offsets.fromCodePoint(start), end: offsets.fromCodePoint(end) };
    case 'UTF-16 units':
      return end > offsets.units ? null : { start, end };
    case 'UTF-8 bytes':
      return end > offsets.bytes ? null : { start: offsets.fromByte(start), end: offsets.fromByte(end) };
  }
}

const isSame = (one: string, other: string): boolean => one === other || tidy(one) === tidy(other);
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const colourOf = (colour: string | null): string | null =>
  colour !== null && /^#[0-9a-fA-F]{6}$/.test(colour) ? colour.toLowerCase() : null;

/** UTF-8 with a byte order mark kept, as offsets may count it. */
export const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** UTF-8 without a byte order mark, for JSON and tables. */
export const decodeWhole = (bytes: Uint8Array): string => new TextDecoder('utf-8').decode(bytes);

export interface QuotedSpan {
  start: number;
  end: number;
  quote: string;
}

/**
 * The form of a text that most of the spans cut their quotes out of, in code points: as it is, without its byte order
 * mark, with line ends counted once. Programs differ in what they count of these.
 */
export function chooseForm(text: string, spans: readonly QuotedSpan[]): string {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const forms = [...new Set([text, bare, text.replace(/\r\n/g, '\n'), bare.replace(/\r\n/g, '\n')])];
  if (forms.length === 1) return text;
  const sample = spans.slice(0, 500);
  const hits = forms.map(form => {
    const offsets = createOffsetMap(form);
    return sample.filter(({ start, end, quote }) => {
      if (!(start >= 0 && start <= end && end <= offsets.codePoints)) return false;
      return isSame(form.slice(offsets.fromCodePoint(start), offsets.fromCodePoint(end)), quote);
    }).length;
  });
  return forms[hits.indexOf(Math.max(...hits))] ?? text;
}

/** The parsed JSON, or undefined where it is none. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeWhole(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const baseOf = (path: string): string => nameOf(path).replace(/\.[^.]*$/, '');
export const hasEnding = ({ path }: ExchangeFile, ending: string): boolean =>
  path.toLowerCase().endsWith(`.${ending}`);

/** A table of codes is told by its name: others must not be taken for one. */
export const isCodeTable = ({ path }: ExchangeFile): boolean => /(?:^|\/)codes\.[a-z-]+\.json$/.test(path);

/** The files with one of the endings that hold annotations: tables of codes stand beside them. */
export const dataFiles = (files: readonly ExchangeFile[], ...endings: string[]): ExchangeFile[] =>
  files.filter(file => endings.some(ending => hasEnding(file, ending)) && !isCodeTable(file));

function tableAmong(files: readonly ExchangeFile[]): CodeTable | null {
  for (const file of files) {
    if (!isCodeTable(file) || file.bytes.length > 64 * megabyte) continue;
    const read = codeTable.safeParse(parseJson(file.bytes));
    if (read.success) return read.data;
  }
  return null;
}

/** A moment as records have it; null where it is none. */
export function momentOf(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return null;
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
