/**
 * The Search screen: the query for words or the conditions for coded passages above, below it what was found as a list,
 * a concordance or numbers, and beside it the text at the place that was opened.
 */
import { Button, Tabs } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useRef } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { Reader } from '../reader/reader.tsx';
import columns from '../shell/workspace.module.css';
import { useActions } from '../state/actions.ts';
import { useRecords } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import { CodingGroup } from './coding-editor.tsx';
import codingStyles from './coding-panel.module.css';
import { CodingPanel } from './coding-panel.tsx';
import { DispersionPanel } from './dispersion-panel.tsx';
import { EmptyPanel } from './empty-panel.tsx';
import { PlacesPanel } from './places-panel.tsx';
import styles from './search.module.css';
import { SearchBar } from './search-bar.tsx';
import {
  mostPlaces,
  type SearchProgress,
  type SearchTab,
  useSearch,
  useSearchSession,
} from './search-state.ts';
import { CollocatesPanel, WordsPanel } from './words-panel.tsx';

const tabs: readonly { id: SearchTab; label: string }[] = [
  { id: 'results', label: 'Results' },
  { id: 'concordance', label: 'Concordance' },
  { id: 'words', label: 'Words' },
  { id: 'collocates', label: 'Collocates' },
  { id: 'dispersion', label: 'Dispersion' },
];

export function SearchScreen() {
  const search = useSearchSession();
  const searched = useSearch(state => state.searched);
  const isBarDrawn = useDeferredValue(true, false);
  const input = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const layout = useDefaultLayout({ id: 'tracework.search', storage: localStorage });
  useEffect(() => {
    search.prepare();
    input.current?.focus();
    input.current?.select();
  }, [search]);
  const toFound = (): void => grid.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  useActions([
    {
      id: 'search.again',
      label: 'Search again',
      group: 'Search',
      when: () => search.state.searched === 'words' && search.state.query.trim() !== '',
      run: () => search.run(),
    },
    {
      id: 'search.words',
      label: 'Search the words of the texts',
      group: 'Search',
      when: () => search.state.searched !== 'words',
      run: () => search.set({ searched: 'words' }),
    },
    {
      id: 'search.passages',
      label: 'Search the coded passages by conditions',
      group: 'Search',
      when: () => search.state.searched !== 'passages',
      run: () => search.set({ searched: 'passages' }),
    },
  ]);
  return (
    <div className={styles.screen}>
      <SearchBar input={input} onDown={toFound} />
      {searched === 'passages' && <CodingEditor />}
      <Group id="search" orientation="horizontal" style={{ flex: 1, minHeight: 0 }} {...layout}>
        <Panel id="found" minSize="320px" defaultSize="58%">
          {searched === 'words' ? (
            <FoundWords grid={grid} isBarDrawn={isBarDrawn} />
          ) : (
            <div className={styles.found}>
              <CodingPanel focus={grid} />
            </div>
          )}
        </Panel>
        <Separator className={columns.separator} aria-label="Width of the text" />
        <Panel id="text" minSize="240px">
          {isBarDrawn && <SearchedText />}
        </Panel>
      </Group>
    </div>
  );
}

function CodingEditor() {
  const search = useSearchSession();
  const draft = useSearch(state => state.draft);
  return (
    <section className={codingStyles.editor} aria-label="Conditions of the passages">
      <CodingGroup
        lead="Passages where"
        place=""
        group={draft}
        onChange={next => search.set({ draft: next })}
      />
    </section>
  );
}

function FoundWords({
  grid,
  isBarDrawn,
}: {
  grid: React.RefObject<HTMLDivElement | null>;
  isBarDrawn: boolean;
}) {
  const search = useSearchSession();
  const tab = useSearch(state => state.tab);
  // What is long to draw follows in slices, so that neither a key nor the mouse waits for it.
  const shown = useDeferredValue(tab);
  return (
    <Tabs
      value={tab}
      onChange={id => search.set({ tab: tabs.find(each => each.id === id)?.id ?? 'results' })}
      className={styles.found ?? ''}
      keepMounted={false}
    >
      <div className={styles.heads}>
        <Tabs.List aria-label="What was found, as">
          {tabs.map(({ id, label }) => (
            <Tabs.Tab key={id} value={id}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Summary />
      </div>
      <Tabs.Panel value={tab} className={styles.panel ?? ''} tabIndex={-1}>
        {shown === 'words' ? <WordsPanel /> : null}
        {shown === 'collocates' ? <CollocatesPanel /> : null}
        {shown === 'dispersion' ? <DispersionPanel /> : null}
        {shown === 'results' && isBarDrawn ? <Places form="context" grid={grid} /> : null}
        {shown === 'concordance' && isBarDrawn ? <Places form="concordance" grid={grid} /> : null}
      </Tabs.Panel>
    </Tabs>
  );
}

function Places({
  form,
  grid,
}: {
  form: 'context' | 'concordance';
  grid: React.RefObject<HTMLDivElement | null>;
}) {
  const found = useSearch(state => state.found);
  const state = useSearch(({ progress }) => progress.state);
  const isAsked = useSearch(({ query }) => query.trim() !== '');
  const documents = useRecords(study => [...study.all('document')].length, ['document']);
  if (found > 0) return <PlacesPanel form={form} focus={grid} />;
  if (documents === 0)
    return (
      <EmptyPanel
        title="No document yet"
        text="Import your sources on the Data screen; then search them here."
      />
    );
  if (state === 'done')
    return (
      <EmptyPanel
        title="Not found"
        text="Nothing in the texts that are searched fits the query. Try fewer words, a * at the end of a word, or look everywhere."
      />
    );
  if (isAsked) return <div className={styles.empty} aria-busy={state === 'searching'} />;
  return (
    <EmptyPanel
      title="Search all texts"
      text="Type words above. What is found is listed as you type; choose a place to read it, choose several to code them at once."
    />
  );
}

const wordsOf = (progress: SearchProgress, found: number, documents: number): string => {
  if (progress.state === 'idle' || progress.state === 'failed') return '';
  const places = `${found.toLocaleString('en')}${progress.state === 'done' && !progress.complete ? '+' : ''} ${found === 1 ? 'place' : 'places'}`;
  const where =
    documents === 0
      ? ''
      : ` in ${documents.toLocaleString('en')} ${documents === 1 ? 'document' : 'documents'}`;
  return progress.state === 'searching' ? `${places} so far…` : `${places}${where}`;
};

function Summary() {
  const progress = useSearch(state => state.progress);
  const found = useSearch(state => state.found);
  const rows = useSearch(state => state.rows);
  const titles = useSearch(state => state.documents);
  const documents = progress.state === 'done' ? new Set(rows.map(({ document }) => document)).size : 0;
  const unfinished = progress.state === 'done' ? progress.unfinished.map(at => titles[at]?.title ?? '') : [];
  return (
    <p className={styles.summary}>
      {wordsOf(progress, found, documents)}
      {progress.state === 'done' && !progress.complete
        ? `; the first ${mostPlaces.toLocaleString('en')} are listed`
        : ''}
      {unfinished.length > 0 ? `; not searched to the end: ${unfinished.join(', ')}` : ''}
    </p>
  );
}

function SearchedText() {
  // The list is drawn before the text.
  const isListDrawn = useDeferredValue(true, false);
  const documentId = useUi(state => state.documentId);
  const isThere = useRecords(
    study => documentId !== null && study.live('document', documentId) !== undefined,
    ['document'],
    [documentId],
  );
  const opened = useSearch(state => state.rows[state.opened]);
  const openedId = useSearch(state => state.documents[state.rows[state.opened]?.document ?? -1]?.id);
  if (!isThere)
    return <EmptyPanel title="The text" text="The place that you choose is shown here, in its text." />;
  return (
    <div className={styles.text} data-search-text>
      <div className={styles.reader}>{isListDrawn && <Reader embedded />}</div>
      <div className={styles.foot}>
        <Button
          variant="subtle"
          size="compact-sm"
          rightSection={<IconArrowUpRight size={14} aria-hidden />}
          onClick={() => {
            if (opened === undefined || openedId !== documentId || openedId === undefined)
              ui.set({ screen: 'code' });
            else ui.revealRange(openedId, opened.start, opened.end);
          }}
        >
          Open on the Code screen
        </Button>
      </div>
    </div>
  );
}
