/**
 * What the panels remember while the window is open: the tab, the order of the list, and judgements that are being
 * written. Drafts live here and not in a component, so that reading elsewhere in between loses none of them.
 */
import { useState, useSyncExternalStore } from 'react';
import { shallowEqual } from '../state/shallow-equal.ts';
import { type Drafts, readDrafts, writeDrafts } from './draft-storage.ts';
import { addEvidence, changeDraft, type JudgementDraft } from './judgement-draft.ts';

export type DetailTab = 'judgements' | 'passages' | 'mentions' | 'properties' | 'links' | 'memos';
export type ItemOrder = 'name' | 'count' | 'recent';

interface PanelState {
  studyPath: string | null;
  tab: DetailTab;
  order: ItemOrder;
  /** By judgement id. */
  drafts: Drafts;
  /** Only the chosen item is shown, with all the room. */
  listHidden: boolean;
  /** Draft whose editor was just asked for and takes the focus when it is drawn. */
  focusDraftId: string | null;
  /** Counts up each time the label is asked for, so that it takes the focus. */
  renameRequests: number;
  /** The passage form was asked for and has not taken the focus yet. */
  formRequested: boolean;
}

let state: PanelState = {
  studyPath: null,
  tab: 'judgements',
  order: 'name',
  drafts: {},
  listHidden: false,
  focusDraftId: null,
  renameRequests: 0,
  formRequested: false,
};
const listeners = new Set<() => void>();

const storageKey = 'tracework.judgement-drafts';

const set = (patch: Partial<PanelState>): void => {
  const before = state;
  state = { ...state, ...patch };
  if (state.drafts !== before.drafts && state.studyPath !== null) {
    try {
      sessionStorage.setItem(storageKey, writeDrafts(state.studyPath, state.drafts));
    } catch {
      // Storage may be full or forbidden: the drafts then live as long as the window.
    }
  }
  for (const listener of [...listeners]) listener();
};

const storedDrafts = (studyPath: string): Drafts => {
  try {
    return readDrafts(sessionStorage.getItem(storageKey), studyPath);
  } catch {
    return {};
  }
};

export const panel = {
  get: (): PanelState => state,
  set,

  openDraft(draft: JudgementDraft): void {
    set({ tab: 'judgements', focusDraftId: draft.id, drafts: { ...state.drafts, [draft.id]: draft } });
  },

  /** For the editor: whether it was asked for, once. One that is drawn again because of other steps stays quiet. */
  takeFocus(id: string): boolean {
    const asked = state.focusDraftId === id;
    if (asked) set({ focusDraftId: null });
    return asked;
  },

  /** Changes an open draft; one that was closed meanwhile stays closed. */
  changeDraft(id: string, patch: Partial<JudgementDraft>): void {
    const draft = state.drafts[id];
    if (draft !== undefined) set({ drafts: { ...state.drafts, [id]: changeDraft(draft, patch) } });
  },

  addEvidence(id: string, passageId: string): boolean {
    const draft = state.drafts[id];
    if (draft === undefined || draft.evidence.includes(passageId)) return false;
    set({ drafts: { ...state.drafts, [id]: addEvidence(draft, passageId) } });
    return true;
  },

  closeDraft(id: string): void {
    const { [id]: _closed, ...drafts } = state.drafts;
    set({ drafts });
  },

  /** Puts the focus on the chosen item's label. */
  rename(): void {
    set({ renameRequests: state.renameRequests + 1 });
  },

  /** Shows the chosen passage's form and puts the focus there. */
  openPassageForm(): void {
    set({ tab: 'passages', formRequested: true });
  },

  /** For the form: whether it was asked for, once. */
  answerFormRequest(): boolean {
    const asked = state.formRequested;
    if (asked) set({ formRequested: false });
    return asked;
  },

  /** What is being written belongs to one study. */
  enterStudy(path: string): void {
    if (state.studyPath === path) return;
    set({ studyPath: path, tab: 'judgements', drafts: storedDrafts(path) });
  },
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function usePanel<T>(select: (state: PanelState) => T): T {
  return useSyncExternalStore(subscribe, () => select(state));
}

/** The open drafts of one field of an item; the component is drawn again when one of these changes. */
export function useDraftsOf(itemId: string, fieldId: string): readonly JudgementDraft[] {
  const [cache] = useState<{ drafts: readonly JudgementDraft[] }>(() => ({ drafts: [] }));
  return useSyncExternalStore(subscribe, () => {
    const drafts = Object.values(state.drafts).filter(
      draft => draft.itemId === itemId && draft.fieldId === fieldId,
    );
    if (!shallowEqual(cache.drafts, drafts)) cache.drafts = drafts;
    return cache.drafts;
  });
}
