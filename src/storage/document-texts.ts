/**
 * The canonical texts of a study's documents and the blocks that are kept beside them, each checked against its hash
 * when it is read. What does not fit is made again from the source, if that is whole and gives the same.
 */
import type { DocumentText, Finding } from '#core/api.ts';
import { blocksOfFormat } from '#core/importers/blocks-of-format.ts';
import type { ImportedDocument } from '#core/importers/importer.ts';
import type { ReadPdf } from '#core/importers/pdf/pdf-content.ts';
import { type Realigned, realignPages } from '#core/importers/pdf/realign.ts';
import { importDocument } from '#core/importers/registry.ts';
import type { Document } from '#core/model/document.ts';
import { type PageMap, readPageMap, writePageMap } from '#core/pages/page-map.ts';
import { isProblem, Problem } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { Block } from '#core/text/blocks.ts';
import { counted } from '#core/text/counted.ts';
import { readBlocks, writeBlocks } from '#core/text/kept-blocks.ts';
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import { sha256 } from './digest.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { readPdfWhenNeeded } from './importing/pdf/read-when-needed.ts';
import { blocksFileOf, onDisk, pagesFileOf, sourceFileOf, textFileOf } from './study-files.ts';
import { writeDurably } from './write-durably.ts';

interface Held {
  text: string;
  /** The format that the blocks are of; they are made or read when first asked for. */
  format: string;
  blocks: readonly Block[] | null;
  /** Read when first asked for; null where the source has none, or they are lost. */
  pages?: PageMap | null;
}

export interface DocumentTextsOptions {
  files: FileSystem;
  folder: string;
  study: StudyReader;
  /** UTF-16 units to keep in memory. */
  cachedText: number;
  /** Whether what was made again may be written to the study's folder. */
  mayMend: boolean;
  /** Reads PDFs whose pages have to be made again; absent = in the thread that asks. */
  readPdf?: ReadPdf;
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
    for (const id of documentIds) await this.pagesOf(id);
    this.forgetOldest(new Set(documentIds));
  }

  /** A text that `load` has brought. */
  loaded(documentId: string): string {
    const held = this.held.get(documentId);
    if (held === undefined) throw new Error(`The text of ${documentId} was not loaded.`);
    return held.text;
  }

  /** The pages of a text that `load` has brought. */
  loadedPages(documentId: string): PageMap | null {
    return this.held.get(documentId)?.pages ?? null;
  }

  /** Where the text stands on pages; null where its source has none, or where they are lost, which is told. */
  async pagesOf(documentId: string): Promise<PageMap | null> {
    const held = await this.hold(documentId);
    const document = this.require(documentId);
    const { pages } = document;
    held.pages ??= pages === null ? null : await this.keptPages(document, pages.sha256, held.text);
    return held.pages;
  }

  /** The bytes of the source as they were imported; rejects with `damaged` where they are not there any more. */
  async sourceOf(documentId: string): Promise<Buffer> {
    const document = this.require(documentId);
    const path = sourceFileOf(document.id, document.source.extension);
    const bytes = await this.bytesOf(path);
    if (bytes !== null && (await sha256(bytes)) === document.source.sha256) return bytes;
    throw new Problem(
      'damaged',
      `The source of “${document.title}” is ${bytes === null ? 'missing' : 'damaged'} (${path}).`,
      `Its text and passages are whole. Put the file ${document.fileName} back under this name.`,
    );
  }

  async textOf(documentId: string): Promise<string> {
    const { text } = await this.hold(documentId);
    this.forgetOldest(new Set([documentId]));
    return text;
  }

  /** The text with the blocks that a reader shows. */
  async withBlocks(documentId: string): Promise<DocumentText> {
    const held = await this.hold(documentId);
    const document = this.require(documentId);
    const { id, format } = document;
    let { blocks } = held;
    if (blocks === null || held.format !== format) {
      blocks =
        document.blocks === null
          ? blocksOfFormat(format, held.text)
          : await this.keptBlocks(document, document.blocks, held.text);
      Object.assign(held, { blocks, format });
    }
    this.forgetOldest(new Set([documentId]));
    return { documentId: id, text: held.text, blocks };
  }

  /**
   * Looks whether sources, texts and blocks are what they were at import, for as many documents as `budget` bytes
   * allow, and mends what can be mended: a text and blocks from their source, a source from a text that is the same
   * to the byte.
   */
  async verify(budget: number): Promise<Finding[]> {
    const told = this.findings.length;
    const lost: Finding[] = [];
    let rest = budget;
    for (const document of this.options.study.allWithRemoved('document')) {
      rest -= 2 * document.source.bytes;
      if (rest < 0) break;
      try {
        const { text } = await this.read(document);
        if (document.blocks !== null) await this.keptBlocks(document, document.blocks, text);
        if (document.pages !== null) await this.keptPages(document, document.pages.sha256, text);
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
    const text = (await this.readSourceAgain(document))?.text;
    if (text === undefined) {
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

  /**
   * The blocks that the import made: as kept, else as the source gives them again, else the text as plain lines,
   * which lets it be read and coded all the same.
   */
  private async keptBlocks(
    document: Document,
    kept: NonNullable<Document['blocks']>,
    text: string,
  ): Promise<readonly Block[]> {
    const path = blocksFileOf(document.id);
    const bytes = await this.bytesOf(path);
    if (bytes !== null && (await sha256(bytes)) === kept.sha256) {
      const blocks = readBlocks(bytes.toString('utf8'), text);
      if (blocks !== null) return blocks;
    }
    const state = bytes === null ? 'missing' : 'damaged';
    const made = await this.readSourceAgain(document);
    const content = made === null ? null : Buffer.from(writeBlocks(made.blocks));
    if (made === null || content === null || (await sha256(content)) !== kept.sha256) {
      this.note(
        path,
        `How “${document.title}” is divided into paragraphs, lists and tables is ${state} (${path}), and its source does not give it again. The text is whole and shown as plain lines; passages are not concerned. Put the file back from a backup.`,
        'loss',
      );
      return blocksOfPlainText(text);
    }
    if (this.options.mayMend) await this.replace(path, bytes !== null, content);
    this.note(
      path,
      `How “${document.title}” is divided into paragraphs, lists and tables was ${state}; it was made again from its source${this.options.mayMend ? '' : ' for reading, and the file left as it is'}.`,
    );
    return made.blocks;
  }

  /** Where the text stands on pages: as kept, else as the source gives it again. */
  private async keptPages(document: Document, hash: string, text: string): Promise<PageMap | null> {
    const path = pagesFileOf(document.id);
    const bytes = await this.bytesOf(path);
    if (bytes !== null && (await sha256(bytes)) === hash) {
      const pages = readPageMap(bytes.toString('utf8'), text.length);
      if (pages !== null) return pages;
    }
    const state = bytes === null ? 'missing' : 'damaged';
    const pages = (await this.readSourceAgain(document))?.pages;
    const content = pages === undefined ? null : Buffer.from(writePageMap(pages));
    if (pages === undefined || content === null || (await sha256(content)) !== hash) {
      const found = await this.findOnPages(document, text);
      if (found !== null) {
        this.note(
          path,
          `Where the text of “${document.title}” stands on its pages is ${state} (${path}), and its source is read otherwise now; its words were found again on the pages.${sayLost(found.lost)} Passages keep their places.`,
          found.lost.length === 0 ? 'repaired' : 'loss',
        );
        return found.pages;
      }
      this.note(
        path,
        `Where the text of “${document.title}” stands on its pages is ${state} (${path}), and its source does not give it again. The text is whole, and passages keep their places in it and on their pages. Put the file back from a backup.`,
        'loss',
      );
      return null;
    }
    if (this.options.mayMend) await this.replace(path, bytes !== null, content);
    this.note(
      path,
      `Where the text of “${document.title}” stands on its pages was ${state}; it was made again from its source${this.options.mayMend ? '' : ' for reading, and the file left as it is'}.`,
    );
    return pages;
  }

  /** Where the words of the text stand on the pages as they are read now; null where they cannot be read. */
  private async findOnPages(document: Document, text: string): Promise<Realigned | null> {
    const bytes = await this.bytesOf(sourceFileOf(document.id, document.source.extension));
    if (bytes === null || (await sha256(bytes)) !== document.source.sha256) return null;
    const { readPdf = readPdfWhenNeeded } = this.options;
    const read = await readPdf(bytes, { password: null });
    return read.ok ? realignPages(text, read.content) : null;
  }

  /** Each thing is told once. */
  private note(file: string, message: string, severity: Finding['severity'] = 'repaired'): void {
    if (this.findings.some(finding => finding.file === file && finding.message === message)) return;
    this.findings.push({ severity, file, message });
  }

  /** What the source gives now; null where source or text are not what they were. */
  private async readSourceAgain(document: Document): Promise<ImportedDocument | null> {
    const bytes = await this.bytesOf(sourceFileOf(document.id, document.source.extension));
    if (bytes === null || (await sha256(bytes)) !== document.source.sha256) return null;
    // How the text is shown may have been changed since; what read it is named by the extractor.
    const read = await importDocument(bytes, {
      fileName: document.fileName,
      format: document.extractor.name,
      choices: document.extractor.choices,
      readPdf: this.options.readPdf ?? readPdfWhenNeeded,
      ...(document.encoding === null ? {} : { encoding: document.encoding.id }),
    });
    if (!read.ok || (await sha256(Buffer.from(read.value.text))) !== document.text.sha256) return null;
    return read.value;
  }
}

function sayLost(lost: Realigned['lost']): string {
  if (lost.length === 0) return '';
  const pages = lost.map(({ page, pieces }) => `${counted(pieces, 'piece')} on page ${page}`);
  return ` Not found: ${pages.slice(0, 10).join(', ')}${pages.length > 10 ? ' …' : ''}.`;
}
