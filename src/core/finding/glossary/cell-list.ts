/**
 * A glossary that an extraction has broken into cells over several lines: acronym, original name, translation and
 * type, each a paragraph, some run together, some out of place. The list itself teaches which words are of which
 * language and what its types are.
 */
import type { TextLine } from '../../structure/text-lines.ts';
import type { Range } from '../../text/range.ts';
import { fitOfName, foldName, isAcronym } from '../acronyms.ts';
import { learnedKey, spanishness, spanishnessOfWord } from '../language.ts';
import type { GlossaryEntry } from './entry.ts';

interface Piece extends Range {
  content: string;
}

/** A paragraph of the list, or the part of one on this page. */
interface Cell {
  pieces: Piece[];
  /** It stands between two pages, where the extraction mixes rows. */
  stray: boolean;
}

interface Draft {
  acronym: Piece;
  names: Cell[];
  type: Cell | null;
  original: Piece[];
  translation: Piece[];
  rule: string;
  doubts: string[];
}

const LONGEST_CELL_LINES = 7;
const LONGEST_LINE = 60;
/** A list goes on over this many paragraphs without an acronym at most. */
const LARGEST_HOLE = 7;
const FEWEST_ENTRIES = 4;
const TYPE_REPEATS = 3;

const joined = (pieces: readonly { content: string }[]) => pieces.map(({ content }) => content).join(' ');

/** `lines` without notes and what belongs to the page; `pageNumbers` are where the latter were. */
export function findCellList(lines: readonly TextLine[], pageNumbers: readonly Range[]): GlossaryEntry[] {
  const cells = cellsOf(lines, pageNumbers);
  return listsIn(cells).flatMap(list => entriesOf(list));
}

function cellsOf(lines: readonly TextLine[], pageNumbers: readonly Range[]): Cell[] {
  const cells: Cell[] = [];
  let fresh = true;
  let last = 0;
  for (const line of lines) {
    if (line.blank) {
      fresh = true;
      continue;
    }
    const afterNumber = pageNumbers.some(({ start }) => start >= last && start < line.start);
    const piece = { content: line.content, start: line.start, end: line.end };
    const open = cells.at(-1);
    // A page begins inside the paragraph: what stands before it belongs to no row of this page.
    if (line.setIn && !fresh && open !== undefined) open.stray = true;
    if (fresh || line.setIn || open === undefined) cells.push({ pieces: [piece], stray: afterNumber });
    else open.pieces.push(piece);
    fresh = false;
    last = line.end;
  }
  return cells;
}

const acronymOf = ({ pieces }: Cell): Piece | null => {
  const [piece] = pieces;
  return pieces.length === 1 && piece !== undefined && isAcronym(piece.content) ? piece : null;
};

const isNameLike = ({ pieces }: Cell) =>
  pieces.length <= LONGEST_CELL_LINES &&
  pieces.every(({ content }) => content.length <= LONGEST_LINE) &&
  /\p{L}{3}/u.test(joined(pieces)) &&
  !/\d{3}/.test(joined(pieces));

/** Runs of cells with an acronym every few cells, and names between them. */
function listsIn(cells: readonly Cell[]): Cell[][] {
  const lists: Cell[][] = [];
  let open: Cell[] = [];
  let hole = 0;
  const close = () => {
    const acronyms = open.filter(cell => acronymOf(cell) !== null).length;
    const names = open.filter(cell => acronymOf(cell) === null && joined(cell.pieces).includes(' ')).length;
    if (acronyms >= FEWEST_ENTRIES && names >= acronyms * 0.8) lists.push(open);
    open = [];
    hole = 0;
  };
  for (const cell of cells) {
    const isHead = acronymOf(cell) !== null;
    if (!isHead && (open.length === 0 || !isNameLike(cell) || hole >= LARGEST_HOLE)) {
      if (open.length > 0) close();
      continue;
    }
    hole = isHead ? 0 : hole + 1;
    open.push(cell);
  }
  close();
  return lists;
}

function entriesOf(cells: readonly Cell[]): GlossaryEntry[] {
  const drafts = draftsOf(cells, typesOf(cells));
  // Most lists have the original first; this one's own rows say so.
  const order = Math.sign(
    drafts.reduce((sum, { names: [one, two] }) => {
      if (one === undefined || two === undefined) return sum;
      return sum + Math.sign(spanishness(joined(one.pieces)) - spanishness(joined(two.pieces)));
    }, 0),
  );
  for (const draft of drafts) assignNames(draft, order >= 0);
  const lexicon = learnWords(drafts);
  for (const draft of drafts) if (draft.names.length === 1) separateLanguages(draft, lexicon);
  const orphans = mergeRepeats(drafts);
  for (const draft of drafts) if (draft.original.length === 0) adopt(draft, orphans);
  dropTypesInNames(drafts);
  return drafts.filter(({ original, translation }) => original.length + translation.length > 0).map(entryOf);
}

/** What stands again and again as a cell of its own, and compounds of it ("Union/PRI"). */
function typesOf(cells: readonly Cell[]): (text: string) => boolean {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    if (acronymOf(cell) !== null) continue;
    const text = joined(cell.pieces);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const types = new Set([...counts].flatMap(([text, count]) => (count >= TYPE_REPEATS ? [text] : [])));
  return text => types.has(text) || (text.includes('/') && types.size > 0);
}

function draftsOf(cells: readonly Cell[], isType: (text: string) => boolean): Draft[] {
  const drafts: Draft[] = [];
  for (const cell of cells) {
    const acronym = acronymOf(cell);
    const open = drafts.at(-1);
    if (acronym !== null) {
      drafts.push({
        acronym,
        names: [],
        type: null,
        original: [],
        translation: [],
        rule: 'cells below an acronym',
        doubts: [],
      });
    } else if (open !== undefined) {
      const text = joined(cell.pieces);
      if (isType(text)) {
        if (cell.stray) open.doubts.push(`A type stands at the end of its page: “${text}”.`);
        else open.type ??= cell;
      } else if (open.names.length < 2) open.names.push(cell);
      else if (open.names.length === 2 && open.type === null && cell.pieces.length === 1) open.type = cell;
      else open.doubts.push(`More stands below it: “${text}”.`);
    }
  }
  return drafts;
}

function assignNames(draft: Draft, originalFirst: boolean): void {
  const [first, second] = draft.names;
  if (first === undefined) return;
  if (second === undefined) {
    draft.original = first.pieces;
    return;
  }
  const difference = spanishness(joined(first.pieces)) - spanishness(joined(second.pieces));
  const inOrder = originalFirst ? difference > -4 : difference < 4;
  const [original, translation] = inOrder === originalFirst ? [first, second] : [second, first];
  draft.original = original.pieces;
  draft.translation = translation.pieces;
  if (!inOrder) draft.doubts.push('Its two names stand in the other order.');
}

/** Above 0 for words of originals, below for words of translations, by how often they are which. */
function learnWords(drafts: readonly Draft[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (pieces: readonly Piece[], by: number) => {
    for (const word of joined(pieces).match(/[\p{L}'’]+/gu) ?? []) {
      const key = learnedKey(word);
      counts.set(key, (counts.get(key) ?? 0) + by);
    }
  };
  for (const { names, original, translation } of drafts) {
    if (names.length !== 2) continue;
    count(original, 1);
    count(translation, -1);
  }
  return counts;
}

/** One cell with the lines of both names: each line is cut where its words change from one language to the other. */
function separateLanguages(draft: Draft, lexicon: ReadonlyMap<string, number>): void {
  const [cell] = draft.names;
  if (cell === undefined) return;
  const original: Piece[] = [];
  const translation: Piece[] = [];
  for (const piece of cell.pieces) {
    const words = [...piece.content.matchAll(/\S+/g)];
    const scores = words.map(([word]) => spanishnessOfWord(word, lexicon));
    const total = (from: number, to: number) => scores.slice(from, to).reduce((sum, score) => sum + score, 0);
    let cut = 0;
    let best = Math.abs(total(0, words.length));
    for (let at = 1; at < words.length; at += 1) {
      const value = Math.abs(total(0, at) - total(at, words.length));
      if (value > best) {
        best = value;
        cut = at;
      }
    }
    const at = cut === 0 ? 0 : (words[cut]?.index ?? 0);
    const parts = cut === 0 ? [piece] : [part(piece, 0, at), part(piece, at, piece.content.length)];
    const sides = cut === 0 ? [total(0, words.length)] : [total(0, cut), total(cut, words.length)];
    parts.forEach((each, index) => {
      ((sides[index] ?? 0) >= 0 ? original : translation).push(each);
    });
  }
  if (original.length === 0 || translation.length === 0) return;
  draft.original = original;
  draft.translation = translation;
  draft.rule = 'one cell with the lines of both names, told apart by language';
  draft.doubts.push('The lines of its two names stand mixed.');
}

function part({ content, start }: Piece, from: number, to: number): Piece {
  const text = content.slice(from, to).trimEnd();
  return { content: text, start: start + from, end: start + from + text.length };
}

interface Orphan {
  original: Piece[];
  translation: Piece[];
}

/** Rows of the same acronym become one; lines that one has more than the other are another row's. */
function mergeRepeats(drafts: Draft[]): Orphan[] {
  const orphans: Orphan[] = [];
  const firsts = new Map<string, Draft>();
  for (const draft of [...drafts]) {
    const first = firsts.get(draft.acronym.content);
    if (first === undefined) {
      firsts.set(draft.acronym.content, draft);
      continue;
    }
    const [short, long] = draft.original.length <= first.original.length ? [draft, first] : [first, draft];
    if (short.original.length === 0) continue;
    const original = restAfter(long.original, short.original);
    const translation = restAfter(long.translation, short.translation);
    if (original === null) continue;
    if (original.length > 0) orphans.push({ original, translation: translation ?? [] });
    first.original = short.original;
    first.translation = translation === null ? first.translation : short.translation;
    first.type = short.type ?? first.type;
    first.doubts.push('The list has it twice.');
    drafts.splice(drafts.indexOf(draft), 1);
  }
  return orphans;
}

/** The lines of `long` after those that say the same as `short`; null where it does not begin with them. */
function restAfter(long: readonly Piece[], short: readonly Piece[]): Piece[] | null {
  const same = short.every(({ content }, at) => foldName(content) === foldName(long[at]?.content ?? ''));
  return same ? long.slice(short.length) : null;
}

/** An acronym whose cells stand elsewhere takes the lines without an acronym that fit it best. */
function adopt(draft: Draft, orphans: Orphan[]): void {
  const ranked = orphans
    .map(orphan => ({ orphan, fit: fitOfName(draft.acronym.content, joined(orphan.original)) }))
    .sort((one, other) => other.fit - one.fit);
  const [best] = ranked;
  if (best === undefined || best.fit < 0.4) return;
  draft.original = best.orphan.original;
  draft.translation = best.orphan.translation;
  draft.rule = 'lines without an acronym that fit its letters';
  draft.doubts.push('Its names stand in another row of the list.');
  orphans.splice(orphans.indexOf(best.orphan), 1);
}

/** A type that was run together with the line before it, where nothing in the original answers to the word. */
function dropTypesInNames(drafts: readonly Draft[]): void {
  const types = new Set(drafts.flatMap(({ type }) => (type === null ? [] : [joined(type.pieces)])));
  for (const draft of drafts) {
    const last = draft.translation.at(-1);
    if (draft.type !== null || last === undefined) continue;
    for (const type of types) {
      if (!last.content.endsWith(` ${type}`)) continue;
      const answers = new Set(
        drafts
          .filter(
            each =>
              each !== draft && each.type !== null && joined(each.translation).split(' ').includes(type),
          )
          .flatMap(({ original }) => joined(original).split(' ').map(foldName)),
      );
      if (
        joined(draft.original)
          .split(' ')
          .some(word => word.length > 3 && answers.has(foldName(word)))
      )
        continue;
      const at = last.content.length - type.length;
      draft.translation = [...draft.translation.slice(0, -1), part(last, 0, at)];
      draft.type = { pieces: [part(last, at, last.content.length)], stray: false };
      draft.doubts.push('Its type stood in the line of its translation.');
      break;
    }
  }
}

function entryOf({ acronym, original, translation, type, rule, doubts }: Draft): GlossaryEntry {
  const ranges = (pieces: readonly Piece[]) => pieces.map(({ start, end }) => ({ start, end }));
  return {
    acronym: acronym.content,
    original: joined(original).replace(/\.$/, ''),
    translation: joined(translation).replace(/\.$/, ''),
    type: type === null ? '' : joined(type.pieces),
    ranges: {
      acronym: ranges([acronym]),
      original: ranges(original),
      translation: ranges(translation),
      type: type === null ? [] : ranges(type.pieces),
    },
    rule,
    doubts: [...new Set(doubts)],
  };
}
