/**
 * An application that keeps one study in memory and answers as a real one would, for tests of what lies between
 * a window and its host. Commands: `note.add` commits, `note.refuse` is a Problem, `note.fail` is a fault.
 */
import type { Application, OpenedStudy, SaveStatus, StudyEvent, StudyHandle } from '#core/api.ts';
import { coderId, commitId, documentId } from '#core/model/ids.ts';
import { Problem } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';

export interface MemoryApplication extends Application {
  /** Calls that concern a whole study, in order, as `name argument`. */
  readonly calls: string[];
  /** Sends an event to whoever subscribes to the study. */
  emit(event: StudyEvent): void;
}

const handle: StudyHandle = 'study-1';
const moment = '2026-01-01T00:00:00.000Z';

export const createMemoryApplication = (maximumImportBytes = 1_000_000): MemoryApplication => {
  const calls: string[] = [];
  const listeners = new Set<(event: StudyEvent) => void>();
  const staged = new Map<string, Uint8Array>();
  let seq = 1;

  const status = (): SaveStatus => ({ state: 'saved', seq, savedSeq: seq, unsaved: 0, problem: null });
  const emit = (event: StudyEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const known = (asked: StudyHandle): void => {
    if (asked !== handle) throw new Problem('not-found', `No study “${asked}” is open.`, 'Open it again.');
  };
  const commit = (type: string, args: unknown, label: string): Commit => {
    seq += 1;
    const made: Commit = {
      id: commitId.parse(`commit-${seq}`),
      seq,
      at: moment,
      coderId: coderId.parse('coder-1'),
      command: { type, args },
      label,
      diff: [],
      undoes: null,
      redoes: null,
    };
    emit({ type: 'commit', commit: made, undo: { undo: label, redo: null } });
    emit({ type: 'status', status: status() });
    return made;
  };
  const opened = (path: string, mode: 'write' | 'read'): OpenedStudy => ({
    handle,
    path,
    mode,
    lockedBy: null,
    entries: [],
    passageCounts: {},
    coderId: 'coder-1',
    status: status(),
    undo: { undo: null, redo: null },
    report: { findings: [] },
  });

  return {
    calls,
    emit,
    info: async () => ({
      version: '0.0.0',
      host: 'web',
      nativeDialogs: false,
      defaultFolder: '/home/reader',
      maximumImportBytes,
    }),
    templates: async () => [],
    recentStudies: async () => [
      { path: '/home/reader/One.tracework', name: 'One', openedAt: moment, exists: true },
    ],
    forgetRecentStudy: async path => {
      calls.push(`forgetRecentStudy ${path}`);
    },
    listFolder: async path => ({ path: path ?? '/home/reader', parent: null, folders: [], files: [] }),
    createFolder: async (parent, name) => ({
      path: `${parent}/${name}`,
      parent,
      folders: [],
      files: [],
    }),
    chooseFolder: async () => null,
    chooseStudy: async () => {
      throw new Problem('refused', 'This host has no dialogs.');
    },
    chooseFiles: async () => null,
    createStudy: async ({ folder, name }) => opened(`${folder}/${name}.tracework`, 'write'),
    openStudy: async ({ path, mode }) => {
      if (path.includes('missing')) {
        throw new Problem('not-found', `There is no study at ${path}.`, 'Choose another.');
      }
      return opened(path, mode);
    },
    openSample: async () => opened('/home/reader/Sample.tracework', 'write'),
    closeStudy: async closing => {
      known(closing);
      calls.push(`closeStudy ${closing}`);
      emit({ type: 'closed', reason: 'The study was closed.' });
    },
    passages: async asked => {
      known(asked);
      return [];
    },
    documentText: async (asked, id) => {
      known(asked);
      return { documentId: documentId.parse(id), text: 'Reform\n“quoted” – ünïcode 𝄞\n', blocks: [] };
    },
    documentPages: async asked => {
      known(asked);
      return { pages: [{ label: 'iv', view: [0, 0, 595, 842], rotation: 90, pieces: [] }] };
    },
    documentHighlights: async (asked, _id, password) => {
      known(asked);
      return { ok: false, error: `not with ${password}`, password: 'needed' };
    },
    documentSource: async (asked, id) => {
      known(asked);
      if (id === 'doc-2') throw new Problem('damaged', 'The source is missing.', 'Put it back.');
      return new TextEncoder().encode('%PDF-1.7 ünï\0');
    },
    dispatch: async (asked, command) => {
      known(asked);
      if (command.type === 'note.refuse') throw new Problem('refused', 'It is refused.', 'Do otherwise.');
      if (command.type === 'note.fail') throw new Error('A screw is loose.');
      if (command.type === 'note.nothing') return null;
      return commit(command.type, command.args, 'Add note');
    },
    undo: async asked => {
      known(asked);
      return commit('undo', null, 'Take back');
    },
    redo: async asked => {
      known(asked);
      return commit('redo', null, 'Do again');
    },
    retrySaving: async asked => {
      known(asked);
      return status();
    },
    setCoder: async asked => known(asked),
    history: async (asked, { limit }) => {
      known(asked);
      return [
        {
          commit: { ...commit('note.add', { limit }, 'Add note') },
          changes: [{ type: 'memo', id: 'memo-1', what: 'added', label: 'A memo' }],
          undone: false,
        },
      ];
    },
    check: async asked => {
      known(asked);
      return { clean: true, findings: [], checked: '1 file' };
    },
    stageFile: async (asked, fileName, bytes) => {
      known(asked);
      const name = `staged-${staged.size + 1}-${fileName}`;
      staged.set(name, bytes);
      return name;
    },
    previewImport: async (_, files) =>
      files.map(({ source, fileName }) => {
        const bytes = 'staged' in source ? staged.get(source.staged) : undefined;
        if (bytes === undefined) return { ok: false, fileName, error: 'Nothing is staged under this name.' };
        return {
          ok: true,
          fileName,
          title: fileName,
          format: 'text',
          encoding: null,
          characters: bytes.length,
          choices: {},
          metadata: {},
          warnings: [],
          sample: new TextDecoder().decode(bytes.subarray(0, 100)),
          duplicateOf: null,
        };
      }),
    importFiles: async (asked, files, signal) => {
      known(asked);
      if (files.length > 0) return files.map(({ fileName }) => ({ ok: false, fileName, error: 'Not text.' }));
      // Nothing to import: waits to be stopped, as a long import would be.
      for (let turn = 0; turn < 500 && signal?.aborted !== true; turn += 1) {
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      throw new Problem('cancelled', signal?.aborted === true ? 'Stopped.' : 'Nobody stopped it.');
    },
    projectFormats: async () => [{ id: 'other', label: 'Other', extensions: ['other'], takes: 'file' }],
    previewProject: async (asked, { source, format }) => {
      known(asked);
      const chosen =
        'paths' in source ? source.paths.join(', ') : source.staged.map(({ path }) => path).join(', ');
      throw new Problem('unreadable', `${chosen} is no project of ${format ?? 'any program'}.`);
    },
    importProject: async (asked, { choices }) => {
      known(asked);
      return {
        commitId: null,
        documents: [],
        added: {
          kinds: 0,
          fields: 0,
          vocabularies: 0,
          linkTypes: 0,
          items: 0,
          coders: 0,
          links: 0,
          memos: 0,
          judgements: 0,
        },
        passages: { added: 0, present: 0, unplaced: 0 },
        unplaced: [],
        losses: [`Kind ${choices.kind}`],
      };
    },
    encodings: async () => [{ id: 'utf-8', label: 'UTF-8' }],
    importFormats: async () => [
      { id: 'text', label: 'Plain text', extensions: ['txt'], choices: [], isText: true },
    ],
    exportFormats: async () => [],
    exportStudy: async (asked, { folder }) => {
      known(asked);
      return { folder, files: [], losses: [], locked: [] };
    },
    previewDataset: async (asked, { withoutText }) => {
      known(asked);
      return { counts: [{ type: 'passage', included: 1, total: 2 }], isWhole: !withoutText };
    },
    subscribe: (asked, listener) => {
      known(asked);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    shutdown: async () => {
      calls.push('shutdown');
    },
  };
};
