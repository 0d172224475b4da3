/** The application as the window sees it: the host's `Application`, whichever way the host is reached. */
import type {
  Application,
  ExportResult,
  ImportFile,
  ImportResult,
  ProjectFiles,
  StudyHandle,
} from '#core/api.ts';
import type { ProjectChoices, ProjectImport } from '#core/exchange/project-preview.ts';
import type { MenuAction } from '#core/window-bridge.ts';

/**
 * Every method rejects with a `Problem`, also where the host cannot be reached (code `failed`). `subscribe` misses
 * no commit made after the study was opened; where it must give up, the last event is `closed` with the reason.
 */
export interface WindowApplication
  extends Omit<Application, 'stageFile' | 'importFiles' | 'importProject' | 'exportStudy' | 'shutdown'> {
  /** Uploads a file that was chosen or dropped in the window; gives the name for `ImportFile.source.staged`. */
  stageFile(handle: StudyHandle, fileName: string, bytes: Uint8Array<ArrayBuffer> | Blob): Promise<string>;
  /** Aborting the signal asks the host to stop; the promise settles with what the host then says. */
  importFiles(
    handle: StudyHandle,
    files: readonly ImportFile[],
    signal?: AbortSignal,
  ): Promise<readonly ImportResult[]>;
  importProject(
    handle: StudyHandle,
    request: ProjectFiles & { choices: ProjectChoices },
    signal?: AbortSignal,
  ): Promise<ProjectImport>;
  exportStudy(
    handle: StudyHandle,
    request: Parameters<Application['exportStudy']>[1],
    signal?: AbortSignal,
  ): Promise<ExportResult>;
  /** Hears what the host's application menu asks for; a host without a menu never calls back. */
  onAction(listener: (action: MenuAction) => void): () => void;
}
