/** Saving and opening beside the least that they can cost on this machine, interleaved in one run. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Application } from '#core/api.ts';
import type { BenchOptions } from '../bench.ts';
import { between, seededRandom } from '../material/random.ts';
import { loadReportText } from '../material/report-text.ts';
import { median, quantile } from '../report/statistics.ts';
import { digits, type PartReport, times } from '../report/table.ts';
import { benchApplication } from './bench-application.ts';
import { holdingThread, leavingThread } from './floor.ts';
import { type MadeStudy, makeStudy } from './make-study.ts';

/** Commits and appends of each kind in a round, one of each in turn. */
const COMMITS = 200;

const small = { documents: 1, passages: 100 };
const large = { documents: 100, passages: 100_000 };

export async function measureStorage(options: BenchOptions): Promise<PartReport> {
  const folder = mkdtempSync(join(options.folder, 'storage-'));
  mkdirSync(join(folder, 'data'));
  try {
    const { text } = loadReportText(options.root);
    const application = benchApplication(options.root, folder);
    options.say('storage: making a study with 100 passages');
    const few = await makeStudy(application, folder, 'Small', text, small);
    options.say('storage: making a study with 100,000 passages in 100 documents');
    const many = await makeStudy(application, folder, 'Large', text, large);
    const saving = await measureSaving(application, folder, few, many, options);
    await application.shutdown();
    const opening = measureOpening(many.study.path, folder, options);
    return report(saving, opening);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type What = 'disk' | 'floor' | 'few' | 'many';
/** Milliseconds, by round. */
type SavingTimes = Record<What, number[][]>;

/** One of each in turn, so that whatever else the machine does falls on all alike. */
async function measureSaving(
  application: Application,
  folder: string,
  few: MadeStudy,
  many: MadeStudy,
  { rounds, say }: BenchOptions,
): Promise<SavingTimes> {
  const disk = holdingThread(join(folder, 'disk.bin'));
  const floor = await leavingThread(join(folder, 'floor.bin'));
  const save: readonly [What, () => Promise<unknown>][] = [
    ['disk', () => disk.append()],
    ['few', committing(application, few)],
    ['floor', () => floor.append()],
    ['many', committing(application, many)],
  ];
  // The first of each kind load texts and compile code.
  for (let i = 0; i < 50; i += 1) for (const [, work] of save) await work();
  const measured: SavingTimes = { disk: [], floor: [], few: [], many: [] };
  for (let round = 0; round < rounds; round += 1) {
    const times: Record<What, number[]> = { disk: [], floor: [], few: [], many: [] };
    for (let i = 0; i < COMMITS; i += 1) {
      for (const [what, work] of save) {
        const start = performance.now();
        await work();
        times[what].push(performance.now() - start);
      }
    }
    for (const [what] of save) measured[what].push(times[what]);
    say(`storage: saving, round ${round + 1}`);
  }
  await disk.close();
  await floor.close();
  return measured;
}

/** Gives what adds one passage at a random place of the first document, from the call until it is on disk. */
function committing(
  application: Application,
  { study, documentIds, itemIds, length }: MadeStudy,
): () => Promise<unknown> {
  const random = seededRandom(1);
  const [documentId] = documentIds;
  return () => {
    const start = between(random, 0, length - 400);
    const itemId = itemIds[between(random, 0, itemIds.length - 1)];
    const args = { documentId, itemId, start, end: start + between(random, 10, 400) };
    return application.dispatch(study.handle, { type: 'passage.add', args });
  };
}

type OpeningTimes = Record<'open' | 'parse', number[]>;

function measureOpening(study: string, folder: string, options: BenchOptions): OpeningTimes {
  const measured: OpeningTimes = { open: [], parse: [] };
  const run = (what: keyof OpeningTimes): number => {
    const call = [join(options.folder, 'node/child.mjs'), what, options.root, folder, study];
    const printed = execFileSync(process.execPath, call, { encoding: 'utf8' });
    return (JSON.parse(printed) as { milliseconds: number }).milliseconds;
  };
  run('parse');
  for (let round = 0; round < options.rounds; round += 1) {
    measured.open.push(run('open'));
    measured.parse.push(run('parse'));
    options.say(`storage: opening, round ${round + 1}`);
  }
  return measured;
}

function report(saving: SavingTimes, opening: OpeningTimes): PartReport {
  const middle = (name: What) => median(saving[name].map(median));
  const row = (label: string, name: What) => [
    label,
    digits(middle(name)),
    digits(median(saving[name].map(round => quantile(round, 0.95)))),
    times(middle(name) / middle('disk')),
  ];
  const growth = middle('many') / middle('few');
  const open = median(opening.open);
  const parse = median(opening.parse);
  return {
    about: `Milliseconds; one commit is one passage, from the call of dispatch until its line is fsynced, ${COMMITS} of each a round.`,
    tables: [
      {
        title: 'Saving',
        head: ['what', 'median', 'p95', 'times the disk'],
        rows: [
          row('append 4 kB and fsync, holding the thread (the disk)', 'disk'),
          row('append 4 kB and fsync, leaving the thread free', 'floor'),
          row('one commit, 100 passages', 'few'),
          row('one commit, 100,000 passages in 100 documents', 'many'),
        ],
      },
      {
        title: 'Opening 100,000 passages in 100 documents, each in a fresh process',
        head: ['what', 'median', 'longest'],
        rows: [
          ['read and JSON.parse its files', digits(parse), digits(Math.max(...opening.parse))],
          ['open the study', digits(open), digits(Math.max(...opening.open))],
        ],
      },
    ],
    verdicts: [
      {
        target: 'A commit takes at most 5 times a bare append of 4 kB and fsync',
        measured: `${times(middle('few') / middle('disk'))} with 100 passages, ${times(middle('many') / middle('disk'))} with 100,000`,
        isMet: Math.max(middle('few'), middle('many')) <= 5 * middle('disk'),
      },
      {
        target: 'A commit does not grow with the study: 100,000 against 100 passages within 1.3 times',
        measured: times(growth),
        isMet: growth <= 1.3 && growth >= 1 / 1.3,
      },
      {
        target: 'Opening takes at most 3 times reading and parsing the files',
        measured: times(open / parse),
        isMet: open <= 3 * parse,
      },
    ],
  };
}
