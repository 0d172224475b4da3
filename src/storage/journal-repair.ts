/**
 * Reads the whole journal and works out what is wrong with it and how its segments must be written anew, so that the
 * next reading finds nothing wrong: lines that cannot be read are left out, and a mark says which commits they were.
 */
import type { Finding } from '#core/api.ts';
import type { Commit } from '#core/store/commit.ts';
import type { JournalPosition } from './checkpoint.ts';
import type { FileSystem } from './file-system.ts';
import { type LostCommits, serialiseCommit, serialiseLost } from './journal-line.ts';
import { listSegments, readJournal } from './journal-reader.ts';
import { onDisk, segmentFile } from './study-files.ts';

export interface JournalReview {
  /** Sequence of the last commit, lost ones counted. */
  lastSeq: number;
  /** Where the journal ends once it is repaired. */
  position: JournalPosition;
  /** New content of the segments that must be rewritten. */
  rewrites: Map<number, Buffer[]>;
  /** Commits that are lost, those of earlier repairs too. */
  lost: LostCommits[];
  /** Those of them that no earlier repair has told of. */
  newlyLost: LostCommits[];
  findings: Finding[];
}

interface Segment {
  /** What stays, in order: ranges of the present file, or new lines. */
  parts: (Buffer | { start: number; end: number })[];
  isChanged: boolean;
}

/**
 * `onCommit` is called for every commit in order, with the sequence that it has after the repair. `knownSeq` is the
 * last commit that the table files hold: what the journal lacks up to it is lost from the history.
 */
export async function reviewJournal(
  files: FileSystem,
  folder: string,
  knownSeq: () => number,
  onCommit: (commit: Commit) => void,
): Promise<JournalReview> {
  const segments = new Map<number, Segment>();
  for (const number of await listSegments(files, folder))
    segments.set(number, { parts: [], isChanged: false });
  const lost: LostCommits[] = [];
  const newlyLost: LostCommits[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let last = 0;
  let unreadable = 0;

  const segmentOf = (number: number): Segment => {
    const known = segments.get(number);
    if (known !== undefined) return known;
    const made: Segment = { parts: [], isChanged: true };
    segments.set(number, made);
    return made;
  };
  const lose = (to: number, segment: Segment): void => {
    const range = { from: last + 1, to };
    lost.push(range);
    newlyLost.push(range);
    segment.parts.push(serialiseLost(range));
    segment.isChanged = true;
    last = to;
  };

  for await (const { segment: number, start, end, isWhole, line } of readJournal(files, folder, {
    segment: 0,
    bytes: 0,
  })) {
    const file = segmentFile(number);
    const segment = segmentOf(number);
    if (line.kind === 'bad') {
      segment.isChanged = true;
      if (isWhole) {
        unreadable += 1;
        findings.push({
          severity: 'repaired',
          file,
          message: `A line of the journal could not be read (${line.reason}). The segment is kept beside it as it was.`,
        });
      } else {
        findings.push(tornLine(file));
      }
    } else if (line.kind === 'lost') {
      if (line.lost.to <= last) {
        segment.isChanged = true;
        continue;
      }
      if (line.lost.from > last + 1) lose(line.lost.from - 1, segment);
      lost.push({ from: last + 1, to: line.lost.to });
      last = line.lost.to;
      segment.parts.push({ start, end });
      unreadable = 0;
    } else if (seen.has(line.commit.id)) {
      segment.isChanged = true;
      findings.push({
        severity: 'repaired',
        file,
        message: `The journal held “${line.commit.label}” twice; the second was left out.`,
      });
    } else {
      if (line.commit.seq > last + 1) lose(line.commit.seq - 1, segment);
      const isInOrder = line.commit.seq === last + 1;
      const commit = isInOrder ? line.commit : { ...line.commit, seq: last + 1 };
      if (isInOrder && isWhole) {
        segment.parts.push({ start, end });
      } else {
        segment.parts.push(serialiseCommit(commit));
        segment.isChanged = true;
      }
      if (!isInOrder) {
        findings.push({
          severity: 'repaired',
          file,
          message: `“${commit.label}” had the number ${line.commit.seq}, which another commit has; it is number ${commit.seq} now.`,
        });
      }
      last = commit.seq;
      unreadable = 0;
      seen.add(commit.id);
      onCommit(commit);
    }
  }

  const numbers = [...segments.keys()].sort((a, b) => a - b);
  const final = numbers.at(-1) ?? 1;
  const missing = Math.max(last + unreadable, knownSeq());
  if (missing > last) lose(missing, segmentOf(final));
  return {
    lastSeq: last,
    lost,
    newlyLost,
    findings,
    ...(await layOut(files, folder, segments, final)),
  };
}

export const tornLine = (file: string): Finding => ({
  severity: 'note',
  file,
  message:
    'The last line of the journal was torn: the program was stopped while it wrote a change that it had not yet called saved. The torn part was put aside, nothing saved is lost.',
});

async function layOut(
  files: FileSystem,
  folder: string,
  segments: ReadonlyMap<number, Segment>,
  final: number,
): Promise<Pick<JournalReview, 'position' | 'rewrites'>> {
  const rewrites = new Map<number, Buffer[]>();
  for (const [number, { parts, isChanged }] of segments) {
    if (!isChanged) continue;
    const path = onDisk(folder, segmentFile(number));
    const bytes = (await files.stat(path)) === null ? Buffer.alloc(0) : await files.readFile(path);
    rewrites.set(
      number,
      parts.map(part => (Buffer.isBuffer(part) ? part : bytes.subarray(part.start, part.end))),
    );
  }
  const rewritten = rewrites.get(final);
  const size =
    rewritten === undefined
      ? ((await files.stat(onDisk(folder, segmentFile(final))))?.size ?? 0)
      : rewritten.reduce((sum, piece) => sum + piece.length, 0);
  return { rewrites, position: { segment: final, bytes: size } };
}
