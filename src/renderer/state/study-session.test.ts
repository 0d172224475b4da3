import { describe, expect, it } from 'vitest';
import type { OpenedStudy, StudyEvent } from '#core/api.ts';
import { type Entry, recordTypes } from '#core/model/records.ts';
import { Problem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import type { WindowApplication } from '#renderer/client/window-application.ts';
import { StudyInMemory, stateOf } from '../../../tests/support/study-in-memory.ts';
import { onCommit, StudySession } from './study-session.ts';

const entriesOf = (study: StudyInMemory): Entry[] =>
  recordTypes
    .filter(type => type !== 'passage')
    .flatMap(type => [...study.store.allWithRemoved(type)].map(record => ({ type, record }) as Entry));

const openedFrom = (study: StudyInMemory): OpenedStudy => {
  const seq = study.commits.length;
  return {
    handle: 'h',
    path: '/s.tracework',
    mode: 'write',
    lockedBy: null,
    entries: entriesOf(study),
    passageCounts: {},
    coderId: study.coderId,
    status: { state: 'saved', seq, savedSeq: seq, unsaved: 0, problem: null },
    undo: { undo: null, redo: null },
    report: { findings: [] },
  };
};

/** A host with one study; events go out when the test says so. */
const setUp = () => {
  const study = new StudyInMemory();
  study.addDocument('d1', 'The unions objected. The house voted.');
  study.dispatch('item.add', { id: 'i1', kind: 'actor', label: 'Unions' });
  let listener: (event: StudyEvent) => void = () => undefined;
  let beforePassages: () => void = () => undefined;
  const client = {
    subscribe: (_handle: string, heard: (event: StudyEvent) => void) => {
      listener = heard;
      return () => undefined;
    },
    passages: async (_handle: string, documentId: string) => {
      const passages = [...study.store.allWithRemoved('passage')].filter(
        passage => passage.documentId === documentId,
      );
      beforePassages();
      return passages;
    },
    dispatch: async (_handle: string, { type, args }: { type: string; args: unknown }) =>
      study.dispatch(type, args),
    openStudy: async () => openedFrom(study),
  } as unknown as WindowApplication;
  const emit = (commit: Commit): void =>
    listener({ type: 'commit', commit, undo: { undo: commit.label, redo: null } });
  const made = (type: string, args: unknown): Commit => {
    const commit = study.dispatch(type, args);
    if (commit === null) throw new Error('The command changed nothing.');
    return commit;
  };
  const onPassages = (run: () => void): void => {
    beforePassages = run;
  };
  return { study, client, emit, made, onPassages, send: (event: StudyEvent) => listener(event) };
};

const passage = (id: string, start = 4) => ({ id, documentId: 'd1', itemId: 'i1', start, end: start + 6 });
const passageIds = (session: StudySession): string[] =>
  [...session.study.all('passage')].map(({ id }) => id).sort();

describe('StudySession', () => {
  it('has the host’s records after loading, passages too', async () => {
    const { study, client, made } = setUp();
    made('passage.add', passage('p1'));
    const session = new StudySession(client, openedFrom(study));
    await session.loadPassages('d1');
    expect(stateOf(session.study as never)).toEqual(study.state());
    expect(session.info.passagesLoaded).toBe(true);
  });

  it('applies commits once and in order, though they come twice and overtake one another', () => {
    const { study, client, emit, made } = setUp();
    const session = new StudySession(client, openedFrom(study));
    const heard: number[] = [];
    const stop = onCommit(({ seq }) => heard.push(seq));
    const first = made('item.change', { id: 'i1', label: 'One' });
    const second = made('item.change', { id: 'i1', label: 'Two' });
    emit(second);
    expect(session.study.get('item', 'i1')?.label).toBe('Unions');
    emit(first);
    emit(first);
    emit(second);
    stop();
    expect(session.study.get('item', 'i1')?.label).toBe('Two');
    expect(heard).toEqual([first.seq, second.seq]);
  });

  it('has the commit when dispatch resolves, and bumps only what was touched', async () => {
    const { study, client } = setUp();
    const session = new StudySession(client, openedFrom(study));
    const items = session.versionOf(['item']);
    const memos = session.versionOf(['memo']);
    await session.dispatch({ type: 'item.change', args: { id: 'i1', label: 'New' } });
    expect(session.study.get('item', 'i1')?.label).toBe('New');
    expect(session.versionOf(['item'])).toBeGreaterThan(items);
    expect(session.versionOf(['memo'])).toBe(memos);
  });

  it('takes a change that is kept in memory only as made', async () => {
    const { study, client, emit } = setUp();
    const refuse = async (_handle: string, { type, args }: { type: string; args: unknown }) => {
      const commit = study.dispatch(type, args);
      if (commit !== null) setTimeout(() => emit(commit), 5);
      throw new Problem('not-saved', 'The disk is full.', 'Free some space.');
    };
    const session = new StudySession({ ...client, dispatch: refuse } as WindowApplication, openedFrom(study));
    const commit = await session.dispatch({ type: 'item.change', args: { id: 'i1', label: 'New' } });
    expect(commit?.seq).toBe(study.commits.length);
    expect(session.study.get('item', 'i1')?.label).toBe('New');
  });

  it('rejects where a command was refused', async () => {
    const { study, client } = setUp();
    const session = new StudySession(client, openedFrom(study));
    const asked = session.dispatch({ type: 'item.change', args: { id: 'nobody', label: 'New' } });
    await expect(asked).rejects.toThrow(Problem);
  });

  it('keeps what a commit did to a passage while older passages were on their way', async () => {
    const { study, client, emit, made, onPassages } = setUp();
    made('passage.add', passage('p1'));
    made('passage.add', passage('p2', 10));
    const session = new StudySession(client, openedFrom(study));
    onPassages(() => {
      emit(made('passage.remove', { id: 'p1' }));
      emit(made('passage.add', passage('p3', 12)));
      emit(study.undo());
    });
    await session.loadPassages(null);
    expect(passageIds(session)).toEqual(['p2']);
    expect(stateOf(session.study as never).passage).toEqual(study.state().passage);
  });

  it('fetches everything again where a commit never came', async () => {
    const { study, client, made, send } = setUp();
    made('passage.add', passage('p1'));
    const session = new StudySession(client, openedFrom(study));
    await session.loadPassages(null);
    made('item.change', { id: 'i1', label: 'Missed' });
    study.undo();
    made('passage.remove', { id: 'p1' });
    const last = made('item.add', { id: 'i2', kind: 'tracer', label: 'Late' });
    send({ type: 'commit', commit: last, undo: { undo: null, redo: null } });
    expect(session.study.get('item', 'i2')).toBeUndefined();
    await new Promise<void>(resolve => {
      const stop = session.onInfo(() => {
        if (!session.info.passagesLoaded || session.study.get('item', 'i2') === undefined) return;
        stop();
        resolve();
      });
    });
    expect(stateOf(session.study as never)).toEqual(study.state());
    session.stop();
  });
});
