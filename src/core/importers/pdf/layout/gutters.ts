/**
 * The empty strips between columns of running text. A strip between the columns of a table is none: there the text on
 * either side is short or figures, and is read row by row.
 */
import type { Run } from './lines.ts';

export interface Gutter {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Open extends Gutter {
  /** Runs beside it on either side. */
  before: Run[];
  after: Run[];
  both: number;
}

/** Shares of the type's size. */
const narrowest = 0.8;
const fewestRows = 4;

/** Whether a gutter lies between the two. */
export function isParted(
  gutters: readonly Gutter[],
  one: { left: number; right: number; baseline: number },
  other: { left: number; right: number; baseline: number },
): boolean {
  const [first, second] = one.left <= other.left ? [one, other] : [other, one];
  return gutters.some(
    ({ left, right, top, bottom }) =>
      first.right <= right &&
      second.left >= left &&
      first.left < left &&
      second.right > right &&
      one.baseline <= top &&
      one.baseline >= bottom,
  );
}

export function findGutters(runs: readonly Run[]): Gutter[] {
  const rows = [...runs].sort((one, other) => other.baseline - one.baseline);
  const found: Open[] = [];
  let open: Open[] = [];
  let reached = 0;
  for (const run of rows) {
    const near = rowAround(rows, run, reached);
    reached = near.from;
    const gaps = gapsOf(near.runs);
    const still: Open[] = [];
    for (const gutter of open) {
      const crossing = near.runs.filter(({ left, right }) => left < gutter.right && right > gutter.left);
      const gap = gaps.find(
        ({ left, right }) =>
          Math.min(right, gutter.right) - Math.max(left, gutter.left) >= narrowest * run.size,
      );
      if (gap !== undefined) {
        gutter.left = Math.max(gutter.left, gap.left);
        gutter.right = Math.min(gutter.right, gap.right);
        gutter.both += 1;
      } else if (crossing.length > 0 && !narrow(gutter, crossing, run.size)) {
        found.push(gutter);
        continue;
      }
      if (run.right <= gutter.left + 0.5) gutter.before.push(run);
      else if (run.left >= gutter.right - 0.5) gutter.after.push(run);
      gutter.bottom = run.bottom;
      still.push(gutter);
    }
    for (const gap of gaps) {
      if (still.some(({ left, right }) => left < gap.right && right > gap.left)) continue;
      still.push({ ...gap, top: run.top, bottom: run.bottom, before: [], after: [], both: 1 });
    }
    open = still;
  }
  const gutters = [...found, ...open].filter(isBetweenColumns);
  return gutters.map(gutter => stretch(gutter, rows));
}

/** A run that reaches a little into the strip leaves it narrower; false where nothing is left. */
function narrow(gutter: Open, crossing: readonly Run[], size: number): boolean {
  let { left, right } = gutter;
  for (const run of crossing) {
    if (run.left < left && run.right < right) left = Math.max(left, run.right);
    else if (run.right > right && run.left > left) right = Math.min(right, run.left);
    else return false;
  }
  if (right - left < narrowest * size) return false;
  gutter.left = left;
  gutter.right = right;
  return true;
}

/** Runs at about the height of one, whose lines may stand a little higher or lower in the other column. */
function rowAround(rows: readonly Run[], run: Run, from: number): { runs: Run[]; from: number } {
  let first = from;
  while ((rows[first]?.baseline ?? 0) > run.baseline + 0.7 * run.size && first < rows.length) first += 1;
  const runs: Run[] = [];
  for (let i = first; i < rows.length; i += 1) {
    const other = rows[i];
    if (other === undefined || other.baseline < run.baseline - 0.7 * run.size) break;
    runs.push(other);
  }
  return { runs, from: Math.max(0, first - 40) };
}

function gapsOf(runs: readonly Run[]): { left: number; right: number }[] {
  const sorted = [...runs].sort((one, other) => one.left - other.left);
  const gaps: { left: number; right: number }[] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of sorted) {
    if (right > Number.NEGATIVE_INFINITY && run.left - right >= narrowest * run.size) {
      gaps.push({ left: right, right: run.left });
    }
    right = Math.max(right, run.right);
  }
  return gaps;
}

function isBetweenColumns({ before, after, both, left, right }: Open): boolean {
  if (both < 2 * fewestRows) return false;
  const [first, second] = [rowsOf(before), rowsOf(after)];
  // The lines of a column begin beside the gutter; one gap in a line has the next column far behind it.
  const reach = 2 * (after[0]?.size ?? 0);
  const beside = [
    second.filter(row => row.left - right <= reach).length / second.length,
    first.filter(row => left - row.right <= reach).length / first.length,
  ];
  return (
    Math.max(...beside) >= 0.5 && Math.min(...beside) >= 0.1 && isRunningText(first) && isRunningText(second)
  );
}

/**
 * Lines of words that mostly fill their column, of which many begin in the middle of a sentence: cells of tables
 * begin with capitals and figures.
 */
function isRunningText(rows: readonly Row[]): boolean {
  if (rows.length < fewestRows) return false;
  const widths = rows.map(({ left, right }) => right - left).sort((one, other) => one - other);
  const widest = widths[Math.floor(widths.length * 0.9)] ?? 0;
  const middle = widths[Math.floor(widths.length / 2)] ?? 0;
  const size = rows[0]?.size ?? 1;
  if (widest < 8 * size) return false;
  const small = rows.filter(({ text }) => /^\P{L}{0,2}\p{Ll}/u.test(text)).length;
  const capital = rows.filter(({ text }) => /^\P{L}{0,2}\p{Lu}/u.test(text)).length;
  const figures = rows.filter(({ text }) => /^\P{L}*$/u.test(text)).length;
  if (figures > 0.3 * rows.length) return false;
  // Scripts without capitals are told by how full their lines are.
  if (small + capital < 0.3 * rows.length) return middle >= 0.75 * widest;
  return small >= 0.35 * (small + capital) && middle >= 0.5 * widest;
}

interface Row {
  left: number;
  right: number;
  baseline: number;
  size: number;
  text: string;
}

function rowsOf(runs: readonly Run[]): Row[] {
  const rows: Row[] = [];
  for (const run of [...runs].sort((one, other) => other.baseline - one.baseline || one.left - other.left)) {
    const last = rows.at(-1);
    const text = run.fragments.map(fragment => fragment.text).join('');
    if (last === undefined || last.baseline - run.baseline > 0.25 * run.size) {
      const { left, right, baseline, size } = run;
      rows.push({ left, right, baseline, size, text });
    } else {
      last.text = run.left < last.left ? text + last.text : last.text + text;
      last.left = Math.min(last.left, run.left);
      last.right = Math.max(last.right, run.right);
    }
  }
  return rows;
}

/** Up and down to the first run that lies across. */
function stretch({ left, right, top, bottom }: Gutter, rows: readonly Run[]): Gutter {
  const across = rows.filter(run => run.left < left && run.right > right);
  const above = across.filter(run => run.bottom >= top - 1).map(run => run.bottom);
  const below = across.filter(run => run.top <= bottom + 1).map(run => run.top);
  return {
    left,
    right,
    top: above.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...above),
    bottom: below.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...below),
  };
}
