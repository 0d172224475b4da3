/** The passages of all documents in reading order, filtered; kept per document, so that one change costs one document. */
import type { Passage } from '#core/model/passage.ts';
import type { Commit } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { documentFilter } from '#core/variables/document-filter.ts';
import { compareNames, searchKey } from '../../fields/search-key.ts';
import { PerDocument } from './per-document.ts';

export interface PassageFilter {
  /** Words of the quote; all must be there. */
  text: string;
  kindId: string | null;
  itemId: string | null;
  documentId: string | null;
  coderId: string | null;
  /** Values of variables that the document has, as `documentFilter` takes them. */
  where: readonly string[];
}

export const noFilter: PassageFilter = {
  text: '',
  kindId: null,
  itemId: null,
  documentId: null,
  coderId: null,
  where: [],
};

export const isFiltered = (filter: PassageFilter): boolean =>
  filter.text.trim() !== '' ||
  filter.where.length > 0 ||
  [filter.kindId, filter.itemId, filter.documentId, filter.coderId].some(id => id !== null);

export class PassageRows {
  private readonly study: StudyReader;
  private readonly ordered: PerDocument<readonly Passage[]>;
  private readonly keys = new WeakMap<Passage, string>();

  constructor(study: StudyReader) {
    this.study = study;
    this.ordered = new PerDocument(id =>
      [...study.passagesOfDocument(id)].sort(
        (left, right) => left.start - right.start || left.end - right.end,
      ),
    );
  }

  clear(): void {
    this.ordered.clear();
  }

  /** Forgets the order of the documents whose passages the commit touched. */
  follow(commit: Pick<Commit, 'diff'>): void {
    this.ordered.follow(commit);
  }

  /** Live passages that fit, by document title, then by place. `isLoaded` says whether a document's are all here. */
  list(filter: PassageFilter, isLoaded: (documentId: string) => boolean): Passage[] {
    const words = searchKey(filter.text).split(' ').filter(Boolean);
    const isWanted = documentFilter(this.study, filter.where, () => undefined);
    const documents = [...this.study.all('document')]
      .filter(
        document => (filter.documentId === null || document.id === filter.documentId) && isWanted(document),
      )
      .sort((left, right) => compareNames(left.title, right.title));
    return documents.flatMap(({ id }) =>
      this.ordered
        .get(id, isLoaded(id))
        .filter(
          passage =>
            (filter.itemId === null || passage.itemId === filter.itemId) &&
            (filter.coderId === null || passage.coderId === filter.coderId) &&
            (filter.kindId === null || this.study.get('item', passage.itemId)?.kindId === filter.kindId) &&
            words.every(word => this.keyOf(passage).includes(word)),
        ),
    );
  }

  private keyOf(passage: Passage): string {
    let key = this.keys.get(passage);
    if (key === undefined) {
      // Most quotes need no folding, and there may be very many of them.
      key = /^[ -~]*$/.test(passage.exact) ? passage.exact.toLowerCase() : searchKey(passage.exact);
      this.keys.set(passage, key);
    }
    return key;
  }
}
