/** Runs the parts that were asked for, prints what they say and writes it to docs/performance.md. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureExports } from './exports/measure-exports.ts';
import { measurePages } from './pages/measure-pages.ts';
import { measureReader } from './reader/measure-reader.ts';
import { describeLoad, describeMachine } from './report/machine.ts';
import { writePerformancePage } from './report/performance-page.ts';
import { asText, type PartReport } from './report/table.ts';
import { measureSearch } from './search/measure-search.ts';
import { measureStorage } from './storage/measure-storage.ts';
import { measureViews } from './views/measure-views.ts';
import { measureWindow } from './window/measure-window.ts';

export interface BenchOptions {
  /** The project. */
  root: string;
  /** Where the bundles lie and scratch may be put: it is taken away in the end, however that comes. */
  folder: string;
  /** Rounds of each measure; medians are taken over them. */
  rounds: number;
  /** Only names that contain one of these, of ways and sizes; empty = all. */
  only: readonly string[];
  /** Where screenshots go; null = none are taken. */
  screenshots: string | null;
  /** Progress, for a person who waits. */
  say(message: string): void;
}

const parts: Record<string, (options: BenchOptions) => Promise<PartReport>> = {
  pages: measurePages,
  reader: measureReader,
  storage: measureStorage,
  search: measureSearch,
  views: measureViews,
  exports: measureExports,
  window: measureWindow,
};

const usage = `npm run bench [-- PART... [--rounds N] [--only TEXT]... [--screenshots FOLDER] [--dry]]
  PART           ${Object.keys(parts).join(', ')}; all where none is named
  --rounds       rounds of each measure, 5 where not said; the medians are reported
  --only         measure only what has this in its name: a way (tracework), a size (1000)
  --screenshots  keep a picture of the first screen of every way
  --dry          leave docs/performance.md as it is`;

export async function bench(call: { root: string; folder: string; arguments: string[] }): Promise<number> {
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(call.arguments);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
  if (read.help) {
    console.log(usage);
    return 0;
  }
  const options: BenchOptions = { ...call, ...read, say: message => console.error(message) };
  for (const name of read.parts) {
    const measure = parts[name];
    if (measure === undefined) continue;
    const load = describeLoad();
    const report = await measure(options);
    const date = new Date().toISOString().slice(0, 10);
    const facts = `${date}. ${describeMachine()}; ${load} before, ${describeLoad()} after. Medians of ${read.rounds} rounds.`;
    console.log(`\n== ${name}: ${facts}\n\n${asText(report)}\n`);
    if (!read.dry) writePerformancePage(join(call.root, 'docs/performance.md'), name, facts, report);
  }
  return 0;
}

function readArguments(given: string[]) {
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', multiple: true, default: [] },
      screenshots: { type: 'string' },
      dry: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find(name => !Object.hasOwn(parts, name));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}".`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1 up.');
  return {
    parts: positionals.length === 0 ? Object.keys(parts) : positionals,
    rounds,
    help: values.help,
    only: values.only,
    screenshots: values.screenshots ?? null,
    // A part of the measures must not stand for all of them.
    dry: values.dry || values.only.length > 0,
  };
}
