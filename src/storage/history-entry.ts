/** A commit as the history lists it. */
import type { HistoryEntry } from '#core/api.ts';
import { nameOf } from '#core/commands/names.ts';
import type { RecordOf } from '#core/model/records.ts';
import type { Change, Commit } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';

type What = HistoryEntry['changes'][number]['what'];

const whatHappened = ({ before, after }: Change): What => {
  if (after === null) return 'taken back';
  if (before === null) return 'added';
  if (before.removed === null && after.removed !== null) return 'removed';
  if (before.removed !== null && after.removed === null) return 'restored';
  return 'changed';
};

/** Names of records that are no longer in the study come from the commit itself. */
const labelOf = (study: StudyReader, change: Change): string => {
  const record = change.after ?? change.before;
  if (record === null || study.get(change.type, change.id) !== undefined) return nameOf(study, change);
  const lookUp: Pick<StudyReader, 'get'> = {
    get: (type, id) =>
      type === change.type && id === change.id ? (record as RecordOf<typeof type>) : study.get(type, id),
  };
  return nameOf(lookUp as StudyReader, change);
};

export const historyEntryOf = (study: StudyReader, commit: Commit, isUndone: boolean): HistoryEntry => {
  const { diff, ...head } = commit;
  return {
    commit: head,
    changes: diff.map(change => ({
      type: change.type,
      id: change.id,
      what: whatHappened(change),
      label: labelOf(study, change),
    })),
    undone: isUndone,
  };
};
