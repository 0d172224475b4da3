/**
 * Takes another program's project, or a dataset of this one, into a study: reads it in the thread for files, finds what the study has of it
 * already, puts the new documents' files on disk, and makes one commit of all.
 */
import type { CancelSignal, ProjectFiles } from '#core/api.ts';
import { anchorAgain, newSearchBudget } from '#core/exchange/anchor-passages.ts';
import { datasetFormatId, planDataset } from '#core/exchange/dataset/plan-dataset.ts';
import type { ImportContext } from '#core/exchange/import-draft.ts';
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
import type { ExchangePrepared } from './importing/prepare-exchange.ts';
import type { StoragePorts } from './ports.ts';
import { readExchangeFiles } from './read-exchange-files.ts';
import type { StudySession } from './study-session.ts';
import { type DocumentFiles, removeDocumentFiles, writeDocumentFiles } from './write-document-files.ts';

type Read = Extract<ExchangePrepared, { ok: true }>;

/** What an import does, whichever way it was read. */
interface Planned extends ImportPlan {
  /** Of what the history says that it comes from. */
  origin: Readonly<Record<string, string>>;
  replaces: boolean;
}

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
    const { study } = this.session;
    const read = await this.read(request);
    return 'dataset' in read
      ? planDataset(study, read.dataset, this.context).preview
      : previewProject(study, read.project);
  }

  async import(
    request: ProjectFiles & { choices: ProjectChoices },
    signal?: CancelSignal,
  ): Promise<ProjectImport> {
    if (this.session.mode === 'read') {
      throw new Problem('read-only', 'The study is open for reading only: nothing can be imported.');
    }
    const read = await this.read(request, signal);
    const plan = this.plan(read, request.choices);
    const commitId = plan.entries.length === 0 ? null : await this.commit(plan, read, signal);
    if ('staged' in request.source)
      for (const { id } of request.source.staged) await this.imports.staged.drop(id);
    return { commitId, ...plan.outcome };
  }

  private get context(): ImportContext {
    return {
      now: this.ports.now(),
      coderId: this.session.coderId,
      newId: prefix => this.ports.newId(prefix),
    };
  }

  private plan(read: Read, choices: ProjectChoices): Planned {
    const { study } = this.session;
    if ('dataset' in read) {
      const origin = { format: datasetFormatId, project: read.dataset.study.name, program: 'Tracework' };
      return { ...planDataset(study, read.dataset, this.context), origin };
    }
    const { name, writtenBy } = read.project.project;
    const origin = { format: read.project.format, project: name ?? '', program: writtenBy ?? '' };
    return { ...planImport(study, read.project, choices, this.context), origin, replaces: false };
  }

  private async commit(plan: Planned, read: Read, signal?: CancelSignal): Promise<string | null> {
    const { newDocuments, entries, label, origin, replaces } = plan;
    const documents = new Map(
      entries.flatMap(({ type, record }) => (type === 'document' ? [[record.id as string, record]] : [])),
    );
    const written: string[] = [];
    try {
      for (const [index, { key, id }] of newDocuments.entries()) {
        requireGoingOn(signal);
        const record = documents.get(id);
        const content = read.documents.get(key);
        if (record === undefined || content === undefined)
          throw new Error(`The project’s document ${key} has no files.`);
        this.tell(index, newDocuments.length, record.title);
        await this.write(record, content);
        written.push(id);
      }
      requireGoingOn(signal);
      const commit = await this.session.dispatch(
        { type: 'study.import', args: { label, origin, entries, replaces } },
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

  private async write(record: Document, content: DocumentFiles): Promise<void> {
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
    let read: ExchangePrepared;
    try {
      read = await this.imports.thread.readExchange(
        { files, format },
        { signal, progress: (done, total) => this.tell(done, total, `document ${done + 1} of ${total}`) },
      );
    } catch (error) {
      requireGoingOn(signal);
      throw new Problem('unreadable', `Nothing was imported: ${messageOf(error)}`);
    }
    if (!read.ok) throw new Problem('unreadable', read.error);
    return 'dataset' in read ? read : { ...read, project: await this.inTextsOfStudy(read) };
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
  private async inTextsOfStudy({
    project,
    documents,
  }: Extract<Read, { project: unknown }>): Promise<PreparedProject> {
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
