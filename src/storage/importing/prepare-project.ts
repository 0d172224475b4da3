/**
 * Reads another program's project and makes all that goes to disk of its documents, so that a thread of its own can
 * do the whole of the work.
 */
import { anchorPassages, newSearchBudget } from '#core/exchange/anchor-passages.ts';
import { datasetFormatId } from '#core/exchange/dataset/plan-dataset.ts';
import type {
  AnchoredPassage,
  PreparedExchangeDocument,
  PreparedProject,
} from '#core/exchange/prepared-project.ts';
import type {
  ExchangeDocument,
  ExchangeFile,
  ExchangePassage,
  ExchangeReader,
} from '#core/exchange/project.ts';
import { exchangeReaders } from '#core/exchange/readers/registry.ts';
import { importers } from '#core/importers/registry.ts';
import { type PageMap, readPageMap } from '#core/pages/page-map.ts';
import { messageOf } from '#core/problem.ts';
import { canonicalise } from '#core/text/canonical.ts';
import { openSqlite } from '../open-sqlite.ts';
import type { DocumentFiles } from '../write-document-files.ts';
import { type PreparedDocument, type Progress, prepareDocument } from './prepare-document.ts';

export interface ProjectRequest {
  files: readonly ExchangeFile[];
  /** Id of the reader; null = the first that recognises the files. */
  format: string | null;
}

export type ProjectPrepared =
  /** `documents` has the files of every document that has facts, by its key. */
  | { ok: true; project: PreparedProject; documents: ReadonlyMap<string, DocumentFiles> }
  /** For people. */
  | { ok: false; error: string };

/** `progress` may throw to end the reading; then this rejects. */
export async function prepareProject(
  { files, format }: ProjectRequest,
  progress?: Progress,
): Promise<ProjectPrepared> {
  const reader = chooseReader(files, format);
  if (typeof reader === 'string') return { ok: false, error: reader };
  const reading = await reader.read(files, { openSqlite });
  if (!reading.ok) return { ok: false, error: reading.message };
  const { documents, passages, ...project } = reading.project;
  const ofDocument = groupByDocument(passages);
  const budget = newSearchBudget();
  const prepared: PreparedExchangeDocument[] = [];
  const anchored: AnchoredPassage[] = [];
  const contents = new Map<string, DocumentFiles>();
  for (const [index, document] of documents.entries()) {
    progress?.(index, documents.length);
    const made = await prepareExchangeDocument(document);
    const { key, title, fileName, values } = document;
    const notes = made.notes;
    const own = ofDocument.get(key) ?? [];
    ofDocument.delete(key);
    if (made.document === null) {
      prepared.push({ key, title, fileName, values, facts: null, notes });
      anchored.push(...own.map(passage => unplaced(passage, 'its document has no text that could be read')));
      continue;
    }
    const { bytes, extension, text, pages, document: read } = made;
    const { text: measures, blocks, pages: keptPages } = read;
    prepared.push({
      key,
      title,
      fileName,
      values,
      notes,
      facts: {
        format: read.format,
        extractor: read.extractor,
        encoding: read.encoding,
        changes: { bom: read.changes.bom, lineEnds: read.changes.lineEnds },
        source: { bytes: bytes.length, sha256: read.sourceSha256, extension },
        text: {
          sha256: measures.sha256,
          length: measures.length,
          codePoints: measures.codePoints,
          words: measures.words,
        },
        blocks: blocks === null ? null : { sha256: blocks.sha256, count: blocks.count },
        pages:
          keptPages === null
            ? null
            : { sha256: keptPages.sha256, count: keptPages.count, withText: keptPages.withText },
        metadata: read.metadata,
        warnings: [...read.warnings],
      },
    });
    contents.set(key, {
      source: bytes,
      text: measures.bytes,
      blocks: blocks?.bytes ?? null,
      pages: keptPages?.bytes ?? null,
    });
    anchored.push(...anchorPassages({ text, pages, written: document.text }, own, budget));
  }
  for (const homeless of ofDocument.values())
    anchored.push(...homeless.map(passage => unplaced(passage, 'the project does not have its document')));
  return {
    ok: true,
    project: { format: reader.id, project, documents: prepared, passages: anchored },
    documents: contents,
  };
}

function chooseReader(files: readonly ExchangeFile[], format: string | null): ExchangeReader | string {
  const names = [datasetFormatId, ...exchangeReaders.map(({ id }) => id)].join(', ');
  if (format !== null) {
    const named = exchangeReaders.find(({ id }) => id === format);
    return named ?? `There is no format “${format}” for projects. Known are ${names}.`;
  }
  for (const reader of exchangeReaders) {
    try {
      if (reader.sniff(files)) return reader;
    } catch {
      // What a reader cannot even look at is not of its format.
    }
  }
  const what = files.length === 1 ? (files[0]?.path ?? 'the file') : 'these files';
  return `Nothing was imported: ${what} could not be recognised as a project of a program that is known here. Choose its format, or export it from that program anew. Known are ${names}.`;
}

function groupByDocument(passages: readonly ExchangePassage[]): Map<string, ExchangePassage[]> {
  const groups = new Map<string, ExchangePassage[]>();
  for (const passage of passages) {
    const present = groups.get(passage.documentKey);
    if (present === undefined) groups.set(passage.documentKey, [passage]);
    else present.push(passage);
  }
  return groups;
}

function unplaced({ range: _, page: __, ...passage }: ExchangePassage, why: string): AnchoredPassage {
  return { ...passage, place: null, why };
}

type Made =
  | {
      document: PreparedDocument;
      /** The source as it is kept. */
      bytes: Uint8Array;
      extension: string;
      text: string;
      pages: PageMap | null;
      notes: string[];
    }
  | { document: null; notes: string[] };

/**
 * From its original where that gives the very text of the project, or has pages; else from the text alone, so that
 * offsets stay true.
 */
async function prepareExchangeDocument({ text, source, fileName, title }: ExchangeDocument): Promise<Made> {
  const notes: string[] = [];
  if (source !== null) {
    const extension = extensionOf(source.extension);
    const made = await tryPrepare(source.bytes, `${title || 'document'}.${extension}`);
    if (!('document' in made)) notes.push(`its original was not taken in (${made.error})`);
    else {
      const { document } = made;
      const read = new TextDecoder().decode(document.text.bytes);
      const isSame = text === null || canonicalise(text).text === read;
      if (isSame || document.pages !== null) {
        if (!isSame)
          notes.push(
            'its pages are read anew here, into a text that is not that of the project: passages were looked for by their words.',
          );
        return {
          document,
          bytes: source.bytes,
          extension,
          text: read,
          pages: pagesOf(document, read),
          notes,
        };
      }
      notes.push(
        `its text is kept as the project has it, as plain text: its original (.${extension}) is read otherwise here.`,
      );
    }
  }
  if (text === null) {
    if (source === null) notes.push('the project has neither its text nor its file.');
    return { document: null, notes };
  }
  const bytes = new TextEncoder().encode(text);
  const byName = importers.find(
    ({ extensions, blocksOf }) => blocksOf !== undefined && extensions.includes(extensionIn(fileName)),
  );
  const format = byName?.id ?? 'plain-text';
  const made = await tryPrepare(bytes, fileName, { format, encoding: 'utf-8' });
  if ('document' in made) {
    const { document } = made;
    const extension = byName === undefined ? 'txt' : extensionIn(fileName);
    const read = new TextDecoder().decode(document.text.bytes);
    return { document, bytes, extension, text: read, pages: null, notes };
  }
  return { document: null, notes: [...notes, made.error] };
}

async function tryPrepare(
  bytes: Uint8Array,
  fileName: string,
  options: { format?: string; encoding?: string } = {},
): Promise<{ document: PreparedDocument } | { error: string }> {
  try {
    const made = await prepareDocument(bytes, { fileName, ...options });
    return made.ok ? { document: made.document } : { error: made.error };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

function pagesOf({ pages }: PreparedDocument, text: string): PageMap | null {
  return pages === null ? null : readPageMap(new TextDecoder().decode(pages.bytes), text.length);
}

const extensionIn = (fileName: string): string => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

const extensionOf = (extension: string): string => {
  const plain = extension.replace(/^\./, '').toLowerCase();
  return /^[a-z0-9]{1,12}$/.test(plain) ? plain : 'bin';
};
