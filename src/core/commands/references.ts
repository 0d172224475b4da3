/** Every id in a record that names another record. */
import type { Entry, RecordReference } from '../model/records.ts';
import { needsOf } from './removal.ts';

export function* referencesOf(entry: Entry): Iterable<RecordReference> {
  yield* needsOf(entry);
  const { type, record } = entry;
  if (type === 'judgement' || type === 'link') {
    for (const id of record.evidence) yield { type: 'passage', id };
  }
  if (type === 'judgement') {
    for (const { judgementId } of record.settles) yield { type: 'judgement', id: judgementId };
  }
  if (type === 'memo') yield* record.mentions;
  if (type === 'passage' || type === 'judgement') yield { type: 'coder', id: record.coderId };
  if (type === 'field') {
    if (record.aboutKindId !== null) yield { type: 'kind', id: record.aboutKindId };
    if (record.value.type === 'choice') yield { type: 'vocabulary', id: record.value.vocabularyId };
  }
  yield { type: 'coder', id: record.createdBy };
  yield { type: 'coder', id: record.changedBy };
}
