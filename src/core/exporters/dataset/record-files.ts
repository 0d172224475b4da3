/**
 * The records of a dataset as the program keeps them, one file a type, from which a study can be made again: no more
 * and no less than its live records, and of removed ones those that live records name.
 */
import { referencesOf } from '../../commands/references.ts';
import { type Entry, type RecordType, recordTypes } from '../../model/records.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import type { ExportFile } from '../exporter.ts';
import { inSchemaOrder } from '../jsonl.ts';

export const recordFileOf = (type: RecordType): string => `records/${type}.jsonl`;

export function recordFiles(study: StudyReader): ExportFile[] {
  let named: ReadonlyMap<RecordType, readonly Entry['record'][]> | undefined;
  return recordTypes.map(type => ({
    name: recordFileOf(type),
    async *pieces() {
      named ??= removedButNamed(study);
      const sorted = [...study.all(type), ...(named.get(type) ?? [])].sort((one, other) =>
        one.id < other.id ? -1 : one.id > other.id ? 1 : 0,
      );
      for (const record of sorted) {
        yield { text: `${JSON.stringify(inSchemaOrder(type, record))}\n`, rows: 1 };
      }
    },
  }));
}

/** Removed records that live ones name, and what these name in turn. */
function removedButNamed(study: StudyReader): ReadonlyMap<RecordType, readonly Entry['record'][]> {
  const found = new Map<RecordType, Map<string, Entry['record']>>();
  const queue: Entry[] = [];
  const look = (entry: Entry): void => {
    const references = [...referencesOf(entry)];
    if (entry.type === 'passage' && entry.record.runId !== undefined)
      references.push({ type: 'run', id: entry.record.runId });
    for (const { type, id } of references) {
      const record = study.get(type, id);
      if (record === undefined || record.removed === null || found.get(type)?.has(id) === true) continue;
      const ofType = found.get(type) ?? new Map<string, Entry['record']>();
      found.set(type, ofType.set(id, record));
      queue.push({ type, record } as Entry);
    }
  };
  for (const type of recordTypes) for (const record of study.all(type)) look({ type, record } as Entry);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) look(next);
  return new Map([...found].map(([type, records]) => [type, [...records.values()]]));
}
