/** Whether every id in a record names a record that is there, removed or not. */
import type { Finding } from '#core/api.ts';
import { nameOf } from '#core/commands/names.ts';
import { referencesOf } from '#core/commands/references.ts';
import { type Entry, recordTypes } from '#core/model/records.ts';
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
