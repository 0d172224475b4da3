/** What was found: the list or the concordance, its order, and what is done with the chosen places. */
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconDownload, IconHighlight, IconScale } from '@tabler/icons-react';
import { memo, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { writeCsvRows } from '#core/exporters/csv-cells.ts';
import { type Position, readPosition, readSortKey, type SortKey } from '#core/search/concordance.ts';
import { saveFile } from '../analyse/save-file.ts';
import type { SearchRow } from '../computing/messages.ts';
import { ItemChooser } from '../reader/item-chooser.tsx';
import { useActions } from '../state/actions.ts';
import { notifyDone, takeBack } from '../state/notify.tsx';
import { useDispatch, useRecords, useSession, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { type BulkCoding, codePlaces, type PlaceToCode } from './bulk-coding.ts';
import { useCodedPlaces } from './coded-places.ts';
import { EvidenceDialog } from './evidence-dialog.tsx';
import type { PlaceForm } from './place-cells.tsx';
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

export function PlacesPanel({ form, focus }: { form: PlaceForm; focus: RefObject<HTMLDivElement | null> }) {
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
          rows={rows}
          titleOf={titleOf}
          codesOf={codesOf}
          chosen={chosen}
          opened={opened}
          onChoose={next => search.set({ chosen: next })}
          onOpen={open}
        />
      </div>
    </>
  );
}

/** Milliseconds between two looks for the text, and how often it is looked for. */
const look = { pause: 40, times: 75 };

/** The text beside takes the focus, as soon as it is there. */
function focusText(title: string, left = look.times): void {
  const text = [...document.querySelectorAll<HTMLElement>('[data-search-text] [role="document"]')].find(
    element => element.getAttribute('aria-label') === title,
  );
  if (text !== undefined) text.focus();
  else if (left > 0) setTimeout(() => focusText(title, left - 1), look.pause);
}

interface PlaceToolsProps {
  form: PlaceForm;
  codesOf: (row: SearchRow) => readonly string[];
}

const PlaceTools = memo(function PlaceTools({ form, codesOf }: PlaceToolsProps) {
  const search = useSearchSession();
  const chosen = useSearch(state => state.chosen);
  const sort = useSearch(state => state.sort);
  const group = useSearch(state => state.group);
  const isSomeFound = useSearch(state => state.found > 0);
  const canWrite = useStudyInfo(info => info.mode) === 'write';
  const doing = useDoing();
  const [at, setAt] = useState<DOMRect | null>(null);
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const kindId = useRecords(
    study => [...study.all('kind')].sort((one, other) => one.order - other.order)[0]?.id ?? null,
    ['kind'],
  );
  const isSome = chosen.size > 0;
  const openChooser = (): void => setAt(button.current?.getBoundingClientRect() ?? null);
  useEffect(() => {
    if (!isSome) setAt(null);
  }, [isSome]);
  useActions([
    {
      id: 'search.code-chosen',
      label: 'Code the chosen places with…',
      group: 'Search',
      when: () => isSome && canWrite,
      run: openChooser,
    },
    {
      id: 'search.evidence',
      label: 'Use the chosen places as evidence for…',
      group: 'Search',
      when: () => isSome && canWrite,
      run: () => setAsking(true),
    },
  ]);
  const arrange = (patch: { sort?: SortKey[]; group?: Position | null }): void => {
    search.set({ chosen: new Set() });
    void search.arrange(patch);
  };
  return (
    <div className={styles.tools} role="toolbar" aria-label="What was found">
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
      {canWrite && (
        <>
          <Button
            ref={button}
            variant={isSome ? 'filled' : 'default'}
            disabled={!isSome || kindId === null}
            leftSection={<IconHighlight size={14} aria-hidden />}
            onClick={openChooser}
          >
            {isSome ? `Code ${chosen.size.toLocaleString('en')} with…` : 'Code with…'}
          </Button>
          <Button
            variant="default"
            disabled={!isSome}
            leftSection={<IconScale size={14} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            Use as evidence for…
          </Button>
        </>
      )}
      <ActionIcon
        className={styles.last ?? ''}
        variant="default"
        size={30}
        disabled={!isSomeFound}
        aria-label="Save as CSV"
        title="Save as CSV"
        onClick={() => saveFile('places.csv', 'text/csv', placesCsv(search.state, codesOf))}
      >
        <IconDownload size={15} aria-hidden />
      </ActionIcon>
      {at !== null && kindId !== null && (
        <ItemChooser
          at={at}
          label={`Code ${chosen.size} places with`}
          kindId={kindId}
          offersOthers
          verb="codes"
          onChoose={choice => {
            setAt(null);
            void doing((study, coderId, places) => codePlaces(study, coderId, places, choice));
          }}
          onClose={() => {
            setAt(null);
            button.current?.focus();
          }}
        />
      )}
      <EvidenceDialog isOpen={isAsking} onClose={() => setAsking(false)} onDo={doing} />
    </div>
  );
});

export type Doing = (
  plan: (
    study: ReturnType<typeof useSession>['study'],
    coderId: string,
    places: readonly PlaceToCode[],
  ) => BulkCoding,
) => Promise<void>;

/** Gives what does something with the chosen places in one commit, and says how to take it back. */
function useDoing(): Doing {
  const session = useSession();
  const dispatch = useDispatch();
  const search = useSearchSession();
  return async plan => {
    const { chosen, rows, documents } = search.state;
    const places = [...chosen]
      .sort((one, other) => one - other)
      .flatMap(index => {
        const row = rows[index];
        const documentId = row === undefined ? undefined : documents[row.document]?.id;
        return row === undefined || documentId === undefined
          ? []
          : [{ documentId, start: row.start, end: row.end }];
      });
    const { command, label, already } = plan(session.study, session.info.coderId, places);
    const rest = already === 0 ? '' : ` ${already.toLocaleString('en')} were so already.`;
    if (command === null) {
      notifyDone(`Nothing to do.${rest}`);
      return;
    }
    try {
      const commit = await dispatch(command);
      search.set({ chosen: new Set() });
      if (commit !== null)
        notifyDone(`${inPast(label)}.${rest}`, { label: 'Undo', run: () => takeBack(session, commit.id) });
    } catch {
      // The refusal has been shown.
    }
  };
}

/** The label of a commit says what to do; of a thing done it is told in the past. */
const inPast = (label: string): string => label.replace(/^Code /, 'Coded ').replace(/^Use /, 'Used ');

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
