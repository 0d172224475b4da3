/** Which table is open as a grid, and how those opened before in this window were laid out. */
import type { CellOptions } from '#core/structure/tables.ts';
import { createOpening } from '../state/opening.ts';

/** UTF-16 units of the canonical text. */
export interface OpenTable {
  documentId: string;
  start: number;
  end: number;
  /** Whether the table was recognised, or its range drawn by hand. */
  isFound: boolean;
}

const opening = createOpening<OpenTable>();

export const tableDialog = { open: opening.open, close: opening.close };

export const useOpenTable = opening.use;

const layouts = new Map<string, CellOptions>();

const keyOf = ({ documentId, start, end }: OpenTable): string => `${documentId} ${start} ${end}`;

/** Null where it was left as it was recognised. */
export const layoutOf = (table: OpenTable): CellOptions | null => layouts.get(keyOf(table)) ?? null;

export const keepLayout = (table: OpenTable, layout: CellOptions): void => {
  layouts.set(keyOf(table), layout);
};
