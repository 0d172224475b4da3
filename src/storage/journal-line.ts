/**
 * One line of the journal: a commit as JSON behind its checksum, or the mark that a repair left where commits were
 * lost. `{"crc32":"89abcdef","commit":{...}}`; the checksum is that of the bytes of the inner object.
 */
import { type AnyRecord, type RecordType, recordSchemas } from '#core/model/records.ts';
import type { Commit } from '#core/store/commit.ts';
import { isPlausible } from './record-guards.ts';
import { checksumOf, hexOf } from './sealed-json.ts';

/** Commits that could not be read when the journal was repaired: sequences `from` to `to`, both lost. */
export interface LostCommits {
  from: number;
  to: number;
}

export type JournalLine =
  | { kind: 'commit'; commit: Commit }
  | { kind: 'lost'; lost: LostCommits }
  | { kind: 'bad'; reason: string };

const opening = '{"crc32":"';
const checksumEnd = opening.length + 8;

const serialise = (kind: 'commit' | 'lost', value: Commit | LostCommits): Buffer => {
  const line = Buffer.from(`${opening}00000000","${kind}":${JSON.stringify(value)}}\n`);
  const inner = line.subarray(checksumEnd + kind.length + 5, line.length - 2);
  line.write(hexOf(checksumOf(inner)), opening.length, 'latin1');
  return line;
};

/** With the line feed at its end. */
export const serialiseCommit = (commit: Commit): Buffer => serialise('commit', commit);
export const serialiseLost = (lost: LostCommits): Buffer => serialise('lost', lost);

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

const isSide = (type: RecordType, id: unknown, side: unknown): boolean =>
  side === null || (isPlausible(type, side) && (side as AnyRecord).id === id);

const isChange = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { type, id, before, after } = value as Record<string, unknown>;
  if (typeof type !== 'string' || !Object.hasOwn(recordSchemas, type)) return false;
  return isSide(type as RecordType, id, before) && isSide(type as RecordType, id, after);
};

/** The shape that replay and undo rely on; the schema of every record is looked at by the integrity check. */
const isCommit = (value: unknown): value is Commit => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, seq, at, coderId, command, label, diff, undoes, redoes } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    isCount(seq) &&
    typeof at === 'string' &&
    typeof coderId === 'string' &&
    typeof command === 'object' &&
    command !== null &&
    typeof label === 'string' &&
    (undoes === null || typeof undoes === 'string') &&
    (redoes === null || typeof redoes === 'string') &&
    Array.isArray(diff) &&
    diff.every(isChange)
  );
};

export type SealedLine = { kind: 'commit' | 'lost'; value: unknown } | { kind: 'bad'; reason: string };

/** Checks the seal of a line without its line feed and parses what it holds, of whatever format version. Never throws. */
export const unsealJournalLine = (line: Buffer): SealedLine => {
  const head = line.toString('latin1', 0, checksumEnd + 12);
  const match = /^\{"crc32":"([0-9a-f]{8})","(commit|lost)":/.exec(head);
  if (match === null || line.at(-1) !== 0x7d) return { kind: 'bad', reason: 'it is not a journal line' };
  const inner = line.subarray(match[0].length, line.length - 1);
  if (hexOf(checksumOf(inner)) !== match[1]) {
    return { kind: 'bad', reason: 'its checksum does not fit its content' };
  }
  try {
    return { kind: match[2] === 'commit' ? 'commit' : 'lost', value: JSON.parse(inner.toString('utf8')) };
  } catch {
    return { kind: 'bad', reason: 'it is not JSON' };
  }
};

/** Reads a line without its line feed. Never throws. */
export const parseJournalLine = (line: Buffer): JournalLine => {
  const sealed = unsealJournalLine(line);
  if (sealed.kind === 'bad') return sealed;
  if (sealed.kind === 'commit') {
    return isCommit(sealed.value)
      ? { kind: 'commit', commit: sealed.value }
      : { kind: 'bad', reason: 'it is not a commit of a form that is known' };
  }
  const { from, to } = Object(sealed.value) as Partial<LostCommits>;
  return isCount(from) && isCount(to) && from <= to
    ? { kind: 'lost', lost: { from, to } }
    : { kind: 'bad', reason: 'it is not a mark of a form that is known' };
};
