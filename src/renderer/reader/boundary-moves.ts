/**
 * Moves the boundaries of the chosen passage key by key. Each step is shown at once; the study is told once, when
 * the keys have rested, so that a row of presses is one change and one undo.
 */
import { nextGrapheme, previousGrapheme } from '#core/text/graphemes.ts';
import {
  nextWord,
  nextWordBoundary,
  previousWord,
  previousWordBoundary,
} from '#core/text/words-and-sentences.ts';
import type { OpenReader } from './open-reader.ts';

export type Edge = 'start' | 'end';
export type MoveUnit = 'word' | 'character';

/** Milliseconds without a key after which the study is told. */
const REST = 600;

/** Where an edge goes by one step: starts to the starts of words, ends to their ends. */
export function moveEdge(
  text: string,
  offset: number,
  edge: Edge,
  unit: MoveUnit,
  direction: 1 | -1,
): number {
  if (unit === 'character') {
    return direction === 1 ? nextGrapheme(text, offset) : previousGrapheme(text, offset);
  }
  if (edge === 'start') {
    if (direction === -1) return previousWordBoundary(text, offset);
    const current = nextWord(text, offset);
    if (current === null) return text.length;
    return current.start > offset ? current.start : (nextWord(text, current.end)?.start ?? current.end);
  }
  if (direction === 1) return nextWordBoundary(text, offset);
  const current = previousWord(text, offset);
  if (current === null) return 0;
  return current.end < offset ? current.end : (previousWord(text, current.start)?.end ?? current.start);
}

export class BoundaryMoves {
  private readonly reader: OpenReader;
  private readonly move: (passageId: string, start: number, end: number) => Promise<boolean>;
  private pending: { id: string; start: number; end: number; before: { start: number; end: number } } | null =
    null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `move` tells the study and says whether it agreed. */
  constructor(reader: OpenReader, move: (passageId: string, start: number, end: number) => Promise<boolean>) {
    this.reader = reader;
    this.move = move;
  }

  /** Shows the passage with one edge a step further; gives its text then, or null where it can't go there. */
  step(passageId: string, edge: Edge, unit: MoveUnit, direction: 1 | -1): string | null {
    const mark = this.reader.marks.get(passageId);
    if (mark === undefined) return null;
    if (this.pending !== null && this.pending.id !== passageId) void this.flush();
    const { text } = this.reader.content;
    const start = edge === 'start' ? moveEdge(text, mark.start, edge, unit, direction) : mark.start;
    const end = edge === 'end' ? moveEdge(text, mark.end, edge, unit, direction) : mark.end;
    if (start >= end || text.slice(start, end).trim() === '') return null;
    const before = this.pending?.before ?? { start: mark.start, end: mark.end };
    this.pending = { id: passageId, start, end, before };
    this.reader.view.redraw(this.reader.marks.preview(passageId, start, end));
    this.reader.view.nudge(edge === 'start' ? start : Math.max(start, end - 1));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), REST);
    return text.slice(start, end);
  }

  /** Tells the study what was moved. A refusal shows the passage where it was. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const { pending } = this;
    this.pending = null;
    if (pending === null) return;
    const { id, start, end, before } = pending;
    if (start === before.start && end === before.end) return;
    if (await this.move(id, start, end)) return;
    this.reader.view.redraw(this.reader.marks.preview(id, before.start, before.end));
  }
}
