/** Pages of a PDF as a library would give them, set line by line, so that tests say what is printed where. */
import type { PdfContent, PdfItem, PdfPage } from '../pdf-content.ts';

/** How wide a letter is, as a share of the type's size: all alike. */
export const letterWidth = 0.5;

export interface Setting {
  size?: number;
  font?: string;
  direction?: PdfItem['direction'];
  /** Degrees against the clock. */
  angle?: number;
}

/** A stretch of text whose baseline begins at the place. */
export function item(x: number, y: number, text: string, setting: Setting = {}): PdfItem {
  const { size = 10, font = 'text', direction = 'ltr', angle = 0 } = setting;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const length = text.length * size * letterWidth;
  const isVertical = direction === 'ttb';
  return {
    text,
    direction,
    transform: [size * cos, size * sin, -size * sin, size * cos, x, y],
    width: isVertical ? size : length,
    height: isVertical ? text.length * size : size,
    ascent: 0.8,
    descent: -0.2,
    font,
    face: 'serif',
    endsLine: true,
  };
}

/** Lines one below the other. */
export const lines = (
  x: number,
  y: number,
  texts: readonly string[],
  { leading = 12, ...setting }: Setting & { leading?: number } = {},
): PdfItem[] => texts.map((text, i) => item(x, y - i * leading, text, setting));

export const page = (items: readonly PdfItem[], more: Partial<PdfPage> = {}): PdfPage => ({
  label: null,
  view: [0, 0, 600, 800],
  rotation: 0,
  items,
  failure: null,
  ...more,
});

export const content = (pages: readonly PdfPage[], more: Partial<PdfContent> = {}): PdfContent => ({
  pages,
  outline: [],
  metadata: {},
  version: '1.0',
  ...more,
});

const syllables = ['ta', 'ri', 'so', 'men', 'lo', 'va', 'kun', 'de', 'pel', 'ga'];

/** Lines of invented words that fill `units` letters, beginning like the first of a paragraph, without an end. */
export function filler(count: number, units = 50, seed = 1): string[] {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  const word = (): string => Array.from({ length: 1 + next(3) }, () => syllables[next(10)] ?? 'ta').join('');
  return Array.from({ length: count }, (_, i) => {
    let line = i === 0 ? 'The' : word();
    while (line.length < units - 8) line += ` ${word()}`;
    return `${line} ${'molovadesta'.slice(0, Math.max(1, units - line.length - 1))}`;
  });
}
