import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Application, StudyEvent } from '#core/api.ts';
import { type Faults, faultyFiles, noFaults } from './testing/faulty-files.ts';
import {
  kindOf,
  makeStudy,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';

let faults: Faults;
let temporary: TemporaryApplication;
let application: Application;
beforeEach(() => {
  faults = noFaults();
  temporary = temporaryApplication(faultyFiles(faults));
  application = temporary.application;
});
afterEach(async () => {
  Object.assign(faults, noFaults());
  await temporary.remove();
});

const add = (handle: string, kind: string, id: string) =>
  application.dispatch(handle, { type: 'item.add', args: { id, kind, label: `Item ${id}` } });

async function itemsOnDisk(path: string): Promise<string[]> {
  const other = temporary.another();
  const study = await other.openStudy({ path, mode: 'read', coderName: null });
  const ids = study.entries.filter(({ type }) => type === 'item').map(({ record }) => record.id);
  await other.closeStudy(study.handle);
  return ids;
}

describe('a full disk', () => {
  test('keeps changes in memory in order, says so, and saves all when there is space again', async () => {
    const study = await makeStudy(application, temporary.folder);
    const kind = kindOf(study);
    const statuses: string[] = [];
    application.subscribe(study.handle, (event: StudyEvent) => {
      if (event.type === 'status') statuses.push(event.status.state);
    });
    await add(study.handle, kind, 'a');
    const whole = statSync(join(study.path, 'journal/000001.jsonl')).size;
    faults.bytesLeft = 100;
    await expect(add(study.handle, kind, 'b')).rejects.toMatchObject({
      code: 'not-saved',
      message: expect.stringContaining('the disk is full'),
      advice: expect.stringContaining('Free some space'),
    });
    expect(statSync(join(study.path, 'journal/000001.jsonl')).size).toBe(whole);
    await expect(add(study.handle, kind, 'c')).rejects.toMatchObject({ code: 'not-saved' });
    const joined = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
    expect(joined.status).toMatchObject({ state: 'failed', seq: 4, savedSeq: 2, unsaved: 2 });
    expect(statuses.at(-1)).toBe('failed');
    expect(await itemsOnDisk(study.path)).toEqual(['a']);
    await expect(application.closeStudy(study.handle)).rejects.toMatchObject({ code: 'not-saved' });
    expect(await application.retrySaving(study.handle)).toMatchObject({ state: 'failed', unsaved: 2 });
    const report = await application.check(study.handle);
    expect(report.clean).toBe(false);
    expect(report.findings[0]?.message).toContain('2 changes are in memory only');

    faults.bytesLeft = Number.POSITIVE_INFINITY;
    expect(await application.retrySaving(study.handle)).toMatchObject({
      state: 'saved',
      unsaved: 0,
      savedSeq: 4,
    });
    expect(statuses.at(-1)).toBe('saved');
    expect(await itemsOnDisk(study.path)).toEqual(['a', 'b', 'c']);
    expect(await application.check(study.handle)).toMatchObject({ clean: true });
  });

  test('lets a later change carry the earlier ones to disk, and undo go on meanwhile', async () => {
    const study = await makeStudy(application, temporary.folder);
    const kind = kindOf(study);
    faults.bytesLeft = 0;
    await expect(add(study.handle, kind, 'a')).rejects.toMatchObject({ code: 'not-saved' });
    await expect(application.undo(study.handle, null)).rejects.toMatchObject({ code: 'not-saved' });
    await expect(application.redo(study.handle)).rejects.toMatchObject({ code: 'not-saved' });
    faults.bytesLeft = Number.POSITIVE_INFINITY;
    await add(study.handle, kind, 'b');
    expect(await itemsOnDisk(study.path)).toEqual(['a', 'b']);
    await application.closeStudy(study.handle);
    const again = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
    expect(again.report.findings).toEqual([]);
  });

  test.each(['EIO', 'EROFS', 'EDQUOT'])(
    'does not trust what was written before a failed fsync (%s)',
    async code => {
      const study = await makeStudy(application, temporary.folder);
      const kind = kindOf(study);
      faults.fail = (step, path) => (step === 'sync' && path.endsWith('.jsonl') ? code : null);
      await expect(add(study.handle, kind, 'a')).rejects.toMatchObject({ code: 'not-saved' });
      expect(await itemsOnDisk(study.path)).toEqual([]);
      faults.fail = () => null;
      await add(study.handle, kind, 'b');
      expect(await itemsOnDisk(study.path)).toEqual(['a', 'b']);
    },
  );

  test('makes no half study', async () => {
    const enough = 1_000_000_000;
    faults.bytesLeft = enough;
    const whole = await makeStudy(application, temporary.folder, 'Whole');
    const needed = enough - faults.bytesLeft;
    await application.closeStudy(whole.handle);
    const before = readdirSync(temporary.folder);
    for (const share of [0, 0.05, 0.3, 0.6, 0.9]) {
      faults.bytesLeft = Math.floor(needed * share);
      await expect(makeStudy(application, temporary.folder, 'Other')).rejects.toMatchObject({
        message: expect.stringContaining('the disk is full'),
      });
      expect(readdirSync(temporary.folder)).toEqual(before);
    }
  });

  test('imports nothing half', async () => {
    const study = await makeStudy(application, temporary.folder);
    const paths = ['a', 'b'].map(name => join(temporary.folder, `${name}.txt`));
    for (const path of paths) writeFileSync(path, `Text of ${path}. `.repeat(200));
    const files = paths.map(path => ({ source: { path }, fileName: path }));
    // Source and text of the first, then half of the second.
    faults.bytesLeft = statSync(paths[0] ?? '').size * 2.5;
    const results = await application.importFiles(study.handle, files).catch((error: unknown) => error);
    faults.bytesLeft = Number.POSITIVE_INFINITY;
    expect(results).toMatchObject({ code: 'not-saved' });
    await application.retrySaving(study.handle);
    await application.closeStudy(study.handle);
    const again = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
    const documents = again.entries.filter(({ type }) => type === 'document');
    expect(documents).toHaveLength(1);
    expect(readdirSync(join(study.path, 'documents'))).toEqual([documents[0]?.record.id]);
    expect(await application.check(again.handle)).toMatchObject({ clean: true });
  });

  test('loses nothing acknowledged, whichever step fails and however often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 }),
        async plan => {
          Object.assign(faults, noFaults());
          const study = await makeStudy(application, temporary.folder, `P${Math.random()}`);
          const kind = kindOf(study);
          const acknowledged: string[] = [];
          for (const [index, skipped] of plan.entries()) {
            let left = skipped;
            faults.fail = () => {
              left -= 1;
              return left === 0 ? 'EIO' : null;
            };
            const done = await add(study.handle, kind, `i${index}`).then(
              () => true,
              () => false,
            );
            if (done) acknowledged.push(`i${index}`);
            await application.check(study.handle);
            faults.fail = () => null;
            const onDisk = await itemsOnDisk(study.path);
            expect(onDisk).toEqual(expect.arrayContaining(acknowledged));
          }
          await application.retrySaving(study.handle);
          expect(await itemsOnDisk(study.path)).toEqual(plan.map((_, index) => `i${index}`));
          await application.closeStudy(study.handle);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a folder that cannot be written', () => {
  const readOnly = (step: string): string | null => (step === 'syncFolder' ? null : 'EROFS');

  test('is told at making and at opening, and can be read', async () => {
    const study = await makeStudy(application, temporary.folder);
    await application.closeStudy(study.handle);
    faults.fail = readOnly;
    await expect(makeStudy(application, temporary.folder, 'Other')).rejects.toMatchObject({
      code: 'read-only',
    });
    await expect(
      application.openStudy({ path: study.path, mode: 'write', coderName: null }),
    ).rejects.toMatchObject({
      code: 'read-only',
      advice: expect.stringContaining('Open it for reading only'),
    });
    const reading = await application.openStudy({ path: study.path, mode: 'read', coderName: null });
    expect(reading).toMatchObject({ mode: 'read', lockedBy: null });
    expect(await application.check(reading.handle)).toMatchObject({ clean: true });
  });

  test('that becomes so while a study is open keeps the changes in memory', async () => {
    const study = await makeStudy(application, temporary.folder);
    faults.fail = readOnly;
    await expect(add(study.handle, kindOf(study), 'a')).rejects.toMatchObject({
      code: 'not-saved',
      message: expect.stringContaining('the disk can only be read'),
    });
    faults.fail = () => null;
    await application.retrySaving(study.handle);
    expect(await itemsOnDisk(study.path)).toEqual(['a']);
  });
});

test('opening for reading writes nothing', async () => {
  const study = await makeStudy(application, temporary.folder);
  await add(study.handle, kindOf(study), 'a');
  const steps: string[] = [];
  const watched = noFaults();
  watched.fail = (step, path) => {
    if (path.startsWith(study.path)) steps.push(`${step} ${path}`);
    return null;
  };
  const other = temporary.another(faultyFiles(watched));
  const reading = await other.openStudy({ path: study.path, mode: 'read', coderName: null });
  await other.check(reading.handle);
  await other.history(reading.handle, { before: null, limit: 10 });
  await other.closeStudy(reading.handle);
  expect(steps).toEqual([]);
});
