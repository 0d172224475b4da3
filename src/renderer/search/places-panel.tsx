/** What was found: the list or the concordance, its order, and what is done with the chosen places. */
import { NativeSelect } from '@mantine/core';
import { memo, type RefObject, useCallback, useMemo } from 'react';
import { writeCsvRows } from '#core/exporters/csv-cells.ts';
import { type Position, readPosition, readSortKey, type SortKey } from '#core/search/concordance.ts';
import { saveFile } from '../analyse/save-file.ts';
import type { SearchRow } from '../computing/messages.ts';
import { useRecords } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { type PlaceToCode, restOnPlaces } from './bulk-coding.ts';
import { BulkTools } from './bulk-tools.tsx';
import { useCodedPlaces } from './coded-places.ts';
import { focusText } from './focus-text.ts';
import { PlaceCells } from './place-cells.tsx';
import { PlaceGrid } from './place-grid.tsx';
import { linesByDocument, linesOfConcordance } from './place-lines.ts';
import styles from './search.module.css';
import { useSearch, useSearchSession } from './search-state.ts';

const sorts: { value: string; label: string }[] = [
  { value: '', label: 'In text order' },
  { value: 'left1,left2,left3', label: 'Words to the left' },
  { value: 'right1,right2,right3', label: 'Words to the right' },
  { value: 'node,right1', label: 'What was found' },
  { value: 'left2,left1', label: 'Second word to the left' },
  { value: 'right2,right1', label: 'Second word to the right' },
  { value: 'code', label: 'What it is coded with' },
];
const groups: { value: string; label: string }[] = [
  { value: '', label: 'Not grouped' },
  { value: 'left1', label: 'By word to the left' },
  { value: 'right1', label: 'By word to the right' },
  { value: 'node', label: 'By what was found' },
];

const keysOf = (value: string): SortKey[] =>
  value.split(',').flatMap(name => {
    const key = readSortKey(name);
    return key === null ? [] : [key];
  });
const nameOfKey = (key: SortKey | Position): string => ('word' in key ? `${key.side}${key.word}` : key.side);

type PlacesForm = 'context' | 'concordance';

export function PlacesPanel({ form, focus }: { form: PlacesForm; focus: RefObject<HTMLDivElement | null> }) {
  const search = useSearchSession();
  const rows = useSearch(state => state.rows);
  const found = useSearch(state => state.found);
  const documents = useSearch(state => state.documents);
  const arranged = useSearch(state => state.arranged);
  const chosen = useSearch(state => state.chosen);
  // Rows get their sections in place.
  useSearch(state => state.sectioned);
  const opened = useSearch(state => state.opened);
  const placesOver = useCodedPlaces();
  const labels = useRecords(
    study => JSON.stringify([...study.all('item')].map(({ id, label }) => [id, label])),
    ['item'],
  );
  const labelOf = useMemo(() => new Map(JSON.parse(labels) as [string, string][]), [labels]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of rows grows in place.
  const lines = useMemo(
    () => (form === 'context' ? linesByDocument(rows, documents) : linesOfConcordance(rows, arranged)),
    [form, rows, found, documents, arranged],
  );
  const titleOf = (document: number): string => documents[document]?.title ?? '';
  const codesOf = useCallback(
    (row: SearchRow): string[] => {
      const over = placesOver(documents[row.document]?.id ?? '', row.start, row.end);
      return [...new Set(over.map(({ itemId }) => labelOf.get(itemId) ?? ''))];
    },
    [placesOver, documents, labelOf],
  );
  const open = (index: number, stays: boolean): void => {
    const row = rows[index];
    const source = row === undefined ? undefined : documents[row.document];
    if (row === undefined || source === undefined) return;
    search.set({ opened: index });
    ui.showRange(source.id, row.start, row.end);
    if (!stays) focusText(source.title);
  };
  return (
    <>
      <PlaceTools form={form} codesOf={codesOf} />
      <div ref={focus} className={styles.grid}>
        <PlaceGrid
          label={form === 'context' ? 'Places found' : 'Concordance'}
          form={form}
          lines={lines}
          drawRow={index => {
            const row = rows[index];
            if (row === undefined) return null;
            return {
              name: row.quote,
              cells: (
                <PlaceCells
                  form={form}
                  row={row}
                  title={titleOf(row.document)}
                  codes={codesOf(row).join(', ')}
                />
              ),
            };
          }}
          chosen={chosen}
          opened={opened}
          onChoose={next => search.set({ chosen: next })}
          onOpen={open}
        />
      </div>
    </>
  );
}

interface PlaceToolsProps {
  form: PlacesForm;
  codesOf: (row: SearchRow) => readonly string[];
}

const PlaceTools = memo(function PlaceTools({ form, codesOf }: PlaceToolsProps) {
  const search = useSearchSession();
  const chosen = useSearch(state => state.chosen);
  const sort = useSearch(state => state.sort);
  const group = useSearch(state => state.group);
  const isSomeFound = useSearch(state => state.found > 0);
  const arrange = (patch: { sort?: SortKey[]; group?: Position | null }): void => {
    search.set({ chosen: new Set() });
    void search.arrange(patch);
  };
  const places = (): PlaceToCode[] => {
    const { rows, documents } = search.state;
    return [...chosen]
      .sort((one, other) => one - other)
      .flatMap(index => {
        const row = rows[index];
        const documentId = row === undefined ? undefined : documents[row.document]?.id;
        return row === undefined || documentId === undefined
          ? []
          : [{ documentId, start: row.start, end: row.end }];
      });
  };
  return (
    <BulkTools
      noun="place"
      chosen={chosen.size}
      places={places}
      rest={(study, coderId, judgement, cell) => restOnPlaces(study, coderId, places(), judgement, cell)}
      onDone={() => search.set({ chosen: new Set() })}
      onSave={
        !isSomeFound ? null : () => saveFile('places.csv', 'text/csv', placesCsv(search.state, codesOf))
      }
    >
      {form === 'concordance' && (
        <>
          <NativeSelect
            w={168}
            aria-label="Sort by"
            data={sorts}
            value={sort.map(nameOfKey).join(',')}
            onChange={event => arrange({ sort: keysOf(event.currentTarget.value) })}
          />
          <NativeSelect
            w={172}
            aria-label="Group"
            data={groups}
            value={group === null ? '' : nameOfKey(group)}
            onChange={event => arrange({ group: readPosition(event.currentTarget.value) })}
          />
        </>
      )}
    </BulkTools>
  );
});

const columns = ['document', 'documentId', 'start', 'end', 'left', 'found', 'right', 'section', 'codes'];

/** In the order that is shown. Offsets are UTF-16 units of the canonical text. */
function placesCsv(
  { rows, documents, arranged, tab }: ReturnType<typeof useSearchSession>['state'],
  codesOf: (row: SearchRow) => readonly string[],
): string {
  const order =
    tab === 'concordance' && arranged !== null ? [...arranged.order] : rows.map((_, index) => index);
  return writeCsvRows([
    columns,
    ...order.flatMap(index => {
      const row = rows[index];
      const document = row === undefined ? undefined : documents[row.document];
      if (row === undefined || document === undefined) return [];
      const { start, end, before, quote, after, section } = row;
      return [
        [document.title, document.id, start, end, before, quote, after, section, codesOf(row).join('|')],
      ];
    }),
  ]);
}
