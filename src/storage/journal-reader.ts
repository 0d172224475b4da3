/** Reads the journal's segments: forward with everything that is wrong with them, and backward for the history. */
import type { Commit } from '#core/store/commit.ts';
import type { JournalPosition } from './checkpoint.ts';
import type { FileSystem } from './file-system.ts';
import {
  isSealIntact,
  type JournalHead,
  type JournalLine,
  parseCommitHead,
  parseJournalLine,
  parseLost,
} from './journal-line.ts';
import { Pacer } from './pause.ts';
import { journalFolder, onDisk, segmentFile, segmentNumber } from './study-files.ts';

export interface PlacedLine {
  segment: number;
  /** Bytes from the beginning of the segment; the end is after the line feed. */
  start: number;
  end: number;
  /** False for a last line without its line feed. */
  isWhole: boolean;
  line: JournalLine;
}

const lineFeed = 0x0a;

/** Numbers of the segments that are there, lowest first. */
export async function listSegments(files: FileSystem, folder: string): Promise<number[]> {
  const entries = await files.list(onDisk(folder, journalFolder));
  return entries
    .filter(({ isFolder }) => !isFolder)
    .map(({ name }) => segmentNumber(name))
    .filter(number => number !== null)
    .sort((a, b) => a - b);
}

/** A last line without its line feed: torn, unless all that it lacks is the line feed, or that one was damaged. */
const parseTail = (tail: Buffer): JournalLine => {
  for (const candidate of [tail, tail.subarray(0, -1)]) {
    const line = parseJournalLine(candidate);
    if (line.kind !== 'bad') return line;
  }
  return { kind: 'bad', reason: 'it ends in the middle' };
};

/** Every line from a place on, to the journal's end. */
export async function* readJournal(
  files: FileSystem,
  folder: string,
  from: JournalPosition,
): AsyncGenerator<PlacedLine> {
  const pacer = new Pacer();
  for (const segment of await listSegments(files, folder)) {
    if (segment < from.segment) continue;
    const base = segment === from.segment ? from.bytes : 0;
    const bytes = await files.readRange(onDisk(folder, segmentFile(segment)), base);
    for (let start = 0; start < bytes.length; ) {
      const found = bytes.indexOf(lineFeed, start);
      const end = found === -1 ? bytes.length : found;
      const isWhole = found !== -1;
      const line = isWhole ? parseJournalLine(bytes.subarray(start, end)) : parseTail(bytes.subarray(start));
      yield { segment, start: base + start, end: base + end + (isWhole ? 1 : 0), isWhole, line };
      start = end + 1;
      if (pacer.isDue) await pacer.rest();
    }
  }
}

/** The sequence that a line states, without reading the rest of it. */
const peekSequence = (bytes: Buffer, start: number): number | null => {
  const head = bytes.toString('latin1', start, start + 160);
  const stated = /^\{"crc32":"[0-9a-f]{8}","commit":\{"id":"[^"]*","seq":(\d+),/.exec(head)?.[1];
  return stated === undefined ? null : Number(stated);
};

/** Lines on disk whose stated sequence is lower than `before`, newest first. */
async function* linesBackwards(files: FileSystem, folder: string, before: number): AsyncGenerator<Buffer> {
  for (const segment of (await listSegments(files, folder)).reverse()) {
    const path = onDisk(folder, segmentFile(segment));
    const first = peekSequence(await files.readRange(path, 0, 160), 0);
    if (first !== null && first >= before) continue;
    const bytes = await files.readFile(path);
    for (let end = bytes.lastIndexOf(lineFeed); end > 0; ) {
      const start = bytes.lastIndexOf(lineFeed, end - 1) + 1;
      const stated = peekSequence(bytes, start);
      if (stated === null || stated < before) yield bytes.subarray(start, end);
      end = start - 1;
    }
  }
}

/** Commits on disk with a lower sequence than `before`, newest first. Lines that cannot be read are passed over. */
export async function* readJournalBackwards(
  files: FileSystem,
  folder: string,
  before: number,
): AsyncGenerator<Commit> {
  for await (const bytes of linesBackwards(files, folder, before)) {
    const line = parseJournalLine(bytes);
    if (line.kind === 'commit' && line.commit.seq < before) yield line.commit;
  }
}

/** The same, without commands and diffs. */
export async function* readHeadsBackwards(
  files: FileSystem,
  folder: string,
  before: number,
): AsyncGenerator<JournalHead> {
  for await (const bytes of linesBackwards(files, folder, before)) {
    const head = parseCommitHead(bytes);
    if (head !== null && head.seq < before) yield head;
  }
}

/** Bytes of the journal before a place. */
export async function journalSize(
  files: FileSystem,
  folder: string,
  until: JournalPosition,
): Promise<number> {
  let size = until.bytes;
  for (const segment of await listSegments(files, folder)) {
    if (segment >= until.segment) break;
    size += (await files.stat(onDisk(folder, segmentFile(segment))))?.size ?? 0;
  }
  return size;
}

/**
 * Whether every line before a place is as it was written and none is missing. Looks at seals and numbers only, which
 * is many times quicker than reading the commits.
 */
export async function isJournalWhole(
  files: FileSystem,
  folder: string,
  until: JournalPosition,
): Promise<boolean> {
  const pacer = new Pacer();
  let last = 0;
  for (const segment of await listSegments(files, folder)) {
    if (segment > until.segment) break;
    const length = segment === until.segment ? until.bytes : undefined;
    const bytes = await files.readRange(onDisk(folder, segmentFile(segment)), 0, length);
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(lineFeed, start);
      if (end === -1) return false;
      const line = bytes.subarray(start, end);
      if (!isSealIntact(line)) return false;
      const seq = peekSequence(bytes, start);
      const lost = seq === null ? parseLost(line) : null;
      if ((lost?.from ?? seq) !== last + 1) return false;
      last = lost?.to ?? seq ?? last;
      start = end + 1;
      if (pacer.isDue) await pacer.rest();
    }
  }
  return true;
}
