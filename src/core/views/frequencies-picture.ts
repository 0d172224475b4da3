/** The frequencies drawn: items down, documents, sections or stages across, a tile for each count. */
import type { Frame, Picture } from '../pictures/picture.ts';
import { drawCountTiles } from './count-tiles.ts';
import type { Frequencies } from './frequencies.ts';
import { countWords } from './picture-words.ts';
import type { Cell, ViewTable } from './view.ts';

const across = { document: 'document', section: 'section', stage: 'stage' } as const;
const units = {
  none: 'passages',
  row: 'per cent of the item’s passages',
  column: 'per cent of the column’s passages',
  words: 'passages for each 10,000 words',
} as const;

/** Each tile stands for a cell of the tables. */
export function drawFrequencies(result: Frequencies, frame: Frame, tables: readonly ViewTable[]): Picture {
  const { by, normalise, columns, rows, totals, total, notes } = result;
  const cellsOf = new Map(tables[0]?.rows.map(({ id, cells }) => [id, cells.slice(2)]));
  const cells = (id: string): readonly Cell[] => cellsOf.get(id) ?? [];
  return drawCountTiles(
    {
      title: `How often each item is coded, by ${across[by]}`,
      description:
        total.length === 0
          ? 'No passages are coded yet. Code passages, and they are counted here.'
          : `${countWords(total.length, 'passage')} of ${countWords(rows.length, 'item')}.`,
      unit: units[normalise],
      columns: [
        ...columns.map(({ id, label }, at) => ({ id, label, weight: totals[at]?.length ?? 0 })),
        {
          id: '.total',
          label: 'All',
          weight: total.length === 0 ? 0 : Number.POSITIVE_INFINITY,
          isSum: true as const,
        },
      ],
      rows: rows.map(({ item, total: own }) => ({
        id: item.id,
        label: item.label,
        cells: cells(item.id),
        weight: own.length,
      })),
      notes: total.length === 0 ? [] : notes,
    },
    frame,
  );
}
