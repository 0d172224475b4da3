/** Finds names, lists, sources and structure in the documents of a study, and prints them, one JSON object a line. */
import { readFile } from 'node:fs/promises';
import type { OpenedStudy } from '#core/api.ts';
import { patternsOf, readCitationPatterns } from '#core/finding/citation-patterns.ts';
import { findCitations } from '#core/finding/citations.ts';
import { findDefinitions } from '#core/finding/definitions.ts';
import { findDuplicates } from '#core/finding/duplicates.ts';
import { readCsvGlossary } from '#core/finding/glossary/csv-glossary.ts';
import type { GlossaryEntry } from '#core/finding/glossary/entry.ts';
import { findGlossary } from '#core/finding/glossary/find-glossary.ts';
import { glossaryOfStudy } from '#core/finding/glossary/glossary-of-study.ts';
import { itemsByName, planTakeOver, takeOverCommand } from '#core/finding/glossary/take-over.ts';
import { findNames } from '#core/finding/names.ts';
import { Problem } from '#core/problem.ts';
import type { StudyStore } from '#core/store/study-store.ts';
import { DocumentReading } from '#core/structure/document-reading.ts';
import { readTable, tableCsv } from '#core/structure/tables.ts';
import type { Range } from '#core/text/range.ts';
import { describeCommit } from './apply.ts';
import type { Context } from './context.ts';
import {
  asideRows,
  citationRow,
  definitionRow,
  duplicateRow,
  glossaryRow,
  nameRow,
  sectionRow,
  type TitledReading,
  tableRow,
} from './finding-rows.ts';
import { copyStudy } from './study-copy.ts';

export interface RangeOptions {
  start?: number;
  end?: number;
}

export interface GlossaryRequest extends RangeOptions {
  csv?: string;
  from?: string;
  kind?: string;
  apply?: boolean;
}

export interface TablesRequest extends RangeOptions {
  columns?: number;
  by: 'row' | 'column';
  format: 'json' | 'csv';
  source?: boolean;
}

/** The documents asked for, or all, in the order they were added. */
async function readDocuments(
  { application }: Context,
  opened: OpenedStudy,
  study: StudyStore,
  documentId: string | undefined,
): Promise<TitledReading[]> {
  const readings: TitledReading[] = [];
  for (const { id, title } of study.all('document')) {
    if (documentId !== undefined && id !== documentId) continue;
    const { text, blocks } = await application.documentText(opened.handle, id);
    readings.push({ title, reading: new DocumentReading(id, text, blocks) });
  }
  if (documentId !== undefined && readings.length === 0)
    throw new Problem(
      'not-found',
      `The study has no document “${documentId}”.`,
      'See “tracework show <study> documents”.',
    );
  return readings;
}

/** Null where no range is asked for. Throws a Problem for one that no document could have. */
function rangeIn({ start, end }: RangeOptions, documentId: string | undefined, text: string): Range | null {
  if (start === undefined && end === undefined) return null;
  if (documentId === undefined)
    throw new Problem(
      'invalid',
      'A range is of one document.',
      'Name the document before --start and --end.',
    );
  const range = { start: start ?? 0, end: end ?? text.length };
  if (range.start < range.end && range.end <= text.length) return range;
  throw new Problem(
    'invalid',
    `The text has no range from ${range.start} to ${range.end}; it is ${text.length} characters long.`,
  );
}

export async function printGlossary(
  context: Context,
  opened: OpenedStudy,
  documentId: string | undefined,
  request: GlossaryRequest,
): Promise<void> {
  const { output } = context;
  const study = await copyStudy(context.application, opened);
  const found = await glossaryEntries(context, opened, study, documentId, request);
  for (const { from, entry } of found) await output.line(glossaryRow(from, entry));
  if (found.length === 0) output.say('No glossary was found. A range can be given with --start and --end.');
  if (request.apply !== true) return;
  const kindId = kindOf(study, request.kind);
  const known = itemsByName(study, kindId);
  const plans = found.map(({ entry: { acronym, original, translation, type } }) =>
    planTakeOver(study, kindId, { label: acronym, aliases: [original, translation], type, original }, known),
  );
  const added = plans.filter(({ action }) => action === 'add').length;
  const extended = plans.filter(({ action }) => action === 'extend').length;
  const command = takeOverCommand(kindId, plans, `Take over a glossary: ${added} new, ${extended} extended`);
  if (command === null) {
    output.say('Everything in it is in the study already, so nothing was changed.');
    return;
  }
  const commit = await context.application.dispatch(opened.handle, command);
  if (commit !== null) await output.line(describeCommit(commit));
}

interface FoundEntry {
  from: TitledReading | null;
  entry: GlossaryEntry;
}

async function glossaryEntries(
  context: Context,
  opened: OpenedStudy,
  study: StudyStore,
  documentId: string | undefined,
  request: GlossaryRequest,
): Promise<FoundEntry[]> {
  if (request.csv !== undefined) {
    const csv = await readFile(context.path(request.csv), 'utf8');
    return readCsvGlossary(csv).map(entry => ({ from: null, entry }));
  }
  if (request.from !== undefined) {
    const entries: GlossaryEntry[] = [];
    await context.withStudy(request.from, { mode: 'read', coderName: null }, async other => {
      entries.push(...glossaryOfStudy(await copyStudy(context.application, other)));
    });
    return entries.map(entry => ({ from: null, entry }));
  }
  const readings = await readDocuments(context, opened, study, documentId);
  return readings.flatMap(from => {
    const { text, blocks, structure } = from.reading;
    const range = rangeIn(request, documentId, text);
    return findGlossary(text, blocks, range, structure).map(entry => ({ from, entry }));
  });
}

/** By id or label. Throws a Problem that lists the kinds. */
function kindOf(study: StudyStore, name: string | undefined): string {
  const kinds = [...study.all('kind')];
  const wanted = name?.trim().toLowerCase();
  const found = kinds.find(({ id, label }) => id === name || label.toLowerCase() === wanted);
  if (found !== undefined) return found.id;
  const names = kinds.map(({ label }) => label).join(', ');
  throw new Problem(
    'invalid',
    name === undefined ? 'Of which kind the items are to be must be said.' : `There is no kind “${name}”.`,
    `Give --kind with one of: ${names}. Nothing was changed.`,
  );
}

export async function printDefinitions(
  context: Context,
  opened: OpenedStudy,
  documentId: string | undefined,
): Promise<void> {
  const study = await copyStudy(context.application, opened);
  for (const from of await readDocuments(context, opened, study, documentId)) {
    for (const definition of findDefinitions(from.reading.flows)) {
      await context.output.line(definitionRow(from, definition));
    }
  }
}

export async function printNames(
  context: Context,
  opened: OpenedStudy,
  documentId: string | undefined,
  { minimum, type }: { minimum: number; type?: string },
): Promise<void> {
  const study = await copyStudy(context.application, opened);
  const readings = await readDocuments(context, opened, study, documentId);
  const sources = new Map(readings.map(from => [from.reading.documentId, from]));
  const texts = readings.map(({ reading: { documentId: id, flows } }) => ({
    documentId: id,
    flows,
    definitions: findDefinitions(flows),
  }));
  for (const proposal of findNames(texts, { known: itemsByName(study), minimum })) {
    if (type === undefined || proposal.type === type) await context.output.line(nameRow(sources, proposal));
  }
}

export async function printDuplicates(context: Context, opened: OpenedStudy): Promise<void> {
  const study = await copyStudy(context.application, opened);
  for (const group of findDuplicates(study)) await context.output.line(duplicateRow(study, group));
}

export async function printCitations(
  context: Context,
  opened: OpenedStudy,
  documentId: string | undefined,
  { patterns: file, kind }: { patterns?: string; kind?: string },
): Promise<void> {
  const study = await copyStudy(context.application, opened);
  const patterns =
    file === undefined ? patternsOf(study) : readCitationPatterns(await readFile(context.path(file), 'utf8'));
  for (const from of await readDocuments(context, opened, study, documentId)) {
    const { flows, structure } = from.reading;
    const passages = [...study.passagesOfDocument(from.reading.documentId)].sort(
      (one, other) => one.start - other.start || one.end - other.end,
    );
    for (const citation of findCitations(flows, structure, patterns)) {
      if (kind === undefined || citation.kind === kind)
        await context.output.line(citationRow(from, citation, passages));
    }
  }
}

export async function printOutline(
  context: Context,
  opened: OpenedStudy,
  documentId: string | undefined,
  { all }: { all?: boolean },
): Promise<void> {
  const study = await copyStudy(context.application, opened);
  for (const from of await readDocuments(context, opened, study, documentId)) {
    for (const section of from.reading.structure.sections)
      await context.output.line(sectionRow(from, section));
    if (all === true) for (const row of asideRows(from)) await context.output.line(row);
  }
}

export async function printTables(
  context: Context,
  opened: OpenedStudy,
  documentId: string | undefined,
  request: TablesRequest,
): Promise<void> {
  const study = await copyStudy(context.application, opened);
  for (const from of await readDocuments(context, opened, study, documentId)) {
    const { text, structure } = from.reading;
    const range = rangeIn(request, documentId, text);
    const { columns, by } = request;
    const tables =
      range === null
        ? structure.tables
        : [readTable(text, range, columns === undefined ? { by } : { by, columns })];
    for (const table of tables) {
      if (request.format === 'csv') {
        if (table.rows.length > 0)
          await context.output.write(tableCsv(text, table, request.source === true ? from.title : null));
      } else await context.output.line(tableRow(from, table));
    }
    if (range !== null && tables[0]?.rows.length === 0)
      context.output.say('The lines do not agree on rows and columns. Say how many with --columns.');
  }
}
