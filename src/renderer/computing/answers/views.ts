/** Views with their pictures and files, each for the place where it is shown. */
import { requireView } from '#core/views/registry.ts';
import type { ShownView, ViewTable } from '#core/views/view.ts';
import { writeCellsCsv } from '#core/views/view-csv.ts';
import { packRows } from '../packed-rows.ts';
import type { StudyCopy } from '../study-copy.ts';
import type { Answering } from './answers.ts';

export function answerViews(
  copy: StudyCopy,
): Answering<'show' | 'rows' | 'cell' | 'cells' | 'picture' | 'file'> & { leave(place: number): void } {
  const shown = new Map<number, ShownView>();
  const require = (place: number): ShownView => {
    const view = shown.get(place);
    if (view === undefined) throw new Error('Nothing is shown at this place.');
    return view;
  };
  const tableOf = (place: number, table: string): ViewTable | undefined =>
    require(place).tables.find(({ name }) => name === table);
  return {
    async show({ place, viewId, options }, turn) {
      const view = requireView(viewId);
      const missing = (): string[] => view.documents(copy.store, options).filter(id => !copy.has(id));
      // While texts are waited for, a commit may bring another document.
      for (let ids = missing(); ids.length > 0; ids = missing()) await Promise.all(copy.textsOf(ids));
      turn.check();
      const made = view.show(copy.store, options, copy.units);
      shown.set(place, made);
      return made.tables.map(({ name, columns, notes, rows }) => ({
        ...{ name, columns, notes },
        rowCount: rows.length,
      }));
    },
    rows({ place, table }, _turn, tell) {
      for (const slice of packRows(tableOf(place, table)?.rows ?? [])) tell(slice);
      return null;
    },
    cell({ place, table, rowId, columnId }) {
      const found = tableOf(place, table);
      const column = found?.columns.findIndex(({ id }) => id === columnId) ?? -1;
      return found?.rows.find(({ id }) => id === rowId)?.cells[column] ?? null;
    },
    cells: ({ place }) => writeCellsCsv(require(place).tables),
    picture: ({ place, frame }) => require(place).picture(frame),
    file: ({ place, format }) => require(place).file(format),
    leave: place => void shown.delete(place),
  };
}
