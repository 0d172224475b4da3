import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CoderId, CommitId } from '#core/model/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import { nodeFileSystem } from './file-system.ts';
import { parseCommitHead, parseJournalLine, serialiseCommit, serialiseLost } from './journal-line.ts';
import { readHeadsBackwards, readJournal, readJournalBackwards } from './journal-reader.ts';
import { JournalWriter } from './journal-writer.ts';
import { faultyFiles, noFaults } from './testing/faulty-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracework-journal-'));
  mkdirSync(join(folder, 'journal'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const commit = (seq: number, label = `Change ${seq}`): Commit => ({
  id: `x-${seq}` as CommitId,
  seq,
  at: '2026-01-01T00:00:00.000Z',
  coderId: 'c' as CoderId,
  command: { type: 'study.change', args: { text: label } },
  label,
  diff: [],
  undoes: null,
  redoes: null,
});

const writer = (faults = noFaults(), permit = async (): Promise<void> => undefined, segmentBytes = 1_000) =>
  new JournalWriter({
    files: faultyFiles(faults),
    folder,
    position: { segment: 1, bytes: 0 },
    savedSeq: 0,
    segmentBytes,
    permit,
    onChange: () => undefined,
  });

async function sequences(): Promise<number[]> {
  const found: number[] = [];
  for await (const { line } of readJournal(nodeFileSystem, folder, { segment: 0, bytes: 0 })) {
    found.push(line.kind === 'commit' ? line.commit.seq : -1);
  }
  return found;
}

describe('a journal line', () => {
  test('is read as it was written, and any other byte in it is noticed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (label, place, change) => {
          const line = serialiseCommit(commit(7, label));
          const content = line.subarray(0, -1);
          expect(line.at(-1)).toBe(0x0a);
          expect(content.includes(0x0a)).toBe(false);
          expect(parseJournalLine(content)).toEqual({
            kind: 'commit',
            commit: JSON.parse(JSON.stringify(commit(7, label))) as unknown,
          });
          expect(parseCommitHead(content)).toMatchObject({ seq: 7, id: 'x-7' });
          const damaged = Buffer.from(content);
          const at = place % damaged.length;
          damaged[at] = (damaged[at] ?? 0) ^ change;
          expect(parseJournalLine(damaged).kind).toBe('bad');
          expect(parseCommitHead(damaged)).toBeNull();
        },
      ),
    );
  });

  test('can mark commits that are lost', () => {
    const line = serialiseLost({ from: 3, to: 5 }).subarray(0, -1);
    expect(parseJournalLine(line)).toEqual({ kind: 'lost', lost: { from: 3, to: 5 } });
  });
});

describe('the journal', () => {
  test('shares one write and one fsync among commits that come meanwhile', async () => {
    const faults = noFaults();
    let syncs = 0;
    faults.fail = step => {
      if (step === 'sync') syncs += 1;
      return null;
    };
    const journal = writer(faults, undefined, 1_000_000);
    await Promise.all(Array.from({ length: 100 }, (_, index) => journal.append(commit(index + 1))));
    expect(syncs).toBe(2);
    expect(journal).toMatchObject({ savedSeq: 100, unsaved: 0, problem: null });
    expect(await sequences()).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    await journal.close();
  });

  test('goes on in a new segment at the stated size, and is read across segments both ways', async () => {
    const journal = writer();
    for (let seq = 1; seq <= 30; seq += 1) await journal.append(commit(seq));
    await journal.close();
    expect(readdirSync(join(folder, 'journal')).length).toBeGreaterThan(3);
    expect(await sequences()).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    for (const before of [31, 17, 5, 1]) {
      const back: number[] = [];
      for await (const { seq } of readJournalBackwards(nodeFileSystem, folder, before)) back.push(seq);
      expect(back).toEqual(Array.from({ length: before - 1 }, (_, index) => before - 1 - index));
      const heads: number[] = [];
      for await (const { seq } of readHeadsBackwards(nodeFileSystem, folder, before)) heads.push(seq);
      expect(heads).toEqual(back);
    }
  });

  test('calls nothing saved before fsync, and says where each commit ends', async () => {
    const faults = noFaults();
    const journal = writer(faults);
    let isSynced = false;
    faults.fail = step => {
      if (step === 'sync') {
        expect(journal.savedSeq).toBe(0);
        isSynced = true;
      }
      return null;
    };
    const first = journal.append(commit(1));
    const end = journal.whenSaved(1);
    await first;
    expect(isSynced).toBe(true);
    expect(await end).toEqual({ segment: 1, bytes: serialiseCommit(commit(1)).length });
  });

  test('keeps what failed in order and leaves no half line behind', async () => {
    const faults = noFaults();
    const journal = writer(faults);
    await journal.append(commit(1));
    faults.bytesLeft = 50;
    await expect(journal.append(commit(2))).rejects.toMatchObject({ code: 'not-saved' });
    await expect(journal.append(commit(3))).rejects.toMatchObject({ code: 'not-saved' });
    await expect(journal.whenSaved(3)).rejects.toThrow();
    expect(await sequences()).toEqual([1]);
    expect(journal.unsavedCommits.map(({ seq }) => seq)).toEqual([2, 3]);
    faults.bytesLeft = Number.POSITIVE_INFINITY;
    await journal.append(commit(4));
    expect(await sequences()).toEqual([1, 2, 3, 4]);
    expect(journal.problem).toBeNull();
    await journal.close();
  });

  test('survives a segment that was cut or removed under it without writing a hole', async () => {
    const faults = noFaults();
    const journal = writer(faults);
    await journal.append(commit(1));
    faults.fail = step => (step === 'write' ? 'EIO' : null);
    await expect(journal.append(commit(2))).rejects.toThrow();
    truncateSync(join(folder, 'journal/000001.jsonl'), 10);
    faults.fail = () => null;
    await journal.append(commit(3));
    expect(readFileSync(join(folder, 'journal/000002.jsonl'), 'utf8').split('\n')).toHaveLength(3);
    expect(await sequences()).toEqual([-1, 2, 3]);
    await journal.close();
  });

  test('writes nothing where it may not', async () => {
    const refusal = new Problem('read-only', 'Taken over.');
    const journal = writer(noFaults(), () => Promise.reject(refusal));
    await expect(journal.append(commit(1))).rejects.toMatchObject({
      code: 'read-only',
      message: 'Taken over.',
    });
    expect(readdirSync(join(folder, 'journal'))).toEqual([]);
  });
});
