/** Legends: entries of a sample and its words, one after the other in lines of the width that there is. */
import type { Shape } from './picture.ts';
import { shortenText, textWidth } from './text-width.ts';

export interface LegendEntry {
  label: string;
  /** Around the middle of the place given, within `sampleWidth`. */
  sample(x: number, y: number): readonly Shape[];
  /** Pixels; without it, 14. */
  sampleWidth?: number;
}

export interface LegendPlace {
  x: number;
  /** Its upper edge. */
  y: number;
  width: number;
  /** What the entries are, before the first of them; without it, nothing. */
  title?: string;
}

export interface Legend {
  shapes: readonly Shape[];
  /** Pixels; 0 where there is nothing to explain. */
  height: number;
}

const size = 12;
const lineHeight = 20;
const gap = 16;
const afterSample = 5;

/** Lines up entries; a label that is wider than a line is shortened. */
export function layOutLegend(
  entries: readonly LegendEntry[],
  { x: left, y: top, width, title }: LegendPlace,
): Legend {
  if (entries.length === 0) return { shapes: [], height: 0 };
  const shapes: Shape[] = [];
  let x = left;
  let y = top + lineHeight / 2;
  const write = (text: string, at: number, bold: boolean): void => {
    const shape = { type: 'text', x: at, y: y + size * 0.36, text, size, anchor: 'start' } as const;
    shapes.push(bold ? { ...shape, ink: 'text', bold: true } : { ...shape, ink: 'muted' });
  };
  if (title !== undefined) {
    const text = shortenText(title, width, size, true);
    write(text, x, true);
    x += textWidth(text, size, true) + gap * 0.75;
  }
  for (const { label, sample, sampleWidth = 14 } of entries) {
    const text = shortenText(label, width - sampleWidth - afterSample, size);
    const needed = sampleWidth + afterSample + textWidth(text, size);
    if (x > left && x + needed > left + width) {
      x = left;
      y += lineHeight;
    }
    shapes.push(...sample(x + sampleWidth / 2, y));
    write(text, x + sampleWidth + afterSample, false);
    x += needed + gap;
  }
  return { shapes, height: y + lineHeight / 2 - top };
}
