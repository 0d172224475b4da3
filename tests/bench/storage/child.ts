/**
 * One opening of one study in a process of its own, as a program that starts: `open ROOT FOLDER STUDY` through the
 * application, `parse ROOT FOLDER STUDY` by nothing but reading and parsing its files. Prints milliseconds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchApplication } from './bench-application.ts';

const [what = '', root = '', folder = '', study = ''] = process.argv.slice(2);

async function openStudy(): Promise<number> {
  const application = benchApplication(root, folder);
  const start = performance.now();
  const { handle, passageCounts } = await application.openStudy({
    path: study,
    mode: 'write',
    coderName: null,
  });
  const time = performance.now() - start;
  const passages = Object.values(passageCounts).reduce((sum, count) => sum + count, 0);
  if (passages === 0) throw new Error('The study opened empty.');
  await application.closeStudy(handle);
  await application.shutdown();
  return time;
}

/** The files that hold the study's records: tables and checkpoint. Texts and sources are read when they are shown. */
function parseFiles(): number {
  const start = performance.now();
  const paths = ['study.json', 'registry.json', 'journal/checkpoint.json'];
  for (const name of readdirSync(join(study, 'passages'))) paths.push(`passages/${name}`);
  for (const name of readdirSync(join(study, 'documents'))) paths.push(`documents/${name}/document.json`);
  let parsed = 0;
  for (const path of paths) if (JSON.parse(readFileSync(join(study, path), 'utf8')) !== null) parsed += 1;
  if (parsed < 5) throw new Error('The study has too few files.');
  return performance.now() - start;
}

console.log(JSON.stringify({ milliseconds: what === 'open' ? await openStudy() : parseFiles() }));
