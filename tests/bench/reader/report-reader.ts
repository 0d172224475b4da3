/** Tables and verdicts out of the reader's measures. */
import { median, medianOf, quantile } from '../report/statistics.ts';
import { digits, type PartReport, type Table, times, type Verdict } from '../report/table.ts';
import { type CaseResult, type Scrolling, scrollingPlan } from './measure-case.ts';
import { type WayName, wayLabels } from './way-names.ts';

/** By size, then by way: the rounds. */
export type Results = Map<string, Map<WayName, CaseResult[]>>;

type Value = (run: CaseResult) => number;
const painted: Value = run => run.open.painted;
const mainThread: Value = run => run.add.mainThread;
const p95 =
  (kind: 'drag' | 'wheel'): Value =>
  run =>
    quantile(run[kind].frames, 0.95);

export function reportReader(results: Results, material: string): PartReport {
  return {
    about: `${material[0]?.toUpperCase()}${material.slice(1)}, 1440 x 900, headless. Every case in a page freshly loaded, the ways in turn; times are milliseconds unless said otherwise, sizes are numbers of passages.`,
    tables: [
      table(
        'From data in memory to the first painted frame: painted (script / main thread / longest task after)',
        results,
        runs =>
          `${digits(medianOf(runs, painted))} (${digits(medianOf(runs, run => run.open.script))} / ${digits(
            medianOf(runs, run => run.open.handedOver),
          )} / ${digits(medianOf(runs, run => run.open.longestAfter))})`,
      ),
      table(
        'One more passage in view: call to painted / frames / script / main thread with layout and paint',
        results,
        runs =>
          [
            digits(medianOf(runs, run => run.add.painted)),
            medianOf(runs, run => run.add.frames).toFixed(0),
            digits(medianOf(runs, run => run.add.script)),
            digits(medianOf(runs, mainThread)),
          ].join(' / '),
      ),
      table(
        `Dragged from top to end in ${scrollingPlan.steps} even steps: frame median / p95 / longest, processor time a frame`,
        results,
        runs => describeScrolling(runs.map(({ drag }) => drag)),
      ),
      table(
        `By wheel, ${scrollingPlan.steps} turns of ${scrollingPlan.wheelPixels} pixels at 60 a second: the same`,
        results,
        runs => describeScrolling(runs.map(({ wheel }) => wheel)),
      ),
      table(
        'Hit-test at a random point of the text, microseconds (passages found)',
        results,
        runs =>
          `${digits(medianOf(runs, run => run.hit.microseconds))} (${digits(medianOf(runs, run => run.hit.found))})`,
      ),
    ],
    verdicts: judge(results),
  };
}

function table(title: string, results: Results, cell: (runs: CaseResult[]) => string): Table {
  const sizes = [...results.keys()];
  const ways = [...new Set(sizes.flatMap(size => [...(results.get(size)?.keys() ?? [])]))];
  const rows = ways.map(way => [
    wayLabels[way],
    ...sizes.map(size => {
      const runs = results.get(size)?.get(way);
      return runs === undefined ? '-' : cell(runs);
    }),
  ]);
  return { title, head: ['way', ...sizes], rows };
}

const describeScrolling = (runs: readonly Scrolling[]): string => {
  const of = (value: (frames: readonly number[]) => number) =>
    digits(medianOf(runs, run => value(run.frames)));
  return `${of(median)} / ${of(frames => quantile(frames, 0.95))} / ${of(frames => Math.max(...frames))}, ${digits(
    medianOf(runs, ({ cpu }) => cpu),
  )}`;
};

const others = ['highlights', 'segments'] as const;

function judge(results: Results): Verdict[] {
  const verdicts: Verdict[] = [];
  const atEverySize = (
    target: string,
    ratioAt: (of: (way: WayName, value: Value) => number, size: string) => number,
    isMet: (ratio: number) => boolean,
    show: (ratio: number) => string = times,
  ) => {
    const ratios = [...results].flatMap(([size, ways]) => {
      const of = (way: WayName, value: Value) => medianOf(ways.get(way) ?? [], value);
      const ratio = ratioAt(of, size);
      return Number.isFinite(ratio) ? [{ size, ratio }] : [];
    });
    if (ratios.length === 0) return;
    verdicts.push({
      target,
      measured: ratios.map(({ size, ratio }) => `${show(ratio)} at ${size}`).join('; '),
      isMet: ratios.every(({ ratio }) => isMet(ratio)),
    });
  };
  const best = (of: (way: WayName, value: Value) => number, value: Value) =>
    Math.min(...others.map(way => of(way, value)));

  atEverySize(
    'First frame within 1.5 times of the better of D and near-segments',
    of => of('tracework', painted) / best(of, painted),
    ratio => ratio <= 1.5,
  );
  for (const peer of ['recogito', 'recogito-ranges'] as const) {
    atEverySize(
      `First frame at least 10 times ahead of ${wayLabels[peer]}, from 1,000 passages up`,
      (of, size) => (size === '100' ? Number.NaN : of(peer, painted) / of('tracework', painted)),
      ratio => ratio >= 10,
    );
  }
  atEverySize(
    'One more passage is painted in the next frame',
    of => of('tracework', run => run.add.frames),
    frames => frames === 1,
    frames => `${frames.toFixed(0)} frame`,
  );
  atEverySize(
    "One more passage at most 1.5 times near-segments' main thread time",
    of => of('tracework', mainThread) / of('segments', mainThread),
    ratio => ratio <= 1.5,
  );
  for (const kind of ['drag', 'wheel'] as const) {
    const name = kind === 'drag' ? 'dragged' : 'by wheel';
    atEverySize(
      `Scrolling ${name}: p95 of the frames within 1.2 times of the best way`,
      of => of('tracework', p95(kind)) / Math.min(best(of, p95(kind)), of('tracework', p95(kind))),
      ratio => ratio <= 1.2,
    );
  }
  atEverySize(
    'A hit-test takes at most 0.1 ms',
    of => of('tracework', run => run.hit.microseconds),
    microseconds => microseconds <= 100,
    microseconds => `${digits(microseconds)} µs`,
  );
  return verdicts;
}
