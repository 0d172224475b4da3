import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryApplication, type MemoryApplication } from '../../tests/support/memory-application.ts';
import type { OpenedStudy, StudyEvent } from './api.ts';
import { createStudySessions, type StudySessions } from './study-sessions.ts';

describe('study sessions', () => {
  let application: MemoryApplication;
  let sessions: StudySessions;
  let study: OpenedStudy;
  /** What was put off, in order; null = called off. */
  let later: ((() => void) | null)[];
  const pending = () => later.filter(task => task !== null);

  beforeEach(async () => {
    application = createMemoryApplication();
    later = [];
    sessions = createStudySessions(application, {
      later: task => {
        const index = later.push(task) - 1;
        return () => {
          later[index] = null;
        };
      },
      idleMilliseconds: 1,
    });
    study = sessions.opened(await application.openStudy({ path: '/a', mode: 'write', coderName: null }));
  });

  const add = () => application.dispatch(study.handle, { type: 'note.add', args: {} });
  const listen = (afterSeq: number, window = 'w1') => {
    const heard: StudyEvent[] = [];
    const stop = sessions.listen(study.handle, { window, afterSeq }, event => heard.push(event));
    const seqs = () => heard.flatMap(event => (event.type === 'commit' ? [event.commit.seq] : []));
    return { heard, seqs, stop };
  };

  it('gives late windows exactly the commits that they lack, then what follows', async () => {
    for (let made = 0; made < 5; made += 1) await add();
    const fresh = listen(1);
    const late = listen(4, 'w2');
    await add();
    expect(fresh.seqs()).toEqual([2, 3, 4, 5, 6, 7]);
    expect(late.seqs()).toEqual([5, 6, 7]);
    expect(late.heard.at(2)).toMatchObject({ type: 'status', status: { seq: 6 } });
  });

  it('tells a window that was away too long, and one that is ahead of what it could know', async () => {
    for (let made = 0; made < 501; made += 1) await add();
    expect(listen(1).heard).toEqual([
      { type: 'closed', reason: expect.stringContaining('Open the study again') },
    ]);
    expect(listen(2).seqs()).toHaveLength(500);
  });

  it('closes a study that no window came to hear, or that the last has left', async () => {
    expect(pending()).toHaveLength(1);
    const first = listen(1);
    const second = listen(1, 'w2');
    expect(pending()).toHaveLength(0);
    first.stop();
    expect(pending()).toHaveLength(0);
    second.stop();
    expect(pending()).toHaveLength(1);
    pending()[0]?.();
    expect(application.calls).toEqual([`closeStudy ${study.handle}`]);
  });

  it('keeps a study whose window is loaded anew', () => {
    const before = listen(1);
    before.stop();
    const after = listen(1);
    expect(pending()).toHaveLength(0);
    after.stop();
    expect(application.calls).toEqual([]);
  });

  it('closes a study for the last window only', async () => {
    listen(1, 'w1');
    const other = listen(1, 'w2');
    await sessions.leave(study.handle, 'w1');
    expect(application.calls).toEqual([]);
    other.stop();
    await sessions.leave(study.handle, 'w1');
    expect(application.calls).toEqual([`closeStudy ${study.handle}`]);
    expect(listen(1).heard).toEqual([{ type: 'closed', reason: expect.stringContaining('no longer open') }]);
  });
});
