/** How everything but the store itself sees a study: read only. Lists hold live records only. */
import type { ItemId } from '../model/ids.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Link } from '../model/link.ts';
import type { Memo } from '../model/memo.ts';
import type { Passage } from '../model/passage.ts';
import type { RecordOf, RecordReference, RecordType } from '../model/records.ts';
import type { Study } from '../model/study.ts';

export interface StudyReader {
  /** The one study record. */
  readonly study: Study;
  /** A record, also where it was removed; undefined where there never was one. */
  get<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined;
  /** A record that is not removed. */
  live<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined;
  /** Every live record of a type, in the order they were made. */
  all<T extends RecordType>(type: T): Iterable<RecordOf<T>>;
  /** Every record of a type, removed ones too. */
  allWithRemoved<T extends RecordType>(type: T): Iterable<RecordOf<T>>;
  /** Live passages, unordered. Costs as much as there are results. */
  passagesOfDocument(id: string): Iterable<Passage>;
  passagesOfItem(id: string): Iterable<Passage>;
  judgementsOfItem(id: ItemId | string): Iterable<Judgement>;
  /** Links from or to the item. */
  linksOfItem(id: string): Iterable<Link>;
  memosOn(target: RecordReference): Iterable<Memo>;
}
