/** What is found in documents, as rows for the shell: always document, start, end, quote and section first. */
import { type Citation, evidenceOf } from '#core/finding/citations.ts';
import type { Definition } from '#core/finding/definitions.ts';
import type { DuplicateGroup } from '#core/finding/duplicates.ts';
import { type GlossaryEntry, rangeOfEntry } from '#core/finding/glossary/entry.ts';
import { type NameProposal, tellingPlace } from '#core/finding/names.ts';
import type { Passage } from '#core/model/passage.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { DocumentReading } from '#core/structure/document-reading.ts';
import type { Section } from '#core/structure/document-structure.ts';
import { cellText, type FoundTable, tableName } from '#core/structure/tables.ts';
import type { Range } from '#core/text/range.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A reading with the title that people know the document by. */
export interface TitledReading {
  title: string;
  reading: DocumentReading;
}

/** Where something stands; `quote` is its words where the range as it is holds more than them. */
function placeOf({ title, reading }: TitledReading, ranges: readonly Range[]): Row {
  const start = Math.min(...ranges.map(range => range.start));
  const end = Math.max(...ranges.map(range => range.end));
  return {
    documentId: reading.documentId,
    document: title,
    start,
    end,
    quote: reading.quote(ranges),
    section: reading.sectionAt(start),
    ...(ranges.length > 1 ? { ranges } : {}),
  };
}

export function glossaryRow(from: TitledReading | null, entry: GlossaryEntry): Row {
  const range = rangeOfEntry(entry);
  const place = from === null || range === null ? {} : { ...placeOf(from, [range]), ranges: entry.ranges };
  const { acronym, original, translation, type, rule, doubts } = entry;
  return { ...place, acronym, original, translation, type, rule, doubts };
}

export const definitionRow = (from: TitledReading, definition: Definition): Row => ({
  ...placeOf(from, definition.ranges),
  short: definition.short,
  long: definition.long,
  rule: definition.rule,
  sentence: from.reading.quote(definition.sentence),
});

export function nameRow(sources: ReadonlyMap<string, TitledReading>, proposal: NameProposal): Row {
  const { label, type, variants, count, spread, score, item, places, rule } = proposal;
  const first = tellingPlace(proposal);
  const from = first === undefined ? undefined : sources.get(first.documentId);
  return {
    ...(first === undefined || from === undefined ? {} : placeOf(from, first.ranges)),
    name: label,
    type,
    count,
    spread,
    score: Math.round(score * 100) / 100,
    variants,
    itemId: item?.id ?? null,
    item: item?.label ?? null,
    rule,
    sentence: first === undefined ? '' : (from?.reading.quote(first.sentence) ?? ''),
    places: places.map(({ documentId, name, ranges }) => ({
      documentId,
      start: ranges[0]?.start ?? 0,
      end: ranges.at(-1)?.end ?? 0,
      name,
    })),
  };
}

export function duplicateRow(study: StudyReader, { kindId, items, pairs }: DuplicateGroup): Row {
  return {
    kindId,
    kind: study.get('kind', kindId)?.label ?? null,
    items: items.map(({ id, label, aliases }) => ({
      id,
      label,
      aliases,
      passages: [...study.passagesOfItem(id)].length,
    })),
    pairs: pairs.map(({ one, other, names, rule }) => ({ one: one.id, other: other.id, names, rule })),
  };
}

/** `passages` of the document: those that lean on the citation are named. */
export function citationRow(from: TitledReading, citation: Citation, passages: readonly Passage[]): Row {
  const { kind, source, rule, ranges, sentence, date, target } = citation;
  return {
    ...placeOf(from, ranges),
    kind,
    source,
    ...(date === null ? {} : { date: date.date, otherDate: date.other, mended: date.mended }),
    rule,
    sentence: from.reading.quote(sentence),
    sentenceRanges: sentence,
    target: target === null ? null : { ...target, quote: from.reading.quote([target]) },
    passages: passages.filter(range => evidenceOf([citation], range).length > 0).map(({ id }) => id),
  };
}

export const sectionRow = (
  from: TitledReading,
  { title, level, path, rule, heading, end }: Section,
): Row => ({
  ...placeOf(from, [heading]),
  kind: 'heading',
  title,
  level,
  path,
  sectionEnd: end,
  rule,
});

/** What stands beside the text: notes with what they interrupt, captions, running heads, page numbers. */
export function asideRows(from: TitledReading): Row[] {
  const { notes, captions, furniture } = from.reading.structure;
  return [
    ...notes.map(({ start, end, number, body, mark, rule }) => ({
      ...placeOf(from, [{ start, end }]),
      kind: 'note',
      number,
      body,
      mark,
      interrupts: from.reading.interruptedBy({ start, end }),
      rule,
    })),
    ...captions.map(({ start, end, label, title }) => ({
      ...placeOf(from, [{ start, end }]),
      kind: 'caption',
      label,
      title,
    })),
    ...furniture.map(({ start, end, kind }) => ({ ...placeOf(from, [{ start, end }]), kind })),
  ];
}

export function tableRow(from: TitledReading, table: FoundTable): Row {
  const { start, end, rule, rows } = table;
  const { text } = from.reading;
  return {
    ...placeOf(from, [{ start, end }]),
    caption: tableName(table),
    rule,
    rows: rows.map(row => row.map(cell => cellText(text, cell))),
    cells: rows.map(row => row.map(({ start: from, end: to }) => [from, to])),
  };
}
