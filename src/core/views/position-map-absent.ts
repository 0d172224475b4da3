/** Who is not on a position map: lists under the reason, of which each name is a mark that opens its judgements. */
import type { CategoryNumber, Mark, Shape } from '../pictures/picture.ts';
import { drawSymbol } from '../pictures/symbols.ts';
import { shortenText, textWidth, wrapText } from '../pictures/text-width.ts';

export interface AbsentActor extends Pick<Mark, 'id' | 'label' | 'cell' | 'heading'> {
  name: string;
  category: CategoryNumber;
  conflicting: boolean;
}

export interface AbsentGroup {
  reason: string;
  actors: readonly AbsentActor[];
}

export interface LaidOutList {
  ground: Shape[];
  marks: Mark[];
  height: number;
}

const size = 12;
const reasonSize = 11;
const line = 18;
const reasonLine = 14;
/** Below it a list is not worth another column. */
const leastHeight = 110;

/** In so many columns side by side at most, filled one after the other. */
export function layOutAbsent(
  heading: string,
  groups: readonly AbsentGroup[],
  { x, y, width, columns: room }: { x: number; y: number; width: number; columns: number },
): LaidOutList {
  const ground: Shape[] = [];
  const marks: Mark[] = [];
  if (groups.length === 0) return { ground, marks, height: 0 };
  const gap = 16;
  const columnWidth = (width - gap * (room - 1)) / room;
  const names = groups.reduce((sum, { actors }) => sum + actors.length, 0);
  const columns = Math.min(room, Math.ceil((names * line) / leastHeight));
  const top = y + 24;
  ground.push(write(shortenText(heading, width, 13, true), x, y + 13, 13, 'text', true));
  const wrapped = groups.map(({ reason }) => wrapText(reason, columnWidth, reasonSize, 3));
  const whole = groups.reduce(
    (sum, { actors }, at) => sum + actors.length * line + (wrapped[at]?.length ?? 0) * reasonLine + 8,
    0,
  );
  const most = whole / columns;
  let column = 0;
  let at = top;
  let lowest = top;
  /** Whether another column had to begin. */
  const makeRoom = (needed: number): boolean => {
    const isFull = at > top && at + needed > top + most + line && column < columns - 1;
    if (isFull) [column, at] = [column + 1, top];
    return isFull;
  };
  for (const [index, { actors }] of groups.entries()) {
    const lines = wrapped[index] ?? [];
    const writeReason = (): void => {
      for (const text of lines) {
        ground.push(write(text, x + column * (columnWidth + gap), at + 10, reasonSize, 'muted', false));
        at += reasonLine;
      }
    };
    makeRoom(lines.length * reasonLine + line);
    writeReason();
    for (const { name, category, conflicting, ...said } of actors) {
      if (makeRoom(line)) writeReason();
      const left = x + column * (columnWidth + gap);
      const middle = at + line / 2;
      const text = shortenText(name, columnWidth - 20, size);
      marks.push({
        ...said,
        x: left + 7,
        y: middle,
        shapes: [
          ...drawSymbol(category, { x: left + 7, y: middle, radius: 4 }, { ink: 'muted' }),
          write(text, left + 18, middle + size * 0.36, size, 'text', false),
          ...(conflicting
            ? [write('!', left + 20 + textWidth(text, size), middle + size * 0.36, size, 'warning', true)]
            : []),
        ],
      });
      at += line;
      lowest = Math.max(lowest, at);
    }
    at += 8;
  }
  return { ground, marks, height: lowest - y };
}

const write = (
  text: string,
  x: number,
  y: number,
  size: number,
  ink: 'text' | 'muted' | 'warning',
  bold: boolean,
): Shape => ({ type: 'text', x, y, text, size, anchor: 'start', ink, ...(bold ? { bold: true } : {}) });
