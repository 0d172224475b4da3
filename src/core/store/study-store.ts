/**
 * The records of one study in memory, changed only by applying diffs. The host has one, the window keeps a
 * replica. Indexes are built when first asked for and kept up with each diff, so that a commit costs as much
 * as what it changes, not as much as the study.
 */
import type { Memo } from '../model/memo.ts';
import type { Passage } from '../model/passage.ts';
import {
  type AnyRecord,
  type Entry,
  type RecordOf,
  type RecordReference,
  type RecordType,
  recordTypes,
} from '../model/records.ts';
import type { Study } from '../model/study.ts';
import type { Diff } from './commit.ts';
import { RecordIndex } from './record-index.ts';
import type { StudyReader } from './study-reader.ts';

type Tables = { [T in RecordType]: Map<string, RecordOf<T>> };

export class StudyStore implements StudyReader {
  private readonly tables = Object.fromEntries(
    recordTypes.map(type => [type, new Map()]),
  ) as unknown as Tables;
  private readonly byDocument = new RecordIndex('passage', passage => [passage.documentId]);
  private readonly byItem = new RecordIndex('passage', passage => [passage.itemId]);
  private readonly judgementsByItem = new RecordIndex('judgement', judgement => [judgement.itemId]);
  private readonly linksByItem = new RecordIndex('link', link => [link.fromId, link.toId]);
  private readonly memosByTarget = new RecordIndex('memo', memo => [`${memo.on.type}:${memo.on.id}`]);
  private readonly indexes = [
    this.byDocument,
    this.byItem,
    this.judgementsByItem,
    this.linksByItem,
    this.memosByTarget,
  ];

  /** Takes in records as read from disk or from the host, without asking what they replace. */
  load(entries: Iterable<Entry>): void {
    for (const { type, record } of entries) this.put(type, record);
  }

  /** Makes each change of the diff. The caller has made sure that `before` is what is here. */
  apply(diff: Diff): void {
    for (const { type, id, after } of diff) {
      if (after === null) this.drop(type, id);
      else this.put(type, after);
    }
  }

  get study(): Study {
    const [first] = this.tables.study.values();
    if (first === undefined) throw new Error('The store holds no study record.');
    return first;
  }

  get<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined {
    return (this.tables[type] as Map<string, RecordOf<T>>).get(id);
  }

  live<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined {
    const record = this.get(type, id);
    return record === undefined || record.removed !== null ? undefined : record;
  }

  *all<T extends RecordType>(type: T): Iterable<RecordOf<T>> {
    for (const record of this.allWithRemoved(type)) if (record.removed === null) yield record;
  }

  allWithRemoved<T extends RecordType>(type: T): Iterable<RecordOf<T>> {
    return (this.tables[type] as Map<string, RecordOf<T>>).values();
  }

  /** Number of records of a type, removed ones too. */
  size(type: RecordType): number {
    return this.tables[type].size;
  }

  passagesOfDocument(id: string): Iterable<Passage> {
    return this.byDocument.get(id, () => this.all('passage'));
  }

  passagesOfItem(id: string): Iterable<Passage> {
    return this.byItem.get(id, () => this.all('passage'));
  }

  judgementsOfItem(id: string): Iterable<RecordOf<'judgement'>> {
    return this.judgementsByItem.get(id, () => this.all('judgement'));
  }

  linksOfItem(id: string): Iterable<RecordOf<'link'>> {
    return this.linksByItem.get(id, () => this.all('link'));
  }

  memosOn(target: RecordReference): Iterable<Memo> {
    return this.memosByTarget.get(`${target.type}:${target.id}`, () => this.all('memo'));
  }

  private put(type: RecordType, record: AnyRecord): void {
    const table = this.tables[type] as Map<string, AnyRecord>;
    const previous = table.get(record.id);
    table.set(record.id, record);
    for (const index of this.indexes) index.update(type, previous, record);
  }

  private drop(type: RecordType, id: string): void {
    const table = this.tables[type] as Map<string, AnyRecord>;
    const previous = table.get(id);
    table.delete(id);
    for (const index of this.indexes) index.update(type, previous, undefined);
  }
}
