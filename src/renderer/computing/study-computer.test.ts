import { afterEach, expect, it, vi } from 'vitest';
import type { OpenedStudy } from '#core/api.ts';
import { type Entry, recordTypes } from '#core/model/records.ts';
import type { WindowApplication } from '#renderer/client/window-application.ts';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { StudySession } from '../state/study-session.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { StudyComputer } from './study-computer.ts';
import { StudyEngine } from './study-engine.ts';

const nextTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

/** The worker's inside in the same thread; messages are copied as between threads. */
class NearWorker {
  onmessage: ((event: { data: FromWorker }) => void) | null = null;
  private readonly engine = new StudyEngine(
    message => void nextTask().then(() => this.onmessage?.({ data: structuredClone(message) })),
    nextTask,
  );

  postMessage(message: ToWorker): void {
    const copy = structuredClone(message);
    void nextTask().then(() => this.engine.take(copy));
  }

  terminate(): void {
    this.onmessage = null;
  }
}

const texts: Record<string, string> = {
  a: 'The union struck.',
  b: 'A union was asked.',
  c: 'No ministry.',
  d: 'Nobody else.',
};
const all = Object.keys(texts);

function open() {
  vi.stubGlobal('Worker', NearWorker);
  const study = new StudyInMemory();
  for (const [id, text] of Object.entries(texts)) study.addDocument(id, text);
  study.dispatch('item.add', { id: 'i', kind: 'actor', label: 'Union' });
  study.dispatch('passage.add', { id: 'p', documentId: 'a', itemId: 'i', start: 4, end: 9 });
  const fetched: string[] = [];
  /** Texts come when the test lets them. */
  let gate: Promise<void> = Promise.resolve();
  const client = {
    subscribe: () => () => undefined,
    passages: async (_handle: string, documentId: string) =>
      [...study.store.all('passage')].filter(passage => passage.documentId === documentId),
    documentText: async (_handle: string, id: string) => {
      fetched.push(id);
      await gate;
      return { text: texts[id] ?? '', blocks: [] };
    },
    dispatch: async (_handle: string, { type, args }: { type: string; args: unknown }) =>
      study.dispatch(type, args),
  } as unknown as WindowApplication;
  const entries = recordTypes
    .filter(type => type !== 'passage')
    .flatMap(type => [...study.store.all(type)].map(record => ({ type, record }) as Entry));
  const seq = study.commits.length;
  const session = new StudySession(client, {
    handle: 'h',
    path: '/s.tracework',
    mode: 'write',
    lockedBy: null,
    entries,
    passageCounts: {},
    coderId: study.coderId,
    status: { state: 'saved', seq, savedSeq: seq, unsaved: 0, problem: null },
    undo: { undo: null, redo: null },
    report: { findings: [] },
  } satisfies OpenedStudy);
  const hold = (): (() => void) => {
    let release = (): void => undefined;
    gate = new Promise(resolve => {
      release = resolve;
    });
    return release;
  };
  return { study, session, computer: new StudyComputer(session), fetched, hold };
}

const search = {
  type: 'search',
  query: 'union',
  options: {},
  documentIds: all,
  within: null,
  outside: null,
  most: 9,
} as const;

afterEach(() => void vi.unstubAllGlobals());

it('hands over each text once, whatever is asked of it, and those first that are waited for', async () => {
  const { computer, fetched, hold } = open();
  const release = hold();
  void computer.ask({ type: 'prepare', documentIds: all });
  for (let turns = 0; turns < 20 && fetched.length < 2; turns += 1) await nextTask();
  // Two are on their way; of the others the one that is searched comes next, though it was the last.
  const found = computer.ask({ ...search, documentIds: ['d', 'b'] });
  for (let turns = 0; turns < 9; turns += 1) await nextTask();
  release();
  await found;
  await computer.ask(search);
  await computer.ask({ type: 'citations', documentIds: all, patterns: [] });
  expect(fetched).toEqual(['a', 'b', 'd', 'c']);
});

it('waits for the passages where coded text counts, and follows commits', async () => {
  const { session, computer } = open();
  const starts: number[] = [];
  const found = computer.ask(
    { ...search, within: { items: ['i'] } },
    { take: rows => void starts.push(...rows.map(({ start }) => start)) },
  );
  await session.loadPassages(null);
  await found;
  expect(starts).toEqual([4]);
  const named = async () => (await computer.mentions('b')).map(({ quote }) => quote);
  expect(await named()).toEqual(['union']);
  await session.dispatch({ type: 'item.change', args: { id: 'i', label: 'League' } });
  expect(await named()).toEqual([]);
});

it('never answers what was taken back, and tells whoever waits when the study is closed', async () => {
  const { session, computer, hold } = open();
  hold();
  const ended: string[] = [];
  const note = (name: string) => [() => ended.push(`${name} answered`), () => ended.push(`${name} failed`)];
  const asking = new AbortController();
  void computer.ask(search, { signal: asking.signal }).then(...note('first'));
  void computer.ask(search).then(...note('second'));
  await nextTask();
  asking.abort();
  session.stop();
  await nextTask();
  expect(ended).toEqual(['second failed']);
  await expect(computer.ask(search)).rejects.toThrow('The study was closed.');
});

it('says that a view has changed to whoever saves what it was, instead of never answering', async () => {
  const { session, computer } = open();
  await session.loadPassages(null);
  const before = await computer.show(1, 'frequencies', {});
  const saved = before.whileCurrent(before.cells());
  const refused = expect(saved).rejects.toThrow('The study has changed meanwhile. Save once more.');
  const now = await computer.show(1, 'frequencies', {});
  await refused;
  await expect(before.whileCurrent(before.table('frequencies'))).rejects.toThrow('Save once more');
  expect(await now.whileCurrent(now.cells())).toContain('Union');
});
