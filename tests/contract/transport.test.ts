/** The same calls over every way to reach the host: same results, same Problems, same events. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Application, StudyEvent } from '#core/api.ts';
import { wholeStudy } from '#core/exporters/dataset/choices.ts';
import { Problem } from '#core/problem.ts';
import { createCaller, createRouterContext } from '#core/router.ts';
import { createStudySessions } from '#core/study-sessions.ts';
import type { WindowApplication } from '#renderer/client/client.ts';
import { createMemoryApplication, type MemoryApplication } from '../support/memory-application.ts';
import { type Reach, reachOverHttp, reachOverMessages, sessionPorts } from '../support/reaches.ts';

const windowFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tracework-contract-'));
  await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  return folder;
};

const reaches = {
  http: async (application: Application) => reachOverHttp(application, await windowFolder()),
  messages: (application: Application) => reachOverMessages(application),
};

const settle = async (call: Promise<unknown>): Promise<unknown> => {
  try {
    return { value: await call };
  } catch (error) {
    if (!(error instanceof Problem)) return { thrown: error };
    return { problem: { code: error.code, message: error.message, advice: error.advice } };
  }
};

/** What is asked, in this order, each on the same study. */
const conversation: readonly (readonly [string, (application: WindowApplication) => Promise<unknown>])[] = [
  ['info', each => each.info()],
  ['templates', each => each.templates()],
  ['recentStudies', each => each.recentStudies()],
  ['forgetRecentStudy', each => each.forgetRecentStudy('/home/reader/Ü.tracework')],
  ['listFolder of the default', each => each.listFolder(null)],
  ['listFolder', each => each.listFolder('/home')],
  ['createFolder', each => each.createFolder('/home', 'new')],
  ['chooseFolder, cancelled', each => each.chooseFolder('Where?')],
  ['chooseStudy, refused', each => each.chooseStudy()],
  ['openStudy', each => each.openStudy({ path: '/a.tracework', mode: 'write', coderName: null })],
  ['openStudy, missing', each => each.openStudy({ path: '/missing', mode: 'write', coderName: null })],
  ['createStudy', each => each.createStudy({ folder: '/', name: 'b', templateId: 't', coderName: 'Ana' })],
  ['passages', each => each.passages('study-1', 'doc-1')],
  ['documentText', each => each.documentText('study-1', 'doc-1')],
  ['documentHighlights', each => each.documentHighlights('study-1', 'doc-1', null)],
  ['documentPages', each => each.documentPages('study-1', 'doc-1')],
  ['dispatch', each => each.dispatch('study-1', { type: 'note.add', args: { text: 'ünï 𝄞', n: [1, null] } })],
  ['dispatch, nothing changed', each => each.dispatch('study-1', { type: 'note.nothing', args: {} })],
  ['dispatch, refused', each => each.dispatch('study-1', { type: 'note.refuse', args: {} })],
  ['dispatch, failed', each => each.dispatch('study-1', { type: 'note.fail', args: {} })],
  ['dispatch, unknown study', each => each.dispatch('study-9', { type: 'note.add', args: {} })],
  ['dispatch, not valid', each => each.dispatch('', { type: 'note.add', args: {} })],
  ['undo', each => each.undo('study-1', null)],
  ['redo', each => each.redo('study-1')],
  ['history', each => each.history('study-1', { before: null, limit: 10 })],
  ['history, not valid', each => each.history('study-1', { before: null, limit: -1 })],
  ['check', each => each.check('study-1')],
  [
    'previewImport',
    each =>
      each.previewImport('study-1', [{ source: { staged: 'no' }, fileName: 'x.txt', encoding: 'utf-8' }]),
  ],
  ['importFiles', each => each.importFiles('study-1', [{ source: { path: '/x.txt' }, fileName: 'x.txt' }])],
  ['projectFormats', each => each.projectFormats()],
  [
    'previewProject',
    each => each.previewProject('study-1', { source: { paths: ['/x.other'] }, format: null }),
  ],
  [
    'importProject',
    each =>
      each.importProject('study-1', {
        source: { staged: [{ id: 'staged-1', path: 'folder/x.other' }] },
        format: 'other',
        choices: { kind: 'Actor', coderId: null },
      }),
  ],
  ['encodings', each => each.encodings()],
  ['importFormats', each => each.importFormats()],
  ['exportFormats', each => each.exportFormats()],
  ['exportStudy', each => each.exportStudy('study-1', { format: 'csv', folder: '/out' })],
  ['previewDataset', each => each.previewDataset('study-1', { ...wholeStudy, withoutText: true })],
  ['closeStudy', each => each.closeStudy('study-1')],
];

describe('every way to the host', () => {
  it('gives the results and Problems of a direct call', async () => {
    const answersOver = async (reach: Reach): Promise<Record<string, unknown>> => {
      const window = reach.window();
      const answers: Record<string, unknown> = {};
      for (const [name, ask] of conversation) answers[name] = await settle(ask(window));
      await reach.close();
      return answers;
    };
    const application = createMemoryApplication();
    const caller = createCaller(
      createRouterContext(application, createStudySessions(application, sessionPorts)),
    ) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    const direct = new Proxy({} as WindowApplication, {
      get:
        (_, name: string) =>
        async (...args: unknown[]) => {
          const extra =
            {
              importFiles: ['task-1'],
              importProject: ['task-1'],
              exportStudy: ['task-1'],
              closeStudy: ['window-1'],
            }[name] ?? [];
          const input = args.length === 0 ? undefined : [...args, ...extra];
          return caller[name]?.(input);
        },
    });
    const expected: Record<string, unknown> = {};
    for (const [name, ask] of conversation) expected[name] = await settle(ask(direct));

    const overHttp = await answersOver(await reaches.http(createMemoryApplication()));
    const overMessages = await answersOver(await reaches.messages(createMemoryApplication()));
    expect(overMessages).toEqual(overHttp);

    // A direct caller wraps Problems in tRPC's error; what it answers otherwise is the same.
    for (const [name] of conversation) {
      const answer = expected[name] as { thrown?: { cause?: unknown } };
      const other = overHttp[name] as { problem?: { code: string; message: string } };
      if (answer.thrown === undefined) expect(other, name).toEqual(answer);
      else if (answer.thrown.cause instanceof Problem) {
        expect(other.problem, name).toMatchObject({
          code: answer.thrown.cause.code,
          message: answer.thrown.cause.message,
        });
      } else expect(other.problem?.code, name).toMatch(/^(invalid|failed)$/);
    }
  });
});

describe.each(Object.entries(reaches))('over %s', (_, reachOver) => {
  let application: MemoryApplication;
  let reach: Reach;
  let window: WindowApplication;
  beforeEach(async () => {
    application = createMemoryApplication();
    reach = await reachOver(application);
    window = reach.window();
  });
  afterEach(() => reach.close());

  const open = () => window.openStudy({ path: '/a.tracework', mode: 'write', coderName: null });
  const add = (text: string) => window.dispatch('study-1', { type: 'note.add', args: { text } });

  it('refuses with Problems that carry code and advice', async () => {
    const refused = window.dispatch('study-1', { type: 'note.refuse', args: {} });
    await expect(refused).rejects.toBeInstanceOf(Problem);
    await expect(refused).rejects.toMatchObject({
      code: 'refused',
      message: 'It is refused.',
      advice: 'Do otherwise.',
    });
    const fault = window.dispatch('study-1', { type: 'note.fail', args: {} });
    await expect(fault).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('A screw'),
    });
    await expect(window.history('study-1', { before: 1.5, limit: 5 })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('hears commits in order, and none after it stopped listening', async () => {
    await open();
    const events: StudyEvent[] = [];
    const stop = window.subscribe('study-1', event => events.push(event));
    await add('one');
    await add('two');
    const seqs = () => events.flatMap(event => (event.type === 'commit' ? [event.commit.seq] : []));
    await vi.waitFor(() => expect(seqs()).toEqual([2, 3]));
    stop();
    await add('three');
    await window.check('study-1');
    expect(seqs()).toEqual([2, 3]);
  });

  it('misses no commit that was made between opening and listening', async () => {
    await open();
    await add('before');
    const events: StudyEvent[] = [];
    const stop = window.subscribe('study-1', event => events.push(event));
    await vi.waitFor(() => expect(events.map(event => event.type)).toContain('commit'));
    expect(events.filter(event => event.type === 'commit')).toHaveLength(1);
    stop();
  });

  it('tells why a study that is not open cannot be listened to', async () => {
    const events: StudyEvent[] = [];
    window.subscribe('study-9', event => events.push(event));
    await vi.waitFor(() =>
      expect(events).toEqual([{ type: 'closed', reason: expect.stringContaining('Open it') }]),
    );
  });

  it('keeps a study open that another window shows', async () => {
    const other = reach.window();
    await open();
    const joined = await other.openStudy({ path: '/a.tracework', mode: 'write', coderName: null });
    const events: StudyEvent[] = [];
    const stop = other.subscribe(joined.handle, event => events.push(event));
    await add('heard');
    await vi.waitFor(() => expect(events.length).toBeGreaterThan(0));
    await window.closeStudy('study-1');
    expect(application.calls).not.toContain('closeStudy study-1');
    stop();
    await vi.waitFor(async () => {
      await other.closeStudy('study-1');
      expect(application.calls).toContain('closeStudy study-1');
    });
  });

  it('stops an import that is under way and hears what it came to', async () => {
    const controller = new AbortController();
    const result = window.importFiles('study-1', [], controller.signal);
    setTimeout(() => controller.abort(), 50);
    await expect(result).rejects.toMatchObject({ code: 'cancelled', message: 'Stopped.' });
    const stoppedBefore = window.importFiles('study-1', [], AbortSignal.abort());
    await expect(stoppedBefore).rejects.toMatchObject({ code: 'cancelled', message: 'Stopped.' });
  });
});

describe('uploads', () => {
  it('stage bytes under a name, and refuse what is too large', async () => {
    const application = createMemoryApplication(1000);
    const reach = await reaches.http(application);
    const window = reach.window();
    const bytes = new TextEncoder().encode('Die Reform – naïve');
    const staged = await window.stageFile('study-1', 'Bericht Ä.txt', bytes);
    const [preview] = await window.previewImport('study-1', [
      { source: { staged }, fileName: 'Bericht Ä.txt' },
    ]);
    expect(preview).toMatchObject({ ok: true, sample: 'Die Reform – naïve', characters: bytes.length });
    await expect(window.stageFile('study-1', 'big.txt', new Uint8Array(1001))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('big.txt'),
    });
    await expect(window.stageFile('study-9', 'x.txt', bytes)).rejects.toMatchObject({ code: 'not-found' });
    await reach.close();
  });
});

describe('sources', () => {
  it('come as bytes, or with the Problem that they have', async () => {
    const reach = await reaches.http(createMemoryApplication());
    const window = reach.window();
    expect(new TextDecoder().decode(await window.documentSource('study-1', 'doc-1'))).toBe('%PDF-1.7 ünï\0');
    await expect(window.documentSource('study-1', 'doc-2')).rejects.toMatchObject({
      code: 'damaged',
      message: 'The source is missing.',
    });
    await expect(window.documentSource('study-9', 'doc-1')).rejects.toMatchObject({ code: 'not-found' });
    await expect(window.documentSource('study-1', '')).rejects.toMatchObject({ code: 'invalid' });
    await reach.close();
  });
});

describe('a host that has stopped', () => {
  it('is told as a Problem', async () => {
    const reach = await reaches.http(createMemoryApplication());
    const window = reach.window();
    await reach.close();
    await expect(window.info()).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('has stopped'),
    });
  });
});
