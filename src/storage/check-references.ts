/** Whether every id in a record names a record that is there, removed or not. */
import type { Finding } from '#core/api.ts';
import { nameOf } from '#core/commands/names.ts';
import { needsOf } from '#core/commands/removal.ts';
import { type Entry, type RecordReference, recordTypes } from '#core/model/records.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { Pacer } from './pause.ts';

export async function checkReferences(study: StudyReader, tell: (finding: Finding) => void): Promise<void> {
  const pacer = new Pacer();
  for (const type of recordTypes) {
    for (const record of study.allWithRemoved(type)) {
      const entry = { type, record } as Entry;
      for (const reference of referencesOf(entry)) {
        if (study.get(reference.type, reference.id) !== undefined) continue;
        tell({
          severity: 'loss',
          file: null,
          message: `The ${type} “${nameOf(study, { type, id: record.id })}” (${record.id}) names the ${reference.type} ${reference.id}, which is not in the study.`,
        });
      }
      if (pacer.isDue) await pacer.rest();
    }
  }
}

function* referencesOf(entry: Entry): Iterable<RecordReference> {
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
