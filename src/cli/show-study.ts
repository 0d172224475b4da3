/** Prints one listing of a study, as JSON lines or as CSV. */
import type { Application, OpenedStudy } from '#core/api.ts';
import { saysSpeakers, speakerAt } from '#core/importers/speakers.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { Block } from '#core/text/blocks.ts';
import type { Output } from './output.ts';
import { historyColumns, historyRow, listings, type Row, type SpeakerFinder } from './show.ts';
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
  const speakers = listing === 'passages' ? await findSpeakers(application, opened, study) : () => null;
  await printRows(output, format, columns, rows(study, speakers));

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

/** Of documents that may say who speaks, the blocks are read; a document whose text is lost has no speakers. */
async function findSpeakers(
  application: Application,
  { handle }: OpenedStudy,
  study: StudyReader,
): Promise<SpeakerFinder> {
  const blocks = new Map<string, readonly Block[]>();
  for (const { id, extractor } of study.all('document')) {
    if (!saysSpeakers(extractor.name)) continue;
    const text = await application.documentText(handle, id).catch(() => null);
    if (text !== null) blocks.set(id, text.blocks);
  }
  return (documentId, offset) => speakerAt(blocks.get(documentId) ?? [], offset);
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
