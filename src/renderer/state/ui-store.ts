/**
 * The window's own state: what is shown, chosen and filtered. It is never part of the study. Taste (reader,
 * colours) is kept on this machine; the place in the study survives a reload of the window.
 */
import { useSyncExternalStore } from 'react';
import { shallowEqual } from './shallow-equal.ts';

export type Screen = 'code' | 'search' | 'analyse' | 'codebook' | 'data';
export type LeftTab = 'documents' | 'outline' | 'passages' | 'memos' | 'history';
export type DataTab =
  | 'documents'
  | 'variables'
  | 'export'
  | 'runs'
  | 'check'
  | 'coders'
  | 'removed'
  | 'history';
export type ColourScheme = 'light' | 'dark' | 'auto';

export interface ReaderSettings {
  /** Pixels. */
  fontSize: number;
  /** Multiple of the font size. */
  lineSpacing: number;
  /** Widest line, in characters (`ch`). */
  width: number;
  font: 'serif' | 'sans';
}

/** What is painted and listed; null = all. */
export interface UiFilter {
  kindIds: string[] | null;
  itemIds: string[] | null;
  coderIds: string[] | null;
}

export interface UiState {
  screen: Screen;
  /** Shown in the reader. */
  documentId: string | null;
  /** Tab of the right panel. */
  kindId: string | null;
  itemId: string | null;
  passageId: string | null;
  /** Text selected in the reader; UTF-16 units of the canonical text. */
  selection: { documentId: string; start: number; end: number; quote: string } | null;
  /** The judgement being edited, to which the next coded or clicked passage is added; a null id = not saved yet. */
  evidenceTarget: { judgementId: string | null; itemId: string; label: string } | null;
  filter: UiFilter;
  stickyItemId: string | null;
  /** Newest first. */
  recentItemIds: string[];
  reader: ReaderSettings;
  /** Whether the reading cursor passes over notes, running heads and page numbers. */
  skipsAsides: boolean;
  colourScheme: ColourScheme;
  leftTab: LeftTab;
  dataTab: DataTab;
  /** Shown on the Analyse screen. */
  viewId: string;
}

export interface RevealTarget {
  documentId: string;
  start: number;
  end: number;
  passageId: string | null;
  /** Shown as the first line, as what begins there is to be read on from; else wherever it can be read. */
  atTop?: boolean;
}

/** What `revealPassage` must know of a passage. */
export interface LocatedPassage {
  documentId: string;
  itemId: string;
  kindId: string | null;
  start: number;
  end: number;
}

const tasteKey = 'tracework.taste';
const placeKey = 'tracework.place';

const initial: UiState = {
  screen: 'code',
  documentId: null,
  kindId: null,
  itemId: null,
  passageId: null,
  selection: null,
  evidenceTarget: null,
  filter: { kindIds: null, itemIds: null, coderIds: null },
  stickyItemId: null,
  recentItemIds: [],
  reader: { fontSize: 16, lineSpacing: 1.6, width: 80, font: 'serif' },
  skipsAsides: false,
  colourScheme: 'auto',
  leftTab: 'documents',
  dataTab: 'documents',
  viewId: 'tracer-matrix',
};

const readStored = (storage: 'localStorage' | 'sessionStorage', key: string): Record<string, unknown> => {
  try {
    const parsed: unknown = JSON.parse(globalThis[storage].getItem(key) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

const writeStored = (storage: 'localStorage' | 'sessionStorage', key: string, value: unknown): void => {
  try {
    globalThis[storage].setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be full or forbidden: the window then starts with its own settings next time.
  }
};

const numberBetween = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === 'number' && value >= least && value <= most ? value : otherwise;
const oneOf = <T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.find(one => one === value) ?? otherwise;
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

type Taste = 'reader' | 'skipsAsides' | 'colourScheme';

const tasteOf = ({ reader, skipsAsides, colourScheme }: UiState): Pick<UiState, Taste> => ({
  reader,
  skipsAsides,
  colourScheme,
});

const readTaste = (): Pick<UiState, Taste> => {
  const stored = readStored('localStorage', tasteKey);
  const reader = (stored.reader ?? {}) as Record<string, unknown>;
  return {
    colourScheme: oneOf(stored.colourScheme, ['light', 'dark', 'auto'], initial.colourScheme),
    skipsAsides: stored.skipsAsides === true,
    reader: {
      fontSize: numberBetween(reader.fontSize, 10, 40, initial.reader.fontSize),
      lineSpacing: numberBetween(reader.lineSpacing, 1, 3, initial.reader.lineSpacing),
      width: numberBetween(reader.width, 30, 200, initial.reader.width),
      font: oneOf(reader.font, ['serif', 'sans'], initial.reader.font),
    },
  };
};

let state: UiState = { ...initial, ...readTaste() };
/** Path of the study whose place is remembered; null = no study is open. */
let studyPath: string | null = null;

const listeners = new Set<() => void>();
const revealListeners = new Set<(target: RevealTarget) => void>();
let undelivered: RevealTarget | null = null;
let locatePassage: (passageId: string) => LocatedPassage | null = () => null;

const remember = (previous: UiState): void => {
  const { screen, documentId, kindId, itemId, leftTab, recentItemIds } = state;
  const taste = tasteOf(state);
  if (!shallowEqual(taste, tasteOf(previous))) writeStored('localStorage', tasteKey, taste);
  if (studyPath !== null) {
    writeStored('sessionStorage', placeKey, {
      studyPath,
      screen,
      documentId,
      kindId,
      itemId,
      leftTab,
      recentItemIds,
    });
  }
};

const reveal = (target: RevealTarget): void => {
  undelivered = revealListeners.size === 0 ? target : null;
  for (const listener of revealListeners) listener(target);
};

export const ui = {
  get: (): UiState => state,

  set(patch: Partial<UiState>): void {
    const keys = Object.keys(patch) as (keyof UiState)[];
    if (keys.every(key => Object.is(state[key], patch[key]))) return;
    const previous = state;
    state = { ...state, ...patch };
    remember(previous);
    for (const listener of [...listeners]) listener();
  },

  /** Chooses a passage and shows it on the Code screen. Unknown ids are passed over. */
  revealPassage(passageId: string): void {
    if (locatePassage(passageId) === null) return;
    ui.set({ screen: 'code' });
    ui.showPassage(passageId);
  },

  /** Chooses a passage and shows it in the reader of the screen that is shown. Unknown ids are passed over. */
  showPassage(passageId: string): void {
    const passage = locatePassage(passageId);
    if (passage === null) return;
    const { documentId, itemId, kindId, start, end } = passage;
    ui.set({ documentId, passageId, itemId, kindId: kindId ?? state.kindId });
    reveal({ documentId, start, end, passageId });
  },

  /** Shows a range of a document's canonical text. */
  revealRange(documentId: string, start: number, end: number): void {
    ui.set({ screen: 'code' });
    ui.showRange(documentId, start, end);
  },

  /** Shows a range of a document's canonical text in the reader of the screen that is shown. */
  showRange(documentId: string, start: number, end: number, atTop = false): void {
    ui.set({ documentId });
    reveal({ documentId, start, end, passageId: null, ...(atTop ? { atTop } : {}) });
  },

  /** Called with each place to be shown; one that was asked for while nobody listened comes at once. */
  onReveal(listener: (target: RevealTarget) => void): () => void {
    revealListeners.add(listener);
    if (undelivered !== null) {
      const target = undelivered;
      undelivered = null;
      listener(target);
    }
    return () => revealListeners.delete(listener);
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Puts an item first among the recent ones. */
  noteItemUsed(itemId: string): void {
    ui.set({ recentItemIds: [itemId, ...state.recentItemIds.filter(id => id !== itemId)].slice(0, 12) });
  },

  /** Begins with a study: everything of the last one is forgotten, and the place is as before a reload. */
  enterStudy(path: string, locate: (passageId: string) => LocatedPassage | null): void {
    const stored = readStored('sessionStorage', placeKey);
    const place = stored.studyPath === path ? stored : {};
    studyPath = path;
    locatePassage = locate;
    undelivered = null;
    ui.set({
      ...initial,
      ...tasteOf(state),
      screen: oneOf(place.screen, ['code', 'search', 'analyse', 'codebook', 'data'], initial.screen),
      leftTab: oneOf(
        place.leftTab,
        ['documents', 'outline', 'passages', 'memos', 'history'],
        initial.leftTab,
      ),
      documentId: textOrNull(place.documentId),
      kindId: textOrNull(place.kindId),
      itemId: textOrNull(place.itemId),
      recentItemIds: Array.isArray(place.recentItemIds)
        ? place.recentItemIds.filter((id): id is string => typeof id === 'string')
        : [],
    });
  },

  leaveStudy(): void {
    studyPath = null;
    locatePassage = () => null;
    undelivered = null;
    ui.set({ ...initial, ...tasteOf(state) });
  },
};

/** Reads the window's state; the component is drawn again when the selected value changes (by identity). */
export function useUi<T>(select: (state: UiState) => T): T {
  return useSyncExternalStore(ui.subscribe, () => select(state));
}
