import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFileSystem } from './file-system.ts';
import { listSnapshots, readNewestSnapshot, thinSnapshots, writeSnapshot } from './snapshots.ts';
import { kindOf, makeStudy, temporaryApplication } from './testing/temporary-application.ts';
import { readZip } from './zip-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracework-snapshots-'));
  mkdirSync(join(folder, 'snapshots'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (day: number, minute = 0): string => new Date(Date.UTC(2026, 0, day, 12, minute)).toISOString();

const take = (seq: number, time: string, isStopped?: () => boolean) =>
  writeSnapshot(
    nodeFileSystem,
    folder,
    new Map([['registry.json', []]]),
    { seq, at: time, reason: 'opening' },
    isStopped,
  );

describe('snapshots', () => {
  test('are read back, the newest whole one first', async () => {
    await take(3, at(1));
    await take(7, at(2));
    const newest = await take(9, at(3));
    const file = join(folder, 'snapshots', newest);
    const bytes = readFileSync(file);
    bytes[45] = (bytes[45] ?? 0) ^ 255;
    writeFileSync(file, bytes);
    expect(await readNewestSnapshot(nodeFileSystem, folder)).toMatchObject({ seq: 7 });
    expect((await listSnapshots(nodeFileSystem, folder)).map(({ seq }) => seq)).toEqual([9, 7, 3]);
  });

  test('are thinned to the newest and one a day', async () => {
    for (let day = 1; day <= 6; day += 1)
      for (const minute of [0, 1, 2]) await take(day * 10 + minute, at(day, minute));
    writeFileSync(join(folder, 'snapshots', 'x.zip.0123456789ab.tmp'), '');
    writeFileSync(join(folder, 'snapshots', 'of mine.txt'), '');
    await thinSnapshots(nodeFileSystem, folder, at(7), { keepNewest: 4, keepDays: 3 });
    expect((await listSnapshots(nodeFileSystem, folder)).map(({ seq }) => seq)).toEqual([62, 61, 60, 52, 42]);
    expect(readdirSync(join(folder, 'snapshots'))).toContain('of mine.txt');
    expect(readdirSync(join(folder, 'snapshots'))).toHaveLength(6);
  });

  test('that are stopped leave nothing', async () => {
    await expect(take(1, at(1), () => true)).rejects.toThrow();
    expect(readdirSync(join(folder, 'snapshots'))).toEqual([]);
  });

  test('are made at opening, and before a merge with the state before it', async () => {
    const temporary = temporaryApplication(undefined, {
      quietMs: 3_600_000,
      longestMs: 3_600_000,
      snapshotDelayMs: 0,
      snapshotPauseMs: 0,
    });
    try {
      const { application } = temporary;
      const study = await makeStudy(application, temporary.folder);
      const names = (): string[] =>
        readdirSync(join(study.path, 'snapshots')).filter(name => name.endsWith('.zip'));
      await expect.poll(() => names().length).toBe(1);
      expect(names()[0]).toContain('-000001-opening.zip');
      for (const id of ['a', 'b']) {
        await application.dispatch(study.handle, {
          type: 'item.add',
          args: { id, kind: kindOf(study), label: id },
        });
      }
      await application.dispatch(study.handle, { type: 'item.merge', args: { into: 'a', from: ['b'] } });
      await expect.poll(() => names().length).toBe(2);
      const merge = names().find(name => name.endsWith('-before-merge.zip')) ?? '';
      expect(merge).toContain('-000003-');
      const zip = readZip(readFileSync(join(study.path, 'snapshots', merge)), () => true);
      const registry = JSON.parse(zip.get('registry.json')?.toString('utf8') ?? '') as {
        seq: number;
        records: { item: { removed: unknown }[] };
      };
      expect(registry.seq).toBe(3);
      expect(registry.records.item.map(({ removed }) => removed)).toEqual([null, null]);
    } finally {
      await temporary.remove();
    }
  });

  test('that cannot be made are told by the check and stop nothing', async () => {
    const temporary = temporaryApplication(undefined, { snapshotDelayMs: 0 });
    try {
      const { application } = temporary;
      const study = await makeStudy(application, temporary.folder);
      await expect.poll(() => readdirSync(join(study.path, 'snapshots')).length).toBe(1);
      await application.dispatch(study.handle, { type: 'study.change', args: { name: 'Other' } });
      await application.closeStudy(study.handle);
      rmSync(join(study.path, 'snapshots'), { recursive: true });
      writeFileSync(join(study.path, 'snapshots'), 'a file in its place');
      const again = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
      await expect
        .poll(async () =>
          (await application.check(again.handle)).findings.map(({ message }) => message).join(),
        )
        .toContain('A snapshot could not be made');
      expect((await application.check(again.handle)).clean).toBe(true);
    } finally {
      await temporary.remove();
    }
  });
});

test('a zip that asks for more than it can fill is refused', () => {
  const zip = Buffer.from(zipSync({ a: new Uint8Array(2_000) }));
  expect(readZip(zip, () => true).get('a')).toHaveLength(2_000);
  const directory = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  zip.writeUInt32LE(2_000_000_000, directory + 24);
  expect(() => readZip(zip, () => true)).toThrow('more space');
  expect(() => readZip(Buffer.from('no zip'), () => true)).toThrow();
});
