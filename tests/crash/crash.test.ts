import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '#core/api.ts';
import { createApplication } from '#storage/application.ts';
import type { Death } from './lethal-files.ts';
import type { Orders } from './victim.ts';

const root = resolve(import.meta.dirname, '../..');
const resources = join(root, 'resources');
let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tracework-crash-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'victim.ts'),
      outDir: join(folder, 'program'),
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'victim.mjs' } },
    },
  });
  program = join(folder, 'program', 'victim.mjs');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

/** Every step in which a program may be stopped between two states of the disk. */
const places: Omit<Death, 'count'>[] = [];
for (const path of [
  'journal/\\d+\\.jsonl$',
  'journal/checkpoint\\.json',
  'registry\\.json',
  'study\\.json',
  'passages/',
  'documents/.*document\\.json',
  'documents/.*(source|text)\\.txt',
  'snapshots/',
]) {
  for (const when of ['before', 'half', 'after'] as const) places.push({ step: 'write', path, when });
  for (const when of ['before', 'after'] as const) places.push({ step: 'sync', path, when });
  if (!path.startsWith('journal/\\d')) {
    for (const when of ['before', 'after'] as const) places.push({ step: 'rename', path, when });
  }
}
for (const path of ['journal$', 'passages$', 'documents$', 'snapshots$']) {
  places.push({ step: 'syncFolder', path, when: 'before' });
}
places.push({ step: 'rename', path: 'documents/[^./]+$', when: 'before' });
places.push({ step: 'rename', path: 'documents/[^./]+$', when: 'after' });
places.push({ step: 'open', path: 'journal/\\d+\\.jsonl$', when: 'after' });
places.push({ step: 'remove', path: 'snapshots/.*zip$', when: 'before' });

const random = (below: number): number => Math.floor(Math.random() * below);

interface Ended {
  /** Ids of acknowledged commits, by sequence. */
  saved: Map<number, string>;
  /** Whether this test had to end it. */
  wasKilled: boolean;
  signal: NodeJS.Signals | null;
  complaint: string;
}

/** Runs the program until it dies: of itself in the chosen step, or by the hand of this test after a random time. */
function runUntilDead(orders: Orders): Promise<Ended> {
  return new Promise((settle, reject) => {
    const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify(orders)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let complaint = '';
    let timer: NodeJS.Timeout | null = null;
    let wasKilled = false;
    const kill = (): void => {
      wasKilled = true;
      child.kill('SIGKILL');
    };
    child.stdout?.on('data', (data: Buffer) => {
      printed += data.toString('latin1');
      if (timer === null && printed.includes('open\n')) {
        timer = setTimeout(kill, orders.death === null ? random(120) : 3_000);
      }
    });
    child.stderr?.on('data', (data: Buffer) => {
      complaint += data.toString('utf8');
    });
    const patience = setTimeout(kill, 20_000);
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(patience);
      if (timer !== null) clearTimeout(timer);
      const saved = new Map<number, string>();
      // A last line without its line feed was not printed whole, and does not count.
      for (const line of printed.split('\n').slice(0, -1)) {
        const [word, seq, id] = line.split(' ');
        if (word === 'saved' && seq !== undefined && id !== undefined) saved.set(Number(seq), id);
      }
      settle({ saved, wasKilled, signal, complaint });
    });
  });
}

/** What a torn write may leave of what nobody was told is saved: a piece of a line, or less than there was. */
function tearJournal(study: string, acknowledged: ReadonlyMap<number, string>): void {
  const segments = readdirSync(join(study, 'journal'))
    .filter(name => name.endsWith('.jsonl'))
    .sort();
  const last = join(study, 'journal', segments.at(-1) ?? '');
  const bytes = readFileSync(last);
  const ids = new Set(acknowledged.values());
  let safe = 0;
  for (let start = 0; start < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    const id = /"id":"([^"]+)"/.exec(bytes.toString('latin1', start, Math.min(end, start + 100)))?.[1] ?? '';
    if (feed !== -1 && (ids.has(id) || segments.length === 1)) safe = end;
    start = end;
  }
  // Only lines that the table files do not hold yet can be torn by a crash.
  const checkpoint = JSON.parse(readFileSync(join(study, 'journal/checkpoint.json'), 'utf8')) as {
    position: { segment: number; bytes: number };
  };
  if (Number.parseInt(segments.at(-1) ?? '', 10) === checkpoint.position.segment) {
    safe = Math.max(safe, checkpoint.position.bytes);
  }
  if (bytes.length > safe && random(2) === 0) {
    truncateSync(last, safe + random(bytes.length - safe));
  } else if (bytes.length > 0) {
    const line = bytes.subarray(0, bytes.indexOf(0x0a) + 1);
    if (bytes.at(-1) === 0x0a)
      appendFileSync(last, line.subarray(0, 1 + random(Math.max(1, line.length - 2))));
  }
}

const makeApplication = (): Application =>
  createApplication({
    version: '0.0.0',
    host: 'cli',
    folders: { data: join(folder, 'data'), studies: folder, resources },
    settings: { quietMs: 3_600_000, longestMs: 3_600_000, snapshotDelayMs: 3_600_000 },
  });

/** Opens the study after a crash and holds it to its promise. */
async function examine(
  application: Application,
  path: string,
  acknowledged: Map<number, string>,
): Promise<void> {
  const study = await application.openStudy({ path, mode: 'write', coderName: null });
  expect(study.report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  const found = new Map<string, number>();
  let expected = study.status.seq;
  for (let before: number | null = null; expected > 0; ) {
    const page = await application.history(study.handle, { before, limit: 1_000 });
    if (page.length === 0) break;
    for (const { commit } of page) {
      expect(commit.seq).toBe(expected);
      expect(found.has(commit.id)).toBe(false);
      found.set(commit.id, commit.seq);
      expected -= 1;
    }
    before = page.at(-1)?.commit.seq ?? 0;
  }
  expect(expected).toBe(0);
  for (const [seq, id] of acknowledged) expect(found.get(id), `commit ${seq} was acknowledged`).toBe(seq);
  // Also: what the journal gives is what the files hold, so no commit is there half.
  const report = await application.check(study.handle);
  expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(report.clean).toBe(true);
  await application.closeStudy(study.handle);
}

async function makeStudy(application: Application, name: string): Promise<string> {
  const study = await application.createStudy({
    folder,
    name,
    templateId: 'thematic-analysis',
    coderName: 'Ada',
  });
  await application.closeStudy(study.handle);
  return study.path;
}

/** One study, killed again and again. Gives how often it died in the step that was chosen for it. */
async function lane(
  name: string,
  deaths: readonly (Death | null)[],
): Promise<{ inPlace: number; commits: number }> {
  const application = makeApplication();
  let path = '';
  let acknowledged = new Map<number, string>();
  let inPlace = 0;
  let commits = 0;
  for (const [round, death] of deaths.entries()) {
    if (round % 12 === 0) {
      path = await makeStudy(application, `${name} ${round}`);
      acknowledged = new Map();
    }
    const seed = 1 + random(1_000_000);
    const ended = await runUntilDead({ study: path, folder, resources, seed, death });
    expect(ended.complaint).toBe('');
    expect(ended.signal).toBe('SIGKILL');
    if (!ended.wasKilled) inPlace += 1;
    commits += ended.saved.size;
    for (const [seq, id] of ended.saved) acknowledged.set(seq, id);
    if (random(3) === 0) tearJournal(path, acknowledged);
    await examine(application, path, acknowledged);
    expect(statSync(path).isDirectory()).toBe(true);
  }
  return { inPlace, commits };
}

describe('a program that is killed at any instant', () => {
  test('loses no acknowledged commit and leaves none half there', async () => {
    const chosen = places.flatMap(place => [1, 2 + random(4)].map(count => ({ ...place, count })));
    const atRandom = Array.from({ length: 200 - chosen.length }, () => null);
    const all: (Death | null)[] = [...chosen, ...atRandom].sort(() => Math.random() - 0.5);
    expect(all.length).toBeGreaterThanOrEqual(200);
    const half = Math.ceil(all.length / 2);
    const lanes = await Promise.all([lane('One', all.slice(0, half)), lane('Two', all.slice(half))]);
    const commits = lanes.reduce((sum, each) => sum + each.commits, 0);
    const inPlace = lanes.reduce((sum, each) => sum + each.inPlace, 0);
    console.log(
      `${all.length} kills, ${inPlace} of ${chosen.length} in the step chosen, ${commits} commits acknowledged`,
    );
    expect(commits).toBeGreaterThan(all.length);
    expect(inPlace).toBeGreaterThan(chosen.length * 0.6);
  });
});
