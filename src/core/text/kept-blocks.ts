/** Blocks as they are kept in a file beside the text: one JSON list, read back only where it fits the text. */
import { z } from 'zod';
import type { Block } from './blocks.ts';

const place = z.number().int().nonnegative();
const range = { start: place, end: place };

const inline = z.strictObject({
  ...range,
  styles: z.array(z.enum(['emphasis', 'strong', 'code', 'strike', 'link'])),
  href: z.string().exactOptional(),
  hardBreak: z.literal(true).exactOptional(),
});
const inlines = z.array(inline);
const depth = z.number().int().nonnegative();
const speaker = z.string().exactOptional();
const cell = z.strictObject({ ...range, inlines });
const row = z.strictObject({ ...range, header: z.boolean(), cells: z.array(cell) });

const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('paragraph'),
    ...range,
    inlines,
    aside: z.enum(['running-head', 'page-number', 'footnote']).exactOptional(),
    speaker,
  }),
  z.strictObject({ kind: z.literal('lines'), ...range }),
  z.strictObject({
    kind: z.literal('heading'),
    ...range,
    level: z.literal([1, 2, 3, 4, 5, 6]),
    inlines,
  }),
  z.strictObject({ kind: z.literal('list-item'), ...range, depth, marker: z.string(), inlines, speaker }),
  z.strictObject({ kind: z.literal('quote'), ...range, depth, inlines }),
  z.strictObject({ kind: z.literal('code'), ...range, inlines }),
  z.strictObject({ kind: z.literal('table'), ...range, rows: z.array(row) }),
  z.strictObject({ kind: z.literal('rule'), ...range }),
]);

/** The same bytes for the same blocks. */
export const writeBlocks = (blocks: readonly Block[]): string => `${JSON.stringify(blocks)}\n`;

/** Null where it is no list of blocks, or where an offset does not fit `text`. */
export function readBlocks(json: string, text: string): Block[] | null {
  try {
    const blocks: Block[] = z.array(block).parse(JSON.parse(json));
    return areSound(blocks, text) ? blocks : null;
  } catch {
    return null;
  }
}

interface Span {
  start: number;
  end: number;
}

/** Whether blocks, and the pieces in each, are in order and inside each other, and no visible character is left out. */
export function areSound(blocks: readonly Block[], text: string): boolean {
  const whole = { start: 0, end: text.length };
  if (!nest(blocks, whole)) return false;
  for (const one of blocks) {
    if (one.kind === 'table') {
      if (!nest(one.rows, one)) return false;
      for (const line of one.rows) {
        if (!nest(line.cells, line)) return false;
        if (!line.cells.every(({ inlines: pieces, ...span }) => nest(pieces, span))) return false;
      }
    } else if ('inlines' in one && !nest(one.inlines, one)) return false;
  }
  let at = 0;
  for (const { start, end } of [...blocks, { start: text.length, end: text.length }]) {
    if (text.slice(at, start).trim() !== '') return false;
    at = end;
  }
  return true;
}

function nest(spans: readonly Span[], within: Span): boolean {
  let at = within.start;
  for (const { start, end } of spans) {
    if (start < at || end < start) return false;
    at = end;
  }
  return at <= within.end;
}
