/** What can be done with the structure of the open text: reading past notes, and reading tables as grids. */
import type { FoundTable } from '#core/structure/tables.ts';
import type { Range } from '#core/text/range.ts';
import { useActions } from '../state/actions.ts';
import { announce } from '../state/announce.ts';
import { ui } from '../state/ui-store.ts';
import { type OpenTable, tableDialog } from '../structure/table-opening.ts';
import { useStructure } from '../structure/use-structure.ts';
import type { OpenReader } from './open-reader.ts';

export function useStructureActions(reader: OpenReader | null): void {
  const structure = useStructure(reader?.documentId ?? null);

  const tableHere = (): OpenTable | null => {
    if (reader === null) return null;
    const { documentId, selection } = reader;
    const { range, focus } = selection;
    const found = structure?.tables.find(table =>
      range === null ? beginOf(table) <= focus && focus <= table.end : isSame(table, range),
    );
    if (found !== undefined) return { documentId, start: found.start, end: found.end, isFound: true };
    return range === null ? null : { documentId, ...range, isFound: false };
  };

  useActions([
    {
      id: 'reader.skip-asides',
      label: 'Skip notes and running heads, or stop skipping them',
      group: 'Reading cursor',
      keys: 'Alt+N',
      scope: 'reader',
      when: () => reader !== null,
      run: () => {
        const skipsAsides = !ui.get().skipsAsides;
        ui.set({ skipsAsides });
        announce(skipsAsides ? 'Notes and running heads are skipped' : 'Notes and running heads are read');
      },
    },
    {
      id: 'reader.read-table',
      label: 'Read as a table: the selection, or the table at the cursor',
      group: 'Text',
      keys: 'Alt+T',
      scope: 'reader',
      when: () => tableHere() !== null,
      run: () => {
        const table = tableHere();
        if (table !== null) tableDialog.open(table);
      },
    },
  ]);
}

const beginOf = ({ start, caption }: FoundTable): number => caption?.start ?? start;

const isSame = (one: Range, other: Range): boolean => one.start === other.start && one.end === other.end;
