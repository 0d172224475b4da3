/** A picture's title and description, written into it, so that it says what it shows wherever it is pasted. */
import type { Picture, Shape } from './picture.ts';
import { wrapText } from './text-width.ts';

export interface Head {
  shapes: readonly Shape[];
  /** Pixels, with the space below it. */
  height: number;
}

const titleSize = 17;
const textSize = 12;

export function layOutHead(
  { title, description }: Pick<Picture, 'title' | 'description'>,
  { x, y, width }: { x: number; y: number; width: number },
): Head {
  const shapes: Shape[] = [];
  let line = y;
  const write = (text: string, size: number, bold: boolean): void => {
    line += size * 1.35;
    const shape = { type: 'text', x, y: line - size * 0.3, text, size, anchor: 'start' } as const;
    shapes.push(bold ? { ...shape, ink: 'text', bold: true } : { ...shape, ink: 'muted' });
  };
  for (const text of wrapText(title, width, titleSize, 2, true)) write(text, titleSize, true);
  line += 2;
  for (const text of wrapText(description, width, textSize, 6)) write(text, textSize, false);
  return { shapes, height: line + 12 - y };
}
