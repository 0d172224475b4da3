/**
 * A study as a view sees it that is asked for some documents only, by their variables: passages of these documents, and
 * judgements and links that rest on at least one of them, by those of their passages that stand there.
 */
import type { ItemId } from '../model/ids.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Link } from '../model/link.ts';
import type { Memo } from '../model/memo.ts';
import type { Passage } from '../model/passage.ts';
import type { AnyRecord, RecordOf, RecordReference, RecordType } from '../model/records.ts';
import type { Study } from '../model/study.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { counted } from '../text/counted.ts';
import { describeWanted, documentFilter } from '../variables/document-filter.ts';

export interface DocumentsShown {
  study: StudyReader;
  /** Which documents, and what is left out with the others. */
  notes: readonly string[];
}

/** `where` as in the option of that name; where it is empty or left out, the study itself. */
export function showDocuments(study: StudyReader, where: readonly string[] = []): DocumentsShown {
  if (where.length === 0) return { study, notes: [] };
  const notes: string[] = [];
  const fits = documentFilter(study, where, text => void notes.push(text));
  const documents = [...study.all('document')];
  const chosen = new Set<string>(documents.filter(fits).map(({ id }) => id));
  const part = new PartOfStudy(study, chosen);
  const named = where.flatMap(each => describeWanted(study, each) ?? []).join(', ');
  const left = [
    ...part.leftOut('judgement', 'judgement', 'judgements'),
    ...part.leftOut('link', 'link', 'links'),
  ].join(' and ');
  return {
    study: part,
    notes: [
      ...(named === '' ? [] : [`Only documents with ${named}: ${chosen.size} of ${documents.length}.`]),
      ...notes,
      ...(left === '' ? [] : [`Left out, as no passage of these documents is their evidence: ${left}.`]),
    ],
  };
}

/** Copies of records with a part of their evidence: the same one for the same part, as what is made of records is kept. */
const copies = new WeakMap<object, { evidence: string; copy: object }>();

class PartOfStudy implements StudyReader {
  readonly study: Study;
  private readonly whole: StudyReader;
  private readonly documents: ReadonlySet<string>;
  /** By judgement's id; null while it is being found out. */
  private readonly standing = new Map<string, boolean | null>();

  constructor(whole: StudyReader, documents: ReadonlySet<string>) {
    this.study = whole.study;
    this.whole = whole;
    this.documents = documents;
  }

  get<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined {
    return this.whole.get(type, id);
  }

  live<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined {
    const record = this.whole.live(type, id);
    return record === undefined ? undefined : this.partOf(type, record);
  }

  *all<T extends RecordType>(type: T): Iterable<RecordOf<T>> {
    for (const record of this.whole.all(type)) {
      const part = this.partOf(type, record);
      if (part !== undefined) yield part;
    }
  }

  allWithRemoved<T extends RecordType>(type: T): Iterable<RecordOf<T>> {
    return this.whole.allWithRemoved(type);
  }

  passagesOfDocument(id: string): Iterable<Passage> {
    return this.documents.has(id) ? this.whole.passagesOfDocument(id) : [];
  }

  passagesOfItem(id: string): Iterable<Passage> {
    return this.partsOf('passage', this.whole.passagesOfItem(id));
  }

  judgementsOfItem(id: ItemId | string): Iterable<Judgement> {
    return this.partsOf('judgement', this.whole.judgementsOfItem(id));
  }

  linksOfItem(id: string): Iterable<Link> {
    return this.partsOf('link', this.whole.linksOfItem(id));
  }

  memosOn(target: RecordReference): Iterable<Memo> {
    return this.whole.memosOn(target);
  }

  /** `3 judgements`, or nothing where none is left out. */
  leftOut(type: 'judgement' | 'link', one: string, many: string): string[] {
    let count = 0;
    for (const record of this.whole.all(type)) if (this.partOf(type, record) === undefined) count += 1;
    return count === 0 ? [] : [counted(count, one, many)];
  }

  private *partsOf<T extends RecordType>(type: T, records: Iterable<RecordOf<T>>): Iterable<RecordOf<T>> {
    for (const record of records) {
      const part = this.partOf(type, record);
      if (part !== undefined) yield part;
    }
  }

  /** Undefined where nothing of it is of these documents. */
  private partOf<T extends RecordType>(type: T, record: RecordOf<T>): RecordOf<T> | undefined;
  private partOf(type: RecordType, record: AnyRecord): AnyRecord | undefined {
    switch (type) {
      case 'document':
        return this.documents.has(record.id) ? record : undefined;
      case 'passage':
        return this.documents.has((record as Passage).documentId) ? record : undefined;
      case 'judgement':
        return this.stands(record as Judgement) ? this.withItsEvidence(record as Judgement) : undefined;
      case 'link':
        return this.rests(record as Link) ? this.withItsEvidence(record as Link) : undefined;
      default:
        return record;
    }
  }

  private rests({ evidence }: Judgement | Link): boolean {
    return evidence.some(id => this.live('passage', id) !== undefined);
  }

  /** Whether it rests on a passage that is shown, or settles what does: what was settled is not open again. */
  private stands(judgement: Judgement): boolean {
    const known = this.standing.get(judgement.id);
    if (known !== undefined) return known ?? false;
    this.standing.set(judgement.id, null);
    const stands =
      this.rests(judgement) ||
      judgement.settles.some(({ judgementId }) => {
        const settled = this.whole.live('judgement', judgementId);
        return settled !== undefined && this.stands(settled);
      });
    this.standing.set(judgement.id, stands);
    return stands;
  }

  /** Evidence in other documents is not lost: it is not asked for. */
  private withItsEvidence<R extends Judgement | Link>(record: R): R {
    const evidence = record.evidence.filter(id => {
      const passage = this.whole.get('passage', id);
      return passage === undefined || this.documents.has(passage.documentId);
    });
    if (evidence.length === record.evidence.length) return record;
    const key = evidence.join(' ');
    const known = copies.get(record);
    if (known?.evidence === key) return known.copy as R;
    const copy: R = { ...record, evidence };
    copies.set(record, { evidence: key, copy });
    return copy;
  }
}
