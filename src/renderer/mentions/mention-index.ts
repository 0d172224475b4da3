/**
 * Where the items are named, document by document, as the window's worker finds it: computed when it is first asked
 * for, and anew after names, items or documents have changed. Whether a mention is coded is not kept here: that is
 * what the study's passages say at the moment.
 */
import type { WordedMention } from '../computing/messages.ts';
import { computerOf } from '../computing/study-computer.ts';
import { onCommit, type StudySession } from '../state/study-session.ts';

export interface DocumentMentions {
  documentId: string;
  mentions: readonly WordedMention[];
}

export interface MentionState {
  /** Documents that have been searched. */
  byDocument: ReadonlyMap<string, readonly WordedMention[]>;
  /** Documents that are still to be searched. */
  waiting: number;
  /** Why a document could not be searched; null where all could. */
  failure: string | null;
}

/** Changes in quick succession are searched for once, in milliseconds after the last. */
const REST = 250;

const indexes = new WeakMap<StudySession, MentionIndex>();

/** One for each open study. */
export const mentionIndexOf = (session: StudySession): MentionIndex => {
  const known = indexes.get(session);
  if (known !== undefined) return known;
  const made = new MentionIndex(session);
  indexes.set(session, made);
  return made;
};

export class MentionIndex {
  private readonly session: StudySession;
  private readonly listeners = new Set<() => void>();
  private state: MentionState;
  private round = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStarted = false;

  constructor(session: StudySession) {
    this.session = session;
    const waiting = [...session.study.all('document')].length;
    this.state = { byDocument: new Map(), waiting, failure: null };
    const stop = onCommit(({ diff }) => {
      if (this.isStarted && diff.some(({ type }) => type === 'item' || type === 'document'))
        this.searchSoon();
    });
    session.onStop(() => {
      stop();
      clearTimeout(this.timer);
      this.round += 1;
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (!this.isStarted) {
      this.isStarted = true;
      void this.search();
    }
    return () => this.listeners.delete(listener);
  };

  readonly get = (): MentionState => this.state;

  private searchSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.search(), REST);
  }

  /** What was found before stays until the document has been searched again. */
  private async search(): Promise<void> {
    this.round += 1;
    const { round } = this;
    const ids = Array.from(this.session.study.all('document'), ({ id }) => id as string);
    const byDocument = new Map(
      ids.flatMap(id => {
        const known = this.state.byDocument.get(id);
        return known === undefined ? [] : [[id, known] as const];
      }),
    );
    this.set({ byDocument, waiting: ids.length, failure: null });
    for (const [index, id] of ids.entries()) {
      try {
        const mentions = await computerOf(this.session).mentions(id);
        if (this.round !== round) return;
        byDocument.set(id, mentions);
      } catch (error) {
        if (this.round !== round) return;
        this.set({ ...this.state, failure: error instanceof Error ? error.message : String(error) });
      }
      this.set({ ...this.state, byDocument: new Map(byDocument), waiting: ids.length - index - 1 });
    }
  }

  private set(state: MentionState): void {
    this.state = state;
    for (const listener of [...this.listeners]) listener();
  }
}
