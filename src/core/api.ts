/**
 * What any host offers the window and the shell: requests, results and events. The Electron host, the loopback
 * host and the shell all hand out one implementation of `Application`; nothing here knows which.
 */
import type { ProjectChoices, ProjectImport, ProjectPreview } from './exchange/project-preview.ts';
import type { DatasetChoices } from './exporters/dataset/choices.ts';
import type { DatasetPreview } from './exporters/dataset/preview-dataset.ts';
import type { LockedSource } from './exporters/exporter.ts';
import type { ImportChoice } from './importers/importer.ts';
import type { CodebookTemplate } from './model/codebook.ts';
import type { DocumentMetadata } from './model/document.ts';
import type { FieldValues } from './model/field-value.ts';
import type { DocumentId } from './model/ids.ts';
import type { Passage } from './model/passage.ts';
import type { Entry } from './model/records.ts';
import type { SourceHighlight } from './pages/highlights.ts';
import type { PageMap } from './pages/page-map.ts';
import type { Command, Commit } from './store/commit.ts';
import type { Block } from './text/blocks.ts';

/** Names one study that the host has open. */
export type StudyHandle = string;

/** An AbortSignal, or anything that can say that the person stopped the work. */
export interface CancelSignal {
  readonly aborted: boolean;
}

export interface AppInfo {
  version: string;
  host: 'electron' | 'web' | 'cli';
  /** Whether the host can show the system's own dialogs; else the window shows its own. */
  nativeDialogs: boolean;
  /** Where new studies are put unless the researcher says otherwise. */
  defaultFolder: string;
  /** Largest file that an import takes, in bytes. */
  maximumImportBytes: number;
}

export interface RecentStudy {
  path: string;
  name: string;
  openedAt: string;
  /** False where the folder is no longer there. */
  exists: boolean;
}

/** What is known of saving. `savedSeq` counts only what fsync has confirmed. */
export interface SaveStatus {
  state: 'saved' | 'saving' | 'failed';
  /** Sequence of the last commit in memory. */
  seq: number;
  savedSeq: number;
  /** Commits that are in memory and not on disk. */
  unsaved: number;
  /** Why saving failed and what to do; null unless the state is failed. */
  problem: { message: string; advice: string } | null;
}

/** What opening a study found and mended. */
export interface OpenReport {
  /** One entry a thing found: a torn journal line, a file set aside and rebuilt, a stale lock taken over. */
  findings: readonly Finding[];
}

export interface Finding {
  severity: 'note' | 'repaired' | 'loss';
  /** File concerned, relative to the study's folder; null where it is about records. */
  file: string | null;
  /** What was found, what was kept, what to do. */
  message: string;
}

export interface UndoState {
  /** What the next undo would take back, and the next redo would do again; null = nothing. */
  undo: string | null;
  redo: string | null;
}

export interface OpenedStudy {
  handle: StudyHandle;
  path: string;
  mode: 'write' | 'read';
  /** Who has it open, where that is why it is open for reading only. */
  lockedBy: string | null;
  /** All records except passages, removed ones too. */
  entries: readonly Entry[];
  /** Passages (removed ones too) by document, to be fetched with `passages`. */
  passageCounts: Readonly<Record<string, number>>;
  /** The coder in whose name this host commits. */
  coderId: string;
  status: SaveStatus;
  undo: UndoState;
  report: OpenReport;
}

export type StudyEvent =
  /** A commit is in memory: apply its diff. Shown, but saved only when the status says so. */
  | { type: 'commit'; commit: Commit; undo: UndoState }
  | { type: 'status'; status: SaveStatus }
  | { type: 'progress'; task: string; done: number; total: number; message: string }
  | { type: 'closed'; reason: string };

export interface DocumentText {
  documentId: DocumentId;
  text: string;
  blocks: readonly Block[];
}

/** A commit as the history lists it: without its diff, with what it touched. */
export interface HistoryEntry {
  commit: Omit<Commit, 'diff'>;
  /** Records the commit touched, with what happened to each. */
  changes: readonly {
    type: Entry['type'];
    id: string;
    what: 'added' | 'changed' | 'removed' | 'restored' | 'taken back';
    label: string;
  }[];
  /** True where a later commit has taken it back. */
  undone: boolean;
}

/** A file offered for import: a path the host can read, or one staged by upload. */
export interface ImportFile {
  source: { path: string } | { staged: string };
  fileName: string;
  /** Chosen by the researcher; absent = detected. */
  encoding?: string;
  format?: string;
  /** What was chosen of the format's `choices`. */
  choices?: Readonly<Record<string, string>>;
  /** Pattern for the file's name from which variables are filled; absent = those saved in the study, '' = none. */
  pattern?: string;
  /** Opens a file that asks for one; kept nowhere. */
  password?: string;
}

/** What a document's source holds of highlights made in other programs, or why they could not be read. */
export type SourceHighlights =
  | { ok: true; highlights: readonly SourceHighlight[] }
  | { ok: false; error: string; password?: 'needed' | 'wrong' };

/** A format that can be imported. */
export interface ImportFormat {
  id: string;
  label: string;
  extensions: readonly string[];
  /** Ways of reading that are the researcher's to choose; the first option is what is done without a choice. */
  choices: readonly ImportChoice[];
  /** Whether its text is the source as it stands: a document of such a format can be shown as another such one. */
  isText: boolean;
}

/** What a file would become, or why it cannot. */
export type ImportPreview =
  | {
      ok: true;
      fileName: string;
      title: string;
      format: string;
      encoding: { id: string; confidence: string; reason: string } | null;
      characters: number;
      /** What was or would be done of the format's `choices`. */
      choices: Readonly<Record<string, string>>;
      metadata: DocumentMetadata;
      warnings: readonly string[];
      /** The first 600 characters as they would be read. */
      sample: string;
      /** Title of the document that has the same bytes already; null = new. */
      duplicateOf: { documentId: string; title: string } | null;
    }
  | {
      ok: false;
      fileName: string;
      error: string;
      /** Where the file can be read with the right password: whether one was given that is not. */
      password?: 'needed' | 'wrong';
    };

export type ImportResult =
  | {
      ok: true;
      fileName: string;
      documentId: string;
      title: string;
      characters: number;
      encoding: string | null;
      format: string;
      /** Variables that were filled, by the names of their fields. */
      values: FieldValues;
      /** What was left out of the text, and which variables could not be filled. */
      warnings: readonly string[];
    }
  | { ok: false; fileName: string; error: string };

/** Another program's project that is offered for import. */
export interface ProjectFiles {
  /**
   * Files that the host can read, or one folder, or files that were uploaded, with their paths in what was chosen.
   */
  source: { paths: readonly string[] } | { staged: readonly { id: string; path: string }[] };
  /** Id of one of `projectFormats`; null = the one that recognises the files. */
  format: string | null;
}

/** A format of projects that can be imported. */
export interface ProjectFormat {
  id: string;
  label: string;
  extensions: readonly string[];
  /** What is to be chosen: one file, several, or a folder. */
  takes: 'file' | 'files' | 'folder';
}

/** What is exported and where to; see `exportStudy`. */
export interface ExportRequest {
  format: string;
  folder: string;
  passwords?: readonly string[];
  /** Whether tables begin with a byte order mark; refused for a format that does not say `takesBom`. */
  bom?: boolean;
  dataset?: DatasetChoices;
}

export interface FormatInfo {
  id: string;
  label: string;
  extension: string;
  description: string;
  /** Whether its tables may begin with a byte order mark, for Excel. */
  takesBom: boolean;
}

export interface ExportResult {
  folder: string;
  files: readonly { name: string; bytes: number; rows: number }[];
  /** What the format could not hold. */
  losses: readonly string[];
  /** Sources that none of the given passwords opened, so that they have no copy. */
  locked: readonly LockedSource[];
}

export interface FolderListing {
  path: string;
  parent: string | null;
  folders: readonly { name: string; path: string; isStudy: boolean }[];
  files: readonly { name: string; path: string; bytes: number }[];
}

export interface CheckReport {
  clean: boolean;
  findings: readonly Finding[];
  /** What was checked, for people: `12 files, 1,204 passages, 88 commits`. */
  checked: string;
}

/** Every method rejects with a `Problem`. */
export interface Application {
  info(): Promise<AppInfo>;
  templates(): Promise<readonly CodebookTemplate[]>;
  recentStudies(): Promise<readonly RecentStudy[]>;
  forgetRecentStudy(path: string): Promise<void>;
  /** Folders and files for the window's own chooser, where the host has no dialogs. */
  listFolder(path: string | null): Promise<FolderListing>;
  createFolder(parent: string, name: string): Promise<FolderListing>;
  /** The system's dialog; null = cancelled. Hosts without dialogs reject. */
  chooseFolder(title: string): Promise<string | null>;
  chooseStudy(): Promise<string | null>;
  chooseFiles(): Promise<readonly string[] | null>;

  /** Makes `folder/name.tracework`, or `folder/folderName` where that is given, and opens it. */
  createStudy(request: {
    folder: string;
    name: string;
    templateId: string;
    coderName: string;
    folderName?: string;
  }): Promise<OpenedStudy>;
  /** A study that this host has open already is joined. `coderName` names who codes from now on, added where new; null = the last coder. */
  openStudy(request: {
    path: string;
    mode: 'write' | 'read';
    coderName: string | null;
  }): Promise<OpenedStudy>;
  /** Copies the sample study next to the researcher's own and opens the copy. */
  openSample(): Promise<OpenedStudy>;
  closeStudy(handle: StudyHandle): Promise<void>;

  passages(handle: StudyHandle, documentId: string): Promise<readonly Passage[]>;
  documentText(handle: StudyHandle, documentId: string): Promise<DocumentText>;
  /** Where the text stands on the pages of its source; null for sources without pages, or where that was lost. */
  documentPages(handle: StudyHandle, documentId: string): Promise<PageMap | null>;
  /** Highlights that the source holds already. The password opens a source that asks for one; it is kept nowhere. */
  documentHighlights(
    handle: StudyHandle,
    documentId: string,
    password: string | null,
  ): Promise<SourceHighlights>;
  /** The source's bytes as they were imported. */
  documentSource(handle: StudyHandle, documentId: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Resolves when the commit is on disk; null where the command changed nothing. Rejects with `not-saved` where it is kept in memory. */
  dispatch(handle: StudyHandle, command: Command): Promise<Commit | null>;
  /** Without an id: the last change that can be taken back. */
  undo(handle: StudyHandle, commitId: string | null): Promise<Commit>;
  redo(handle: StudyHandle): Promise<Commit>;
  /** Tries again to write what is in memory only. */
  retrySaving(handle: StudyHandle): Promise<SaveStatus>;
  setCoder(handle: StudyHandle, coderId: string): Promise<void>;
  /** Newest first; `before` = only commits with a lower sequence. */
  history(
    handle: StudyHandle,
    request: { before: number | null; limit: number },
  ): Promise<readonly HistoryEntry[]>;
  check(handle: StudyHandle): Promise<CheckReport>;

  /** Keeps uploaded bytes until they are imported or the study closes; gives the name for `ImportFile`. */
  stageFile(handle: StudyHandle, fileName: string, bytes: Uint8Array): Promise<string>;
  previewImport(handle: StudyHandle, files: readonly ImportFile[]): Promise<readonly ImportPreview[]>;
  /** Goes on past bad files. One commit for all documents that were taken in. */
  importFiles(
    handle: StudyHandle,
    files: readonly ImportFile[],
    signal?: CancelSignal,
  ): Promise<readonly ImportResult[]>;
  projectFormats(): Promise<readonly ProjectFormat[]>;
  /** Rejects with `unreadable` where the files cannot be read as a project. */
  previewProject(handle: StudyHandle, request: ProjectFiles): Promise<ProjectPreview>;
  /** One commit for all of the project, or nothing. */
  importProject(
    handle: StudyHandle,
    request: ProjectFiles & { choices: ProjectChoices },
    signal?: CancelSignal,
  ): Promise<ProjectImport>;
  encodings(): Promise<readonly { id: string; label: string }[]>;
  importFormats(): Promise<readonly ImportFormat[]>;

  exportFormats(): Promise<readonly FormatInfo[]>;
  /**
   * `passwords` are tried on sources that ask for one where they are copied; they are kept nowhere. `dataset` says
   * what goes into a dataset; absent = all of the study.
   */
  exportStudy(handle: StudyHandle, request: ExportRequest, signal?: CancelSignal): Promise<ExportResult>;
  /** What an export with the choices would hold. */
  previewDataset(handle: StudyHandle, choices: DatasetChoices): Promise<DatasetPreview>;

  /** Calls back on every event of the study until the returned function is called. */
  subscribe(handle: StudyHandle, listener: (event: StudyEvent) => void): () => void;
  /** Closes every study, flushing all. */
  shutdown(): Promise<void>;
}
