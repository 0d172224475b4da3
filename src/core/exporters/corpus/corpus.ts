/**
 * A study as corpora have it: texts, and spans over them that bear one label each. What standoff formats share: names
 * of codes and coders, offsets that cut the quotes, notes, and the count of what no such format holds.
 */
import type { Document } from '../../model/document.ts';
import { type Passage, quoteOf } from '../../model/passage.ts';
import { countOf } from '../../model/record-nouns.ts';
import { messageOf } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { counted } from '../../text/counted.ts';
import { createOffsetMap } from '../../text/offsets.ts';
import type { ExportFile, ExportOptions, ExportPiece } from '../exporter.ts';
import { commonLosses } from '../losses.ts';
import { RecordOrder } from '../record-order.ts';
import { labelOfSingle, singleValues } from '../value-labels.ts';
import { fileBasesOf } from './file-bases.ts';

/** An item, as a label of spans. */
export interface CorpusCode {
  itemId: string;
  /** What the format calls it: unique in the corpus. */
  name: string;
  kind: string;
  label: string;
  aliases: readonly string[];
  /** `#rrggbb`, the kind's where the item has none. */
  colour: string;
}

export interface CorpusCoder {
  id: string;
  /** Unique in the corpus, in the format's own signs. */
  name: string;
  label: string;
}

export interface CorpusDocument {
  document: Document;
  /** Name of its files, without an ending. */
  base: string;
}

export interface CorpusSpan {
  passage: Passage;
  /** UTF-16 units of the text. */
  start: number;
  end: number;
  code: CorpusCode;
  coder: CorpusCoder;
  /** The memos on the passage, oldest first, a blank line between; empty where there are none. */
  note: string;
  /** Values by the labels of their fields, in the codebook's order. */
  values: readonly (readonly [label: string, value: string])[];
}

export interface CorpusText extends CorpusDocument {
  text: string;
  /** By start, then end, then id; each cuts exactly the quote out of the text. */
  spans: readonly CorpusSpan[];
  /** Code points before a UTF-16 offset. */
  toCodePoint(unit: number): number;
}

export interface CorpusNames {
  /** What the format calls a code of that kind and label; made unique afterwards. */
  code(kind: string, label: string): string;
  coder(name: string): string;
}

/** `Actor: Farmers’ union`, and people as they are called. */
export const plainNames: CorpusNames = { code: (kind, label) => `${kind}: ${label}`, coder: name => name };

/** ASCII letters, figures, `_` and `-`, for formats that take nothing else: `Actor_Farmers-union`. */
export const plainSigns = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'x';

/** Names of plain signs alone. */
export const signNames: CorpusNames = {
  code: (kind, label) => `${plainSigns(kind)}_${plainSigns(label)}`,
  coder: name => plainSigns(name),
};

export class Corpus {
  readonly study: StudyReader;
  readonly documents: readonly CorpusDocument[];
  /** Items that label passages, in the order of exports. */
  readonly codes: readonly CorpusCode[];
  readonly coders: readonly CorpusCoder[];
  private readonly options: ExportOptions;
  private readonly order: RecordOrder;
  private readonly codeOf: ReadonlyMap<string, CorpusCode>;
  private readonly coderOf: ReadonlyMap<string, CorpusCoder>;
  private readonly told = new Map<string, string>();

  constructor(study: StudyReader, options: ExportOptions, names: CorpusNames = plainNames) {
    this.study = study;
    this.options = options;
    this.order = new RecordOrder(study);
    const { documents, items, coders } = this.order;
    const bases = fileBasesOf(documents.map(({ fileName, title }) => fileName || title));
    this.documents = documents.map((document, index) => ({ document, base: bases[index] ?? document.id }));
    const free = uniqueNames();
    this.codes = items.map(({ id, kindId, label, aliases, colour }) => {
      const kind = study.get('kind', kindId);
      const name = free(names.code(kind?.label ?? '', label));
      return {
        itemId: id,
        name,
        kind: kind?.label ?? '',
        label,
        aliases,
        colour: colour ?? kind?.colour ?? grey,
      };
    });
    this.codeOf = new Map(this.codes.map(code => [code.itemId, code]));
    const freeCoder = uniqueNames();
    this.coders = coders.map(({ id, name }) => ({ id, name: freeCoder(names.coder(name)), label: name }));
    this.coderOf = new Map(this.coders.map(coder => [coder.id, coder]));
  }

  /** Text and spans of one document; null where its text cannot be read, which the losses then say. */
  async open(entry: CorpusDocument): Promise<CorpusText | null> {
    const { document } = entry;
    const passages = this.order.passagesOf(document.id);
    let text: string;
    try {
      text = await this.options.textOf(document.id);
    } catch (error) {
      this.told.set(
        `text ${document.id}`,
        `The text of “${document.title}” could not be read (${messageOf(error)}), so it and its ${counted(passages.length, 'passage')} are missing.`,
      );
      return null;
    }
    const spans: CorpusSpan[] = [];
    let regions = 0;
    let misplaced = 0;
    let nameless = 0;
    for (const passage of passages) {
      const { start, end } = passage;
      const code = this.codeOf.get(passage.itemId);
      const coder = this.coderOf.get(passage.coderId);
      if (passage.region !== undefined || start === end) regions += 1;
      else if (text.slice(start, end) !== quoteOf(passage)) misplaced += 1;
      else if (code === undefined || coder === undefined) nameless += 1;
      else
        spans.push({
          passage,
          start,
          end,
          code,
          coder,
          note: this.noteOf(passage),
          values: this.valuesOf(passage),
        });
    }
    this.tell(
      document,
      'regions',
      regions,
      'place on a page that is no text',
      'places on pages that are no text',
    );
    this.tell(
      document,
      'misplaced',
      misplaced,
      'passage does not stand where it should in the text',
      'passages do not stand where they should in the text',
    );
    this.tell(
      document,
      'nameless',
      nameless,
      'passage of a removed item or coder',
      'passages of removed items or coders',
    );
    const offsets = createOffsetMap(text);
    return { ...entry, text, spans, toCodePoint: offsets.toCodePoint };
  }

  /** The documents one after the other, one text in memory at a time. */
  async *texts(): AsyncGenerator<CorpusText> {
    for (const entry of this.documents) {
      const opened = await this.open(entry);
      if (opened !== null) yield opened;
    }
  }

  /** Something lost that only the format knows of; telling the same key again replaces it. */
  lose(key: string, sentence: string): void {
    this.told.set(key, sentence);
  }

  /** Complete once every file was read. `held` names parts of passages that the format does hold. */
  losses(held: { coders: boolean; notes: boolean; values: boolean }): string[] {
    const { study } = this;
    const left = (['judgement', 'link', 'field', 'vocabulary', 'savedView', 'run'] as const).flatMap(type => {
      const count = [...study.all(type)].length;
      return count === 0 ? [] : [countOf(count, type)];
    });
    let otherMemos = 0;
    let notes = 0;
    for (const memo of study.all('memo')) {
      if (memo.on.type === 'passage') notes += 1;
      else otherMemos += 1;
    }
    let values = 0;
    for (const passage of study.all('passage')) values += Object.keys(passage.values).length;
    if (otherMemos > 0) left.push(counted(otherMemos, 'memo', 'memos'));
    if (!held.notes && notes > 0) left.push(`${counted(notes, 'memo')} on passages`);
    if (!held.values && values > 0) left.push(`${counted(values, 'value')} of passages`);
    const losses = commonLosses(study).map(loss =>
      loss.replace('and the documents themselves are', 'and the documents’ sources, variables and pages are'),
    );
    if (left.length > 0) losses.push(`This format has no place for ${left.join(', ')}: left out.`);
    if (!held.coders && this.coders.length > 1) {
      losses.push(
        `This format does not say who coded a passage: the ${this.coders.length} coders’ passages lie side by side.`,
      );
    }
    return [...losses, ...this.told.values()];
  }

  private tell(document: Document, sort: string, count: number, one: string, many: string): void {
    if (count > 0)
      this.told.set(`${sort} ${document.id}`, `“${document.title}”: ${counted(count, one, many)}: left out.`);
  }

  private noteOf({ id }: Passage): string {
    return [...this.study.memosOn({ type: 'passage', id })]
      .sort((one, other) => compare(one.createdAt, other.createdAt) || compare(one.id, other.id))
      .map(({ text }) => text.trim())
      .filter(text => text !== '')
      .join('\n\n');
  }

  private valuesOf({ values }: Passage): [string, string][] {
    return Object.entries(values)
      .flatMap(([id, value]) => {
        const field = this.study.live('field', id);
        return field === undefined ? [] : [{ field, value }];
      })
      .sort((one, other) => one.field.order - other.field.order || compare(one.field.id, other.field.id))
      .map(({ field, value }) => [
        field.label,
        singleValues(value)
          .map(single => labelOfSingle(this.study, field, single) ?? String(single))
          .join('; '),
      ]);
  }
}

const grey = '#808080';

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return name => {
    for (let number = 1; ; number += 1) {
      const free = number === 1 ? name : `${name}-${number}`;
      if (taken.has(free)) continue;
      taken.add(free);
      return free;
    }
  };
}

/** A file for each document, of what `write` makes of it; an empty one where its text cannot be read. */
export const filePerDocument = (
  corpus: Corpus,
  extension: string,
  write: (opened: CorpusText) => Iterable<ExportPiece> | AsyncIterable<ExportPiece>,
): ExportFile[] =>
  corpus.documents.map(entry => ({
    name: `${entry.base}.${extension}`,
    async *pieces() {
      const opened = await corpus.open(entry);
      if (opened !== null) yield* write(opened);
    },
  }));

/** The text of each document as a file of its own, which the offsets of the other files count in. */
export const textFiles = (corpus: Corpus): ExportFile[] =>
  filePerDocument(corpus, 'txt', ({ text }) => [{ text, rows: 1 }]);
