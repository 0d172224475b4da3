/** Every view of a large study beside one pass over its records: opened, and again after one more passage. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchOptions } from '../bench.ts';
import { loadReportText } from '../material/report-text.ts';
import { median } from '../report/statistics.ts';
import { digits, type PartReport, times } from '../report/table.ts';
import type { Showing, ViewTimes } from './child.ts';
import { makeViewsStudy } from './make-records.ts';

const size = { documents: 10, items: 200, judgements: 2_000, passages: 20_000, links: 300 };

/** Passages added, and views shown anew, in each process. */
const UPDATES = 9;

/** Views with settings that make them costly; without a name, as they open. */
const cases: readonly { view: string; name?: string; options?: object }[] = [
  { view: 'tracer-matrix' },
  { view: 'veto-matrix' },
  { view: 'veto-matrix', name: 'by tracer', options: { across: 'tracer' } },
  { view: 'veto-flow' },
  { view: 'positions' },
  { view: 'position-map' },
  { view: 'timeline' },
  { view: 'timeline', name: 'by actor', options: { lanes: 'actor' } },
  { view: 'network' },
  { view: 'network', name: 'congruence', options: { ties: ['congruence'] } },
  { view: 'network', name: 'co-mention', options: { ties: ['co-mention'], sentences: 2, minimumWeight: 5 } },
  { view: 'frequencies' },
  { view: 'frequencies', name: 'by section', options: { by: 'section' } },
  { view: 'co-occurrence' },
  { view: 'co-occurrence', name: 'in sentences', options: { within: 'sentence' } },
  { view: 'evidence-report' },
];

const OPENS_WITHIN = 300;
const UPDATES_WITHIN = 100;

export async function measureViews(options: BenchOptions): Promise<PartReport> {
  const folder = mkdtempSync(join(options.folder, 'views-'));
  try {
    const { text, origin } = loadReportText(options.root);
    options.say('views: making a study with 20,000 passages');
    const file = join(folder, 'study.json');
    writeFileSync(file, JSON.stringify(makeViewsStudy(options.root, text, size)));
    const wanted = cases.filter(each => isWanted(nameOf(each), options.only));
    const measured = wanted.map((): ViewTimes[] => []);
    for (let round = 0; round < options.rounds; round += 1) {
      for (const [at, { view, options: settings }] of wanted.entries()) {
        const call = [
          join(options.folder, 'node/views-child.mjs'),
          file,
          String(UPDATES),
          view,
          JSON.stringify(settings ?? {}),
        ];
        const printed = execFileSync(process.execPath, call, { encoding: 'utf8' });
        measured[at]?.push(JSON.parse(printed) as ViewTimes);
      }
      options.say(`views: round ${round + 1}`);
    }
    return report(
      wanted.map((each, at) => ({ name: nameOf(each), ...summarise(measured[at] ?? []) })),
      origin,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const nameOf = ({ view, name }: (typeof cases)[number]): string =>
  name === undefined ? view : `${view}, ${name}`;

const isWanted = (name: string, only: readonly string[]): boolean =>
  only.length === 0 || only.some(text => name.includes(text));

interface Summary {
  opens: number;
  /** By one pass over the records, as cold as the view. */
  opensRatio: number;
  updates: number;
  updatesRatio: number;
  /** Of the update, the picture's part. */
  picture: number;
  /** Of opening and of the update, the part of handing over to the window. */
  handOver: number;
  handOverAgain: number;
  marks: number;
}

const costOf = ({ tables, picture, handOver }: Showing): number => tables + picture + handOver;

function summarise(runs: readonly ViewTimes[]): Summary {
  const firsts = runs.map(({ first }) => first);
  const updates = runs.flatMap(run => run.updates);
  return {
    opens: median(firsts.map(costOf)),
    opensRatio: median(firsts.map(costOf)) / median(firsts.map(({ pass }) => pass)),
    updates: median(updates.map(costOf)),
    updatesRatio: median(updates.map(costOf)) / median(updates.map(({ pass }) => pass)),
    picture: median(updates.map(({ picture }) => picture)),
    handOver: median(firsts.map(({ handOver }) => handOver)),
    handOverAgain: median(updates.map(({ handOver }) => handOver)),
    marks: median(firsts.map(({ marks }) => marks)),
  };
}

function report(rows: readonly (Summary & { name: string })[], origin: string): PartReport {
  const worst = (of: (row: Summary) => number) =>
    rows.reduce((most, row) => (of(row) > of(most) ? row : most), rows[0] ?? never());
  const opening = worst(({ opens }) => opens);
  const updating = worst(({ updates }) => updates);
  return {
    about: `${size.items} items, ${size.judgements.toLocaleString('en')} judgements and ${size.passages.toLocaleString('en')} passages, 17,000 of them dated, in ${size.documents} documents cut out of ${origin}. Milliseconds for result, tables, picture, and what the view opens with (its picture, or all rows of its first table) handed from the worker to the window; in brackets, times one pass over the same records.`,
    tables: [
      {
        title: 'Views: opened in a fresh process, and again after one more passage',
        head: [
          'view',
          'opens',
          'after a passage',
          'the picture’s part',
          'handing over, first and then',
          'marks',
        ],
        rows: rows.map(row => [
          row.name,
          `${digits(row.opens)} (${times(row.opensRatio)})`,
          `${digits(row.updates)} (${times(row.updatesRatio)})`,
          row.marks === 0 ? '-' : digits(row.picture),
          `${digits(row.handOver)}, ${digits(row.handOverAgain)}`,
          row.marks === 0 ? '-' : row.marks.toLocaleString('en'),
        ]),
      },
    ],
    verdicts: [
      {
        target: `Every view opens in under ${OPENS_WITHIN} ms on a machine like this`,
        measured: `${digits(opening.opens)} at most (${opening.name})`,
        isMet: opening.opens < OPENS_WITHIN,
      },
      {
        target: `Every view updates in under ${UPDATES_WITHIN} ms on a machine like this`,
        measured: `${digits(updating.updates)} at most (${updating.name})`,
        isMet: updating.updates < UPDATES_WITHIN,
      },
    ],
  };
}

function never(): never {
  throw new Error('Nothing was measured.');
}
