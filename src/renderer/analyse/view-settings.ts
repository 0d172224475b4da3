/**
 * How each view was left: its options, its table or picture, its layout, the cell that was chosen. Kept for as long as
 * the window shows the study, so that reading elsewhere and coming back finds the very same.
 */
import { useSyncExternalStore } from 'react';
import type { Arrangement } from '#core/model/saved-view.ts';
import type { TimeStretch } from '#core/pictures/picture.ts';
import type { OptionValue } from './view-controls-model.ts';

/** What was chosen to see what it rests on: a cell of a table, or a mark of the picture. */
export type Choice =
  | { type: 'cell'; table: string; rowId: string; columnId: string }
  | { type: 'mark'; id: string };

export interface ViewSettings {
  options: Readonly<Record<string, OptionValue>>;
  /** Null = as the view shows itself: its picture, where it has one. */
  form: 'picture' | 'table' | null;
  /** Name of the table; null = the first. */
  table: string | null;
  /** By the name of the table. */
  arrangements: Readonly<Record<string, Arrangement>>;
  choice: Choice | null;
  /** The stretch of a timeline that is shown; null = all. */
  time: TimeStretch | null;
}

export const untouched: ViewSettings = Object.freeze({
  options: {},
  form: null,
  table: null,
  arrangements: {},
  choice: null,
  time: null,
});

interface State {
  studyPath: string | null;
  byView: Readonly<Record<string, ViewSettings>>;
  /** The view from which somebody went to the Code screen, to come back to. */
  returnTo: string | null;
  /** The chosen cell takes the focus when it is drawn. */
  focusChosen: boolean;
}

let state: State = { studyPath: null, byView: {}, returnTo: null, focusChosen: false };
const listeners = new Set<() => void>();

const set = (patch: Partial<State>): void => {
  state = { ...state, ...patch };
  for (const listener of [...listeners]) listener();
};

export const viewSettings = {
  get: (): State => state,
  set,

  /** Takes the id of a view or of a saved one, and what it begins with. */
  of: (key: string, begin: ViewSettings): ViewSettings => state.byView[key] ?? begin,

  change(key: string, begin: ViewSettings, patch: Partial<ViewSettings>): void {
    set({ byView: { ...state.byView, [key]: { ...viewSettings.of(key, begin), ...patch } } });
  },

  /** For the grid or the picture: whether the chosen one was asked to take the focus, once. */
  takeFocus(): boolean {
    const asked = state.focusChosen;
    if (asked) set({ focusChosen: false });
    return asked;
  },

  /** How views were left belongs to one study. */
  enterStudy(path: string): void {
    if (state.studyPath !== path) set({ studyPath: path, byView: {}, returnTo: null, focusChosen: false });
  },
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** `begin` is what the view begins with, a stable object. */
export const useViewSettings = (key: string, begin: ViewSettings): ViewSettings =>
  useSyncExternalStore(subscribe, () => viewSettings.of(key, begin));

export const useReturnTo = (): string | null => useSyncExternalStore(subscribe, () => state.returnTo);
