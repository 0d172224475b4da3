/**
 * The canonical texts of a study's documents, each checked against its hash when it is read. A text that does not
 * fit is made again from its source, if that is whole and gives the same text.
 */
import type { DocumentText, Finding } from '#core/api.ts';
import { blocksOfFormat, importDocument } from '#core/importers/registry.ts';
import type { Document } from '#core/model/document.ts';
import { isProblem, Problem } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { Block } from '#core/text/blocks.ts';
import { sha256 } from './digest.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { onDisk, sourceFileOf, textFileOf } from './study-files.ts';
import { writeDurably } from './write-durably.ts';

interface Held {
  text: string;
  /** The format that the blocks are of; they are made when first asked for. */
  format: string;
  blocks: readonly Block[] | null;
}

export interface DocumentTextsOptions {
  files: FileSystem;
  folder: string;
  study: StudyReader;
  /** UTF-16 units to keep in memory. */
  cachedText: number;
  /** Whether a text that was made again may be written to the study's folder. */
  mayMend: boolean;
  now: () => string;
}

export class DocumentTexts {
  private readonly options: DocumentTextsOptions;
  /** Oldest use first. */
  private readonly held = new Map<string, Held>();
  private readonly reading = new Map<string, Promise<Held>>();
  /** What reading texts has found and mended since the study was opened. */
  readonly findings: Finding[] = [];

  constructor(options: DocumentTextsOptions) {
    this.options = options;
  }

  /** Brings texts into memory, where they stay at least until the next call. */
  async load(documentIds: readonly string[]): Promise<void> {
    for (const id of documentIds) await this.hold(id);
    this.forgetOldest(new Set(documentIds));
  }

  /** A text that `load` has brought. */
  loaded(documentId: string): string {
    const held = this.held.get(documentId);
    if (held === undefined) throw new Error(`The text of ${documentId} was not loaded.`);
    return held.text;
  }

  async textOf(documentId: string): Promise<string> {
    const { text } = await this.hold(documentId);
    this.forgetOldest(new Set([documentId]));
    return text;
  }

  /** The text with the blocks that a reader shows. */
  async withBlocks(documentId: string): Promise<DocumentText> {
    const held = await this.hold(documentId);
    const { id, format } = this.require(documentId);
    if (held.blocks === null || held.format !== format) {
      held.blocks = blocksOfFormat(format, held.text);
      held.format = format;
    }
    this.forgetOldest(new Set([documentId]));
    return { documentId: id, text: held.text, blocks: held.blocks };
  }

  /**
   * Looks whether sources and texts are what they were at import, for as many documents as `budget` bytes allow, and
   * mends what can be mended: a text from its source, a source from a text that is the same to the byte.
   */
  async verify(budget: number): Promise<Finding[]> {
    const told = this.findings.length;
    const lost: Finding[] = [];
    let rest = budget;
    for (const document of this.options.study.allWithRemoved('document')) {
      rest -= 2 * document.source.bytes;
      if (rest < 0) break;
      try {
        await this.read(document);
      } catch (error) {
        if (!isProblem(error)) throw error;
        lost.push({
          severity: 'loss',
          file: textFileOf(document.id),
          message: `${error.message} ${error.advice}`,
        });
        continue;
      }
      const finding = await this.verifySource(document);
      if (finding !== null) lost.push(finding);
    }
    return [...this.findings.splice(told), ...lost];
  }

  /** Null where the source is whole, or could be mended. */
  private async verifySource(document: Document): Promise<Finding | null> {
    const path = sourceFileOf(document.id, document.source.extension);
    const bytes = await this.bytesOf(path);
    if (bytes !== null && (await sha256(bytes)) === document.source.sha256) return null;
    const text = await this.bytesOf(textFileOf(document.id));
    const state = bytes === null ? 'missing' : 'damaged';
    if (document.source.sha256 === document.text.sha256 && text !== null && this.options.mayMend) {
      await this.replace(path, bytes !== null, text);
      this.note(
        path,
        `The source of “${document.title}” was ${state}; ${bytes === null ? 'it was' : 'it was set aside and'} made again from the text, which is the same to the byte.`,
      );
      return null;
    }
    return {
      severity: 'loss',
      file: path,
      message: `The source of “${document.title}” is ${state}. Its text and passages are not concerned; put the file ${document.fileName} back under this name.`,
    };
  }

  /** Writes a file anew, the damaged one kept beside it. */
  private async replace(path: string, wasThere: boolean, content: Uint8Array): Promise<void> {
    const { files, folder, now } = this.options;
    const where = onDisk(folder, path);
    if (wasThere) await files.rename(where, `${where}.damaged-${now().replace(/[-:.]/g, '')}`);
    await writeDurably(files, where, [content]);
  }

  private require(documentId: string): Document {
    const document = this.options.study.get('document', documentId);
    if (document === undefined)
      throw new Problem('not-found', `The study has no document with the id “${documentId}”.`);
    return document;
  }

  private async hold(documentId: string): Promise<Held> {
    const present = this.held.get(documentId);
    if (present !== undefined) {
      this.held.delete(documentId);
      this.held.set(documentId, present);
      return present;
    }
    const document = this.require(documentId);
    let reading = this.reading.get(documentId);
    if (reading === undefined) {
      reading = this.read(document).finally(() => this.reading.delete(documentId));
      this.reading.set(documentId, reading);
    }
    const held = await reading;
    this.held.set(documentId, held);
    return held;
  }

  private forgetOldest(needed: ReadonlySet<string>): void {
    let total = 0;
    for (const { text } of this.held.values()) total += text.length;
    for (const [id, { text }] of this.held) {
      if (total <= this.options.cachedText) return;
      if (needed.has(id)) continue;
      this.held.delete(id);
      total -= text.length;
    }
  }

  private async read(document: Document): Promise<Held> {
    const bytes = await this.bytesOf(textFileOf(document.id));
    const text =
      bytes !== null && (await sha256(bytes)) === document.text.sha256
        ? bytes.toString('utf8')
        : await this.makeAgain(document, bytes !== null);
    return { text, format: document.format, blocks: null };
  }

  private async bytesOf(path: string): Promise<Buffer | null> {
    try {
      return await this.options.files.readFile(onDisk(this.options.folder, path));
    } catch (error) {
      if (['ENOENT', 'EIO', 'EISDIR', 'ENOTDIR'].includes(errorCode(error))) return null;
      throw error;
    }
  }

  private async makeAgain(document: Document, wasThere: boolean): Promise<string> {
    const path = textFileOf(document.id);
    const text = await this.textFromSource(document);
    if (text === null) {
      throw new Problem(
        'damaged',
        `The text of “${document.title}” is ${wasThere ? 'damaged' : 'missing'} (${path}), and its source does not give it again.`,
        'Passages keep their quotes. Put back the document’s folder from a backup.',
      );
    }
    if (!this.options.mayMend) {
      this.note(
        path,
        `The text of “${document.title}” was ${wasThere ? 'damaged' : 'missing'}; it was made again from its source for reading, and the file left as it is.`,
      );
      return text;
    }
    await this.replace(path, wasThere, Buffer.from(text));
    this.note(
      path,
      `The text of “${document.title}” was ${wasThere ? 'damaged; it was set aside and' : 'missing; it was'} made again from its source. It is the same to the byte.`,
    );
    return text;
  }

  private note(file: string, message: string): void {
    this.findings.push({ severity: 'repaired', file, message });
  }

  /** The text as the source gives it now; null where source or text are not what they were. */
  private async textFromSource(document: Document): Promise<string | null> {
    const bytes = await this.bytesOf(sourceFileOf(document.id, document.source.extension));
    if (bytes === null || (await sha256(bytes)) !== document.source.sha256) return null;
    // How the text is shown may have been changed since; what read it is named by the extractor.
    const read = importDocument(bytes, {
      fileName: document.fileName,
      format: document.extractor.name,
      ...(document.encoding === null ? {} : { encoding: document.encoding.id }),
    });
    if (!read.ok || (await sha256(Buffer.from(read.value.text))) !== document.text.sha256) return null;
    return read.value.text;
  }
}
