/** A view of the study kept by name: which one, its options, and how it was laid out when it was saved. */
import { z } from 'zod';
import { savedViewId } from './ids.ts';
import { stamps } from './stamps.ts';

const most = 10_000;
const names = z.array(z.string().max(200)).max(most);

/**
 * How a table is laid out. Rows and columns are named by their ids; what the table no longer has is passed over,
 * and what it has got since follows in the table's own order.
 */
export const arrangement = z.object({
  columnOrder: names,
  hiddenColumns: names,
  rowOrder: names,
  hiddenRows: names,
  /** Number of shown columns that stay in sight, from the left. */
  frozenColumns: z.int().min(0).max(most),
});
export type Arrangement = z.output<typeof arrangement>;

export const savedView = z.object({
  id: savedViewId,
  name: z.string().min(1).max(200),
  /** Id of the view in the program's list. */
  viewId: z.string().min(1).max(80),
  /** As the view takes them; a later program may take others, and then says so when the view is shown. */
  options: z.record(z.string(), z.json()),
  display: z.object({
    /** Null = as the view shows itself. */
    form: z.enum(['picture', 'table']).nullable(),
    /** Name of the table that is shown; null = the first. */
    table: z.string().max(200).nullable(),
    /** By the name of the table. */
    arrangements: z.record(z.string().max(200), arrangement),
  }),
  ...stamps,
});
export type SavedView = z.output<typeof savedView>;
export type SavedViewDisplay = SavedView['display'];
