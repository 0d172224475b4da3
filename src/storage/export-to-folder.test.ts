import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newStudyDiff } from '#core/commands/create-study.ts';
import { wholeStudy } from '#core/exporters/dataset/choices.ts';
import type { ExportCopy, Exporter, ExportOptions } from '#core/exporters/exporter.ts';
import { exporters, requireExporter } from '#core/exporters/registry.ts';
import { codebookTemplate } from '#core/model/codebook.ts';
import type { CoderId } from '#core/model/ids.ts';
import { StudyStore } from '#core/store/study-store.ts';
import template from '#resources/codebooks/thematic-analysis.json' with { type: 'json' };
import { newDigest } from './digest.ts';
import { exportToFolder } from './export-to-folder.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tracework-export-'));
});
afterEach(() => rm(parent, { recursive: true }));

const newStudy = () => {
  const coderId = 'c1' as CoderId;
  const study = new StudyStore();
  study.apply(
    newStudyDiff(
      codebookTemplate.parse(template),
      'Études',
      { id: coderId, name: 'Ana' },
      {
        now: '2026-03-01T09:30:00.000Z',
        coderId,
        newId: prefix => `${prefix}1`,
        textOf: () => '',
        pagesOf: () => null,
      },
    ),
  );
  return study;
};

const options: ExportOptions = {
  textOf: () => '',
  blocksOf: async () => [],
  pagesOf: async () => null,
  sourceOf: () => Promise.reject(new Error('the file is gone')),
  annotatePdf: async () => ({ ok: false, reason: 'there is no PDF.' }),
  host: { version: '1.2.3', async *history() {}, newDigest },
};

const exportTo = (folder: string, format = 'csv', files: FileSystem = nodeFileSystem) =>
  exportToFolder({ files, exporter: requireExporter(format), study: newStudy(), options, folder });

describe('exportToFolder', () => {
  it.each(exporters.filter(({ id }) => id !== 'pdf'))(
    '$id: tells the bytes and rows of each file that it wrote',
    async ({ id }) => {
      const folder = join(parent, 'new', 'folder');
      const result = await exportTo(folder, id);
      const present = await readdir(folder, { recursive: true, withFileTypes: true });
      const names = present
        .filter(entry => entry.isFile())
        .map(entry => relative(folder, join(entry.parentPath, entry.name)));
      expect(names.sort()).toEqual(result.files.map(file => file.name).sort());
      for (const { name, bytes } of result.files) {
        expect((await readFile(join(folder, name))).length).toBe(bytes);
      }
    },
  );

  it('replaces an earlier export with a listing, takes away what is no more, and stops at changed papers', async () => {
    const partition = { ...options, dataset: { ...wholeStudy, partition: true } };
    const write = (folder: string, more = options) =>
      exportToFolder({
        files: nodeFileSystem,
        exporter: requireExporter('dataset'),
        study: newStudy(),
        options: more,
        folder,
      });
    await write(parent);
    await writeFile(join(parent, 'my-notes.txt'), 'mine');
    const smaller = await write(parent, partition);
    expect(smaller.files.some(({ name }) => name.startsWith('csv/'))).toBe(false);
    expect(await readdir(join(parent, 'csv'))).toEqual([]);
    expect(await readFile(join(parent, 'my-notes.txt'), 'utf8')).toBe('mine');
    await appendFile(join(parent, 'README.md'), 'A word of mine.');
    await expect(write(parent)).rejects.toThrow('README.md, changed since');
    expect(await readFile(join(parent, 'README.md'), 'utf8')).toContain('A word of mine.');
  });

  it('takes away nothing outside the folder, whatever a listing names', async () => {
    const folder = join(parent, 'inner');
    await mkdir(folder);
    await writeFile(join(parent, 'outside.txt'), 'stays');
    const line = `${'0'.repeat(64)}  ../outside.txt\n${'0'.repeat(64)}  /etc/hostname\n`;
    await writeFile(join(folder, 'checksums.sha256'), line);
    await exportTo(folder, 'dataset');
    expect(await readFile(join(parent, 'outside.txt'), 'utf8')).toBe('stays');
  });

  it('stops where it is asked to, and leaves the folder as it was', async () => {
    let told = 0;
    const signal = { aborted: false };
    const stopped = exportToFolder({
      files: nodeFileSystem,
      exporter: requireExporter('csv'),
      study: newStudy(),
      options,
      folder: parent,
      signal,
      progress: (done, total) => {
        told += 1;
        expect(done).toBeLessThan(total);
        if (done === 3) signal.aborted = true;
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(told).toBe(4);
    expect(await readdir(parent)).toEqual([]);
  });

  it.each(['csv', 'jsonl'])('%s: has a row for each kind', async format => {
    const { files } = await exportTo(parent, format);
    const kinds = files.find(file => file.name.startsWith('kinds.'));
    expect(kinds?.rows).toBe(template.kinds.length);
  });

  it('replaces an earlier export, with the same bytes for the same study', async () => {
    const read = async () =>
      Promise.all((await readdir(parent)).sort().map(name => readFile(join(parent, name), 'utf8')));
    await exportTo(parent);
    const first = await read();
    await exportTo(parent);
    expect(await read()).toEqual(first);
  });

  it('writes beside other files and beside an export in another format', async () => {
    await writeFile(join(parent, 'thesis.docx'), 'mine');
    const tables = await exportTo(parent, 'csv');
    const records = await exportTo(parent, 'jsonl');
    const names = [...tables.files, ...records.files].map(file => file.name);
    expect((await readdir(parent)).sort()).toEqual(['thesis.docx', ...names].sort());
  });

  it('refuses to write over a file that no export made, and changes nothing', async () => {
    await writeFile(join(parent, 'README.txt'), 'mine');
    await expect(exportTo(parent)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('already has README.txt'),
    });
    expect(await readdir(parent)).toEqual(['README.txt']);
    expect(await readFile(join(parent, 'README.txt'), 'utf8')).toBe('mine');
  });

  it('leaves the earlier export whole where the disk fills up, and no part of the new one', async () => {
    await exportTo(parent);
    const before = (await readdir(parent)).sort();
    let opened = 0;
    const fillingUp: FileSystem = {
      ...nodeFileSystem,
      async open(path, how) {
        opened += 1;
        const file = await nodeFileSystem.open(path, how);
        if (opened < 4) return file;
        const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        return {
          ...file,
          write: () => Promise.reject(full),
          sync: () => file.sync(),
          close: () => file.close(),
        };
      },
    };
    await expect(exportTo(parent, 'csv', fillingUp)).rejects.toThrow('the disk is full');
    expect((await readdir(parent)).sort()).toEqual(before);
  });

  it('takes away what an interrupted export left behind', async () => {
    await writeFile(join(parent, 'items.csv.tracework-part'), 'half');
    const { files } = await exportTo(parent);
    expect((await readdir(parent)).sort()).toEqual(files.map(file => file.name).sort());
  });
});

describe('copies', () => {
  const ours = new TextEncoder().encode('ours\n');
  const copy = (name: string, content: string | null): ExportCopy => ({
    name,
    isOwn: end => new TextDecoder().decode(end).endsWith('ours\n'),
    make: async () =>
      content === null ? null : { parts: [new TextEncoder().encode(content), ours], rows: content.length },
  });
  const copying = (...copies: ExportCopy[]): Exporter => ({
    id: 'copies',
    label: 'Copies',
    extension: 'txt',
    description: '',
    write: () => ({ files: [], copies, losses: () => ['b could not be copied'] }),
  });
  const copyTo = (...copies: ExportCopy[]) =>
    exportToFolder({
      files: nodeFileSystem,
      exporter: copying(...copies),
      study: newStudy(),
      options,
      folder: parent,
    });

  it('are written part by part, without those that could not be made', async () => {
    const result = await copyTo(copy('a.txt', 'abc'), copy('b.txt', null));
    expect(result.files).toEqual([{ name: 'a.txt', bytes: 8, rows: 3 }]);
    expect(result.losses).toEqual(['b could not be copied']);
    expect(await readdir(parent)).toEqual(['a.txt']);
    expect(await readFile(join(parent, 'a.txt'), 'utf8')).toBe('abcours\n');
  });

  it('replace earlier ones that nobody changed, also where there are more now', async () => {
    await copyTo(copy('a.txt', 'abc'));
    await copyTo(copy('a.txt', 'new'), copy('b.txt', 'b'));
    expect(await readFile(join(parent, 'a.txt'), 'utf8')).toBe('newours\n');
    expect(await readdir(parent)).toEqual(['a.txt', 'b.txt']);
  });

  it('never replace one that somebody changed', async () => {
    await copyTo(copy('a.txt', 'abc'));
    await appendFile(join(parent, 'a.txt'), 'a note of mine');
    await expect(copyTo(copy('a.txt', 'new'), copy('b.txt', 'b'))).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('already has a.txt'),
    });
    expect(await readFile(join(parent, 'a.txt'), 'utf8')).toBe('abcours\na note of mine');
    expect(await readdir(parent)).toEqual(['a.txt']);
  });
});
