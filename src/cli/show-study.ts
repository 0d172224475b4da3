/** Prints one listing of a study, as JSON lines or as CSV. */
import type { Application, OpenedStudy } from '#core/api.ts';
import { saysSpeakers, speakerAt } from '#core/importers/speakers.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { DocumentReading } from '#core/structure/document-reading.ts';
import type { Output } from './output.ts';
import { historyColumns, historyRow, listings, type PlaceFinder, type Row } from './show.ts';
import { copyStudy } from './study-copy.ts';

export const listingNames = [...Object.keys(listings), 'history'];
export const rowFormats = ['jsonl', 'csv'] as const;
export type RowFormat = (typeof rowFormats)[number];

const rowsPerWrite = 200;
const historyPage = 500;

export async function showStudy(
  application: Application,
  output: Output,
  opened: OpenedStudy,
  { listing, format }: { listing: string; format: RowFormat },
): Promise<void> {
  const study = await copyStudy(application, opened);
  if (listing === 'history') {
    await printRows(output, format, historyColumns, historyRows());
    return;
  }
  const { columns, rows } = listings[listing as keyof typeof listings];
  const places = listing === 'passages' ? await findPlaces(application, opened, study) : noPlaces;
  await printRows(output, format, columns, rows(study, places));

  async function* historyRows(): AsyncGenerator<Row> {
    let before: number | null = null;
    for (;;) {
      const page = await application.history(opened.handle, { before, limit: historyPage });
      for (const entry of page) yield historyRow(study, entry);
      const last = page.at(-1);
      if (last === undefined || page.length < historyPage) return;
      before = last.commit.seq;
    }
  }
}

const noPlaces: PlaceFinder = { speakerAt: () => null, sectionAt: () => null };

/** Of documents with passages the texts are read; one whose text is lost has neither sections nor speakers. */
async function findPlaces(
  application: Application,
  { handle }: OpenedStudy,
  study: StudyReader,
): Promise<PlaceFinder> {
  const readings = new Map<string, DocumentReading>();
  const speaking = new Set<string>();
  for (const { id, extractor } of study.all('document')) {
    if ([...study.passagesOfDocument(id)].length === 0) continue;
    const text = await application.documentText(handle, id).catch(() => null);
    if (text === null) continue;
    readings.set(id, new DocumentReading(id, text.text, text.blocks));
    if (saysSpeakers(extractor.name)) speaking.add(id);
  }
  return {
    speakerAt: (id, offset) => (speaking.has(id) ? speakerAt(readings.get(id)?.blocks ?? [], offset) : null),
    sectionAt: (id, offset) => readings.get(id)?.sectionAt(offset) ?? null,
  };
}

async function printRows(
  output: Output,
  format: RowFormat,
  columns: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<void> {
  if (format === 'csv') await output.rows([columns]);
  let waiting: Row[] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    if (format === 'csv') await output.rows(waiting.map(row => columns.map(column => row[column])));
    else await output.write(waiting.map(row => `${JSON.stringify(row)}\n`).join(''));
    waiting = [];
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length >= rowsPerWrite) await flush();
  }
  await flush();
}
