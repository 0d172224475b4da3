/**
 * Takes documents into a study: reads each file through the importers, puts source and text on disk, and then makes
 * one commit for all. A file that cannot be taken in is named and the rest goes on.
 */
import { basename, extname } from 'node:path';
import type { CancelSignal, ImportFile, ImportPreview, ImportResult } from '#core/api.ts';
import { type ImportedDocument, maximumBytes } from '#core/importers/importer.ts';
import { findImporter, importDocument } from '#core/importers/registry.ts';
import type { Document } from '#core/model/document.ts';
import type { DocumentId } from '#core/model/ids.ts';
import { messageOf, Problem } from '#core/problem.ts';
import { writeBlocks } from '#core/text/kept-blocks.ts';
import { countText } from '#core/text/statistics.ts';
import { sha256 } from './digest.ts';
import { describeDiskError } from './disk-problem.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import type { StoragePorts } from './ports.ts';
import { StagedFiles } from './staged-files.ts';
import { blocksFileOf, documentFolder, onDisk, sourceFileOf, textFileOf } from './study-files.ts';
import type { StudySession } from './study-session.ts';
import { importingFolder } from './sweep.ts';
import { writeDurably } from './write-durably.ts';

/** UTF-16 units of the text that a preview shows. */
const sampleLength = 600;

type NewDocument = Pick<
  Document,
  | 'id'
  | 'title'
  | 'fileName'
  | 'format'
  | 'extractor'
  | 'encoding'
  | 'changes'
  | 'source'
  | 'text'
  | 'blocks'
  | 'metadata'
  | 'warnings'
  | 'values'
>;

type ReadFile =
  | {
      ok: true;
      bytes: Buffer;
      hash: string;
      format: string;
      value: ImportedDocument;
      warnings: readonly string[];
    }
  | { ok: false; error: string };

export class ImportService {
  private readonly session: StudySession;
  private readonly ports: StoragePorts;
  private readonly staged: StagedFiles;

  constructor(session: StudySession, ports: StoragePorts) {
    this.session = session;
    this.ports = ports;
    this.staged = new StagedFiles(ports.newId);
  }

  stage(fileName: string, bytes: Uint8Array): Promise<string> {
    return this.staged.put(fileName, bytes);
  }

  async preview(files: readonly ImportFile[]): Promise<ImportPreview[]> {
    const previews: ImportPreview[] = [];
    for (const file of files) {
      const read = await this.read(file);
      if (!read.ok) {
        previews.push({ ok: false, fileName: file.fileName, error: read.error });
        continue;
      }
      const { value, hash, format, warnings } = read;
      const twin = this.documentOf(hash);
      previews.push({
        ok: true,
        fileName: file.fileName,
        title: value.title,
        format,
        encoding: value.encoding,
        characters: value.text.length,
        choices: value.extractor.choices,
        metadata: value.metadata,
        warnings,
        sample: value.text.slice(0, sampleLength).replace(/[\ud800-\udbff]$/, ''),
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
      const result = await this.take(file, hashes);
      if ('document' in result) taken.push(result.document);
      results.push(result.result);
    }
    if (taken.length > 0) await this.commit(taken);
    for (const { source } of files) if ('staged' in source) await this.staged.drop(source.staged);
    this.tell(files.length, files.length, 'Done');
    return results;
  }

  close(): Promise<void> {
    return this.staged.clear();
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
    hashes: Map<string, string>,
  ): Promise<{ result: ImportResult; document: NewDocument } | { result: ImportResult }> {
    const refuse = (error: string): { result: ImportResult } => ({
      result: { ok: false, fileName: file.fileName, error },
    });
    const read = await this.read(file);
    if (!read.ok) return refuse(read.error);
    const { bytes, hash, format, value, warnings } = read;
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
    const text = Buffer.from(value.text);
    const blocks =
      findImporter(format)?.blocksOf === undefined ? Buffer.from(writeBlocks(value.blocks)) : null;
    const document: NewDocument = {
      id: this.freeId(),
      title: value.title,
      fileName: basename(file.fileName),
      format,
      extractor: value.extractor,
      encoding: value.encoding,
      changes: { bom: value.changes.bom, lineEnds: value.changes.lineEnds },
      source: { bytes: bytes.length, sha256: hash, extension: extensionOf(file.fileName) },
      text: { sha256: await sha256(text), ...measure(value.text) },
      blocks: blocks === null ? null : { sha256: await sha256(blocks), count: value.blocks.length },
      metadata: value.metadata,
      warnings: [...warnings],
      values: {},
    };
    try {
      await this.write(document, bytes, text, blocks);
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
        characters: value.text.length,
        encoding: value.encoding?.id ?? null,
        format,
        warnings,
      },
    };
  }

  private freeId(): DocumentId {
    for (;;) {
      const id = this.ports.newId('d') as DocumentId;
      if (this.session.study.get('document', id) === undefined) return id;
    }
  }

  /** Under a name that the next opening clears away, until all of it is on disk. */
  private async write(
    document: NewDocument,
    source: Buffer,
    text: Buffer,
    blocks: Buffer | null,
  ): Promise<void> {
    const { files } = this.ports;
    const at = (path: string): string => onDisk(this.session.folder, path);
    const temporary = importingFolder(document.id);
    const final = `${documentFolder}/${document.id}`;
    const within = (path: string): string => at(path.replace(final, temporary));
    try {
      await files.makeFolder(at(temporary));
      await writeDurably(files, within(sourceFileOf(document.id, document.source.extension)), [source]);
      await writeDurably(files, within(textFileOf(document.id)), [text]);
      if (blocks !== null) await writeDurably(files, within(blocksFileOf(document.id)), [blocks]);
      await files.rename(at(temporary), at(final));
      await files.syncFolder(at(documentFolder));
    } catch (error) {
      await files.remove(at(temporary)).catch(() => undefined);
      throw error;
    }
  }

  private async read(file: ImportFile): Promise<ReadFile> {
    const name = basename(file.fileName);
    try {
      const bytes =
        'staged' in file.source
          ? await this.staged.read(file.source.staged)
          : await readBounded(this.ports.files, file.source.path, name);
      const read = await importDocument(bytes, {
        fileName: name,
        ...(file.encoding === undefined ? {} : { encoding: file.encoding }),
        ...(file.format === undefined ? {} : { format: file.format }),
        ...(file.choices === undefined ? {} : { choices: file.choices }),
      });
      if (!read.ok) return { ok: false, error: read.error.message };
      return {
        ok: true,
        bytes,
        hash: await sha256(bytes),
        format: read.format,
        value: read.value,
        warnings: read.warnings,
      };
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

const extensionOf = (fileName: string): string => {
  const extension = extname(fileName).slice(1).toLowerCase();
  return /^[a-z0-9]{1,12}$/.test(extension) ? extension : 'bin';
};

const measure = (text: string): Pick<Document['text'], 'length' | 'codePoints' | 'words'> => {
  const { units, codePoints, words } = countText(text);
  return { length: units, codePoints, words };
};
