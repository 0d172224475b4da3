/**
 * How the documents are built, one by one as somebody asks: sections, notes, tables. Texts never change, so what was
 * found is kept as long as the study is open.
 */
import type { DocumentStructure } from '#core/structure/document-structure.ts';
import { computerOf } from '../computing/study-computer.ts';
import type { StudySession } from '../state/study-session.ts';

/** What is small and asked for often is kept for very many documents. */
const KEPT = 300;

const known = new WeakMap<StudySession, DocumentStructures>();

/** One for each open study. */
export const structuresOf = (session: StudySession): DocumentStructures => {
  const made = known.get(session) ?? new DocumentStructures(session);
  known.set(session, made);
  return made;
};

export class DocumentStructures {
  private readonly session: StudySession;
  /** Null while it is on its way. */
  private readonly found = new Map<string, DocumentStructure | null>();
  private readonly listeners = new Set<() => void>();

  constructor(session: StudySession) {
    this.session = session;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Null where it is not known yet. */
  get(documentId: string): DocumentStructure | null {
    return this.found.get(documentId) ?? null;
  }

  /** Has it found; subscribers are told. One that cannot be had is left out, and asked for again next time. */
  want(documentId: string): void {
    if (this.found.has(documentId)) return;
    this.found.set(documentId, null);
    computerOf(this.session)
      .ask({ type: 'structure', documentId })
      .then(
        structure => {
          this.found.set(documentId, structure);
          this.forgetOldest();
          for (const listener of [...this.listeners]) listener();
        },
        () => this.found.delete(documentId),
      );
  }

  private forgetOldest(): void {
    for (const [documentId, structure] of this.found) {
      if (this.found.size <= KEPT) return;
      if (structure !== null) this.found.delete(documentId);
    }
  }
}
