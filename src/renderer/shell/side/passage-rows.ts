/** The passages of all documents in reading order, filtered; kept per document, so that one change costs one document. */
import type { Passage } from '#core/model/passage.ts';
import type { Commit } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { compareNames, searchKey } from '../../fields/search-key.ts';

export interface PassageFilter {
  /** Words of the quote; all must be there. */
  text: string;
  kindId: string | null;
  itemId: string | null;
  documentId: string | null;
  coderId: string | null;
}

export const noFilter: PassageFilter = {
  text: '',
  kindId: null,
  itemId: null,
  documentId: null,
  coderId: null,
};

export const isFiltered = (filter: PassageFilter): boolean =>
  filter.text.trim() !== '' ||
  [filter.kindId, filter.itemId, filter.documentId, filter.coderId].some(id => id !== null);

export class PassageRows {
  private readonly study: StudyReader;
  private readonly ordered = new Map<string, { loaded: boolean; passages: readonly Passage[] }>();
  private readonly keys = new WeakMap<Passage, string>();

  constructor(study: StudyReader) {
    this.study = study;
  }

  /** Forgets the order of the documents whose passages the commit touched. */
  follow(commit: Pick<Commit, 'diff'>): void {
    for (const { type, before, after } of commit.diff) {
      if (type !== 'passage') continue;
      for (const record of [before, after]) {
        if (record !== null) this.ordered.delete((record as Passage).documentId);
      }
    }
  }

  /** Live passages that fit, by document title, then by place. `isLoaded` says whether a document's are all here. */
  list(filter: PassageFilter, isLoaded: (documentId: string) => boolean): Passage[] {
    const words = searchKey(filter.text).split(' ').filter(Boolean);
    const documents = [...this.study.all('document')]
      .filter(({ id }) => filter.documentId === null || id === filter.documentId)
      .sort((left, right) => compareNames(left.title, right.title));
    return documents.flatMap(({ id }) =>
      this.ofDocument(id, isLoaded(id)).filter(
        passage =>
          (filter.itemId === null || passage.itemId === filter.itemId) &&
          (filter.coderId === null || passage.coderId === filter.coderId) &&
          (filter.kindId === null || this.study.get('item', passage.itemId)?.kindId === filter.kindId) &&
          words.every(word => this.keyOf(passage).includes(word)),
      ),
    );
  }

  private ofDocument(id: string, loaded: boolean): readonly Passage[] {
    const known = this.ordered.get(id);
    if (known !== undefined && known.loaded === loaded) return known.passages;
    const passages = [...this.study.passagesOfDocument(id)].sort(
      (left, right) => left.start - right.start || left.end - right.end,
    );
    this.ordered.set(id, { loaded, passages });
    return passages;
  }

  private keyOf(passage: Passage): string {
    let key = this.keys.get(passage);
    if (key === undefined) {
      key = searchKey(passage.exact);
      this.keys.set(passage, key);
    }
    return key;
  }
}
