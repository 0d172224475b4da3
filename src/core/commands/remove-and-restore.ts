/** `remove` and `restore` of every record type that can be removed. */
import { z } from 'zod';
import {
  coderId,
  documentId,
  fieldId,
  itemId,
  judgementId,
  kindId,
  linkId,
  linkTypeId,
  memoId,
  passageId,
  runId,
  savedViewId,
  vocabularyId,
} from '../model/ids.ts';
import { nounOf } from '../model/record-nouns.ts';
import type { RecordType } from '../model/records.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type CommandDefinition, defineCommand } from './definition.ts';
import { nameOf } from './names.ts';
import { removeWithDependents, restoreWithDependents } from './removal.ts';

const removable = {
  coder: coderId,
  kind: kindId,
  field: fieldId,
  vocabulary: vocabularyId,
  linkType: linkTypeId,
  document: documentId,
  item: itemId,
  passage: passageId,
  judgement: judgementId,
  link: linkId,
  memo: memoId,
  savedView: savedViewId,
  run: runId,
} satisfies Partial<Record<RecordType, z.ZodType<string, string>>>;

type Removable = keyof typeof removable;

/** What must not go while others lean on it. */
function refuseWhereNeeded(study: StudyReader, type: Removable, id: string, coder: string): void {
  if (type === 'coder' && id === coder) {
    throw new Problem(
      'refused',
      'The coder in whose name you work cannot be removed.',
      'Change to another coder first.',
    );
  }
  if (type === 'vocabulary') {
    for (const field of study.all('field')) {
      if (field.value.type === 'choice' && field.value.vocabularyId === id) {
        throw new Problem(
          'refused',
          `The field “${field.label}” draws on this vocabulary.`,
          'Change or remove that field first.',
        );
      }
    }
  }
}

const commandsFor = (type: Removable): CommandDefinition[] => {
  const args = z.strictObject({ id: removable[type] as z.ZodType<string> });
  const remove = defineCommand({
    type: `${type}.remove`,
    summary: `Removes the ${nounOf(type)} with what cannot stand without it; all of it can be restored.`,
    args,
    run({ id }, study, context) {
      refuseWhereNeeded(study, type, id, context.coderId);
      return {
        put: removeWithDependents(study, type, id, context),
        label: `Remove ${nounOf(type)} ${nameOf(study, { type, id })}`,
      };
    },
  });
  const restore = defineCommand({
    type: `${type}.restore`,
    summary: `Restores a removed ${nounOf(type)} and what was removed with it.`,
    args,
    run({ id }, study, context) {
      return {
        put: restoreWithDependents(study, type, id, context),
        label: `Restore ${nounOf(type)} ${nameOf(study, { type, id })}`,
      };
    },
  });
  return [remove as unknown as CommandDefinition, restore as unknown as CommandDefinition];
};

export const removeAndRestoreCommands: readonly CommandDefinition[] = (
  Object.keys(removable) as Removable[]
).flatMap(commandsFor);
