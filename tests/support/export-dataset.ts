/** Datasets in memory, and on disk for programs that read files. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExchangeFile } from '#core/exchange/project.ts';
import { type DatasetChoices, wholeStudy } from '#core/exporters/dataset/choices.ts';
import { dataset } from '#core/exporters/dataset/dataset.ts';
import { type ExportHost, namesOf } from '#core/exporters/exporter.ts';
import type { Commit } from '#core/store/commit.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { Block } from '#core/text/blocks.ts';
import type { TestStudy } from './feasibility-study.ts';

export const testHost = (commits: readonly Commit[]): ExportHost => ({
  version: '9.9.9',
  async *history() {
    yield* commits.toReversed();
  },
  newDigest() {
    const hash = createHash('sha256');
    return { update: bytes => void hash.update(bytes), finish: () => hash.digest('hex') };
  },
});

export interface DatasetSource {
  store: StudyReader;
  commits: readonly Commit[];
  textOf(documentId: string): string;
  blocksOf(documentId: string): readonly Block[];
}

/** All files of the dataset as bytes, by name, and what it tells as lost. */
export async function exportDataset(
  { store, commits, textOf, blocksOf }: DatasetSource,
  choices: Partial<DatasetChoices> = {},
): Promise<{ files: Map<string, Buffer>; losses: readonly string[] }> {
  const run = dataset.write(store, {
    textOf,
    blocksOf: async id => blocksOf(id),
    pagesOf: async () => null,
    sourceOf: async id => Buffer.from(textOf(id)),
    annotatePdf: async () => ({ ok: false, reason: 'there is no PDF.' }),
    host: testHost(commits),
    dataset: { ...wholeStudy, ...choices },
  });
  const files = new Map<string, Buffer>();
  for (const file of run.files) {
    const parts = new Map(namesOf(file).map((name): [string, Uint8Array[]] => [name, []]));
    for await (const { text, bytes, file: name = file.name } of file.pieces())
      parts.get(name)?.push(Buffer.from(text), bytes ?? Buffer.alloc(0));
    for (const [name, own] of parts) files.set(name, Buffer.concat(own));
  }
  return { files, losses: run.losses() };
}

export const asExchangeFiles = (files: ReadonlyMap<string, Buffer>): ExchangeFile[] =>
  [...files].map(([path, bytes]) => ({ path, bytes }));

export async function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  for (const [name, bytes] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
}

/** A study of the tests with its texts and history. */
export const studyOf = (study: TestStudy): DatasetSource => {
  const documentOf = (id: string) => {
    const document = study.store.get('document', id);
    if (document === undefined) throw new Error(`There is no document ${id}.`);
    return document;
  };
  return {
    store: study.store,
    commits: study.commits,
    textOf: id => study.units.text(documentOf(id)),
    blocksOf: id => study.units.blocks(documentOf(id)),
  };
};
