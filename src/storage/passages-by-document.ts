/** The passages of each document, removed ones too: what a document's passage file holds. */
import type { Passage } from '#core/model/passage.ts';
import type { Diff } from '#core/store/commit.ts';

export class PassagesByDocument {
  private readonly byDocument = new Map<string, Map<string, Passage>>();

  constructor(passages: Iterable<Passage>) {
    for (const passage of passages) this.put(passage);
  }

  apply(diff: Diff): void {
    for (const { type, id, before, after } of diff) {
      if (type !== 'passage') continue;
      if (after !== null) this.put(after as Passage);
      else if (before !== null) this.byDocument.get((before as Passage).documentId)?.delete(id);
    }
  }

  of(documentId: string): Passage[] {
    return [...(this.byDocument.get(documentId)?.values() ?? [])];
  }

  /** Ids of documents that have or had a passage. */
  documents(): Iterable<string> {
    return this.byDocument.keys();
  }

  counts(): Record<string, number> {
    return Object.fromEntries([...this.byDocument].map(([id, passages]) => [id, passages.size]));
  }

  private put(passage: Passage): void {
    const passages = this.byDocument.get(passage.documentId);
    if (passages === undefined) this.byDocument.set(passage.documentId, new Map([[passage.id, passage]]));
    else passages.set(passage.id, passage);
  }
}
