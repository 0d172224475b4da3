/**
 * Takes documents into a study: reads each file through the importers, puts source and text on disk, and then makes
 * one commit for all. A file that cannot be taken in is named and the rest goes on.
 */
import { basename, extname } from 'node:path';
import type { CancelSignal, ImportFile, ImportPreview, ImportResult } from '#core/api.ts';
import type { DocumentFacts } from '#core/exchange/prepared-project.ts';
import { maximumBytes } from '#core/importers/importer.ts';
import type { Document } from '#core/model/document.ts';
import type { FieldValues } from '#core/model/field-value.ts';
import type { DocumentId } from '#core/model/ids.ts';
import { messageOf, Problem } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { fillVariables, prepareImportSources, type ReadySources } from '#core/variables/fill-variables.ts';
import { sha256 } from './digest.ts';
import { describeDiskError } from './disk-problem.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { ImportThread, type Reading } from './importing/import-thread.ts';
import { KeptReadings } from './importing/kept-readings.ts';
import type { PreparedDocument } from './importing/prepare-document.ts';
import type { StoragePorts } from './ports.ts';
import { StagedFiles } from './staged-files.ts';
import type { StudySession } from './study-session.ts';
import { writeDocumentFiles } from './write-document-files.ts';

type NewDocument = DocumentFacts & Pick<Document, 'id' | 'title' | 'fileName' | 'values'>;

type ReadFile =
  | { ok: true; bytes: Buffer; prepared: PreparedDocument }
  | { ok: false; error: string; password?: 'needed' | 'wrong' };

export class ImportService {
  private readonly session: StudySession;
  private readonly ports: StoragePorts;
  readonly staged: StagedFiles;
  /** Files are read and written in it, one after the other. */
  readonly thread: ImportThread;
  private readonly readings = new KeptReadings();

  constructor(session: StudySession, ports: StoragePorts) {
    this.session = session;
    this.ports = ports;
    this.staged = new StagedFiles(ports.newId);
    this.thread = new ImportThread(ports.importWorker);
  }

  stage(fileName: string, bytes: Uint8Array): Promise<string> {
    return this.staged.put(fileName, bytes);
  }

  async preview(files: readonly ImportFile[]): Promise<ImportPreview[]> {
    const previews: ImportPreview[] = [];
    for (const file of files) {
      const read = await this.read(file);
      if (!read.ok) {
        previews.push({ ...read, fileName: file.fileName });
        continue;
      }
      const { title, format, encoding, text, extractor, metadata, warnings, sample, sourceSha256 } =
        read.prepared;
      const twin = this.documentOf(sourceSha256);
      previews.push({
        ok: true,
        fileName: file.fileName,
        title,
        format,
        encoding,
        characters: text.length,
        choices: extractor.choices,
        metadata,
        warnings,
        sample,
        duplicateOf: twin === undefined ? null : { documentId: twin.id, title: twin.title },
      });
    }
    return previews;
  }

  /** One commit for all that was taken in; those read before a cancel are taken in too. */
  async import(files: readonly ImportFile[], signal?: CancelSignal): Promise<ImportResult[]> {
    if (this.session.mode === 'read') {
      throw new Problem('read-only', 'The study is open for reading only: nothing can be imported.');
    }
    const sources = this.variableSources(files);
    const results: ImportResult[] = [];
    const taken: NewDocument[] = [];
    const hashes = new Map<string, string>();
    for (const [index, file] of files.entries()) {
      if (signal?.aborted === true) {
        results.push({
          ok: false,
          fileName: file.fileName,
          error:
            'Not imported: the import was stopped before this file was read. The files before it were taken in.',
        });
        continue;
      }
      this.tell(index, files.length, file.fileName);
      const result = await this.take(file, sources, hashes, {
        signal,
        progress: (page, pages) =>
          this.tell(index + page / pages, files.length, `${file.fileName}: page ${page} of ${pages}`),
      });
      if ('document' in result) taken.push(result.document);
      results.push(result.result);
    }
    this.readings.clear();
    if (taken.length > 0) await this.commit(taken);
    for (const { source } of files) if ('staged' in source) await this.staged.drop(source.staged);
    this.tell(files.length, files.length, 'Done');
    return results;
  }

  async close(): Promise<void> {
    this.readings.clear();
    await this.thread.close();
    await this.staged.clear();
  }

  /** Ready for each pattern that the files name. Throws a Problem where one cannot be used, before any file is read. */
  private variableSources(files: readonly ImportFile[]): Map<string | undefined, ReadySources> {
    const patterns = new Set(files.map(({ pattern }) => pattern));
    return new Map(
      [...patterns].map(pattern => [pattern, prepareImportSources(this.session.study, pattern)]),
    );
  }

  private tell(done: number, total: number, message: string): void {
    this.session.emit({ type: 'progress', task: 'import', done, total, message });
  }

  private async commit(documents: readonly NewDocument[]): Promise<void> {
    const commands = documents.map(args => ({ type: 'document.add', args }));
    const [only] = documents;
    const label =
      documents.length === 1 && only !== undefined
        ? `Import ${only.title}`.slice(0, 300)
        : `Import ${documents.length} documents`;
    await this.session.dispatch({ type: 'batch', args: { label, commands } }, { internal: true });
  }

  /** A document of the study with the same bytes, removed ones too. */
  private documentOf(hash: string): Document | undefined {
    for (const document of this.session.study.allWithRemoved('document')) {
      if (document.source.sha256 === hash) return document;
    }
    return undefined;
  }

  private async take(
    file: ImportFile,
    sources: ReadonlyMap<string | undefined, ReadySources>,
    hashes: Map<string, string>,
    reading: Reading,
  ): Promise<{ result: ImportResult; document: NewDocument } | { result: ImportResult }> {
    const refuse = (error: string): { result: ImportResult } => ({
      result: { ok: false, fileName: file.fileName, error },
    });
    const read = await this.read(file, reading);
    if (!read.ok) return refuse(read.error);
    const { bytes, prepared } = read;
    const { title, format, encoding, changes, extractor, metadata, warnings, sourceSha256: hash } = prepared;
    const twin = this.documentOf(hash);
    if (twin !== undefined) {
      const state = twin.removed === null ? '' : ', which was removed; restore it in the Data screen';
      return refuse(
        `${file.fileName} was not imported: the same bytes are already in the study as “${twin.title}”${state}.`,
      );
    }
    const other = hashes.get(hash);
    if (other !== undefined) {
      return refuse(`${file.fileName} was not imported: it has the same bytes as ${other}, which was.`);
    }
    const { bytes: text, ...measures } = prepared.text;
    const { blocks, pages } = prepared;
    const { study } = this.session;
    const ready = sources.get(file.pattern) ?? prepareImportSources(study, file.pattern);
    const filled = fillVariables(study, ready, { fileName: basename(file.fileName), metadata });
    const document: NewDocument = {
      id: this.freeId(),
      title,
      fileName: basename(file.fileName),
      format,
      extractor,
      encoding,
      changes: { bom: changes.bom, lineEnds: changes.lineEnds },
      source: { bytes: bytes.length, sha256: hash, extension: extensionOf(file.fileName) },
      text: measures,
      blocks: blocks === null ? null : { sha256: blocks.sha256, count: blocks.count },
      pages: pages === null ? null : { sha256: pages.sha256, count: pages.count, withText: pages.withText },
      metadata,
      warnings: [...warnings],
      values: filled.values,
    };
    try {
      await writeDocumentFiles(this.ports.files, this.session.folder, document, {
        source: bytes,
        text,
        blocks: blocks?.bytes ?? null,
        pages: pages?.bytes ?? null,
      });
    } catch (error) {
      const { message, advice } = describeDiskError(error, `${file.fileName} was not imported`);
      return refuse(`${message} ${advice}`);
    }
    hashes.set(hash, file.fileName);
    return {
      document,
      result: {
        ok: true,
        fileName: file.fileName,
        documentId: document.id,
        title: document.title,
        characters: measures.length,
        encoding: encoding?.id ?? null,
        format,
        values: namedValues(study, filled.values),
        warnings: [...warnings, ...filled.notes],
      },
    };
  }

  private freeId(): DocumentId {
    for (;;) {
      const id = this.ports.newId('d') as DocumentId;
      if (this.session.study.get('document', id) === undefined) return id;
    }
  }

  private async read(file: ImportFile, reading?: Reading): Promise<ReadFile> {
    const name = basename(file.fileName);
    try {
      const bytes =
        'staged' in file.source
          ? await this.staged.read(file.source.staged)
          : await readBounded(this.ports.files, file.source.path, name);
      const options = {
        fileName: name,
        ...(file.encoding === undefined ? {} : { encoding: file.encoding }),
        ...(file.format === undefined ? {} : { format: file.format }),
        ...(file.choices === undefined ? {} : { choices: file.choices }),
        ...(file.password === undefined ? {} : { password: file.password }),
      };
      const known = this.readings.find(options, await sha256(bytes));
      if (known !== null) return { ok: true, bytes, prepared: known };
      const read = await this.thread.read(bytes, options, reading);
      if (!read.ok) return read;
      // What is read to be taken in is needed once.
      if (reading === undefined) this.readings.keep(options, read.document);
      return { ok: true, bytes, prepared: read.document };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return { ok: false, error: `${name} is no longer there.` };
      if (errorCode(error) === 'EACCES' || errorCode(error) === 'EPERM')
        return { ok: false, error: `${name} was not imported: the system does not allow reading it.` };
      return { ok: false, error: `${name} was not imported: ${messageOf(error)}` };
    }
  }
}

async function readBounded(files: FileSystem, path: string, name: string): Promise<Buffer> {
  const info = await files.stat(path);
  if (info === null) throw new Error('it is no longer there.');
  if (info.isFolder) throw new Error('it is a folder.');
  if (info.size > maximumBytes) {
    const size = Math.ceil(info.size / 1024 / 1024);
    throw new Error(
      `${name} has ${size} MB; files of up to ${maximumBytes / 1024 / 1024} MB can be imported. Split it and import the parts.`,
    );
  }
  return files.readFile(path);
}

/** By the names of the fields, as people and commands know them. */
const namedValues = (study: StudyReader, values: FieldValues): FieldValues =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [study.get('field', id)?.name ?? id, value]),
  );

const extensionOf = (fileName: string): string => {
  const extension = extname(fileName).slice(1).toLowerCase();
  return /^[a-z0-9]{1,12}$/.test(extension) ? extension : 'bin';
};
