/**
 * A commit is one change that was made: who, when, which command (the intent) and what changed (the diff).
 * The journal is the list of commits; everything else on disk can be rebuilt from it.
 */
import { z } from 'zod';
import { coderId, commitId } from '../model/ids.ts';
import { type AnyRecord, type RecordType, recordSchemas, recordType } from '../model/records.ts';
import { moment } from '../model/stamps.ts';

/** The intent, as it came in at the door. */
export const command = z.object({ type: z.string().max(80), args: z.unknown() });
export interface Command {
  type: string;
  args: unknown;
}

/** One record's change: `before` is null for a new record, `after` is null where undo takes a new record back. */
export interface Change {
  type: RecordType;
  id: string;
  before: AnyRecord | null;
  after: AnyRecord | null;
}
export type Diff = readonly Change[];

export const change = z
  .object({ type: recordType, id: z.string(), before: z.unknown(), after: z.unknown() })
  .transform((raw, context): Change => {
    const read = (side: 'before' | 'after'): AnyRecord | null => {
      if (raw[side] === null) return null;
      const parsed = recordSchemas[raw.type].safeParse(raw[side]);
      if (parsed.success) return parsed.data;
      context.addIssue({
        code: 'custom',
        message: `${side} of ${raw.type} ${raw.id}: ${parsed.error.message}`,
      });
      return null;
    };
    return { type: raw.type, id: raw.id, before: read('before'), after: read('after') };
  });

export interface Commit {
  id: z.output<typeof commitId>;
  /** 1 for the commit that created the study, then one more each. */
  seq: number;
  at: string;
  coderId: z.output<typeof coderId>;
  command: Command;
  /** What was done, for people: "Code passage with SNTSS". Shown by undo and in the history. */
  label: string;
  diff: Diff;
  /** The commit that this one takes back, or does again. */
  undoes: z.output<typeof commitId> | null;
  redoes: z.output<typeof commitId> | null;
}

/** Checks a commit that was read from outside, down to each record. */
export const commit: z.ZodType<Commit, unknown> = z.object({
  id: commitId,
  seq: z.number().int().positive(),
  at: moment,
  coderId,
  command,
  label: z.string(),
  diff: z.array(change),
  undoes: commitId.nullable(),
  redoes: commitId.nullable(),
}) as z.ZodType<Commit, unknown>;

/** The same change the other way round. Order matters to nobody: a diff names each record once. */
export const invertDiff = (diff: Diff): Diff =>
  diff.map(({ type, id, before, after }) => ({ type, id, before: after, after: before }));

/** Several diffs made one after the other, as one: first `before`, last `after`, no-changes left out. */
export const squashDiffs = (diffs: Iterable<Diff>): Diff => {
  const byRecord = new Map<string, Change>();
  for (const diff of diffs) {
    for (const next of diff) {
      const key = `${next.type}:${next.id}`;
      const earlier = byRecord.get(key);
      byRecord.set(key, earlier === undefined ? next : { ...earlier, after: next.after });
    }
  }
  return [...byRecord.values()].filter(({ before, after }) => before !== null || after !== null);
};
