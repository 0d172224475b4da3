/**
 * What is searched for in an open study, and what was found. It outlives the screen, so that whoever comes back to it
 * finds it as it was left.
 */
import { useSyncExternalStore } from 'react';
import { isProblem, messageOf } from '#core/problem.ts';
import type { Position, SortKey } from '#core/search/concordance.ts';
import type { SearchOptions } from '#core/search/query.ts';
import { resolveScope, type SearchScope } from '#core/search/scope.ts';
import { prepareSearch } from '#core/search/search.ts';
import type { Arranged, SearchRow } from '../computing/messages.ts';
import { computerOf } from '../computing/study-computer.ts';
import { announce } from '../state/announce.ts';
import { useSession } from '../state/study-context.tsx';
import type { StudySession } from '../state/study-session.ts';
import { type Group, startGroup } from './coding-draft.ts';

/** What is searched: the words of the texts, or the passages that are coded in them. */
export type Searched = 'words' | 'passages';
export type SearchTab = 'results' | 'concordance' | 'words' | 'collocates' | 'dispersion';

/** Places that are listed of one search. */
export const mostPlaces = 20_000;

export interface SearchedDocument {
  id: string;
  title: string;
  /** UTF-16 units; 0 until it has been searched. */
  length: number;
}

export type SearchProgress =
  | { state: 'idle' }
  | { state: 'searching' }
  /** Nothing was found out: what is wrong with the query, or what went wrong. */
  | { state: 'failed'; message: string }
  | { state: 'done'; complete: boolean; unfinished: readonly number[] };

export interface SearchState {
  searched: Searched;
  /** The coding query as it is put together. */
  draft: Group;
  query: string;
  options: SearchOptions;
  scope: SearchScope;
  tab: SearchTab;
  progress: SearchProgress;
  /** Of the search whose rows are here. */
  documents: readonly SearchedDocument[];
  /** Grows while the search goes on; in the order of documents and places; its sections come last. */
  rows: readonly SearchRow[];
  /** Number of rows that are here: it changes where the list does not. */
  found: number;
  sort: readonly SortKey[];
  group: Position | null;
  /** Order and groups of the concordance; null = as in the documents. */
  arranged: Arranged | null;
  /** Indexes of rows that are chosen for what is done with several. */
  chosen: ReadonlySet<number>;
  /** Changes where rows, which are filled in place, have got their sections. */
  sectioned: number;
  /** Index of the row that was opened last, or -1. */
  opened: number;
}

const nothing: ReadonlySet<number> = new Set();

const initial: SearchState = {
  searched: 'words',
  draft: startGroup(),
  query: '',
  options: {},
  scope: {},
  tab: 'results',
  progress: { state: 'idle' },
  documents: [],
  rows: [],
  found: 0,
  sort: [],
  group: null,
  arranged: null,
  chosen: nothing,
  sectioned: 0,
  opened: -1,
};

/** Whoever types quickly searches once in so many milliseconds; the first letter, and one after a pause, at once. */
const REST = 80;
/** Milliseconds after which a list that grows is drawn again. */
const growth = 200;
const searches = new WeakMap<StudySession, Search>();

export const searchOf = (session: StudySession): Search => {
  const known = searches.get(session);
  if (known !== undefined) return known;
  const made = new Search(session);
  searches.set(session, made);
  return made;
};

export class Search {
  private readonly session: StudySession;
  private readonly listeners = new Set<() => void>();
  private current: SearchState = initial;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private growing: ReturnType<typeof setTimeout> | undefined;
  /** Of the search that goes on or whose rows are here; the next one takes it back. */
  private running = new AbortController();
  private arranging = new AbortController();
  /** When the last search began, by the window's clock. */
  private begun = Number.NEGATIVE_INFINITY;

  constructor(session: StudySession) {
    this.session = session;
    session.onStop(() => {
      clearTimeout(this.timer);
      clearTimeout(this.growing);
    });
  }

  get state(): SearchState {
    return this.current;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(patch: Partial<SearchState>): void {
    this.current = { ...this.current, ...patch };
    for (const listener of [...this.listeners]) listener();
  }

  /** Asks anew. */
  ask(
    patch: Partial<Pick<SearchState, 'query' | 'options' | 'scope'>>,
    delay = this.begun + REST - performance.now(),
  ): void {
    this.set(patch);
    clearTimeout(this.timer);
    // The worker searches while the window draws what has changed.
    if (delay <= 0) void this.run();
    else this.timer = setTimeout(() => void this.run(), delay);
  }

  /** Has the texts brought and made ready, so that they are there when something is asked. */
  prepare(): void {
    const documentIds = resolveScope(this.session.study, {}).map(({ document }) => document.id);
    void computerOf(this.session).ask({ type: 'prepare', documentIds });
  }

  async run(): Promise<void> {
    this.running.abort();
    this.running = new AbortController();
    this.begun = performance.now();
    const { signal } = this.running;
    const {
      query,
      options,
      scope: { within = null, outside = null, ...plain },
    } = this.current;
    const begin = {
      rows: [],
      found: 0,
      sectioned: 0,
      documents: [],
      arranged: null,
      chosen: nothing,
      opened: -1,
    };
    try {
      if (prepareSearch(query, options) === null) {
        this.set({ ...begin, progress: { state: 'idle' } });
        return;
      }
      let documents = resolveScope(this.session.study, plain).map(({ document }) => ({
        id: document.id as string,
        title: document.title,
        length: 0,
      }));
      const rows: SearchRow[] = [];
      let isShown = false;
      const documentIds = documents.map(({ id }) => id);
      const take = (page: readonly SearchRow[]): void => {
        for (const row of page) rows.push(row);
        // What was found before stays until there is something new to show, so that typing does not flicker.
        if (!isShown)
          this.set({ ...begin, rows, documents, found: rows.length, progress: { state: 'searching' } });
        else this.showSoon(rows);
        isShown = true;
      };
      const end = await computerOf(this.session).ask(
        { type: 'search', query, options, documentIds, within, outside, most: mostPlaces },
        { take, signal },
      );
      documents = documents.map((document, at) => ({ ...document, length: end.lengths[at] ?? 0 }));
      const { complete, unfinished } = end;
      this.set({
        ...(isShown ? {} : begin),
        rows,
        documents,
        found: rows.length,
        progress: { state: 'done', complete, unfinished },
      });
      announce(rows.length === 0 ? 'Nothing found' : `${rows.length.toLocaleString('en')} places found`);
      if (this.current.sort.length > 0 || this.current.group !== null) void this.arrange({});
      await this.fillSections(rows, signal);
    } catch (error) {
      // What was found before stays: a query is often wrong while it is being typed.
      if (!signal.aborted) this.set({ progress: { state: 'failed', message: wordsOf(error) } });
    }
  }

  /** Rows and their sections come faster than they can be drawn: the list is drawn a few times a second. */
  private showSoon(rows: readonly SearchRow[]): void {
    this.growing ??= setTimeout(() => {
      this.growing = undefined;
      if (this.current.rows === rows) this.set({ found: rows.length, sectioned: this.current.sectioned + 1 });
    }, growth);
  }

  /** The sections follow what was found: reading the structure of a text takes longer than searching it. */
  private async fillSections(rows: SearchRow[], signal: AbortSignal): Promise<void> {
    const computer = computerOf(this.session);
    for (let from = 0; from < rows.length; ) {
      const document = rows[from]?.document ?? 0;
      // The worker knows the last search alone: the next one takes this back.
      const sections = await computer.ask({ type: 'sections', document }, { signal });
      for (const section of sections) {
        const row = rows[from];
        if (row !== undefined && section !== '') rows[from] = { ...row, section };
        from += 1;
      }
      if (sections.length === 0) return;
      this.showSoon(rows);
    }
  }

  /** Sorts and groups the concordance. */
  async arrange(patch: Partial<Pick<SearchState, 'sort' | 'group'>>): Promise<void> {
    this.set(patch);
    this.arranging.abort();
    this.arranging = new AbortController();
    const signal = AbortSignal.any([this.running.signal, this.arranging.signal]);
    const { sort, group } = this.current;
    if (sort.length === 0 && group === null) {
      this.set({ arranged: null });
      return;
    }
    try {
      const arranged = await computerOf(this.session).ask({ type: 'arrange', sort, group }, { signal });
      this.set({ arranged });
    } catch (error) {
      if (!signal.aborted) this.set({ progress: { state: 'failed', message: messageOf(error) } });
    }
  }
}

const wordsOf = (error: unknown): string =>
  isProblem(error) ? `${error.message} ${error.advice}`.trim() : messageOf(error);

export const useSearchSession = (): Search => searchOf(useSession());

/** Reads the search; the component is drawn again when the selected value changes (by identity). */
export function useSearch<T>(select: (state: SearchState) => T): T {
  const search = useSearchSession();
  return useSyncExternalStore(search.subscribe, () => select(search.state));
}
