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

/** What a commit says before its command and its diff. */
export type JournalHead = Omit<Commit, 'command' | 'diff'>;

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

/** With the line feed at its end. The head comes first, so that it can be read without the rest, which may be large. */
export const serialiseCommit = (commit: Commit): Buffer => {
  const { id, seq, at, coderId, label, undoes, redoes, command, diff } = commit;
  return serialise('commit', { id, seq, at, coderId, label, undoes, redoes, command, diff });
};
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

const isHead = (value: unknown): value is JournalHead => {
  if (typeof value !== 'object' || value === null) return false;
  const { id, seq, at, coderId, label, undoes, redoes } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    isCount(seq) &&
    typeof at === 'string' &&
    typeof coderId === 'string' &&
    typeof label === 'string' &&
    (undoes === null || typeof undoes === 'string') &&
    (redoes === null || typeof redoes === 'string')
  );
};

/** The shape that replay and undo rely on; the schema of every record is looked at by the integrity check. */
const isCommit = (value: unknown): value is Commit => {
  if (!isHead(value)) return false;
  const { command, diff } = value as unknown as Record<string, unknown>;
  return typeof command === 'object' && command !== null && Array.isArray(diff) && diff.every(isChange);
};

export type SealedLine = { kind: 'commit' | 'lost'; value: unknown } | { kind: 'bad'; reason: string };

/** The bytes that a line's seal covers, where it fits them. */
const unsealedPart = (line: Buffer): { kind: 'commit' | 'lost'; inner: Buffer } | { error: string } => {
  const head = line.toString('latin1', 0, checksumEnd + 12);
  const match = /^\{"crc32":"([0-9a-f]{8})","(commit|lost)":/.exec(head);
  if (match === null || line.at(-1) !== 0x7d) return { error: 'it is not a journal line' };
  const inner = line.subarray(match[0].length, line.length - 1);
  if (hexOf(checksumOf(inner)) !== match[1]) return { error: 'its checksum does not fit its content' };
  return { kind: match[2] === 'commit' ? 'commit' : 'lost', inner };
};

/** Whether a line without its line feed is as it was written. Does not parse what it holds. */
export const isSealIntact = (line: Buffer): boolean => !('error' in unsealedPart(line));

/** Checks the seal of a line without its line feed and parses what it holds, of whatever format version. Never throws. */
export const unsealJournalLine = (line: Buffer): SealedLine => {
  const part = unsealedPart(line);
  if ('error' in part) return { kind: 'bad', reason: part.error };
  try {
    return { kind: part.kind, value: JSON.parse(part.inner.toString('utf8')) };
  } catch {
    return { kind: 'bad', reason: 'it is not JSON' };
  }
};

/** The head of a commit's line without its line feed; null for other lines. Does not parse the rest, which may be large. */
export const parseCommitHead = (line: Buffer): JournalHead | null => {
  const part = unsealedPart(line);
  if ('error' in part || part.kind !== 'commit') return null;
  // Quotes inside strings are escaped, so the first of these is the key that follows the head.
  const end = part.inner.indexOf(',"command":');
  try {
    const head: unknown = JSON.parse(`${part.inner.toString('utf8', 0, end)}}`);
    if (isHead(head)) return head;
  } catch {
    // A line whose keys stand in another order is read whole.
  }
  const whole = parseJournalLine(line);
  return whole.kind === 'commit' ? whole.commit : null;
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

/** The mark that a repair left; null for other lines. */
export const parseLost = (line: Buffer): LostCommits | null => {
  const read = parseJournalLine(line);
  return read.kind === 'lost' ? read.lost : null;
};
