/**
 * The program that is killed: opens a study and changes it at full speed over all ways of writing. Prints a line for
 * every commit in the moment in which it is acknowledged, before anything else can happen.
 */
import { writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isProblem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import { createApplication } from '#storage/application.ts';
import { type Death, lethalFiles } from './lethal-files.ts';

export interface Orders {
  study: string;
  folder: string;
  resources: string;
  seed: number;
  death: Death | null;
}

const orders = JSON.parse(process.argv[2] ?? '') as Orders;

/** Small enough that every way of writing is taken within a few dozen commits. */
const settings = {
  segmentBytes: 8_000,
  quietMs: 2,
  longestMs: 6,
  snapshotDelayMs: 1,
  snapshotPauseMs: 5,
  bulkChanges: 8,
  keepNewest: 2,
  keepDays: 0,
};

let state = orders.seed;
const random = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (state >>> 8) % below;
};
const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};
const acknowledge = (commit: Commit | null): void => {
  if (commit !== null) say(`saved ${commit.seq} ${commit.id}`);
};

const application = createApplication({
  version: '0.0.0',
  host: 'cli',
  folders: { data: join(orders.folder, 'data'), studies: orders.folder, resources: orders.resources },
  files: lethalFiles(orders.death),
  settings,
});
const study = await application.openStudy({ path: orders.study, mode: 'write', coderName: null });
const { handle } = study;
say('open');

const kind = study.entries.find(({ type }) => type === 'kind')?.record.id ?? '';
const live = (type: string): string[] =>
  study.entries
    .filter(entry => entry.type === type && entry.record.removed === null)
    .map(({ record }) => record.id);
const items = live('item');
const documents = live('document');
const passages: string[] = [];
let made = 0;
const fresh = (prefix: string): string => {
  made += 1;
  return `${prefix}-${orders.seed}-${made}`;
};
const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';

const dispatch = async (type: string, args: unknown): Promise<void> =>
  acknowledge(await application.dispatch(handle, { type, args }));

const passage = () => {
  const start = random(900);
  const id = fresh('p');
  passages.push(id);
  return {
    type: 'passage.add',
    args: { id, documentId: pick(documents), itemId: pick(items), start, end: start + 1 + random(90) },
  };
};

async function importDocument(): Promise<void> {
  const path = join(orders.folder, `${fresh('source')}.txt`);
  writeFileSync(path, `${path}\n${'The council met and did not agree. '.repeat(40)}`);
  const [result] = await application.importFiles(handle, [{ source: { path }, fileName: path }]);
  if (result?.ok === true) documents.push(result.documentId);
}

const steps: (() => Promise<void>)[] = [
  () => {
    const id = fresh('i');
    items.push(id);
    return dispatch('item.add', { id, kind, label: id, aliases: [`${id} alias`] });
  },
  ...Array.from({ length: 6 }, () => () => dispatch('passage.add', passage().args)),
  () =>
    dispatch('memo.add', { on: { type: 'item', id: pick(items) }, text: 'A note. '.repeat(random(40) + 1) }),
  () => dispatch('batch', { commands: Array.from({ length: 4 + random(12) }, passage) }),
  () => dispatch('passage.remove', { id: pick(passages) }),
  () => dispatch('item.merge', { into: pick(items), from: [items.pop() ?? ''] }),
  () => dispatch('study.change', { description: `Change ${random(1_000_000)}` }),
  async () => acknowledge(await application.undo(handle, null)),
  async () => acknowledge(await application.redo(handle)),
  importDocument,
];

if (documents.length === 0) await importDocument();
if (items.length === 0) await steps[0]?.();

/** Several changes are under way at once, so that commits share writes. */
async function work(): Promise<void> {
  for (;;) {
    try {
      await steps[random(steps.length)]?.();
    } catch (error) {
      // What the study as it is does not allow is refused; everything else is a fault.
      if (!isProblem(error) || !['refused', 'invalid', 'not-found'].includes(error.code)) throw error;
    }
  }
}
await Promise.all(Array.from({ length: 1 + random(4) }, work));
