/** The application over studies on disk, the same for every host: the host brings its ports, and hands this on. */
import type { AppInfo, Application, CheckReport, HistoryEntry, OpenedStudy, StudyHandle } from '#core/api.ts';
import { datasetImport } from '#core/exchange/dataset/plan-dataset.ts';
import { exchangeReaders } from '#core/exchange/readers/registry.ts';
import { previewDataset } from '#core/exporters/dataset/preview-dataset.ts';
import { exporters } from '#core/exporters/registry.ts';
import { maximumBytes } from '#core/importers/importer.ts';
import { importers } from '#core/importers/registry.ts';
import type { CoderId } from '#core/model/ids.ts';
import { isProblem, Problem } from '#core/problem.ts';
import { encodings } from '#core/text/encoding.ts';
import { checkStudyFolder } from './check-study.ts';
import { readTemplates } from './codebook-templates.ts';
import { createStudyFolder } from './create-study.ts';
import { ExchangeService } from './exchange-service.ts';
import { ExportService } from './exporting/export-service.ts';
import { createFolder, listFolder } from './folder-listing.ts';
import { historyEntryOf } from './history-entry.ts';
import { ImportService } from './import-service.ts';
import { locateStudy, openStudyFolder } from './open-study.ts';
import { type ApplicationPorts, type Dialogs, type StoragePorts, storagePorts } from './ports.ts';
import { RecentStudies } from './recent-studies.ts';
import { openSampleStudy } from './sample-study.ts';
import { readSourceHighlights } from './source-highlights.ts';
import type { StudySession } from './study-session.ts';

export type { ApplicationPorts } from './ports.ts';

/** Most commits that one page of the history gives. */
const largestPage = 1_000;

interface Open {
  handle: StudyHandle;
  session: StudySession;
  imports: ImportService;
  exchange: ExchangeService;
  exports: ExportService;
}

export const createApplication = (ports: ApplicationPorts): Application => new StorageApplication(ports);

class StorageApplication implements Application {
  private readonly ports: ApplicationPorts;
  private readonly storage: StoragePorts;
  private readonly recent: RecentStudies;
  private readonly open = new Map<StudyHandle, Open>();
  /** Openings go one after the other, so that two windows that ask for one study join. */
  private opening: Promise<unknown> = Promise.resolve();

  constructor(ports: ApplicationPorts) {
    this.ports = ports;
    this.storage = storagePorts(ports);
    this.recent = new RecentStudies(this.storage.files, ports.folders.data);
  }

  async info(): Promise<AppInfo> {
    const { version, host, dialogs, folders } = this.ports;
    return {
      version,
      host,
      nativeDialogs: dialogs !== undefined,
      defaultFolder: folders.studies,
      maximumImportBytes: maximumBytes,
    };
  }

  templates() {
    return readTemplates(this.storage.files, this.ports.folders.resources);
  }

  recentStudies() {
    return this.recent.list();
  }

  forgetRecentStudy(path: string) {
    return this.recent.forget(path);
  }

  listFolder(path: string | null) {
    return listFolder(this.storage.files, path);
  }

  createFolder(parent: string, name: string) {
    return createFolder(this.storage.files, parent, name);
  }

  async chooseFolder(title: string) {
    return this.dialogs.chooseFolder(title);
  }

  async chooseStudy() {
    return this.dialogs.chooseStudy();
  }

  async chooseFiles() {
    return this.dialogs.chooseFiles();
  }

  async createStudy(request: Parameters<Application['createStudy']>[0]): Promise<OpenedStudy> {
    const template = (await this.templates()).find(({ id }) => id === request.templateId);
    if (template === undefined) {
      throw new Problem(
        'invalid',
        `There is no codebook “${request.templateId}”.`,
        'Choose one of the list.',
      );
    }
    const { templateId: _, ...named } = request;
    const path = await createStudyFolder(this.storage, { ...named, template });
    try {
      return await this.openStudy({ path, mode: 'write', coderName: null });
    } catch (error) {
      // Where the study just made cannot be opened, as on a disk that is full now, none is left behind.
      await this.storage.files.remove(path).catch(() => undefined);
      throw error;
    }
  }

  openStudy(request: Parameters<Application['openStudy']>[0]): Promise<OpenedStudy> {
    const run = this.opening.then(() => this.openOrJoin(request));
    this.opening = run.catch(() => undefined);
    return run;
  }

  openSample(): Promise<OpenedStudy> {
    const { resources, studies } = this.ports.folders;
    return openSampleStudy(this, { resources, folder: studies });
  }

  closeStudy(handle: StudyHandle): Promise<void> {
    // In turn with openings: nobody may join a study that is being closed.
    const run = this.opening.then(() => this.close(handle));
    this.opening = run.catch(() => undefined);
    return run;
  }

  private async close(handle: StudyHandle): Promise<void> {
    const open = this.open.get(handle);
    if (open === undefined) return;
    await open.exports.close();
    await open.session.close('The study was closed.');
    this.open.delete(handle);
    await open.imports.close();
  }

  async passages(handle: StudyHandle, documentId: string) {
    const { session } = this.require(handle);
    return session.passages.of(documentId);
  }

  async documentText(handle: StudyHandle, documentId: string) {
    return this.require(handle).session.texts.withBlocks(documentId);
  }

  async documentPages(handle: StudyHandle, documentId: string) {
    return this.require(handle).session.texts.pagesOf(documentId);
  }

  async documentHighlights(handle: StudyHandle, documentId: string, password: string | null) {
    const { session, imports } = this.require(handle);
    return readSourceHighlights(session, imports.thread, documentId, password);
  }

  async documentSource(handle: StudyHandle, documentId: string) {
    const bytes = await this.require(handle).session.texts.sourceOf(documentId);
    return new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  }

  async dispatch(handle: StudyHandle, command: Parameters<Application['dispatch']>[1]) {
    return this.require(handle).session.dispatch(command);
  }

  async undo(handle: StudyHandle, commitId: string | null) {
    return this.require(handle).session.undo(commitId);
  }

  async redo(handle: StudyHandle) {
    return this.require(handle).session.redo();
  }

  async retrySaving(handle: StudyHandle) {
    return this.require(handle).session.retrySaving();
  }

  async setCoder(handle: StudyHandle, coderId: string) {
    this.require(handle).session.setCoder(coderId);
  }

  async history(
    handle: StudyHandle,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<HistoryEntry[]> {
    const { session } = this.require(handle);
    const page: HistoryEntry[] = [];
    const commits = [];
    for await (const commit of session.log.backwards(before)) {
      commits.push(commit);
      if (commits.length >= Math.min(limit, largestPage)) break;
    }
    const oldest = commits.at(-1);
    if (oldest !== undefined) await session.log.reachBack(oldest.seq);
    for (const commit of commits) {
      const isOwn = commit.undoes === null && commit.redoes === null && commit.seq > 1;
      page.push(historyEntryOf(session.study, commit, isOwn && !session.log.stands(commit.id)));
    }
    return page;
  }

  async check(handle: StudyHandle): Promise<CheckReport> {
    const { session } = this.require(handle);
    await session.flush().catch(() => undefined);
    const report = await checkStudyFolder(this.storage.files, session.folder);
    const findings = [...session.laterFindings, ...report.findings];
    const { unsaved, problem } = session.status;
    if (unsaved > 0) {
      findings.unshift({
        severity: 'loss',
        file: null,
        message:
          `${unsaved} changes are in memory only. ${problem?.message ?? ''} ${problem?.advice ?? ''}`.trim(),
      });
    }
    return { ...report, findings, clean: findings.every(({ severity }) => severity === 'note') };
  }

  async stageFile(handle: StudyHandle, fileName: string, bytes: Uint8Array) {
    return this.require(handle).imports.stage(fileName, bytes);
  }

  async previewImport(handle: StudyHandle, files: Parameters<Application['previewImport']>[1]) {
    return this.require(handle).imports.preview(files);
  }

  async importFiles(
    handle: StudyHandle,
    files: Parameters<Application['importFiles']>[1],
    signal?: Parameters<Application['importFiles']>[2],
  ) {
    return this.require(handle).imports.import(files, signal);
  }

  async projectFormats() {
    const others = exchangeReaders.map(({ id, label, extensions, takes }) => ({
      id,
      label,
      extensions,
      takes,
    }));
    return [datasetImport, ...others];
  }

  async previewProject(handle: StudyHandle, request: Parameters<Application['previewProject']>[1]) {
    return this.require(handle).exchange.preview(request);
  }

  async importProject(
    handle: StudyHandle,
    request: Parameters<Application['importProject']>[1],
    signal?: Parameters<Application['importProject']>[2],
  ) {
    return this.require(handle).exchange.import(request, signal);
  }

  async encodings() {
    return encodings.map(({ id, label }) => ({ id, label }));
  }

  async importFormats() {
    return importers.map(({ id, label, extensions, choices = [], blocksOf }) => ({
      id,
      label,
      extensions,
      choices,
      isText: blocksOf !== undefined,
    }));
  }

  async exportFormats() {
    return exporters.map(({ id, label, extension, description, takesBom = false }) => ({
      ...{ id, label, extension, description, takesBom },
    }));
  }

  async previewDataset(handle: StudyHandle, choices: Parameters<Application['previewDataset']>[1]) {
    return previewDataset(this.require(handle).session.study, choices);
  }

  async exportStudy(
    handle: StudyHandle,
    request: Parameters<Application['exportStudy']>[1],
    signal?: Parameters<Application['exportStudy']>[2],
  ) {
    return this.require(handle).exports.export(request, signal);
  }

  subscribe(handle: StudyHandle, listener: Parameters<Application['subscribe']>[1]) {
    return this.require(handle).session.subscribe(listener);
  }

  /** Closes what can be closed; then rejects with the first study that could not. */
  async shutdown(): Promise<void> {
    await this.opening;
    const results = await Promise.allSettled([...this.open.keys()].map(handle => this.closeStudy(handle)));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  private get dialogs(): Dialogs {
    const { dialogs } = this.ports;
    if (dialogs !== undefined) return dialogs;
    throw new Problem('invalid', 'This host has no dialogs of the system.', 'Use the window’s own chooser.');
  }

  private require(handle: StudyHandle): Open {
    const open = this.open.get(handle);
    if (open === undefined) throw new Problem('not-found', 'The study is no longer open.', 'Open it again.');
    return open;
  }

  private async openOrJoin({
    path,
    mode,
    coderName,
  }: Parameters<Application['openStudy']>[0]): Promise<OpenedStudy> {
    const folder = await locateStudy(this.storage, path);
    const present = [...this.open.values()].find(
      ({ session }) => session.folder === folder && (session.mode === 'write' || mode === 'read'),
    );
    const open = present ?? (await this.openAnew(folder, mode));
    if (coderName !== null) await chooseCoder(open.session, coderName, this.storage);
    return describe(open);
  }

  private async openAnew(folder: string, mode: 'write' | 'read'): Promise<Open> {
    const session = await openStudyFolder(this.storage, folder, mode);
    const handle = this.storage.newId('study');
    const imports = new ImportService(session, this.storage);
    const exchange = new ExchangeService(session, this.storage, imports);
    const exports = new ExportService(session, this.storage, imports.thread.annotatePdf);
    const open = { handle, session, imports, exchange, exports };
    this.open.set(handle, open);
    const { name } = session.study.study;
    // A list of recent studies that cannot be written is no reason not to open one.
    await this.recent.note({ path: folder, name, openedAt: this.storage.now() }).catch(() => undefined);
    return open;
  }
}

const describe = ({ handle, session }: Open): OpenedStudy => ({
  handle,
  path: session.folder,
  mode: session.mode,
  lockedBy: session.lockedBy,
  entries: session.entries(),
  passageCounts: session.passages.counts(),
  coderId: session.coderId,
  status: session.status,
  undo: session.undoState,
  report: session.report,
});

/** The coder of that name from now on; a new one where there is none and the study may be written. */
async function chooseCoder(session: StudySession, name: string, { newId }: StoragePorts): Promise<void> {
  const wanted = name.trim();
  for (const coder of session.study.all('coder')) {
    if (coder.name === wanted) return session.setCoder(coder.id);
  }
  if (session.mode === 'read') return;
  const id = newId('c') as CoderId;
  try {
    await session.dispatch(
      { type: 'coder.add', args: { id, name: wanted } },
      { internal: false, coderId: id },
    );
  } catch (error) {
    // Kept in memory: the status tells, and the study is open all the same.
    if (!isProblem(error) || error.code !== 'not-saved') throw error;
  }
  session.setCoder(id);
}
