/** Co-occurrence drawn: items down and across, a tile for each pair, of which one half is enough. */
import type { Frame, Picture } from '../pictures/picture.ts';
import type { CoOccurrence } from './co-occurrence.ts';
import { drawCountTiles } from './count-tiles.ts';
import { countWords } from './picture-words.ts';
import type { Cell, ViewTable } from './view.ts';

const together = {
  overlap: 'share characters of the text',
  sentence: 'touch the same sentence',
  paragraph: 'touch the same paragraph',
} as const;

/** More items than these make tiles too many to read. */
const mostItems = 40;

/** Each tile stands for a cell of the tables. */
export function drawCoOccurrence(result: CoOccurrence, frame: Frame, tables: readonly ViewTable[]): Picture {
  const { measure, within, items, pairs, notes } = result;
  const weights = new Map<string, number>();
  for (const { one, other, raw } of pairs)
    for (const { id } of [one, other]) weights.set(id, (weights.get(id) ?? 0) + raw);
  const weightOf = ({ id }: { id: string }): number => weights.get(id) ?? 0;
  const met = items.filter(item => weightOf(item) > 0);
  const kept = new Set([...met].sort((one, other) => weightOf(other) - weightOf(one)).slice(0, mostItems));
  const shown = met.filter(item => kept.has(item));
  const matrix = tables.find(({ name }) => name === 'matrix');
  const places = new Map(matrix?.columns.map(({ id }, at) => [id, at]));
  const rowsOf = new Map(matrix?.rows.map(({ id, cells }) => [id, cells]));
  const cellOf = (row: string, column: string): Cell | null =>
    rowsOf.get(row)?.[places.get(column) ?? -1] ?? null;
  const alone = items.length - met.length;
  return drawCountTiles(
    {
      title: 'Which items are coded in the same places',
      description:
        pairs.length === 0
          ? `No two items have passages that ${together[within]}.`
          : [
              `${countWords(pairs.length, 'pair')} of items with passages that ${together[within]}.`,
              ...(met.length > shown.length
                ? [
                    `The ${shown.length} items with most are shown; ${met.length - shown.length} more stand in the table.`,
                  ]
                : []),
              ...(alone > 0 ? [`${countWords(alone, 'item stands', 'items stand')} alone.`] : []),
            ].join(' '),
      unit: measure === 'raw' ? 'together' : 'of what either covers',
      columns: shown.slice(0, -1).map(item => ({ id: item.id, label: item.label, weight: weightOf(item) })),
      rows: shown.slice(1).map((item, at) => ({
        id: item.id,
        label: item.label,
        weight: weightOf(item),
        cells: shown.slice(0, -1).map((other, place) => (place <= at ? cellOf(item.id, other.id) : null)),
      })),
      notes,
    },
    frame,
  );
}
