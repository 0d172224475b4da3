/**
 * One view of one study in a process of its own, as it is when a person opens it: nothing compiled, no text cut, no
 * index built. `FILE ROUNDS VIEW OPTIONS` shows it once, and then again after each of some more passages; beside each
 * stands one pass over the same records. Prints milliseconds.
 */
import { readFileSync } from 'node:fs';
import { recordTypes } from '#core/model/records.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import { requireView } from '#core/views/registry.ts';
import { addPassage, type ViewsStudy } from './make-records.ts';

export interface Showing {
  /** One pass over the records. */
  pass: number;
  /** The result and its tables. */
  tables: number;
  /** The picture made from them; 0 where the view has none. */
  picture: number;
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

function show(): Showing {
  const pass = passOver();
  const start = performance.now();
  const shown = view.show(store, JSON.parse(options), units);
  const tables = performance.now();
  const picture = shown.picture({ width: 1_120, time: null });
  const end = performance.now();
  if (shown.tables.every(({ rows }) => rows.length === 0)) throw new Error(`${viewId} is empty.`);
  return { pass, tables: tables - start, picture: end - tables, marks: picture?.marks.length ?? 0 };
}

const first = show();
const updates = Array.from({ length: Number(rounds) }, (_, number) => {
  addPassage(store, texts, number);
  return show();
});
console.log(JSON.stringify({ first, updates } satisfies ViewTimes));
