/** Live records of one type by a key of theirs. Built when first asked for, then kept up record by record. */
import type { AnyRecord, RecordOf, RecordType } from '../model/records.ts';

export class RecordIndex<T extends RecordType> {
  private byKey: Map<string, Map<string, RecordOf<T>>> | undefined;
  private readonly type: T;
  private readonly keysOf: (record: RecordOf<T>) => readonly string[];

  constructor(type: T, keysOf: (record: RecordOf<T>) => readonly string[]) {
    this.type = type;
    this.keysOf = keysOf;
  }

  /** The live records under a key. `all` gives every live record, for the first call. */
  get(key: string, all: () => Iterable<RecordOf<T>>): Iterable<RecordOf<T>> {
    if (this.byKey === undefined) {
      this.byKey = new Map();
      for (const record of all()) this.insert(this.byKey, record);
    }
    return this.byKey.get(key)?.values() ?? [];
  }

  /** Follows one record's change, whatever its type; removed records leave the index. */
  update(type: RecordType, previous: AnyRecord | undefined, next: AnyRecord | undefined): void {
    if (this.byKey === undefined || type !== this.type) return;
    if (previous !== undefined && previous.removed === null) {
      for (const key of this.keysOf(previous as RecordOf<T>)) this.byKey.get(key)?.delete(previous.id);
    }
    if (next !== undefined && next.removed === null) this.insert(this.byKey, next as RecordOf<T>);
  }

  private insert(byKey: Map<string, Map<string, RecordOf<T>>>, record: RecordOf<T>): void {
    for (const key of this.keysOf(record)) {
      const bucket = byKey.get(key);
      if (bucket === undefined) byKey.set(key, new Map([[record.id, record]]));
      else bucket.set(record.id, record);
    }
  }
}
