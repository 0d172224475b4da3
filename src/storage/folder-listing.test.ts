import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileSystem } from './file-system.ts';
import { createFolder, listFolder } from './folder-listing.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tracework-listing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('folders and files are told apart, studies are known, hidden and broken entries are left out', async () => {
  mkdirSync(join(folder, 'A.tracework', 'journal'), { recursive: true });
  mkdirSync(join(folder, 'B.tracework'));
  mkdirSync(join(folder, '.hidden'));
  for (const name of ['note 10.txt', 'note 9.txt']) writeFileSync(join(folder, name), 'abc');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken'));
  const listing = await listFolder(nodeFileSystem, folder);
  expect(listing.folders.map(({ name, isStudy }) => [name, isStudy])).toEqual([
    ['A.tracework', true],
    ['B.tracework', false],
  ]);
  expect(listing.files.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['note 9.txt', 3],
    ['note 10.txt', 3],
  ]);
  expect(listing.parent).toBe(tmpdir());
  expect((await listFolder(nodeFileSystem, '/')).parent).toBeNull();
});

test('a folder is made once, under a name that is one', async () => {
  expect((await createFolder(nodeFileSystem, folder, ' New ')).path).toBe(join(folder, 'New'));
  await expect(createFolder(nodeFileSystem, folder, 'New')).rejects.toMatchObject({ code: 'refused' });
  for (const name of ['', '..', 'a/b', 'a\\b', 'a\0']) {
    await expect(createFolder(nodeFileSystem, folder, name)).rejects.toMatchObject({ code: 'invalid' });
  }
  await expect(listFolder(nodeFileSystem, join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
});
