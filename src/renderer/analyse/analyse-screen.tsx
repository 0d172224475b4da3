/** The Analyse screen: the study's views as tables. Each cell opens what it rests on; each table is saved as CSV. */
import { Alert, Button, Group, SegmentedControl, Tabs, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { requireView, views } from '#core/views/registry.ts';
import type { View, ViewRow } from '#core/views/view.ts';
import { writeTableCsv } from '#core/views/view-csv.ts';
import side from '../shell/side-tabs.module.css';
import { ui, useUi } from '../state/ui-store.ts';
import classes from './analyse.module.css';
import { CellDetails } from './cell-details.tsx';
import { saveFile } from './save-file.ts';
import { type CellPlace, TableGrid } from './table-grid.tsx';
import { useView } from './use-view.ts';
import { type Options, ViewControls } from './view-controls.tsx';

export function AnalyseScreen() {
  const viewId = useUi(state => state.viewId);
  const view = requireView(views.some(({ id }) => id === viewId) ? viewId : 'tracer-matrix');
  return (
    <Tabs
      value={view.id}
      onChange={id => ui.set({ viewId: id ?? view.id })}
      orientation="vertical"
      variant="none"
      className={side.screen}
    >
      <Tabs.List className={side.tabs} aria-label="Views">
        {views.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id} className={side.tab} classNames={{ tabLabel: side.tabLabel ?? '' }}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={view.id} className={classes.panel}>
        <ViewPage key={view.id} view={view} />
      </Tabs.Panel>
    </Tabs>
  );
}

function ViewPage({ view }: { view: View }) {
  const [options, setOptions] = useState<Options>({});
  const [tableName, setTableName] = useState<string | null>(null);
  const [chosen, setChosen] = useState<CellPlace | null>(null);
  const shown = useView(view, options);
  const tables = shown.state === 'ready' ? shown.shown.tables : [];
  const table = tables.find(({ name }) => name === tableName) ?? tables[0];
  const row = table?.rows.find(({ id }) => id === chosen?.rowId);
  const columnIndex = table?.columns.findIndex(({ id }) => id === chosen?.columnId) ?? -1;
  const cell = row?.cells[columnIndex];

  return (
    <div className={classes.page}>
      <section className={classes.view} aria-label={view.label}>
        <Title order={1} className={classes.title}>
          {view.label}
        </Title>
        <Text size="sm" c="dimmed" maw="48rem">
          {view.summary}
        </Text>
        <Group justify="space-between" align="flex-end">
          <ViewControls view={view} options={options} onChange={setOptions} />
          <Group gap="xs">
            {view.files.map(({ format, label, mime }) => (
              <Button
                key={format}
                variant="default"
                disabled={shown.state !== 'ready'}
                onClick={() => {
                  if (shown.state === 'ready')
                    void shown.shown.file(format).then(file => saveFile(`${view.id}.${format}`, mime, file));
                }}
              >
                Save as {label}
              </Button>
            ))}
            <Button
              variant="default"
              disabled={table === undefined}
              onClick={() => {
                if (table !== undefined)
                  saveFile(`${view.id}-${table.name}.csv`, 'text/csv', writeTableCsv(table));
              }}
            >
              Save as CSV
            </Button>
          </Group>
        </Group>
        {tables.length > 1 && table !== undefined ? (
          <SegmentedControl
            aria-label="Tables"
            data={tables.map(({ name, rows }) => ({ value: name, label: `${name} (${rows.length})` }))}
            value={table.name}
            onChange={name => {
              setTableName(name);
              setChosen(null);
            }}
            className={classes.tables ?? ''}
          />
        ) : null}
        {shown.state === 'waiting' ? <Text role="status">Reading the study…</Text> : null}
        {shown.state === 'failed' ? (
          <Alert color="red" title="The view could not be made">
            {shown.message}
          </Alert>
        ) : null}
        {table?.notes.map(note => (
          <Text key={note} size="sm" c="dimmed">
            {note}
          </Text>
        ))}
        {table !== undefined && table.rows.length === 0 ? (
          <Text>
            Nothing to show yet. Code passages and state judgements on the Code screen, and they appear here.
          </Text>
        ) : null}
        {table !== undefined && table.rows.length > 0 ? (
          <TableGrid table={table} chosen={chosen} onChoose={setChosen} />
        ) : null}
      </section>
      <aside className={classes.details} aria-label="What the cell rests on">
        {cell === undefined || row === undefined ? (
          <Text size="sm" c="dimmed">
            Choose a cell to see the judgements and passages that it rests on.
          </Text>
        ) : (
          <CellDetails cell={cell} row={nameOfRow(row)} column={table?.columns[columnIndex]?.label ?? ''} />
        )}
      </aside>
    </div>
  );
}

/** What a row is about, in words: a letter or a number at its beginning is not enough. */
const nameOfRow = ({ id, cells: [first, second] }: ViewRow): string => {
  const name = first?.text ?? id;
  return name.length > 2 || second === undefined ? name : `${name} ${second.text}`.trim();
};
