import { z } from 'zod';
import { nounOf } from '../../model/record-nouns.ts';
import { type Entry, type RecordReference, recordSchemas, recordType } from '../../model/records.ts';
import { Problem } from '../../problem.ts';
import { isEqual } from '../../store/equal.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { defineCommand } from '../definition.ts';
import { referencesOf } from '../references.ts';

const rawEntry = z.strictObject({ type: recordType, record: z.unknown() });

/** A record with the name of its table, checked by that table's schema. */
const entry = rawEntry.transform(({ type, record }, context): Entry => {
  const parsed = recordSchemas[type].safeParse(record);
  if (parsed.success) return { type, record: parsed.data } as Entry;
  const [issue] = parsed.error.issues;
  const where = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
  context.addIssue({ code: 'custom', message: `this ${nounOf(type)} is not right: ${where}` });
  return z.NEVER;
});

export const importRecords = defineCommand({
  type: 'study.import',
  summary:
    'Takes in whole records with the stamps that they have, such as those of another program’s project, in one change.',
  internal: true,
  args: z.strictObject({
    label: z.string().trim().min(1).max(300),
    /** From where they come, for the history: program, format, name of the file. */
    origin: z.record(z.string(), z.string()),
    entries: z.array(entry).min(1),
    /** Whether records that the study has otherwise are replaced, its own record too, as when a study is made again. */
    replaces: z.boolean().optional(),
  }),
  intent: ({ label, origin, entries }) => ({ label, origin, records: countsOf(entries) }),
  run({ label, entries, replaces = false }, study) {
    const names = new Set<string>();
    const documents = new Map<string, string>();
    for (const { id } of study.allWithRemoved('document')) documents.set(id.toLowerCase(), id);
    for (const { type, record } of entries) {
      const key = keyOf({ type, id: record.id });
      if (names.has(key)) throw new Problem('refused', `Two records have the id “${record.id}”.`);
      names.add(key);
      const present = study.get(type, record.id);
      if (present === undefined && type === 'study') {
        throw new Problem(
          'refused',
          'A study holds no other study: records of one are taken in, not itself.',
        );
      }
      if (present !== undefined && !replaces && !isEqual(present, record)) {
        throw new Problem(
          'refused',
          `The study has another ${nounOf(type)} with the id “${record.id}”.`,
          'Nothing was taken in.',
        );
      }
      if (type === 'document') {
        // Its id names a folder, and some file systems do not tell capitals from small letters.
        const twin = documents.get(record.id.toLowerCase());
        if (twin !== undefined && twin !== record.id)
          throw new Problem('refused', `A document with the id “${twin}” is already in the study.`);
        documents.set(record.id.toLowerCase(), record.id);
      }
    }
    for (const each of entries) requireReferences(study, each, names);
    return { put: entries, label };
  },
});

const keyOf = ({ type, id }: RecordReference): string => `${type}:${id}`;

function requireReferences(study: StudyReader, entry: Entry, names: ReadonlySet<string>): void {
  const check = (reference: RecordReference): void => {
    if (names.has(keyOf(reference)) || study.get(reference.type, reference.id) !== undefined) return;
    throw new Problem(
      'refused',
      `The ${nounOf(entry.type)} “${entry.record.id}” names the ${nounOf(reference.type)} “${reference.id}”, which is not there.`,
      'Nothing was taken in.',
    );
  };
  for (const reference of referencesOf(entry)) check(reference);
  if (entry.type === 'passage' && entry.record.runId !== undefined)
    check({ type: 'run', id: entry.record.runId });
}

function countsOf(entries: readonly Entry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of entries) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
