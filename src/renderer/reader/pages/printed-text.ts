/**
 * A document's canonical text as it is printed: from offsets to places on pages and back. Pure geometry over the kept
 * page map; all places are points of the page's own coordinates, pages count from 1.
 */
import { shareBefore } from '#core/pages/letter-widths.ts';
import type { Page, PageMap, PagePiece, PageRect } from '#core/pages/page-map.ts';
import { markedPieces, placeOnPage, rectOfPiece, startOfPage } from '#core/pages/places.ts';

/** A piece of text and the page that it is printed on. */
export interface PlacedPiece {
  page: number;
  piece: PagePiece;
}

/** Pieces of one page that stand side by side, in the order of the text. */
export interface PrintedLine {
  page: number;
  start: number;
  end: number;
  pieces: readonly PagePiece[];
}

/** A rectangle that is turned about its lower left corner by `angle` degrees against the clock. */
export interface PrintedBox {
  x: number;
  y: number;
  width: number;
  height: number;
  angle: number;
}

export class PrintedText {
  readonly text: string;
  readonly pages: readonly Page[];
  /** All pieces in the order of the text, whichever page they are on. */
  private readonly placed: readonly PlacedPiece[];
  private readonly lines: readonly PrintedLine[];

  constructor(text: string, { pages }: PageMap) {
    this.text = text;
    this.pages = pages;
    this.placed = pages
      .flatMap(({ pieces }, index) => pieces.map(piece => ({ page: index + 1, piece })))
      .sort((a, b) => a.piece.start - b.piece.start);
    this.lines = linesOf(this.placed);
  }

  page(number: number): Page | undefined {
    return this.pages[number - 1];
  }

  /** The piece that holds the character at the offset, else the last one before it, else the first. */
  pieceAt(offset: number): PlacedPiece | undefined {
    return this.placed[
      Math.max(
        0,
        lastStartingAt(this.placed, offset, ({ piece }) => piece.start),
      )
    ];
  }

  /** The line that holds the character at the offset, else the last one before it, else the first. */
  lineAt(offset: number): PrintedLine | undefined {
    return this.lines[Math.max(0, this.lineIndexAt(offset))];
  }

  /** The line that follows in the order of the text, or with -1 the one before. */
  lineBeside(offset: number, direction: 1 | -1): PrintedLine | undefined {
    return this.lines[this.lineIndexAt(offset) + direction];
  }

  /** Where a cursor before the character at the offset stands: a rectangle without width along the line. */
  caretAt(offset: number): { page: number; rect: PageRect } | null {
    const placed = this.pieceAt(offset);
    if (placed === undefined) return null;
    const { page, piece } = placed;
    const at = Math.min(Math.max(offset, piece.start), piece.end);
    return { page, rect: rectOfPiece(this.text, piece, at, at) };
  }

  /** What the range, a part of `whole`, covers on one page, line by line; turned where the text is. */
  boxesOn(
    number: number,
    start: number,
    end: number,
    whole?: { start: number; end: number },
  ): readonly PrintedBox[] {
    const page = this.page(number);
    if (page === undefined) return [];
    const pieces = markedPieces(page.pieces, start, end, whole);
    if (pieces.every(({ angle }) => angle === 0)) {
      return (placeOnPage(this.text, page, start, end, whole) ?? []).map(boxOfRect);
    }
    return pieces.flatMap(piece => {
      const upright = { ...piece, x: 0, y: 0, angle: 0 };
      const rect = rectOfPiece(this.text, upright, Math.max(start, piece.start), Math.min(end, piece.end));
      if (rect[2] <= rect[0] || rect[3] <= rect[1]) return [];
      const [x, y] = turn(rect[0], rect[1], piece.angle);
      return [{ ...boxOfRect(rect), x: piece.x + x, y: piece.y + y, angle: piece.angle }];
    });
  }

  /** The offset of the text on a page that is nearest to a point; null where the page has none. */
  offsetNear(number: number, x: number, y: number): number | null {
    let best: PagePiece | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const piece of this.page(number)?.pieces ?? []) {
      const distance = distanceTo(piece, x, y);
      if (distance >= least) continue;
      least = distance;
      best = piece;
    }
    return best === null ? null : this.offsetInPiece(best, x, y);
  }

  /** The offset on a line that is nearest to a point of its page. */
  offsetOnLine({ pieces, start }: PrintedLine, x: number, y: number): number {
    let best: PagePiece | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const piece of pieces) {
      const [along] = inPiece(piece, x, y);
      const distance = Math.max(0, -along, along - piece.width);
      if (distance >= least) continue;
      least = distance;
      best = piece;
    }
    return best === null ? start : this.offsetInPiece(best, x, y);
  }

  /** Whether a point of a page lies on a piece of its text, and then the offset of the character there. */
  offsetUnder(number: number, x: number, y: number): number | null {
    for (const piece of this.page(number)?.pieces ?? []) {
      if (distanceTo(piece, x, y) > 0) continue;
      const nearest = this.offsetInPiece(piece, x, y);
      // The border before the character under the point, which may be the one left of the nearest border.
      const share = this.shareAt(piece, x, y);
      const isBefore = shareBefore(this.letters(piece), nearest - piece.start, piece.face) <= share;
      return Math.min(piece.end - 1, Math.max(piece.start, isBefore ? nearest : nearest - 1));
    }
    return null;
  }

  /** The first and the last of the offsets printed between two heights of a page, whichever way its text runs. */
  rangeWithin(number: number, visible: PageRect): { start: number; end: number } | null {
    let start = Number.POSITIVE_INFINITY;
    let end = -1;
    for (const piece of this.page(number)?.pieces ?? []) {
      const [left, bottom, right, top] = rectOfPiece(this.text, piece, piece.start, piece.end);
      if (right < visible[0] || left > visible[2] || top < visible[1] || bottom > visible[3]) continue;
      start = Math.min(start, piece.start);
      end = Math.max(end, piece.end);
    }
    return end < 0 ? null : { start, end };
  }

  /** Where the page's text begins; of a page without text, where the text before it ends. */
  startOf(number: number): number {
    return startOfPage(this, number);
  }

  private lineIndexAt(offset: number): number {
    return lastStartingAt(this.lines, offset, ({ start }) => start);
  }

  private letters({ start, end }: PagePiece): string {
    return this.text.slice(start, end);
  }

  private shareAt(piece: PagePiece, x: number, y: number): number {
    const [along] = inPiece(piece, x, y);
    const share = Math.min(1, Math.max(0, along / piece.width));
    return piece.rightToLeft ? 1 - share : share;
  }

  /** The border between two letters that is nearest to a point. */
  private offsetInPiece(piece: PagePiece, x: number, y: number): number {
    const share = this.shareAt(piece, x, y);
    const letters = this.letters(piece);
    let low = 0;
    let high = letters.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (shareBefore(letters, middle + 1, piece.face) <= share) low = middle + 1;
      else high = middle;
    }
    const before = shareBefore(letters, low, piece.face);
    const after = shareBefore(letters, low + 1, piece.face);
    return piece.start + Math.min(letters.length, share - before > after - share ? low + 1 : low);
  }
}

const boxOfRect = ([left, bottom, right, top]: PageRect): PrintedBox => ({
  ...{ x: left, y: bottom, width: right - left, height: top - bottom },
  angle: 0,
});

function turn(x: number, y: number, degrees: number): [number, number] {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [x * cos - y * sin, x * sin + y * cos];
}

/** A point along a piece's baseline and above it. */
const inPiece = ({ x, y, angle }: PagePiece, pointX: number, pointY: number): [number, number] =>
  angle === 0 ? [pointX - x, pointY - y] : turn(pointX - x, pointY - y, -angle);

/** How far a point is from a piece; lines apart count for more than the same way along a line. */
function distanceTo(piece: PagePiece, x: number, y: number): number {
  const [along, above] = inPiece(piece, x, y);
  const beside = Math.max(0, -along, along - piece.width);
  const apart = Math.max(0, -piece.down - above, above - piece.up);
  return Math.hypot(beside, apart * 3);
}

function linesOf(placed: readonly PlacedPiece[]): PrintedLine[] {
  const lines: { page: number; start: number; end: number; pieces: PagePiece[] }[] = [];
  for (const { page, piece } of placed) {
    const last = lines.at(-1);
    const before = last?.pieces.at(-1);
    if (last !== undefined && before !== undefined && last.page === page && isSameLine(before, piece)) {
      last.pieces.push(piece);
      last.end = piece.end;
    } else lines.push({ page, start: piece.start, end: piece.end, pieces: [piece] });
  }
  return lines;
}

/** On the same baseline, further along it; raised and lowered letters too. */
function isSameLine(one: PagePiece, next: PagePiece): boolean {
  if (one.angle !== next.angle) return false;
  const [along, above] = inPiece(one, next.x, next.y);
  const size = Math.max(one.up + one.down, next.up + next.down);
  const isFurther = one.rightToLeft || next.rightToLeft || along > -size;
  return Math.abs(above) < size * 0.5 && isFurther && along < one.width + size * 4;
}

/** Index of the last of the elements, sorted by `startOf`, that starts at or before the offset; -1 = none does. */
function lastStartingAt<T>(all: readonly T[], offset: number, startOf: (one: T) => number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = all[middle];
    if (one !== undefined && startOf(one) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
