/** Views with their pictures and files, each for the place where it is shown. */
import { requireView } from '#core/views/registry.ts';
import type { ShownView } from '#core/views/view.ts';
import type { StudyCopy } from '../study-copy.ts';
import type { Answering } from './answers.ts';

/** Rows that go to the window at once: few enough that taking them in does not hold it up. */
const rowsAtOnce = 500;

export function answerViews(
  copy: StudyCopy,
): Answering<'show' | 'rows' | 'picture' | 'file'> & { leave(place: number): void } {
  const shown = new Map<number, ShownView>();
  const require = (place: number): ShownView => {
    const view = shown.get(place);
    if (view === undefined) throw new Error('Nothing is shown at this place.');
    return view;
  };
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
      const rows = require(place).tables.find(({ name }) => name === table)?.rows ?? [];
      for (let from = 0; from < rows.length; from += rowsAtOnce) tell(rows.slice(from, from + rowsAtOnce));
      return null;
    },
    picture: ({ place, frame }) => require(place).picture(frame),
    file: ({ place, format }) => require(place).file(format),
    leave: place => void shown.delete(place),
  };
}
