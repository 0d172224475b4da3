/**
 * Takes another program's project into a study: reads it in the thread for files, finds what the study has of it
 * already, puts the new documents' files on disk, and makes one commit of all.
 */
import type { CancelSignal, ProjectFiles } from '#core/api.ts';
import { anchorAgain, newSearchBudget } from '#core/exchange/anchor-passages.ts';
import { matchProject } from '#core/exchange/match-project.ts';
import { type ImportPlan, planImport } from '#core/exchange/plan-import.ts';
import type { PreparedProject } from '#core/exchange/prepared-project.ts';
import { previewProject } from '#core/exchange/preview-project.ts';
import type { ExchangeFile } from '#core/exchange/project.ts';
import type { ProjectChoices, ProjectImport, ProjectPreview } from '#core/exchange/project-preview.ts';
import type { Document } from '#core/model/document.ts';
import { isProblem, messageOf, Problem } from '#core/problem.ts';
import { diskProblem } from './disk-problem.ts';
import type { ImportService } from './import-service.ts';
import type { ProjectPrepared } from './importing/prepare-project.ts';
import type { StoragePorts } from './ports.ts';
import { readExchangeFiles } from './read-exchange-files.ts';
import type { StudySession } from './study-session.ts';
import { removeDocumentFiles, writeDocumentFiles } from './write-document-files.ts';

type Read = Extract<ProjectPrepared, { ok: true }>;

const task = 'import project';

export class ExchangeService {
  private readonly session: StudySession;
  private readonly ports: StoragePorts;
  /** Whose thread and whose uploaded files are used. */
  private readonly imports: ImportService;

  constructor(session: StudySession, ports: StoragePorts, imports: ImportService) {
    this.session = session;
    this.ports = ports;
    this.imports = imports;
  }

  async preview(request: ProjectFiles): Promise<ProjectPreview> {
    const { project } = await this.read(request);
    return previewProject(this.session.study, project);
  }

  async import(
    request: ProjectFiles & { choices: ProjectChoices },
    signal?: CancelSignal,
  ): Promise<ProjectImport> {
    if (this.session.mode === 'read') {
      throw new Problem('read-only', 'The study is open for reading only: nothing can be imported.');
    }
    const read = await this.read(request, signal);
    const plan = planImport(this.session.study, read.project, request.choices, {
      now: this.ports.now(),
      coderId: this.session.coderId,
      newId: prefix => this.ports.newId(prefix),
    });
    const commitId = plan.entries.length === 0 ? null : await this.commit(plan, read, signal);
    if ('staged' in request.source)
      for (const { id } of request.source.staged) await this.imports.staged.drop(id);
    return { commitId, ...plan.outcome };
  }

  private async commit(plan: ImportPlan, read: Read, signal?: CancelSignal): Promise<string | null> {
    const { newDocuments, entries, label } = plan;
    const written: string[] = [];
    try {
      for (const [index, { key, id }] of newDocuments.entries()) {
        requireGoingOn(signal);
        const { title } = read.project.documents.find(document => document.key === key) ?? { title: '' };
        this.tell(index, newDocuments.length, title);
        await this.write(key, id, entries, read);
        written.push(id);
      }
      requireGoingOn(signal);
      const { name, writtenBy } = read.project.project;
      const origin = { format: read.project.format, project: name ?? '', program: writtenBy ?? '' };
      const commit = await this.session.dispatch(
        { type: 'study.import', args: { label, origin, entries } },
        { internal: true },
      );
      this.tell(newDocuments.length, newDocuments.length, 'Done');
      return commit?.id ?? null;
    } catch (error) {
      // A change that is in memory only needs its files; every other failure leaves the study as it was.
      if (!isProblem(error) || error.code !== 'not-saved') {
        for (const id of written) await removeDocumentFiles(this.ports.files, this.session.folder, id);
      }
      throw error;
    }
  }

  private async write(key: string, id: string, entries: ImportPlan['entries'], read: Read): Promise<void> {
    const record = entries.find(
      (entry): entry is { type: 'document'; record: Document } => entry.record.id === id,
    )?.record;
    const content = read.documents.get(key);
    if (record === undefined || content === undefined)
      throw new Error(`The project’s document ${key} has no files.`);
    try {
      await writeDocumentFiles(this.ports.files, this.session.folder, record, content);
    } catch (error) {
      throw diskProblem(error, `“${record.title}” could not be put into the study`);
    }
  }

  private tell(done: number, total: number, message: string): void {
    this.session.emit({ type: 'progress', task, done, total, message });
  }

  /** The project, its passages in the texts of those documents that the study has already. */
  private async read({ source, format }: ProjectFiles, signal?: CancelSignal): Promise<Read> {
    const files = 'paths' in source ? await readExchangeFiles(this.ports.files, source.paths) : [];
    if ('staged' in source) files.push(...(await this.readStaged(source.staged)));
    let read: ProjectPrepared;
    try {
      read = await this.imports.thread.readProject(
        { files, format },
        { signal, progress: (done, total) => this.tell(done, total, `document ${done + 1} of ${total}`) },
      );
    } catch (error) {
      requireGoingOn(signal);
      throw new Problem('unreadable', `Nothing was imported: ${messageOf(error)}`);
    }
    if (!read.ok) throw new Problem('unreadable', read.error);
    return { ...read, project: await this.inTextsOfStudy(read) };
  }

  private async readStaged(staged: readonly { id: string; path: string }[]): Promise<ExchangeFile[]> {
    const files: ExchangeFile[] = [];
    for (const { id, path } of staged) files.push({ path, bytes: await this.imports.staged.read(id) });
    return files;
  }

  /**
   * A document that the study has already may stand on pages where the project has only its text, or may have been
   * read into another text: its passages are placed in what the study has.
   */
  private async inTextsOfStudy({ project, documents }: Read): Promise<PreparedProject> {
    const { study, texts } = this.session;
    const match = matchProject(study, project);
    const budget = newSearchBudget();
    let { passages } = project;
    for (const { key, facts } of project.documents) {
      const twin = match.documents.get(key)?.record;
      if (twin === undefined || facts === null) continue;
      const isSame = twin.text.sha256 === facts.text.sha256 && twin.pages?.sha256 === facts.pages?.sha256;
      if (isSame) continue;
      const own = passages.filter(({ documentKey }) => documentKey === key);
      if (own.length === 0) continue;
      const target = {
        text: await texts.textOf(twin.id),
        pages: await texts.pagesOf(twin.id),
        written: new TextDecoder().decode(documents.get(key)?.text),
      };
      const others = passages.filter(({ documentKey }) => documentKey !== key);
      passages = [...others, ...anchorAgain(target, own, budget)];
    }
    return { ...project, passages };
  }
}

function requireGoingOn(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true)
    throw new Problem('cancelled', 'The import was stopped. Nothing was taken in.');
}
