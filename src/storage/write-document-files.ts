/** Puts a new document's files into the study's folder. */
import type { Document } from '#core/model/document.ts';
import type { FileSystem } from './file-system.ts';
import {
  blocksFileOf,
  documentFolder,
  onDisk,
  pagesFileOf,
  sourceFileOf,
  textFileOf,
} from './study-files.ts';
import { importingFolder } from './sweep.ts';
import { writeDurably } from './write-durably.ts';

export interface DocumentFiles {
  /** As it was imported. */
  source: Uint8Array;
  /** The canonical text as UTF-8. */
  text: Uint8Array;
  /** Null for formats whose blocks follow from the text. */
  blocks: Uint8Array | null;
  /** Null for sources without pages. */
  pages: Uint8Array | null;
}

/** Under a name that the next opening clears away, until all of it is on disk. */
export async function writeDocumentFiles(
  files: FileSystem,
  folder: string,
  { id, source: { extension } }: Pick<Document, 'id' | 'source'>,
  { source, text, blocks, pages }: DocumentFiles,
): Promise<void> {
  const at = (path: string): string => onDisk(folder, path);
  const temporary = importingFolder(id);
  const final = `${documentFolder}/${id}`;
  const within = (path: string): string => at(path.replace(final, temporary));
  try {
    await files.makeFolder(at(temporary));
    await writeDurably(files, within(sourceFileOf(id, extension)), [source]);
    await writeDurably(files, within(textFileOf(id)), [text]);
    if (blocks !== null) await writeDurably(files, within(blocksFileOf(id)), [blocks]);
    if (pages !== null) await writeDurably(files, within(pagesFileOf(id)), [pages]);
    await files.rename(at(temporary), at(final));
    await files.syncFolder(at(documentFolder));
  } catch (error) {
    await files.remove(at(temporary)).catch(() => undefined);
    throw error;
  }
}

/** Takes them away again, where nothing refers to them yet. */
export async function removeDocumentFiles(files: FileSystem, folder: string, id: string): Promise<void> {
  await files.remove(onDisk(folder, `${documentFolder}/${id}`)).catch(() => undefined);
}
