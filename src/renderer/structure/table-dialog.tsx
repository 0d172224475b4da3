/**
 * A table of a text as a grid: its cells lead to their places, it can be laid out anew where every line is a cell,
 * and it is copied or saved as CSV. Mounted once, where every screen finds it.
 */
import { Button, Checkbox, Group, Modal, NumberInput, SegmentedControl, Stack } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { type ClipboardEvent, useEffect, useId, useMemo, useState } from 'react';
import type { DocumentText } from '#core/api.ts';
import {
  type CellOptions,
  cellText,
  type FoundTable,
  readTable,
  tableCsv,
  tableName,
} from '#core/structure/tables.ts';
import { saveFile } from '../analyse/save-file.ts';
import { tabbedText } from '../analyse/table-moves.ts';
import { useDocumentText } from '../reader/document-texts.ts';
import { announce } from '../state/announce.ts';
import { useRecords } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import classes from './table-dialog.module.css';
import { TableGrid } from './table-grid.tsx';
import { keepLayout, layoutOf, type OpenTable, tableDialog, useOpenTable } from './table-opening.ts';
import { useStructure } from './use-structure.ts';

export function TableDialog() {
  const open = useOpenTable();
  // Another study has other texts.
  useEffect(() => tableDialog.close, []);
  return (
    <Modal opened={open !== null} onClose={tableDialog.close} title="Read as a table" size="auto">
      {open !== null && <OpenedTable key={`${open.documentId} ${open.start} ${open.end}`} open={open} />}
    </Modal>
  );
}

function OpenedTable({ open }: { open: OpenTable }) {
  const text = useDocumentText(open.documentId);
  const structure = useStructure(open.documentId);
  if (text.state === 'failed')
    return (
      <Stack role="alert">
        <p className={classes.hint}>Could not read the text: {text.message} Nothing was changed.</p>
        <Button onClick={text.retry}>Try again</Button>
      </Stack>
    );
  if (text.state === 'loading' || (open.isFound && structure === null))
    return (
      <p className={classes.hint} role="status">
        Reading the text…
      </p>
    );
  const found = structure?.tables.find(({ start, end }) => start === open.start && end === open.end) ?? null;
  return <ReadableTable open={open} content={text.content} found={open.isFound ? found : null} />;
}

interface ReadableTableProps {
  open: OpenTable;
  content: DocumentText;
  /** As it was recognised; null where its range was drawn. */
  found: FoundTable | null;
}

function ReadableTable({ open, content: { text }, found }: ReadableTableProps) {
  const [layout, setLayout] = useState<CellOptions | null>(() => layoutOf(open));
  const [hasSource, setHasSource] = useState(true);
  const title = useRecords(
    study => study.get('document', open.documentId)?.title ?? '',
    ['document'],
    [open.documentId],
  );
  const hintId = useId();
  // Lines that are cells can be laid out in any number of columns; other tables have the columns that they have.
  const isLines = found === null || found.rule === 'a cell a line';
  const table = useMemo(() => {
    if (found !== null && (layout === null || !isLines)) return found;
    const { start, end } = open;
    return readTable(text, { start, end }, layout ?? { by: 'row' });
  }, [found, layout, isLines, open, text]);
  const change = (next: CellOptions): void => {
    setLayout(next);
    keepLayout(open, next);
  };
  const { rows } = table;
  const width = Math.max(0, ...rows.map(row => row.length));
  const by = layout?.by ?? 'row';
  const caption = found === null ? null : tableName(found);
  const cells = (): string[][] =>
    rows.map(row => Array.from({ length: width }, (_, at) => cellText(text, row[at])));
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(tabbedText(cells()));
    announce('The table was copied.');
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (window.getSelection()?.isCollapsed === false) return;
    event.clipboardData.setData('text/plain', tabbedText(cells()));
    event.preventDefault();
    announce('The table was copied.');
  };
  const save = (): void =>
    saveFile(
      `${fileNameOf(caption === null ? title : `${title}, ${caption}`)}, ${open.start}-${open.end}.csv`,
      'text/csv',
      tableCsv(text, table, hasSource ? title : null),
    );

  return (
    <Stack gap="sm" className={classes.dialog} onCopy={onCopy}>
      <p className={classes.hint}>
        {[caption, title, `characters ${open.start.toLocaleString('en')} to ${open.end.toLocaleString('en')}`]
          .filter(part => part !== null)
          .join(' · ')}
      </p>
      {isLines ? (
        <Group gap="md" align="end">
          <NumberInput
            label={by === 'row' ? 'Columns' : 'Rows'}
            className={classes.count ?? ''}
            data-autofocus
            min={1}
            max={500}
            allowDecimal={false}
            placeholder={rows.length > 0 ? String(by === 'row' ? width : rows.length) : '?'}
            value={layout?.columns ?? ''}
            clampBehavior="blur"
            aria-describedby={rows.length === 0 ? hintId : undefined}
            onChange={value => {
              if (value === '') change({ by });
              else if (typeof value === 'number' && value >= 1 && value <= 500)
                change({ by, columns: value });
            }}
          />
          <SegmentedControl
            aria-label="How the cells follow each other"
            value={by}
            onChange={value => {
              const next = value === 'column' ? 'column' : 'row';
              change({ ...layout, by: next });
            }}
            data={[
              { value: 'row', label: 'Along rows' },
              { value: 'column', label: 'Down columns' },
            ]}
          />
          {layout !== null && (
            <Button
              variant="subtle"
              onClick={() => {
                setLayout(null);
                keepLayout(open, { by: 'row' });
              }}
            >
              As the paragraphs have it
            </Button>
          )}
        </Group>
      ) : null}
      {rows.length === 0 ? (
        <p id={hintId} className={classes.hint} role="status">
          The lines do not agree on rows and columns. Say how many {by === 'row' ? 'columns' : 'rows'} there
          are.
        </p>
      ) : (
        <TableGrid
          label={caption ?? 'The table'}
          text={text}
          table={table}
          onGo={cell => {
            tableDialog.close();
            ui.revealRange(open.documentId, cell.start, cell.end);
          }}
        />
      )}
      <Group gap="sm" justify="space-between">
        <Checkbox
          label="With the document and the range of the table in columns of their own"
          checked={hasSource}
          onChange={event => setHasSource(event.currentTarget.checked)}
        />
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconCopy size={15} aria-hidden />}
            disabled={rows.length === 0}
            onClick={() => void copy()}
          >
            Copy
          </Button>
          <Button
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={rows.length === 0}
            onClick={save}
          >
            Save as CSV
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

/** What no system takes in the name of a file is a space. */
const fileNameOf = (name: string): string =>
  name
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
