/**
 * One document's passages as marks by place: what is painted, clicked and stepped through. Kept up commit by
 * commit. A passage whose quote does not stand where it says is a stray: painted where it was found again, or not
 * at all, and listed for the researcher.
 */
import type { Kind } from '#core/model/codebook.ts';
import type { Passage } from '#core/model/passage.ts';
import type { Diff } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { IntervalIndex } from '#core/text/interval-index.ts';
import { verifyAnchor } from '#core/text/quote-anchor.ts';
import type { UiFilter } from '../state/ui-store.ts';
import type { Mark, MarkSource } from './view/marks.ts';
import type { TextRange } from './view/reading-view.ts';

export interface Stray {
  passage: Passage;
  /** Where the quote was found again; null = nowhere. */
  found: { start: number; end: number; ambiguous: boolean } | null;
}

export class PassageMarks implements MarkSource {
  readonly documentId: string;
  private readonly study: StudyReader;
  private readonly text: string;
  private filter: UiFilter;
  private index = new IntervalIndex<Mark>();
  /** Rectangles on pages by id. They are in the index too, as one character at their place in the reading order. */
  private readonly regions = new Map<string, Mark>();
  private readonly strayById = new Map<string, Stray>();
  private kinds: readonly Kind[] = [];
  private layerOfKind = new Map<string, number>();

  constructor(study: StudyReader, documentId: string, text: string, filter: UiFilter) {
    this.study = study;
    this.documentId = documentId;
    this.text = text;
    this.filter = filter;
    this.rebuild();
  }

  /** Colours of the layers by number: one layer a kind, in the codebook's order. */
  get colours(): readonly string[] {
    return this.kinds.map(kind => kind.colour);
  }

  get strays(): readonly Stray[] {
    return [...this.strayById.values()];
  }

  get size(): number {
    return this.index.size;
  }

  setFilter(filter: UiFilter): void {
    this.filter = filter;
    this.rebuild();
  }

  /** Reads everything anew: after the filter, the kinds or the fetched passages have changed. */
  rebuild(): void {
    this.kinds = [...this.study.all('kind')].sort((a, b) => a.order - b.order);
    this.layerOfKind = new Map(this.kinds.map((kind, layer) => [kind.id, layer]));
    this.strayById.clear();
    const marks: Mark[] = [];
    for (const passage of this.study.passagesOfDocument(this.documentId)) {
      const mark = this.markOf(passage);
      if (mark !== null) marks.push(mark);
    }
    this.index = new IntervalIndex(marks);
    this.regions.clear();
    for (const mark of marks) if (mark.region !== undefined) this.regions.set(mark.id, mark);
  }

  /** Follows a commit; gives the ranges that must be painted anew. */
  apply(diff: Diff): TextRange[] {
    if (diff.some(({ type }) => type === 'kind')) {
      this.rebuild();
      return [{ start: 0, end: this.text.length }];
    }
    const touched: TextRange[] = [];
    for (const { type, id } of diff) {
      if (type !== 'passage') continue;
      const passage = this.study.live('passage', id);
      const next = passage?.documentId === this.documentId ? this.markOf(passage) : null;
      if (next === null) this.strayById.delete(id);
      touched.push(...this.replace(id, next));
    }
    return touched;
  }

  /** Shows a passage at other boundaries until a commit says otherwise; gives the ranges to paint anew. */
  preview(id: string, start: number, end: number): TextRange[] {
    const mark = this.index.get(id);
    return mark === undefined || mark.region !== undefined || start >= end
      ? []
      : this.replace(id, { ...mark, start, end });
  }

  marksIn(start: number, end: number): readonly Mark[] {
    const found = this.index.query(start, end);
    return this.regions.size === 0 ? found : found.filter(({ region }) => region === undefined);
  }

  regionsOn(page: number): readonly Mark[] {
    return [...this.regions.values()].filter(({ region }) => region?.page === page);
  }

  regionsIn(start: number, end: number): readonly Mark[] {
    return [...this.regions.values()].filter(mark => mark.start >= start && mark.start < end);
  }

  /** Marks that hold the character at the offset, shortest first. */
  at(offset: number): readonly Mark[] {
    return this.index.at(offset).filter(({ region }) => region === undefined);
  }

  get(id: string): Mark | undefined {
    return this.index.get(id);
  }

  all(): Iterable<Mark> {
    return this.index;
  }

  /** The mark after (or with -1 before) the given one, or after an offset where none is given. */
  step(id: string | null, offset: number, by: 1 | -1): Mark | undefined {
    if (id !== null && this.index.get(id) !== undefined) {
      return by === 1 ? this.index.after(id) : this.index.before(id);
    }
    return by === 1 ? this.index.next(offset - 1) : this.index.previous(offset);
  }

  private replace(id: string, next: Mark | null): TextRange[] {
    const before = this.index.get(id);
    this.index.remove(id);
    this.regions.delete(id);
    if (next !== null) this.index.add(next);
    if (next?.region !== undefined) this.regions.set(id, next);
    return [before, next].flatMap(mark => {
      if (mark === undefined || mark === null) return [];
      const { start, end, region } = mark;
      return [region === undefined ? { start, end } : { start, end, region }];
    });
  }

  /** Null where the filter hides it or its text is nowhere to be found. */
  private markOf(passage: Passage): Mark | null {
    const item = this.study.get('item', passage.itemId);
    const layer = item === undefined ? undefined : this.layerOfKind.get(item.kindId);
    if (item === undefined || layer === undefined) return null;
    const place = this.placeOf(passage);
    if (place === null) return null;
    const { kindIds, itemIds, coderIds } = this.filter;
    if (kindIds !== null && !kindIds.includes(item.kindId)) return null;
    if (itemIds !== null && !itemIds.includes(item.id)) return null;
    if (coderIds !== null && !coderIds.includes(passage.coderId)) return null;
    const { id, region } = passage;
    const end = region === undefined ? place.end : place.start + 1;
    return { id, start: place.start, end, layer, group: item.id, region };
  }

  private placeOf(passage: Passage): TextRange | null {
    this.strayById.delete(passage.id);
    if (this.standsInPlace(passage)) return passage;
    const state = verifyAnchor(this.text, passage);
    if (state.state === 'exact') return passage;
    const found = state.state === 'moved' ? state : null;
    this.strayById.set(passage.id, { passage, found });
    return found;
  }

  /** The quick way for what is nearly always so: the words and those around them are just where they were. */
  private standsInPlace({ start, end, exact, prefix, suffix }: Passage): boolean {
    return (
      end - start === exact.length &&
      this.text.startsWith(exact, start) &&
      this.text.startsWith(suffix, end) &&
      this.text.startsWith(prefix, start - prefix.length)
    );
  }
}
