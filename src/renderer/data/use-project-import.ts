/** Another program's project on its way into the study: chosen, looked at, taken in. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProjectFiles } from '#core/api.ts';
import { isNeeded } from '#core/exchange/dataset/dataset-files.ts';
import type { ProjectChoices, ProjectImport, ProjectPreview } from '#core/exchange/project-preview.ts';
import { provenanceFile } from '#core/exporters/dataset/read-dataset.ts';
import { isProblem, messageOf } from '#core/problem.ts';
import { useSession } from '#renderer/state/study-context.tsx';
import type { Progress } from '#renderer/state/study-session.ts';

export type ProjectPhase =
  | { step: 'choosing' }
  | { step: 'reading' }
  | { step: 'looking'; preview: ProjectPreview }
  | { step: 'importing' }
  | { step: 'done'; done: ProjectImport };

type Source = ProjectFiles['source'];

const describeFailure = (error: unknown): string =>
  isProblem(error) ? `${error.message} ${error.advice}`.trim() : messageOf(error);

export function useProjectImport() {
  const session = useSession();
  const { client } = session;
  const { handle } = session.info;
  const [phase, setPhase] = useState<ProjectPhase>({ step: 'choosing' });
  const [source, setSource] = useState<Source | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  /** Files that the host can read, or that are handed to it first; `format` null = recognised. */
  const look = useCallback(
    async (chosen: Source | (() => Promise<Source>), format: string | null) => {
      setFailure(null);
      setPhase({ step: 'reading' });
      try {
        const found = typeof chosen === 'function' ? await chosen() : chosen;
        setSource(found);
        const preview = await client.previewProject(handle, { source: found, format });
        setPhase({ step: 'looking', preview });
      } catch (error) {
        setFailure(describeFailure(error));
        setPhase({ step: 'choosing' });
      }
    },
    [client, handle],
  );

  /** Uploads files chosen in the page; of a folder's files the folder itself is no part of their paths. */
  const stage = useCallback(
    async (files: readonly File[]): Promise<Source> => {
      const staged: { id: string; path: string }[] = [];
      const pathOf = (file: File): string => file.webkitRelativePath.split('/').slice(1).join('/');
      // A dataset's tables say what its records do, and may be larger than all else.
      const isDataset = files.some(file => pathOf(file) === provenanceFile);
      for (const file of files) {
        const within = pathOf(file);
        if (/(?:^|\/)\./.test(within) || (isDataset && !isNeeded(within))) continue;
        const id = await client.stageFile(handle, file.name, file);
        staged.push({ id, path: within === '' ? file.name : within });
      }
      return { staged };
    },
    [client, handle],
  );

  const start = useCallback(
    async (preview: ProjectPreview, choices: ProjectChoices) => {
      if (source === null) return;
      const controller = new AbortController();
      abort.current = controller;
      setFailure(null);
      setProgress(null);
      setPhase({ step: 'importing' });
      const stop = session.onProgress(setProgress);
      try {
        const request = { source, format: preview.format, choices };
        const done = await client.importProject(handle, request, controller.signal);
        setPhase({ step: 'done', done });
      } catch (error) {
        setFailure(describeFailure(error));
        setPhase({ step: 'looking', preview });
      } finally {
        stop();
        abort.current = null;
      }
    },
    [client, handle, session, source],
  );

  return {
    phase,
    progress,
    failure,
    lookAtFiles: (files: readonly File[], format: string | null) => void look(() => stage(files), format),
    lookAtPaths: (paths: readonly string[], format: string | null) => void look({ paths }, format),
    start,
    cancel: () => abort.current?.abort(),
  };
}
