/** Something worked out from one document's passages, kept until a commit touches them. */
import type { Passage } from '#core/model/passage.ts';
import type { Commit } from '#core/store/commit.ts';

export class PerDocument<T> {
  private readonly known = new Map<string, { loaded: boolean; value: T }>();
  private readonly workOut: (documentId: string) => T;

  constructor(workOut: (documentId: string) => T) {
    this.workOut = workOut;
  }

  /** Forgets everything, as where commits may have been missed. */
  clear(): void {
    this.known.clear();
  }

  /** Forgets what the commit made untrue. To be called with each commit before the value is asked for again. */
  follow({ diff }: Pick<Commit, 'diff'>): void {
    for (const { type, before, after } of diff) {
      if (type !== 'passage') continue;
      for (const record of [before, after]) {
        if (record !== null) this.known.delete((record as Passage).documentId);
      }
    }
  }

  /** `loaded` says whether all passages of the document are here; the value is worked out again once they are. */
  get(documentId: string, loaded: boolean): T {
    const known = this.known.get(documentId);
    if (known !== undefined && known.loaded === loaded) return known.value;
    const value = this.workOut(documentId);
    this.known.set(documentId, { loaded, value });
    return value;
  }
}
