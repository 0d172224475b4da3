/**
 * The order in which the lines of a page are read. The order in the file is the author's and is kept, unless the page
 * itself says otherwise: lines that go back up in one column, or that hop between columns.
 */
import { type Gutter, isParted } from './gutters.ts';
import { type Line, most } from './lines.ts';

/** Consecutive lines, each below the one before. */
interface Flow {
  left: number;
  right: number;
  top: number;
  bottom: number;
  units: number;
  column: string;
}

/** The lines in the order of reading, each with its column. */
export function orderLines(lines: readonly Line[], gutters: readonly Gutter[]): Line[] {
  const bands = bandsOf(gutters);
  for (const line of lines) line.column = columnOf(line, bands);
  const isInOrder = !hopsBetweenColumns(lines, gutters) && !goesBackUp(lines);
  const ordered = isInOrder ? [...lines] : byPlace(lines, bands);
  let flow = 0;
  for (const [i, line] of ordered.entries()) {
    const previous = ordered[i - 1];
    if (previous !== undefined && !isBelow(line, previous)) flow += 1;
    line.flow = flow;
  }
  return ordered;
}

/** Gutters beside each other, from the highest top to the lowest bottom among them. */
interface Band {
  top: number;
  bottom: number;
  gutters: Gutter[];
}

function bandsOf(gutters: readonly Gutter[]): Band[] {
  const bands: Band[] = [];
  for (const gutter of [...gutters].sort((one, other) => other.top - one.top)) {
    const last = bands.at(-1);
    if (last !== undefined && gutter.top > last.bottom) {
      last.bottom = Math.min(last.bottom, gutter.bottom);
      last.gutters.push(gutter);
    } else bands.push({ top: gutter.top, bottom: gutter.bottom, gutters: [gutter] });
  }
  return bands;
}

function columnOf(line: Line, bands: readonly Band[]): string {
  const index = bands.findIndex(({ top, bottom }) => line.baseline <= top && line.baseline >= bottom);
  const band = bands[index];
  if (band === undefined) return `above ${bands.filter(({ bottom }) => bottom > line.baseline).length}`;
  return `${index} ${columnIn(line, band)}`;
}

const columnIn = ({ left, right }: Line, { gutters }: Band): number =>
  gutters.filter(gutter => (left + right) / 2 > (gutter.left + gutter.right) / 2).length;

function hopsBetweenColumns(lines: readonly Line[], gutters: readonly Gutter[]): boolean {
  let hops = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (next === undefined || Math.abs(next.baseline - line.baseline) > 0.5 * line.size) continue;
    if (isParted(gutters, line, next)) hops += 1;
  }
  return hops >= 3 && hops >= 0.15 * lines.length;
}

/** A little may stand out of place: labels in figures, notes in margins. */
function goesBackUp(lines: readonly Line[]): boolean {
  const usual = Number(most(lines.map(({ size, text }) => [String(size), text.length])));
  // What is set larger has more to say of the order than labels in a figure.
  const flows = flowsOf(lines, line => line.text.length * (line.size > 1.15 * usual ? 4 : 1));
  const rightToLeft = isRightToLeft(lines);
  let wrong = 0;
  let all = 0;
  for (const [i, flow] of flows.entries()) {
    all += flow.units;
    const before = flows.slice(Math.max(0, i - 200), i);
    if (before.some(other => isAbove(flow, other) || isColumnBefore(flow, other, rightToLeft)))
      wrong += flow.units;
  }
  return wrong > Math.max(40, 0.02 * all);
}

function flowsOf(lines: readonly Line[], weigh: (line: Line) => number): Flow[] {
  const flows: Flow[] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const flow = flows.at(-1);
    if (flow !== undefined && previous !== undefined && isBelow(line, previous)) {
      flow.left = Math.min(flow.left, line.left);
      flow.right = Math.max(flow.right, line.right);
      flow.bottom = line.bottom;
      flow.units += weigh(line);
    } else {
      const { left, right, top, bottom } = line;
      flows.push({ left, right, top, bottom, units: weigh(line), column: line.column });
    }
    previous = line;
  }
  return flows;
}

/** Below in the same column. */
export const isBelow = (line: Line, above: Line): boolean =>
  line.column === above.column &&
  line.baseline < above.baseline - 0.3 * Math.min(line.size, above.size) &&
  line.left < above.right &&
  line.right > above.left;

const isAbove = (flow: Flow, other: Flow): boolean => {
  const shared = Math.min(flow.right, other.right) - Math.max(flow.left, other.left);
  const narrow = Math.min(flow.right - flow.left, other.right - other.left);
  return shared > 0.3 * narrow && flow.bottom >= other.top - 2;
};

/** In a column of the same band that is read before the other's. */
function isColumnBefore(flow: Flow, other: Flow, rightToLeft: boolean): boolean {
  const [band, column] = flow.column.split(' ');
  const [otherBand, otherColumn] = other.column.split(' ');
  if (band !== otherBand || band === 'above') return false;
  const apart = Number(otherColumn) - Number(column);
  return rightToLeft ? apart < 0 : apart > 0;
}

const isRightToLeft = (lines: readonly Line[]): boolean =>
  lines.filter(line => line.rightToLeft).length > lines.length / 2;

/** Bands from the top, in each column after column, in each from the top. */
function byPlace(lines: readonly Line[], bands: readonly Band[]): Line[] {
  const rightToLeft = isRightToLeft(lines);
  const place = (line: Line): [top: number, column: number] => {
    const band = bands.find(({ top, bottom }) => line.baseline <= top && line.baseline >= bottom);
    if (band === undefined) return [line.baseline, 0];
    const column = columnIn(line, band);
    return [band.top, rightToLeft ? -column : column];
  };
  const placed = lines.map(line => ({ line, place: place(line) }));
  placed.sort(
    (one, other) =>
      compare(other.place[0], one.place[0]) ||
      one.place[1] - other.place[1] ||
      compareInColumn(one.line, other.line) ||
      (rightToLeft ? other.line.left - one.line.left : one.line.left - other.line.left),
  );
  return placed.map(({ line }) => line);
}

/** Also of infinite numbers. */
const compare = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);

/** Rounded, so that the order is the same whichever two are compared. */
const compareInColumn = (one: Line, other: Line): number =>
  Math.round(other.baseline) - Math.round(one.baseline);
