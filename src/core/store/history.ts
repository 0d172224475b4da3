/**
 * Undo and redo over the journal. A commit is taken back by a new commit with the inverted diff, so history is
 * only ever appended to, and undo works across documents and after a restart.
 */
import { needsOf } from '../commands/removal.ts';
import type { AnyRecord, Entry, RecordType } from '../model/records.ts';
import { Problem } from '../problem.ts';
import { type Commit, type Diff, invertDiff } from './commit.ts';
import { isEqual } from './equal.ts';
import type { StudyReader } from './study-reader.ts';

/** What undo and redo need to know of a commit. */
export type CommitHead = Pick<Commit, 'id' | 'seq' | 'label' | 'undoes' | 'redoes'>;

/**
 * Which commits can be taken back and done again, in the order in which that would happen. Fed with commits
 * oldest first. The first commit, which made the study, cannot be taken back.
 */
export class UndoStack {
  private readonly done: CommitHead[] = [];
  private readonly undone: CommitHead[] = [];

  /** Follows one commit. */
  note(commit: CommitHead): void {
    const { undoes, redoes } = commit;
    if (undoes !== null) {
      const taken = remove(this.done, undoes);
      if (taken !== undefined) this.undone.push(taken);
    } else if (redoes !== null) {
      const again = remove(this.undone, redoes);
      if (again !== undefined) this.done.push(again);
    } else {
      this.undone.length = 0;
      if (commit.seq > 1) this.done.push(commit);
    }
  }

  /** The commit that undo would take back; undefined = nothing. */
  get undoTarget(): CommitHead | undefined {
    return this.done.at(-1);
  }

  /** The commit that redo would do again; undefined = nothing. */
  get redoTarget(): CommitHead | undefined {
    return this.undone.at(-1);
  }

  /** Whether the commit stands, that is, was made and not taken back since. */
  stands(commitId: string): boolean {
    return this.done.some(({ id }) => id === commitId);
  }
}

function remove(heads: CommitHead[], id: string): CommitHead | undefined {
  const at = heads.findLastIndex(head => head.id === id);
  return at === -1 ? undefined : heads.splice(at, 1)[0];
}

/** The diff that takes the commit back. Throws a Problem where a later change has overtaken it. */
export const planUndo = (study: StudyReader, commit: Pick<Commit, 'diff' | 'label'>): Diff =>
  requireApplicable(study, invertDiff(commit.diff), `“${commit.label}” cannot be undone`);

/** The diff that does an undone commit again. Throws a Problem where a later change has overtaken it. */
export const planRedo = (study: StudyReader, commit: Pick<Commit, 'diff' | 'label'>): Diff =>
  requireApplicable(study, commit.diff, `“${commit.label}” cannot be done again`);

function requireApplicable(study: StudyReader, diff: Diff, refusal: string): Diff {
  const after = new Map(diff.map(change => [`${change.type}:${change.id}`, change.after]));
  for (const { type, id, before } of diff) {
    if (!isEqual(study.get(type, id) ?? null, before)) {
      throw new Problem(
        'refused',
        `${refusal}: a later change has overtaken it.`,
        'Undo the later changes first, or change it by hand.',
      );
    }
  }
  const vanishing = new Set(
    diff.filter(change => change.after === null).map(({ type, id }) => `${type}:${id}`),
  );
  const standsOnVanishing = (type: RecordType, record: AnyRecord): boolean =>
    referencesOf(type, record).some(key => vanishing.has(key));
  for (const leaner of vanishing.size === 0 ? [] : recordsThatMayLean(study, diff)) {
    const key = `${leaner.type}:${leaner.record.id}`;
    const next = after.has(key) ? after.get(key) : leaner.record;
    if (next !== null && next !== undefined && standsOnVanishing(leaner.type, next)) {
      throw new Problem(
        'refused',
        `${refusal}: what was made since rests on it.`,
        'Undo the later changes first, or remove it instead.',
      );
    }
  }
  return diff;
}

/** Ids of all that a record names, as `type:id`. */
const referencesOf = (type: RecordType, record: AnyRecord): string[] => {
  const entry = { type, record } as Entry;
  const keys = needsOf(entry).map(need => `${need.type}:${need.id}`);
  if (entry.type === 'judgement' || entry.type === 'link')
    keys.push(...entry.record.evidence.map(id => `passage:${id}`));
  if (entry.type === 'judgement')
    keys.push(...entry.record.settles.map(({ judgementId }) => `judgement:${judgementId}`));
  if (entry.type === 'memo') keys.push(...entry.record.mentions.map(({ type: of, id }) => `${of}:${id}`));
  if (entry.type === 'passage' || entry.type === 'judgement') keys.push(`coder:${entry.record.coderId}`);
  keys.push(`coder:${record.createdBy}`, `coder:${record.changedBy}`);
  return keys;
};

/** Records that may name one that would vanish: everything, or only the small tables where no passage can. */
function* recordsThatMayLean(study: StudyReader, diff: Diff): Iterable<Entry> {
  const vanishing = diff.filter(({ after }) => after === null);
  for (const { type, id } of vanishing) {
    if (type === 'item') for (const record of study.passagesOfItem(id)) yield { type: 'passage', record };
    if (type === 'document')
      for (const record of study.passagesOfDocument(id)) yield { type: 'passage', record };
  }
  if (vanishing.some(({ type }) => type === 'coder')) {
    for (const record of study.allWithRemoved('passage')) yield { type: 'passage', record };
  }
  for (const record of study.allWithRemoved('item')) yield { type: 'item', record };
  for (const record of study.allWithRemoved('field')) yield { type: 'field', record };
  for (const record of study.allWithRemoved('judgement')) yield { type: 'judgement', record };
  for (const record of study.allWithRemoved('link')) yield { type: 'link', record };
  for (const record of study.allWithRemoved('memo')) yield { type: 'memo', record };
}
