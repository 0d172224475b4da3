/**
 * One view of one study in a process of its own, as it is when a person opens it: nothing compiled, no text cut, no
 * index built. `FILE ROUNDS VIEW OPTIONS` shows it once, and then again after each of some more passages; beside each
 * stands one pass over the same records. Prints milliseconds.
 */
import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { recordTypes } from '#core/model/records.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import { requireView } from '#core/views/registry.ts';
import type { ViewRow, ViewTable } from '#core/views/view.ts';
import { picturesFirst } from '#renderer/analyse/pictures-first.ts';
import { packRows, unpackRows } from '#renderer/computing/packed-rows.ts';
import { addPassage, type ViewsStudy } from './make-records.ts';

export interface Showing {
  /** One pass over the records. */
  pass: number;
  /** The result and its tables. */
  tables: number;
  /** The picture made from them; 0 where the view has none. */
  picture: number;
  /** From the worker to the window: the picture, or the first table with all of its rows, as the view opens with. */
  handOver: number;
  marks: number;
}

export interface ViewTimes {
  first: Showing;
  updates: readonly Showing[];
}

const [file = '', rounds = '', viewId = '', options = '{}'] = process.argv.slice(2);
const { entries, texts } = JSON.parse(readFileSync(file, 'utf8')) as ViewsStudy;
const store = new StudyStore();
store.load(entries);
const view = requireView(viewId);
const units = new DocumentUnits(id => texts[id] ?? '');

/** What reading a study at all costs: every record once, a few fields of it, into a map by id. */
function passOver(): number {
  const start = performance.now();
  const byId = new Map<string, number>();
  for (const type of recordTypes) {
    for (const record of store.all(type))
      byId.set(record.id, record.createdAt.length + record.createdBy.length);
  }
  if (byId.size < entries.length) throw new Error('The pass has missed records.');
  return performance.now() - start;
}

/** Rows that widths of columns are measured by. */
const SCREENFUL = 200;

function show(): Showing {
  const pass = passOver();
  const start = performance.now();
  const shown = view.show(store, JSON.parse(options), units);
  const tables = performance.now();
  const picture = shown.picture({ width: 1_120, time: null });
  const end = performance.now();
  const rows =
    picture !== null && picturesFirst.has(viewId) ? handOver(picture).marks : takeRows(shown.tables[0]);
  const handed = performance.now();
  if (rows.length === 0) throw new Error(`Nothing of ${viewId} was handed over.`);
  if (shown.tables.every(({ rows }) => rows.length === 0)) throw new Error(`${viewId} is empty.`);
  return {
    pass,
    tables: tables - start,
    picture: end - tables,
    handOver: handed - end,
    marks: picture?.marks.length ?? 0,
  };
}

/** Written in one thread and read in the other, as messages are. */
const handOver = <Message>(message: Message): Message => deserialize(serialize(message));

/** The rows as the window takes them in, with the cells of a screenful. */
function takeRows(table: ViewTable | undefined): ViewRow[] {
  const rows: ViewRow[] = [];
  for (const slice of packRows(table?.rows ?? [])) rows.push(...unpackRows(handOver(slice)));
  if (rows.slice(0, SCREENFUL).some(({ cells }) => cells.length !== table?.columns.length))
    throw new Error(`The rows of ${viewId} lack cells.`);
  return rows;
}

const first = show();
const updates = Array.from({ length: Number(rounds) }, (_, number) => {
  addPassage(store, texts, number);
  return show();
});
console.log(JSON.stringify({ first, updates } satisfies ViewTimes));
