/** A view's tables: which of them, how far the judging has come, what is hidden, its notes, and the grid itself. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { type Ref, useMemo } from 'react';
import type { Arrangement } from '#core/model/saved-view.ts';
import type { View, ViewTable } from '#core/views/view.ts';
import type { TableHead } from '../computing/messages.ts';
import classes from './analyse.module.css';
import { EmptyTable } from './empty-table.tsx';
import { type CellPlace, type GridHandle, TableGrid } from './table-grid.tsx';
import { hiddenLines, type Line, showHidden } from './table-layout.ts';
import { countTable } from './table-progress.ts';
import { ViewProgress } from './view-progress.tsx';

interface ViewTablesProps {
  view: View;
  tables: readonly TableHead[];
  /** The one that is shown, as it comes. */
  source: ViewTable;
  /** As it is laid out. */
  table: ViewTable;
  arrangement: Arrangement;
  onTable: (name: string) => void;
  onArrange: (arrangement: Arrangement) => void;
  chosen: CellPlace | null;
  onChoose: (place: CellPlace) => void;
  onOpen: (place: CellPlace) => void;
  grid: Ref<GridHandle>;
}

export function ViewTables({
  view,
  tables,
  source,
  table,
  arrangement,
  onTable,
  onArrange,
  chosen,
  onChoose,
  onOpen,
  grid,
}: ViewTablesProps) {
  const judged = useMemo(() => countTable(table), [table]);
  return (
    <>
      <div className={classes.tableBar}>
        {tables.length > 1 ? (
          <SegmentedControl
            aria-label="Tables"
            data={tables.map(({ name, rowCount }) => ({
              value: name,
              label: `${wordsOfName(name)} (${rowCount.toLocaleString('en')})`,
            }))}
            value={source.name}
            onChange={onTable}
          />
        ) : null}
        {judged === null ? null : <ViewProgress judged={judged} />}
        <HiddenLines
          source={source}
          arrangement={arrangement}
          onShow={line => onArrange(showHidden(arrangement, line))}
        />
      </div>
      <Notes notes={source.notes} />
      {source.rows.length === 0 ? (
        <EmptyTable view={view} notes={source.notes} />
      ) : (
        <TableGrid
          key={source.name}
          ref={grid}
          source={source}
          table={table}
          arrangement={arrangement}
          onArrange={onArrange}
          chosen={chosen}
          onChoose={onChoose}
          onOpen={onOpen}
        />
      )}
    </>
  );
}

const wordsOfName = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

interface HiddenLinesProps {
  source: ViewTable;
  arrangement: Arrangement;
  onShow: (line: Line) => void;
}

function HiddenLines({ source, arrangement, onShow }: HiddenLinesProps) {
  return (['row', 'column'] as const).map(line => {
    const hidden = hiddenLines(source, arrangement, line);
    return hidden.length === 0 ? null : (
      <Button
        key={line}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconEye size={14} aria-hidden />}
        title={hidden.map(({ label }) => label).join(', ')}
        onClick={() => onShow(line)}
      >
        Show hidden {line}s ({hidden.length})
      </Button>
    );
  });
}

/** Characters of a note that is read at a glance. */
const SHORT = 180;

/** Two short ones at once, the others where they are asked for. */
function Notes({ notes }: { notes: readonly string[] }) {
  const first = notes.filter(note => note.length <= SHORT).slice(0, 2);
  const rest = notes.filter(note => !first.includes(note));
  if (notes.length === 0) return null;
  return (
    <div className={classes.notes}>
      {first.map(note => (
        <p key={note}>{note}</p>
      ))}
      {rest.length > 0 ? (
        <details>
          <summary>
            {rest.length} {first.length > 0 ? 'more ' : ''}
            {rest.length === 1 ? 'note' : 'notes'}
          </summary>
          {rest.map(note => (
            <p key={note}>{note}</p>
          ))}
        </details>
      ) : null}
    </div>
  );
}
