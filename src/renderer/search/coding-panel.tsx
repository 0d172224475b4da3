/** What a coding query finds: its passages as a list, followed while the study changes, each opened in its text. */
import { useDebouncedValue } from '@mantine/hooks';
import { type RefObject, useMemo, useState } from 'react';
import { type Passage, quoteOf } from '#core/model/passage.ts';
import type { CodingQuery } from '#core/search/coding-query.ts';
import { passages as passagesView } from '#core/search/passages-view.ts';
import { counted } from '#core/text/counted.ts';
import { requireView } from '#core/views/registry.ts';
import { saveFile } from '../analyse/save-file.ts';
import { useView } from '../analyse/use-view.ts';
import { notifyProblem } from '../state/notify.tsx';
import { useRecords, useStudyReader } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { restOnPassages } from './bulk-coding.ts';
import { BulkTools } from './bulk-tools.tsx';
import { lacking, queryOfGroup } from './coding-draft.ts';
import styles from './coding-panel.module.css';
import { EmptyPanel } from './empty-panel.tsx';
import { focusText } from './focus-text.ts';
import { GridCell } from './grid-parts.tsx';
import gridStyles from './place-grid.module.css';
import { PlaceGrid } from './place-grid.tsx';
import { linesUnderHeads } from './place-lines.ts';
import searchStyles from './search.module.css';
import { useSearch } from './search-state.ts';

/** Milliseconds that typing is waited for. */
const REST = 150;

export function CodingPanel({ focus }: { focus: RefObject<HTMLDivElement | null> }) {
  const draft = useSearch(state => state.draft);
  const query = useMemo(() => queryOfGroup(draft), [draft]);
  const [settled] = useDebouncedValue(query, REST);
  const isCoded = useRecords(
    study => study.all('passage')[Symbol.iterator]().next().done !== true,
    ['passage'],
  );
  if (!isCoded)
    return (
      <EmptyPanel
        title="Nothing is coded yet"
        text="Code passages on the Code screen, or places that a search finds; then ask for them here."
      />
    );
  if (query === null || settled === null)
    return (
      <EmptyPanel
        title="Ask for coded passages"
        text="Say above what the passages are coded with, what values they have, which words are in them, or how they lie beside others. All or any of the conditions must hold, and each can be turned round."
      />
    );
  return <Found query={settled} focus={focus} lack={lacking(draft)} />;
}

interface FoundProps {
  query: CodingQuery;
  focus: RefObject<HTMLDivElement | null>;
  /** Conditions that are left out, as they are not said to the end. */
  lack: number;
}

function Found({ query, focus, lack }: FoundProps) {
  const study = useStudyReader();
  const view = useView(requireView(passagesView.id), { query }, null);
  const shown = view.state === 'ready' ? view.shown : null;
  const table = view.state === 'ready' ? view.table : null;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [openedId, setOpened] = useState<string | null>(null);
  const found = useMemo(
    () =>
      (table?.rows ?? []).flatMap(({ id, cells }) => {
        const passage = study.live('passage', id);
        const beside = (cells[besideColumn]?.passages ?? []).flatMap(
          other => study.live('passage', other) ?? [],
        );
        return passage === undefined ? [] : [{ passage, beside }];
      }),
    [table, study],
  );
  const titles = useRecords(
    records => new Map([...records.all('document')].map(({ id, title }) => [id as string, title])),
    ['document'],
  );
  const lines = useMemo(
    () =>
      linesUnderHeads(found, ({ passage: { documentId } }) => ({
        key: documentId,
        label: titles.get(documentId) ?? '',
      })),
    [found, titles],
  );
  const chosenRows = new Set(found.flatMap(({ passage }, row) => (chosen.has(passage.id) ? [row] : [])));
  const chosenPassages = (): Passage[] =>
    found.flatMap(({ passage }) => (chosen.has(passage.id) ? [passage] : []));
  const open = (row: number, stays: boolean): void => {
    const passage = found[row]?.passage;
    if (passage === undefined) return;
    setOpened(passage.id);
    ui.showPassage(passage.id);
    if (!stays) focusText(titles.get(passage.documentId) ?? '');
  };
  const documents = new Set(found.map(({ passage }) => passage.documentId)).size;
  return (
    <>
      <p role="status" className={searchStyles.note}>
        {view.state === 'failed'
          ? ''
          : shown === null
            ? 'The passages are being looked through…'
            : `${counted(found.length, 'passage')} in ${counted(documents, 'document')}`}
        {lack > 0 ? `; ${counted(lack, 'condition')} left out, not said to the end` : ''}
      </p>
      <BulkTools
        noun="passage"
        chosen={chosenRows.size}
        places={() => chosenPassages().filter(({ start, end }) => start < end)}
        rest={(_study, _coderId, judgement, cell) =>
          restOnPassages(
            chosenPassages().map(({ id }) => id),
            judgement,
            cell,
          )
        }
        onDone={() => setChosen(new Set())}
        onSave={
          shown === null || found.length === 0
            ? null
            : () => {
                shown
                  .file('csv')
                  .then(content => saveFile('passages.csv', 'text/csv', content), notifyProblem);
              }
        }
      />
      {view.state === 'failed' ? (
        <p className={styles.failure} role="alert">
          {view.message}
        </p>
      ) : shown !== null && found.length === 0 ? (
        <EmptyPanel
          title="None"
          text="No passage meets the conditions. Take one away, join them by or, or reach further."
        />
      ) : (
        <div ref={focus} className={searchStyles.grid} aria-busy={shown === null}>
          <PlaceGrid
            label="Passages found"
            form="passages"
            lines={lines}
            drawRow={row => {
              const each = found[row];
              if (each === undefined) return null;
              return { name: wordsOf(each.passage), cells: <PassageCells {...each} /> };
            }}
            chosen={chosenRows}
            opened={found.findIndex(({ passage }) => passage.id === openedId)}
            onChoose={rows => setChosen(new Set([...rows].flatMap(row => found[row]?.passage.id ?? [])))}
            onOpen={open}
          />
        </div>
      )}
    </>
  );
}

/** Of the view's table: those that a passage was found beside. */
const besideColumn = 5;

const wordsOf = (passage: Passage): string => {
  const quote = quoteOf(passage).replace(/\s+/g, ' ').trim();
  return quote === '' ? 'A region of a page' : quote;
};

/** All but the cell that chooses it. */
function PassageCells({ passage, beside }: { passage: Passage; beside: readonly Passage[] }) {
  const words = useRecords(
    study => ({
      item: study.get('item', passage.itemId)?.label ?? '',
      colour:
        study.get('item', passage.itemId)?.colour ??
        study.get('kind', study.get('item', passage.itemId)?.kindId ?? '')?.colour ??
        'transparent',
      beside: beside
        .map(other => `${study.get('item', other.itemId)?.label ?? ''}: ${wordsOf(other)}`)
        .join('; '),
    }),
    ['item', 'kind'],
    [passage, beside],
  );
  return (
    <>
      <GridCell className={gridStyles.context}>
        <span className={gridStyles.line} data-lines={words.beside === '' ? 2 : 1}>
          {wordsOf(passage)}
        </span>
        {words.beside !== '' && (
          <span className={gridStyles.section} title={words.beside}>
            beside {words.beside}
          </span>
        )}
      </GridCell>
      <GridCell className={`${gridStyles.codes} ${styles.item}`} title={words.item}>
        <span className={styles.dot} style={{ background: words.colour }} aria-hidden />
        {words.item}
      </GridCell>
    </>
  );
}
