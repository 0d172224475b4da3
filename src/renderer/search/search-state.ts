/**
 * What is searched for in an open study, and what was found. It outlives the screen, so that whoever comes back to it
 * finds it as it was left.
 */
import { useSyncExternalStore } from 'react';
import { isProblem, messageOf } from '#core/problem.ts';
import type { Position, SortKey } from '#core/search/concordance.ts';
import type { SearchOptions } from '#core/search/query.ts';
import { codedRanges, resolveScope, type SearchScope } from '#core/search/scope.ts';
import { prepareSearch } from '#core/search/search.ts';
import { announce } from '../state/announce.ts';
import { useSession } from '../state/study-context.tsx';
import type { StudySession } from '../state/study-session.ts';
import type { Arranged, SearchRow, SearchTarget } from './computing/messages.ts';
import { searchComputerOf } from './computing/search-computer.ts';

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
  /** Number of documents whose sections have been filled in. */
  sectioned: number;
  /** Index of the row that was opened last, or -1. */
  opened: number;
}

const initial: SearchState = {
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
  chosen: new Set(),
  sectioned: 0,
  opened: -1,
};

/** Typing is waited for, so that each letter does not search; in milliseconds. */
const REST = 80;
/** Milliseconds after which a list that grows is drawn again. */
const growth = 200;
/** Milliseconds after which the window has its turn while scopes are worked out. */
const slice = 10;

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
  private runs = 0;
  private arrangements = 0;

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

  /** Asks anew a moment after the last change. */
  ask(patch: Partial<Pick<SearchState, 'query' | 'options' | 'scope'>>, delay = REST): void {
    this.set(patch);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), delay);
  }

  /** Brings the texts, so that they are there when something is asked. */
  prepare(): void {
    searchComputerOf(this.session).bringTexts(this.allDocuments());
  }

  async run(): Promise<void> {
    this.runs += 1;
    const mine = this.runs;
    const isMine = (): boolean => mine === this.runs;
    const { query, options, scope } = this.current;
    const begin = {
      rows: [],
      found: 0,
      sectioned: 0,
      documents: [],
      arranged: null,
      chosen: new Set<number>(),
      opened: -1,
    };
    try {
      if (prepareSearch(query, options) === null) {
        this.set({ ...begin, progress: { state: 'idle' } });
        return;
      }
      const targets = await this.targetsOf(scope, isMine);
      if (!isMine()) return;
      const study = this.session.study;
      let documents = targets.map(({ documentId }) => ({
        id: documentId,
        title: study.get('document', documentId)?.title ?? documentId,
        length: 0,
      }));
      const rows: SearchRow[] = [];
      let isShown = false;
      const computer = searchComputerOf(this.session);
      computer.bringTexts(targets.map(({ documentId }) => documentId));
      const asked = { type: 'search' as const, query, options, targets, most: mostPlaces };
      const end = await computer.ask(asked, page => {
        if (!isMine()) return;
        for (const row of page) rows.push(row);
        // What was found before stays until there is something new to show, so that typing does not flicker.
        if (!isShown)
          this.set({ ...begin, rows, documents, found: rows.length, progress: { state: 'searching' } });
        else this.showMore(rows);
        isShown = true;
      });
      if (!isMine() || end.stopped) return;
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
      if (this.current.sort.length > 0 || this.current.group !== null) await this.arrange({});
      await this.fillSections(rows, isMine);
    } catch (error) {
      // What was found before stays: a query is often wrong while it is being typed.
      if (isMine()) this.set({ progress: { state: 'failed', message: wordsOf(error) } });
    }
  }

  /** Rows come faster than they can be drawn: the list grows a few times a second. */
  private showMore(rows: readonly SearchRow[]): void {
    this.growing ??= setTimeout(() => {
      this.growing = undefined;
      if (this.current.rows === rows) this.set({ found: rows.length });
    }, growth);
  }

  /** The sections follow what was found: reading the structure of a text takes longer than searching it. */
  private async fillSections(rows: SearchRow[], isWanted: () => boolean): Promise<void> {
    const computer = searchComputerOf(this.session);
    for (let from = 0; from < rows.length && isWanted(); ) {
      const document = rows[from]?.document ?? 0;
      const sections = await computer.ask({ type: 'sections', document });
      // The worker knows the last search alone.
      if (!isWanted()) return;
      for (const section of sections) {
        const row = rows[from];
        if (row !== undefined && section !== '') rows[from] = { ...row, section };
        from += 1;
      }
      if (sections.length === 0) return;
      this.set({ sectioned: this.current.sectioned + 1 });
    }
  }

  /** Sorts and groups the concordance. */
  async arrange(patch: Partial<Pick<SearchState, 'sort' | 'group'>>): Promise<void> {
    this.set(patch);
    this.arrangements += 1;
    const mine = this.arrangements;
    const { sort, group, rows, documents } = this.current;
    if (sort.length === 0 && group === null) {
      this.set({ arranged: null });
      return;
    }
    try {
      const codes = sort.some(({ side }) => side === 'code') ? await this.codesOf(rows, documents) : null;
      const arranged = await searchComputerOf(this.session).ask({ type: 'arrange', sort, group, codes });
      if (mine === this.arrangements && rows === this.current.rows) this.set({ arranged });
    } catch (error) {
      if (mine === this.arrangements) this.set({ progress: { state: 'failed', message: messageOf(error) } });
    }
  }

  private allDocuments(): string[] {
    return resolveScope(this.session.study, {}).map(({ document }) => document.id);
  }

  /** Where coded text counts, its ranges are worked out in slices that leave the window free. */
  private async targetsOf(
    { within, outside, ...plain }: SearchScope,
    isWanted: () => boolean,
  ): Promise<SearchTarget[]> {
    const { study } = this.session;
    const chosen = resolveScope(study, plain);
    if (within !== undefined || outside !== undefined) await this.passagesLoaded();
    const targets: SearchTarget[] = [];
    let begun = performance.now();
    for (const { document } of chosen) {
      if (performance.now() - begun > slice) {
        await new Promise(resolve => setTimeout(resolve));
        if (!isWanted()) return targets;
        begun = performance.now();
      }
      targets.push({
        documentId: document.id,
        within: within === undefined ? null : codedRanges(study, document, within),
        outside: outside === undefined ? null : codedRanges(study, document, outside),
      });
    }
    return targets;
  }

  private passagesLoaded(): Promise<void> {
    return new Promise(resolve => {
      const look = (): void => {
        if (!this.session.info.passagesLoaded) return;
        stop();
        resolve();
      };
      const stop = this.session.onInfo(look);
      look();
    });
  }

  /** What each row is coded with, worked out in slices. */
  private async codesOf(
    rows: readonly SearchRow[],
    documents: readonly SearchedDocument[],
  ): Promise<string[]> {
    const { study } = this.session;
    const codes: string[] = [];
    let begun = performance.now();
    let document = -1;
    let passages: { start: number; end: number; itemId: string }[] = [];
    for (const row of rows) {
      if (row.document !== document) {
        document = row.document;
        passages = [...study.passagesOfDocument(documents[document]?.id ?? '')].sort(
          (one, other) => one.start - other.start,
        );
      }
      if (performance.now() - begun > slice) {
        await new Promise(resolve => setTimeout(resolve));
        begun = performance.now();
      }
      const over = passages.filter(({ start, end }) => start < row.end && end > row.start);
      codes.push(
        [...new Set(over.map(({ itemId }) => study.get('item', itemId)?.label ?? ''))].sort().join(', '),
      );
    }
    return codes;
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
