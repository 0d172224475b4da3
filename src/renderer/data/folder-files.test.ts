import { expect, it } from 'vitest';
import { describeSkipped } from '#core/importers/folder-entries.ts';
import { filesOfChosenFolder, filesOfFolders } from './folder-files.ts';

const extensions = new Set(['txt', 'md']);

const fileAt = (path: string): File => {
  const file = new File(['x'], path.split('/').at(-1) ?? path);
  return Object.defineProperty(file, 'webkitRelativePath', { value: path });
};

const paths = [
  'in/10.txt',
  'in/9.md',
  'in/.git/a.txt',
  'in/.git/b/c.txt',
  'in/x/y.txt',
  'in/x/y.png',
  'in/x/~y.tmp',
];

/** A dropped folder as a browser gives it: entries in portions, empty at the end. */
function entryOf(name: string, fullPath: string, below: readonly string[]): FileSystemDirectoryEntry {
  const children = [...new Set(below.map(path => path.split('/')[0] ?? ''))].map(child => {
    const path = `${fullPath}/${child}`;
    const inner = below
      .filter(each => each.startsWith(`${child}/`))
      .map(each => each.slice(child.length + 1));
    if (inner.length > 0) return entryOf(child, path, inner);
    const file = (done: (file: File) => void) => done(fileAt(path.slice(1)));
    return { name: child, fullPath: path, isFile: true, isDirectory: false, file };
  });
  const createReader = () => {
    const left = [...children];
    const readEntries = (done: (entries: unknown[]) => void) => done(left.splice(0, 2));
    return { readEntries };
  };
  return {
    name,
    fullPath,
    isFile: false,
    isDirectory: true,
    createReader,
  } as unknown as FileSystemDirectoryEntry;
}

it('takes what can be read of a chosen folder, and tells the rest', () => {
  const { files, skipped } = filesOfChosenFolder(paths.map(fileAt), extensions);
  expect(files.map(({ name }) => name)).toEqual(['9.md', '10.txt', 'y.txt']);
  expect(describeSkipped(skipped)).toEqual([
    'Left out: 1 hidden file or folder (in/.git).',
    'Left out: 1 temporary file (in/x/~y.tmp).',
    'Left out: 1 file of a format that is not read (in/x/y.png).',
  ]);
});

it('finds the same in a folder that was dropped', async () => {
  const inside = paths.map(path => path.slice('in/'.length));
  const dropped = await filesOfFolders([entryOf('in', '/in', inside)], extensions);
  const chosen = filesOfChosenFolder(paths.map(fileAt), extensions);
  expect(dropped.files.map(({ name }) => name)).toEqual(chosen.files.map(({ name }) => name));
  expect(describeSkipped(dropped.skipped)).toEqual(describeSkipped(chosen.skipped));
});

it('names a folder that cannot be read', async () => {
  const broken = {
    name: 'in',
    fullPath: '/in',
    createReader: () => ({
      readEntries: (_: unknown, fail: (error: Error) => void) => fail(new Error('no')),
    }),
  } as unknown as FileSystemDirectoryEntry;
  expect((await filesOfFolders([broken], extensions)).skipped).toEqual([{ path: 'in', why: 'unreadable' }]);
});
