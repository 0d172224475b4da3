import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Application, OpenedStudy, StudyEvent } from '#core/api.ts';
import type { Passage } from '#core/model/passage.ts';
import {
  kindOf,
  makeStudy,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';

let temporary: TemporaryApplication;
let application: Application;
beforeEach(() => {
  temporary = temporaryApplication();
  application = temporary.application;
});
afterEach(() => temporary.remove());

const text = 'The ministry proposed a reform.\n\nThe union opposed it – loudly.\n';

async function withDocument(): Promise<{ study: OpenedStudy; documentId: string; itemId: string }> {
  const study = await makeStudy(application, temporary.folder);
  const source = join(temporary.folder, 'report.txt');
  writeFileSync(source, text);
  const [imported] = await application.importFiles(study.handle, [
    { source: { path: source }, fileName: 'report.txt' },
  ]);
  if (imported?.ok !== true) throw new Error('not imported');
  await application.dispatch(study.handle, {
    type: 'item.add',
    args: { id: 'i1', kind: kindOf(study), label: 'Union' },
  });
  return { study, documentId: imported.documentId, itemId: 'i1' };
}

const code = (handle: string, documentId: string, id: string, start: number, end: number) =>
  application.dispatch(handle, {
    type: 'passage.add',
    args: { id, documentId, itemId: 'i1', start, end },
  });

describe('a study', () => {
  test('keeps what was done after it is closed and opened again', async () => {
    const { study, documentId } = await withDocument();
    await code(study.handle, documentId, 'p1', 33, 42);
    await application.closeStudy(study.handle);
    const again = await temporary.another().openStudy({ path: study.path, mode: 'write', coderName: null });
    expect(again.report.findings).toEqual([]);
    expect(again.passageCounts).toEqual({ [documentId]: 1 });
    expect(again.status).toMatchObject({ state: 'saved', seq: 4, savedSeq: 4, unsaved: 0 });
    expect(again.coderId).toBe(study.coderId);
    expect(again.undo.undo).toContain('Union');
  });

  test('undoes and redoes across a restart, back to its first document', async () => {
    const { study, documentId } = await withDocument();
    await code(study.handle, documentId, 'p1', 33, 42);
    await application.undo(study.handle, null);
    await application.closeStudy(study.handle);
    const second = temporary.another();
    const again = await second.openStudy({ path: study.path, mode: 'write', coderName: null });
    expect(again.undo.redo).not.toBeNull();
    await second.redo(again.handle);
    const [passage] = await second.passages(again.handle, documentId);
    expect(passage?.exact).toBe('The union');
    for (let left = 3; left > 0; left -= 1) await second.undo(again.handle, null);
    await expect(second.undo(again.handle, null)).rejects.toMatchObject({ code: 'refused' });
    expect(await second.passages(again.handle, documentId)).toEqual([]);
    await second.redo(again.handle);
    expect((await second.documentText(again.handle, documentId)).text).toBe(text);
    expect(await second.check(again.handle)).toMatchObject({ clean: true });
  });

  test('lists its history newest first, with what was taken back', async () => {
    const { study, documentId } = await withDocument();
    const commit = await code(study.handle, documentId, 'p1', 33, 42);
    await application.undo(study.handle, null);
    const page = await application.history(study.handle, { before: null, limit: 2 });
    expect(page.map(({ commit: { seq }, undone }) => [seq, undone])).toEqual([
      [5, false],
      [4, true],
    ]);
    expect(page[0]?.changes[0]?.what).toBe('taken back');
    expect(page[1]?.commit.id).toBe(commit?.id);
    expect(page[1]?.changes).toEqual([{ type: 'passage', id: 'p1', what: 'added', label: 'The union' }]);
    const rest = await application.history(study.handle, { before: 4, limit: 100 });
    expect(rest.map(({ commit: { seq } }) => seq)).toEqual([3, 2, 1]);
    expect(rest[0]).not.toHaveProperty('commit.diff');
  });

  test('undoes a change in the middle, and refuses one that others rest on', async () => {
    const { study, documentId } = await withDocument();
    const first = await code(study.handle, documentId, 'p1', 0, 3);
    await code(study.handle, documentId, 'p2', 4, 12);
    await application.undo(study.handle, first?.id ?? '');
    expect((await application.passages(study.handle, documentId)).map(({ id }: Passage) => id)).toEqual([
      'p2',
    ]);
    await expect(application.undo(study.handle, first?.id ?? '')).rejects.toMatchObject({ code: 'refused' });
    const history = await application.history(study.handle, { before: null, limit: 100 });
    const item = history.find(({ changes }) => changes[0]?.type === 'item');
    await expect(application.undo(study.handle, item?.commit.id ?? '')).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(application.undo(study.handle, 'x-none')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('tells a change first and calls it saved only after', async () => {
    const study = await makeStudy(application, temporary.folder);
    const events: StudyEvent[] = [];
    application.subscribe(study.handle, event => events.push(event));
    const dispatched = application.dispatch(study.handle, {
      type: 'item.add',
      args: { kind: kindOf(study), label: 'A' },
    });
    const commit = await dispatched;
    expect(events.map(event => (event.type === 'status' ? event.status.state : event.type))).toEqual([
      'saving',
      'commit',
      'saved',
    ]);
    const journal = readFileSync(join(study.path, 'journal/000001.jsonl'), 'utf8');
    expect(journal).toContain(commit?.id);
  });

  test('gives null and makes no commit where nothing would change', async () => {
    const study = await makeStudy(application, temporary.folder);
    const command = { type: 'study.change', args: { name: 'Test' } };
    const commit = await application.dispatch(study.handle, command);
    expect(commit).toBeNull();
  });

  test('refuses internal commands from outside', async () => {
    const study = await makeStudy(application, temporary.folder);
    await expect(
      application.dispatch(study.handle, { type: 'document.add', args: {} }),
    ).rejects.toMatchObject({ code: 'invalid' });
  });

  test('joins a study that is open already, and adds a coder by name once', async () => {
    const study = await makeStudy(application, temporary.folder);
    const open = (coderName: string) => application.openStudy({ path: study.path, mode: 'write', coderName });
    const [one, two] = await Promise.all([open('Grace'), open('Grace')]);
    expect(one.handle).toBe(study.handle);
    expect(two.coderId).toBe(one.coderId);
    expect(two.entries.filter(({ type }) => type === 'coder')).toHaveLength(2);
  });

  test('keeps a second program out, names the first, and lets it read', async () => {
    const study = await makeStudy(application, temporary.folder);
    const second = temporary.another();
    await expect(
      second.openStudy({ path: study.path, mode: 'write', coderName: null }),
    ).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining('Tracework (cli)') });
    const reading = await second.openStudy({ path: study.path, mode: 'read', coderName: null });
    expect(reading).toMatchObject({ mode: 'read', lockedBy: expect.stringContaining('Tracework (cli)') });
    await expect(
      second.dispatch(reading.handle, { type: 'study.change', args: { name: 'B' } }),
    ).rejects.toMatchObject({ code: 'read-only' });
    await application.closeStudy(study.handle);
    expect(existsSync(join(study.path, '.lock'))).toBe(false);
    const writing = await second.openStudy({ path: study.path, mode: 'write', coderName: null });
    expect(writing.mode).toBe('write');
  });

  test('refuses a name that is taken and makes a safe one of any other', async () => {
    const study = await makeStudy(application, temporary.folder, 'a/b: “c”?. ');
    expect(study.path).toBe(join(temporary.folder, 'a b “c”.tracework'));
    await expect(makeStudy(application, temporary.folder, 'a/b: “c”?. ')).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(makeStudy(application, temporary.folder, '...')).rejects.toMatchObject({ code: 'invalid' });
    const reserved = await makeStudy(application, temporary.folder, 'con');
    expect(reserved.path).toBe(join(temporary.folder, '_con.tracework'));
  });

  test('says what a folder is that is no study', async () => {
    await expect(
      application.openStudy({ path: temporary.folder, mode: 'write', coderName: null }),
    ).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('not a Tracework study') });
    await expect(
      application.openStudy({ path: join(temporary.folder, 'none'), mode: 'read', coderName: null }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('recent studies', () => {
  test('are remembered, newest first, and survive a damaged list', async () => {
    const one = await makeStudy(application, temporary.folder, 'One');
    const two = await makeStudy(application, temporary.folder, 'Two');
    expect((await application.recentStudies()).map(({ name }) => name)).toEqual(['Two', 'One']);
    await application.forgetRecentStudy(two.path);
    expect((await application.recentStudies()).map(({ path }) => path)).toEqual([one.path]);
    writeFileSync(join(temporary.folder, 'data', 'recent.json'), '{"studies":');
    expect(await application.recentStudies()).toEqual([]);
    await application.closeStudy(one.handle);
    await application.openStudy({ path: one.path, mode: 'write', coderName: null });
    expect(await application.recentStudies()).toMatchObject([{ path: one.path, exists: true }]);
  });
});
