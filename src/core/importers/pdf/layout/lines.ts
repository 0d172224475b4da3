/** From fragments to lines: first runs, which are printed without a wide gap, then lines of one or several runs. */
import type { Fragment } from './fragments.ts';
import { type Gutter, isParted } from './gutters.ts';

/** Fragments side by side on one baseline. */
export interface Run {
  fragments: Fragment[];
  left: number;
  right: number;
  baseline: number;
  top: number;
  bottom: number;
  size: number;
  order: number;
}

export interface Line extends Run {
  /** From 0. */
  page: number;
  /** Of most of its letters. */
  font: string;
  /** As read, cells parted by tabs. */
  text: string;
  /** In the order of reading; more than one where wide gaps part them. */
  cells: Cell[];
  rightToLeft: boolean;
  /** Lines of one column of one band of the page share it; set when they are ordered, as is the next. */
  column: string;
  /** Lines that follow each other downwards share it; from 0 on each page. */
  flow: number;
}

export interface Cell {
  /** In the order of reading. */
  fragments: Fragment[];
  left: number;
  right: number;
}

/** Wider gaps than these, as shares of the type's size, end a run, and begin a new cell. */
const runGap = 0.7;
const cellGap = 1.8;
/** A narrower gap between letters is no space. */
const wordGap = 0.13;

export function runsOf(fragments: readonly Fragment[]): Run[] {
  const runs: Run[] = [];
  for (const fragment of fragments) {
    const last = runs.at(-1);
    if (last !== undefined && isOneLine(last, fragment) && isNear(last, fragment, runGap))
      add(last, fragment);
    else runs.push(begin(fragment));
  }
  return runs;
}

const begin = (fragment: Fragment): Run => {
  const { left, right, baseline, top, bottom, size, order } = fragment;
  return { fragments: [fragment], left, right, baseline, top, bottom, size, order };
};

interface Extent {
  left: number;
  right: number;
  baseline: number;
  top: number;
  bottom: number;
  size: number;
}

/** The longest fragment says where the line stands; raised and lowered figures do not. */
function add(run: Run, fragment: Fragment): void {
  const longest = Math.max(...run.fragments.map(({ text, size }) => text.length * size));
  if (fragment.text.length * fragment.size > longest) {
    run.baseline = fragment.baseline;
    run.size = fragment.size;
  }
  run.fragments.push(fragment);
  run.left = Math.min(run.left, fragment.left);
  run.right = Math.max(run.right, fragment.right);
  run.top = Math.max(run.top, fragment.top);
  run.bottom = Math.min(run.bottom, fragment.bottom);
}

/** On one baseline, or raised or lowered beside it in smaller type. */
export function isOneLine(one: Extent, other: Extent): boolean {
  const apart = Math.abs(one.baseline - other.baseline);
  const small = Math.min(one.size, other.size);
  const large = Math.max(one.size, other.size);
  if (apart <= 0.25 * small) return true;
  const shared = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom);
  return small <= 0.85 * large && large <= 2 * small && shared >= 0.4 * small && apart <= 0.6 * large;
}

function isNear(one: Extent, other: Extent, share: number): boolean {
  const reach = share * Math.max(one.size, other.size);
  return other.left <= one.right + reach && other.right >= one.left - reach;
}

/** Runs that follow each other in the file on one baseline are a line, unless a gutter between columns parts them. */
export function linesOf(runs: readonly Run[], gutters: readonly Gutter[], page: number): Line[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const before =
      last !== undefined && isOneLine(last, run) && !isParted(gutters, last, run)
        ? last
        : joined.findLast(
            (other, i) =>
              i >= joined.length - 60 &&
              isOneLine(other, run) &&
              isNear(other, run, 0.35) &&
              !isParted(gutters, other, run),
          );
    if (before === undefined) joined.push({ ...run, fragments: [...run.fragments] });
    else for (const fragment of run.fragments) add(before, fragment);
  }
  return joined.map(run => finishLine(run, page));
}

function finishLine(run: Run, page: number): Line {
  const rightToLeft = isMostlyRightToLeft(run.fragments);
  const cells = cellsOf(run, rightToLeft);
  const fragments = cells.flatMap(cell => cell.fragments);
  return {
    ...run,
    page,
    fragments,
    font: most(fragments.map(({ font, text }) => [font, text.length])),
    text: cells.map(cell => textOfFragments(cell.fragments)).join('\t'),
    cells,
    rightToLeft,
    column: '',
    flow: 0,
  };
}

function isMostlyRightToLeft(fragments: readonly Fragment[]): boolean {
  let balance = 0;
  for (const { rightToLeft, text } of fragments) {
    const letters = text.match(/\p{L}/gu)?.length ?? 0;
    balance += rightToLeft ? letters : -letters;
  }
  return balance > 0;
}

/** Cut where the page has wide gaps; each is ordered by itself. */
function cellsOf({ fragments, size }: Run, rightToLeft: boolean): Cell[] {
  const middle = ({ left, right }: Fragment): number => (left + right) / 2;
  const sorted = [...fragments].sort(
    (one, other) =>
      middle(one) - middle(other) || (rightToLeft ? other.order - one.order : one.order - other.order),
  );
  const cells: Cell[] = [];
  for (const fragment of sorted) {
    const cell = cells.at(-1);
    if (cell === undefined || fragment.left - cell.right > cellGap * size) {
      cells.push({ fragments: [fragment], left: fragment.left, right: fragment.right });
    } else {
      cell.fragments.push(fragment);
      cell.left = Math.min(cell.left, fragment.left);
      cell.right = Math.max(cell.right, fragment.right);
    }
  }
  if (rightToLeft) cells.reverse();
  for (const cell of cells) cell.fragments = inReadingOrder(cell.fragments, rightToLeft);
  return cells;
}

/** Along the line in its direction; stretches of the other direction among them keep their own. */
function inReadingOrder(leftToRight: readonly Fragment[], rightToLeft: boolean): Fragment[] {
  const sorted = rightToLeft ? [...leftToRight].reverse() : leftToRight;
  const ordered: Fragment[] = [];
  let stretch: Fragment[] = [];
  for (const [i, fragment] of sorted.entries()) {
    // Signs without a direction belong to the stretch in whose middle they stand.
    const telling =
      stretch.length > 0 && isNeutral(fragment)
        ? sorted.slice(i + 1, i + 9).find(next => !isNeutral(next))
        : fragment;
    if (telling !== undefined && isOfOtherDirection(telling, rightToLeft)) stretch.push(fragment);
    else {
      ordered.push(...stretch.reverse(), fragment);
      stretch = [];
    }
  }
  return [...ordered, ...stretch.reverse()];
}

const isNeutral = ({ text }: Fragment): boolean => !/[\p{L}\p{N}]/u.test(text);

const isOfOtherDirection = (fragment: Fragment, rightToLeft: boolean): boolean =>
  !isNeutral(fragment) && fragment.rightToLeft !== rightToLeft;

const gapBetween = (one: Fragment, other: Fragment): number =>
  Math.max(one.left, other.left) - Math.min(one.right, other.right);

/** Whether a space stands between two fragments that follow each other in a line. */
export function isParting(one: Fragment, other: Fragment): boolean {
  if (/\s$/.test(one.text) || /^\s/.test(other.text)) return false;
  const follows = other.order > one.order && (other.space?.item ?? -1) > one.order;
  return follows || gapBetween(one, other) > wordGap * Math.min(one.size, other.size);
}

export function textOfFragments(fragments: readonly Fragment[]): string {
  let text = '';
  let previous: Fragment | undefined;
  for (const fragment of fragments) {
    if (previous !== undefined && isParting(previous, fragment)) text += ' ';
    text += fragment.text;
    previous = fragment;
  }
  return text;
}

/** The key with the greatest sum. */
export function most(counts: readonly (readonly [string, number])[]): string {
  const sums = new Map<string, number>();
  for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
  let best = '';
  let greatest = -1;
  for (const [key, sum] of sums) {
    if (sum > greatest) [best, greatest] = [key, sum];
  }
  return best;
}
