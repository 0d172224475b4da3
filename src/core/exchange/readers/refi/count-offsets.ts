/**
 * In which units a program counted the positions of its selections. The standard says code points; programs differ in
 * how they count line ends, in characters beyond the first 65,536, and in whether the last character is inside. Where
 * selections carry their words as names, the way of counting under which most names fit is taken.
 */
import { countBelow } from '../../../text/count-below.ts';
import { createOffsetMap, type OffsetMap } from '../../../text/offsets.ts';

/** Positions as they stand in the file. */
export interface WrittenRange {
  start: number;
  end: number;
  /** What the program calls the selection: mostly its words, or their beginning. */
  name: string;
}

export interface CountedText {
  /** The text with LF at line ends. */
  text: string;
  /** UTF-16 units of `text`; null where a position lies outside. */
  rangeOf(written: Pick<WrittenRange, 'start' | 'end'>): { start: number; end: number } | null;
  /** Whether the name of the selection is a quote, and not the words that its positions cut out. */
  isOtherQuote(written: WrittenRange): boolean;
  /** How it was counted, where that is not as the standard has it; for people. */
  note: string | null;
}

interface Way {
  /** Whether CR and LF of one line end count as two. */
  bothOfLineEnd: boolean;
  unit: 'code-points' | 'utf-16';
  endIsInside: boolean;
}

const mostTried = 300;
/** Shorter names fit too many places to say anything. */
const shortestName = 3;

/**
 * `original` is the text as it lies in the file, without a byte order mark. `oneByHabit` says whether the program is
 * known to count a line end as one character, which decides where names do not.
 */
export function countOffsets(
  original: string,
  written: readonly WrittenRange[],
  oneByHabit: boolean,
): CountedText {
  const text = original.replace(/\r\n?/g, '\n');
  const ways = waysFor(original, text, oneByHabit);
  const maps = new Map<string, OffsetMap>();
  const carriageReturns = positionsOfReturns(original);
  const mapOf = (of: string): OffsetMap => {
    const known = maps.get(of) ?? createOffsetMap(of);
    maps.set(of, known);
    return known;
  };
  const convert = ({ bothOfLineEnd, unit, endIsInside }: Way) => {
    const counted = bothOfLineEnd ? original : text;
    const toUnits = (position: number): number | null => {
      if (!Number.isSafeInteger(position) || position < 0) return null;
      if (unit === 'utf-16') return position <= counted.length ? position : null;
      const map = mapOf(counted);
      return position <= map.codePoints ? map.fromCodePoint(position) : null;
    };
    const toText = (units: number): number =>
      bothOfLineEnd ? units - countBelow(carriageReturns, units) : units;
    return ({ start, end }: Pick<WrittenRange, 'start' | 'end'>) => {
      const [from, to] = [toUnits(start), toUnits(endIsInside ? end + 1 : end)];
      return from === null || to === null || to < from ? null : { start: toText(from), end: toText(to) };
    };
  };
  const tried = written.filter(({ name }) => wordsOf(name).length >= shortestName).slice(0, mostTried);
  const scored = ways.map(way => {
    const rangeOf = convert(way);
    return { way, rangeOf, fits: tried.filter(each => beginsAsNamed(text, rangeOf(each), each.name)).length };
  });
  const [first] = scored;
  if (first === undefined) throw new Error('There is always a way to count.');
  const best = scored.reduce((one, other) => (other.fits > one.fits ? other : one), first);
  const namesAreQuotes = best.fits > 0 && best.fits >= tried.length * 0.8;
  return {
    text,
    rangeOf: best.rangeOf,
    isOtherQuote: each =>
      namesAreQuotes &&
      !/(?:…|\.\.\.)\s*$/.test(each.name) &&
      wordsOf(each.name).length >= shortestName &&
      !isNamedAfter(text, best.rangeOf(each), each.name),
    note: describe(best.way),
  };
}

/** The usual way first: it is taken where the names do not decide. Ways that count this text alike are one. */
function waysFor(original: string, text: string, oneByHabit: boolean): Way[] {
  const lineEnds = original.length === text.length ? [!oneByHabit] : [!oneByHabit, oneByHabit];
  const units = /[\ud800-\udbff]/.test(text)
    ? (['code-points', 'utf-16'] as const)
    : (['code-points'] as const);
  return [false, true].flatMap(endIsInside =>
    units.flatMap(unit => lineEnds.map(bothOfLineEnd => ({ bothOfLineEnd, unit, endIsInside }))),
  );
}

/** Whether the range cuts out the words of the name, or what it begins with where it was cut short. */
function isNamedAfter(text: string, range: { start: number; end: number } | null, name: string): boolean {
  if (range === null) return false;
  const words = wordsOf(text.slice(range.start, range.end));
  const wanted = wordsOf(name);
  if (words === wanted) return true;
  const beginning = wanted.replace(/(?:…|\.\.\.)$/, '').trimEnd();
  const isCut = beginning.length < wanted.length || wanted.length >= 40;
  return isCut && beginning.length >= shortestName && words.startsWith(beginning);
}

/** The same, and where the name begins without white space, so does the range: else it is likely to be off by some. */
const beginsAsNamed = (text: string, range: { start: number; end: number } | null, name: string): boolean =>
  isNamedAfter(text, range, name) && (/^\s/.test(name) || !/^\s/.test(text.slice(range?.start, range?.end)));

const wordsOf = (text: string): string => text.replace(/\s+/g, ' ').trim();

function positionsOfReturns(original: string): number[] {
  const found: number[] = [];
  for (let at = original.indexOf('\r\n'); at !== -1; at = original.indexOf('\r\n', at + 2)) found.push(at);
  return found;
}

function describe({ unit, endIsInside }: Way): string | null {
  const parts = [
    unit === 'utf-16' ? 'in UTF-16 units' : '',
    endIsInside ? 'with the last character inside' : '',
  ].filter(part => part !== '');
  return parts.length === 0 ? null : `positions are counted ${parts.join(' and ')}, as the quoted words show`;
}
