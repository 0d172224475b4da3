/**
 * Exports of a study with 100,000 passages beside a bare write of the same bytes to the same disk, synced likewise, in
 * the same rounds: what the format itself costs is what is left.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { wholeStudy } from '#core/exporters/dataset/choices.ts';
import type { Exporter, ExportOptions } from '#core/exporters/exporter.ts';
import { exporters } from '#core/exporters/registry.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import { newDigest } from '#storage/digest.ts';
import { exportToFolder } from '#storage/export-to-folder.ts';
import { nodeFileSystem } from '#storage/file-system.ts';
import type { BenchOptions } from '../bench.ts';
import { loadReportText } from '../material/report-text.ts';
import { medianOf } from '../report/statistics.ts';
import { digits, type PartReport, times } from '../report/table.ts';
import { makeViewsStudy } from '../views/make-records.ts';

const PASSAGES = 100_000;
const size = { documents: 40, items: 300, judgements: 5_000, passages: PASSAGES, links: 500 };
/** Seconds, for the dataset in all its formats; the other formats write less. */
const DATASET_WITHIN = 15;
const OTHERS_WITHIN = 10;

interface Run {
  seconds: number;
  bare: number;
  bytes: number;
  files: number;
}

interface Way {
  name: string;
  exporter: Exporter;
  options: ExportOptions;
}

export async function measureExports(options: BenchOptions): Promise<PartReport> {
  const { text, origin } = loadReportText(options.root);
  const { entries, texts } = makeViewsStudy(options.root, text, size);
  const study = new StudyStore();
  study.load(entries);
  options.say('exports: made ready');
  const ways = waysOf(texts).filter(
    ({ name }) => options.only.length === 0 || options.only.some(part => name.includes(part)),
  );
  const runs = new Map<string, Run[]>(ways.map(({ name }) => [name, []]));
  for (let round = 0; round < options.rounds; round += 1) {
    for (const way of ways) {
      const folder = join(options.folder, 'exports');
      runs.get(way.name)?.push(await measure(way, study, folder));
      rmSync(folder, { recursive: true });
      options.say(`exports: ${way.name}, round ${round + 1}`);
    }
  }
  const rows = ways.map(({ name }) => ({ name, runs: runs.get(name) ?? [] }));
  const slowest = (names: (name: string) => boolean): number =>
    Math.max(
      0,
      ...rows.filter(({ name }) => names(name)).map(each => medianOf(each.runs, run => run.seconds)),
    );
  const isDataset = (name: string): boolean => name === 'dataset';
  return {
    about: `${PASSAGES.toLocaleString('en')} passages in ${size.documents} documents, ${size.judgements.toLocaleString('en')} judgements, made by chance over ${origin}; in the program exports have a thread of their own.`,
    tables: [
      {
        title: 'Exports beside a bare write of the same bytes',
        head: ['format', 'seconds', 'bare write, seconds', 'ratio', 'megabytes', 'files'],
        rows: rows.map(({ name, runs: own }) => [
          name,
          digits(medianOf(own, run => run.seconds)),
          digits(medianOf(own, run => run.bare)),
          times(medianOf(own, run => run.seconds / run.bare)),
          digits(medianOf(own, run => run.bytes / 1e6)),
          String(own[0]?.files ?? 0),
        ]),
      },
    ],
    verdicts: [
      {
        target: `The dataset in all three formats, with whole records, within ${DATASET_WITHIN} s`,
        measured: `${digits(slowest(isDataset))} s`,
        isMet: slowest(isDataset) <= DATASET_WITHIN,
      },
      {
        target: `Every other format within ${OTHERS_WITHIN} s`,
        measured: `${digits(slowest(name => !isDataset(name)))} s at most`,
        isMet: slowest(name => !isDataset(name)) <= OTHERS_WITHIN,
      },
    ],
  };
}

/** PDFs are left out: there is none in the study. */
function waysOf(texts: Readonly<Record<string, string>>): Way[] {
  const options: ExportOptions = {
    textOf: id => texts[id] ?? '',
    blocksOf: async id => blocksOfPlainText(texts[id] ?? ''),
    pagesOf: async () => null,
    sourceOf: async id => Buffer.from(texts[id] ?? ''),
    annotatePdf: async () => ({ ok: false, reason: 'there is no PDF.' }),
    host: { version: '0.0.0', async *history() {}, newDigest },
  };
  const partition = { ...options, dataset: { ...wholeStudy, partition: true } };
  return exporters.flatMap((exporter): Way[] => {
    if (exporter.id === 'pdf') return [];
    const way = { name: exporter.id, exporter, options };
    return exporter.id === 'dataset'
      ? [way, { name: 'dataset --partition', exporter, options: partition }]
      : [way];
  });
}

async function measure({ exporter, options }: Way, study: StudyStore, folder: string): Promise<Run> {
  const start = performance.now();
  await exportToFolder({ files: nodeFileSystem, exporter, study, options, folder });
  const seconds = (performance.now() - start) / 1_000;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    statSync(join(folder, name)).isFile(),
  );
  const contents = names.map(name => readFileSync(join(folder, name)));
  const again = join(folder, 'bare');
  mkdirSync(again);
  const bareStart = performance.now();
  for (const [at, content] of contents.entries()) {
    const file = await nodeFileSystem.open(join(again, String(at)), 'create');
    await file.write(content);
    await file.sync();
    await file.close();
  }
  const bare = (performance.now() - bareStart) / 1_000;
  return { seconds, bare, bytes: contents.reduce((sum, { length }) => sum + length, 0), files: names.length };
}
