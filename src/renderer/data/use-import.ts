/** The files offered for import: what each would become, and the import itself with progress and cancel. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportFile, ImportPreview, ImportResult } from '#core/api.ts';
import type { Skipped } from '#core/importers/folder-entries.ts';
import { messageOf } from '#core/problem.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { newId } from '#renderer/state/new-id.ts';
import { useSession } from '#renderer/state/study-context.tsx';
import type { Progress } from '#renderer/state/study-session.ts';
import { ui } from '#renderer/state/ui-store.ts';
import { formatBytes } from '../shell/format.ts';
import type { FolderFiles } from './folder-files.ts';

export interface OfferedFile {
  key: string;
  fileName: string;
  /** Null until the host has the file. */
  file: ImportFile | null;
  /** Null while it is being read. */
  preview: ImportPreview | null;
}

/** Another way of reading a file. */
export type ReadAs = Pick<ImportFile, 'encoding' | 'format' | 'choices' | 'password'>;

export type ImportPhase = 'choosing' | 'importing' | 'done';

export const canImport = ({ file, preview }: OfferedFile): boolean =>
  file !== null && preview?.ok === true && preview.duplicateOf === null;

export const useImport = () => {
  const { info } = useApp();
  const session = useSession();
  const [files, setFiles] = useState<readonly OfferedFile[]>([]);
  const [phase, setPhase] = useState<ImportPhase>('choosing');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [results, setResults] = useState<readonly ImportResult[]>([]);
  const [leftOut, setLeftOut] = useState<readonly Skipped[]>([]);
  const [isLooking, setLooking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  const { client } = session;
  const { handle } = session.info;

  const patch = useCallback(
    (key: string, change: Partial<OfferedFile>) =>
      setFiles(present => present.map(one => (one.key === key ? { ...one, ...change } : one))),
    [],
  );

  const preview = useCallback(
    async (key: string, file: ImportFile) => {
      patch(key, { file, preview: null });
      try {
        const [read] = await client.previewImport(handle, [file]);
        if (read !== undefined) patch(key, { preview: read });
      } catch (error) {
        patch(key, { preview: { ok: false, fileName: file.fileName, error: messageOf(error) } });
      }
    },
    [client, handle, patch],
  );

  /** Files chosen or dropped in the window: each is handed to the host, one after the other. */
  const addFiles = useCallback(
    async (added: readonly File[]) => {
      const offered = added.map(file => ({ key: newId('file'), bytes: file }));
      setFiles(present => [
        ...present,
        ...offered.map(({ key, bytes }) => ({ key, fileName: bytes.name, file: null, preview: null })),
      ]);
      for (const { key, bytes } of offered) {
        const refuse = (error: string): void =>
          patch(key, { preview: { ok: false, fileName: bytes.name, error } });
        if (bytes.size > info.maximumImportBytes) {
          refuse(
            `The file has ${formatBytes(bytes.size)}; at most ${formatBytes(info.maximumImportBytes)} are taken.`,
          );
          continue;
        }
        try {
          const staged = await client.stageFile(handle, bytes.name, bytes);
          await preview(key, { source: { staged }, fileName: bytes.name });
        } catch (error) {
          refuse(messageOf(error));
        }
      }
    },
    [client, handle, info.maximumImportBytes, patch, preview],
  );

  /** Folders: the files in them that can be read; the others are told of. */
  const addFolder = useCallback(
    async (find: (extensions: ReadonlySet<string>) => FolderFiles | Promise<FolderFiles>) => {
      setLooking(true);
      setFailure(null);
      try {
        const formats = await client.importFormats();
        const { files: found, skipped } = await find(
          new Set(formats.flatMap(({ extensions }) => extensions)),
        );
        setLeftOut(present => [...present, ...skipped]);
        if (found.length === 0) setFailure('There is no file in the folder whose format is read.');
        else void addFiles(found);
      } catch (error) {
        setFailure(messageOf(error));
      } finally {
        setLooking(false);
      }
    },
    [addFiles, client],
  );

  /** Files that the host can read by itself. */
  const addPaths = useCallback(
    async (paths: readonly string[]) => {
      const offered = paths.map(path => ({
        key: newId('file'),
        path,
        fileName: path.split(/[\\/]/).at(-1) ?? path,
      }));
      setFiles(present => [
        ...present,
        ...offered.map(({ key, fileName }) => ({ key, fileName, file: null, preview: null })),
      ]);
      for (const { key, path, fileName } of offered) await preview(key, { source: { path }, fileName });
    },
    [preview],
  );

  /** Reads a file again in another way. What was chosen for one format says nothing of another. */
  const readAs = useCallback(
    (offered: OfferedFile, choice: ReadAs) => {
      if (offered.file === null) return;
      const { choices, ...file } = offered.file;
      const kept = choice.format === undefined && choices !== undefined ? { choices } : {};
      void preview(offered.key, { ...file, ...kept, ...choice });
    },
    [preview],
  );

  const remove = useCallback(
    (key: string) => setFiles(present => present.filter(one => one.key !== key)),
    [],
  );

  /** With a pattern, names of files fill variables by it and not by those saved in the study. */
  const start = useCallback(
    async (pattern?: string) => {
      const by = pattern === undefined ? {} : { pattern };
      const wanted = files
        .filter(canImport)
        .flatMap(({ file }) => (file === null ? [] : [{ ...file, ...by }]));
      const controller = new AbortController();
      abort.current = controller;
      setPhase('importing');
      setProgress(null);
      setFailure(null);
      const stop = session.onProgress(setProgress);
      try {
        const imported = await client.importFiles(handle, wanted, controller.signal);
        setResults(imported);
        setPhase('done');
        const first = imported.find(result => result.ok);
        // Whoever has nothing open yet wants to read what came in.
        if (first?.ok === true && ui.get().documentId === null) ui.set({ documentId: first.documentId });
      } catch (error) {
        setFailure(messageOf(error));
        setPhase('choosing');
      } finally {
        stop();
        abort.current = null;
      }
    },
    [client, files, handle, session],
  );

  const cancel = useCallback(() => abort.current?.abort(), []);
  useEffect(() => () => abort.current?.abort(), []);

  return {
    files,
    phase,
    progress,
    results,
    failure,
    leftOut,
    isLooking,
    addFiles,
    addFolder,
    addPaths,
    readAs,
    remove,
    start,
    cancel,
  };
};
