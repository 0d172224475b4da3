/** Which offsets of a canonical text can be seen: Markdown hides its markup, and the cursor must not stand there. */
import type { Block } from '#core/text/blocks.ts';

/** Visible stretches of the text, in order; neighbours that touch are one. */
export class VisibleText {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(blocks: readonly Block[]) {
    for (const { start, end } of visiblePieces(blocks)) {
      if (start >= end) continue;
      if (this.ends.at(-1) === start) this.ends[this.ends.length - 1] = end;
      else {
        this.starts.push(start);
        this.ends.push(end);
      }
    }
  }

  get start(): number {
    return this.starts[0] ?? 0;
  }

  get end(): number {
    return this.ends.at(-1) ?? 0;
  }

  /**
   * The offset itself where a cursor can stand there (also right after a stretch's last character), else the
   * nearest such place in the direction.
   */
  snap(offset: number, direction: 1 | -1): number {
    const after = this.countStarts(offset);
    const before = this.ends[after - 1];
    if (before !== undefined && offset <= before) return offset;
    const next = this.starts[after];
    if (direction === 1) return next ?? before ?? 0;
    return before ?? next ?? 0;
  }

  /** A range without hidden text at its ends; empty where nothing in it is visible. */
  clip(start: number, end: number): { start: number; end: number } {
    const first = this.countStarts(start);
    const holder = this.ends[first - 1];
    const from = holder !== undefined && start < holder ? start : (this.starts[first] ?? end);
    const last = this.ends[this.countStarts(end - 1) - 1] ?? start;
    const to = Math.min(end, last);
    return from < to ? { start: from, end: to } : { start, end: start };
  }

  /** How many stretches begin at or before the offset. */
  private countStarts(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function* visiblePieces(blocks: readonly Block[]): Iterable<{ start: number; end: number }> {
  for (const block of blocks) {
    if (block.kind === 'lines') yield block;
    else if (block.kind === 'table') {
      for (const row of block.rows) for (const cell of row.cells) yield* cell.inlines;
    } else if (block.kind !== 'rule') yield* block.inlines;
  }
}
