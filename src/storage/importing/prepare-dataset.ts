/** Reads a dataset of this program and checks that each document's files are those that its record speaks of. */
import { datasetFiles } from '#core/exchange/dataset/dataset-files.ts';
import type { DatasetRecords } from '#core/exchange/dataset/plan-dataset.ts';
import type { ExchangeFile } from '#core/exchange/project.ts';
import { type DatasetDocument, readDataset } from '#core/exporters/dataset/read-dataset.ts';
import { ArchiveProblem } from '#core/importers/zip/read-archive.ts';
import { sha256 } from '../digest.ts';
import type { DocumentFiles } from '../write-document-files.ts';
import type { Progress } from './prepare-document.ts';

export type DatasetPrepared =
  /** `documents` has the files of every document, by its id in the dataset. */
  | { ok: true; dataset: DatasetRecords; documents: ReadonlyMap<string, DocumentFiles> }
  /** For people. */
  | { ok: false; error: string };

/** Null where the files are no dataset. `progress` may throw to end the reading; then this rejects. */
export async function prepareDataset(
  files: readonly ExchangeFile[],
  progress?: Progress,
): Promise<DatasetPrepared | null> {
  let found: readonly ExchangeFile[] | null;
  try {
    found = datasetFiles(files);
  } catch (error) {
    if (error instanceof ArchiveProblem)
      return { ok: false, error: `Nothing was imported: ${error.message}` };
    throw error;
  }
  if (found === null) return null;
  const reading = readDataset(found);
  if (!reading.ok) return { ok: false, error: `Nothing was imported: ${reading.message}` };
  const { study, entries, documents } = reading.dataset;
  const contents = new Map<string, DocumentFiles>();
  for (const [index, each] of documents.entries()) {
    progress?.(index, documents.length);
    const content = await contentOf(each);
    if (typeof content === 'string')
      return {
        ok: false,
        error: `Nothing was imported: ${content} Copy the whole dataset again, or make it again from its study.`,
      };
    contents.set(each.document.id, content);
  }
  return { ok: true, dataset: { study, entries }, documents: contents };
}

/** Or what is wrong. What can be made again from the source is left out where it is not as it was. */
async function contentOf({
  document,
  source,
  text,
  blocks,
  pages,
}: DatasetDocument): Promise<DocumentFiles | string> {
  const wrong = async (bytes: Uint8Array | null, hash: string): Promise<string | null> =>
    bytes === null ? 'is not there' : (await sha256(bytes)) === hash ? null : 'was changed since';
  const badText = await wrong(text, document.text.sha256);
  if (text === null || badText !== null) return `the text of “${document.title}” ${badText}.`;
  const badSource = await wrong(source, document.source.sha256);
  if (source === null || badSource !== null) return `the source of “${document.title}” ${badSource}.`;
  const whole = async (bytes: Uint8Array | null, kept: { sha256: string } | null) =>
    bytes !== null && kept !== null && (await wrong(bytes, kept.sha256)) === null
      ? new Uint8Array(bytes)
      : null;
  // Copies, as parts of a zip may lie in one piece of memory, which cannot be handed over in parts.
  return {
    source,
    text: new Uint8Array(text),
    blocks: await whole(blocks, document.blocks),
    pages: await whole(pages, document.pages),
  };
}
