/** Whether sources, texts and kept blocks are what they were at import, and whether every passage's quote stands where it says. */
import type { Finding } from '#core/api.ts';
import type { Document } from '#core/model/document.ts';
import type { Passage } from '#core/model/passage.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { verifyAnchor } from '#core/text/quote-anchor.ts';
import { sha256 } from './digest.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { Pacer } from './pause.ts';
import {
  blocksFileOf,
  documentFolder,
  onDisk,
  pagesFileOf,
  sourceFileOf,
  textFileOf,
} from './study-files.ts';

type Tell = (sort: string, finding: Finding) => void;

export async function checkDocuments(
  files: FileSystem,
  folder: string,
  study: StudyReader,
  tell: Tell,
): Promise<{ documents: number; files: number }> {
  const passages = new Map<string, Passage[]>();
  for (const passage of study.allWithRemoved('passage')) {
    const list = passages.get(passage.documentId);
    if (list === undefined) passages.set(passage.documentId, [passage]);
    else list.push(passage);
  }
  let documents = 0;
  let checkedFiles = 0;
  for (const document of study.allWithRemoved('document')) {
    documents += 1;
    checkedFiles += 2;
    await checkSource(files, folder, document, tell);
    const text = await checkText(files, folder, document, tell);
    if (document.blocks !== null) {
      checkedFiles += 1;
      await checkKept(files, folder, document.blocks.sha256, blocksFileOf(document.id), tell, {
        sort: 'blocks',
        what: `How “${document.title}” is divided into paragraphs, lists and tables`,
      });
    }
    if (document.pages !== null) {
      checkedFiles += 1;
      await checkKept(files, folder, document.pages.sha256, pagesFileOf(document.id), tell, {
        sort: 'pages',
        what: `Where the text of “${document.title}” stands on its pages`,
      });
    }
    if (text !== null) await checkQuotes(document, text, passages.get(document.id) ?? [], tell);
  }
  for (const { name, isFolder } of await files.list(onDisk(folder, documentFolder))) {
    if (!isFolder || study.get('document', name) !== undefined) continue;
    tell('folders', {
      severity: 'note',
      file: `${documentFolder}/${name}`,
      message: `${documentFolder}/${name} holds the files of no document of the study: an import that was undone or interrupted. They are kept.`,
    });
  }
  return { documents, files: checkedFiles };
}

async function readOrNull(files: FileSystem, path: string): Promise<Buffer | null> {
  try {
    return await files.readFile(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'EIO'].includes(errorCode(error))) return null;
    throw error;
  }
}

async function checkSource(files: FileSystem, folder: string, document: Document, tell: Tell): Promise<void> {
  const path = sourceFileOf(document.id, document.source.extension);
  const bytes = await readOrNull(files, onDisk(folder, path));
  if (bytes !== null && (await sha256(bytes)) === document.source.sha256) return;
  tell('sources', {
    severity: 'loss',
    file: path,
    message: `The source of “${document.title}” is ${bytes === null ? 'missing' : 'not the file that was imported'}. Its text and passages are not concerned; put the file ${document.fileName} back under this name.`,
  });
}

async function checkText(
  files: FileSystem,
  folder: string,
  document: Document,
  tell: Tell,
): Promise<string | null> {
  const path = textFileOf(document.id);
  const bytes = await readOrNull(files, onDisk(folder, path));
  const isWhole = bytes !== null && (await sha256(bytes)) === document.text.sha256;
  const text = isWhole ? bytes.toString('utf8') : null;
  if (text !== null && text.length === document.text.length) return text;
  tell('texts', {
    severity: 'loss',
    file: path,
    message: `The text of “${document.title}” is ${bytes === null ? 'missing' : 'not what it was at import'}. Open the document: the text is then made again from its source.`,
  });
  return null;
}

/** What is kept beside a text can be made again from the source when the document is next opened. */
async function checkKept(
  files: FileSystem,
  folder: string,
  hash: string,
  path: string,
  tell: Tell,
  { sort, what }: { sort: string; what: string },
): Promise<void> {
  const bytes = await readOrNull(files, onDisk(folder, path));
  if (bytes !== null && (await sha256(bytes)) === hash) return;
  tell(sort, {
    severity: 'loss',
    file: path,
    message: `${what} is ${bytes === null ? 'missing' : 'not what it was at import'}. Open the document: it is then made again from its source.`,
  });
}

async function checkQuotes(
  document: Document,
  text: string,
  passages: readonly Passage[],
  tell: Tell,
): Promise<void> {
  const pacer = new Pacer();
  for (const passage of passages) {
    if (pacer.isDue) await pacer.rest();
    // A region is a place on a page, not words.
    if (passage.region !== undefined) continue;
    const anchor = verifyAnchor(text, passage);
    if (anchor.state === 'exact') continue;
    const where =
      anchor.state === 'moved' ? `stands at ${anchor.start} to ${anchor.end}` : 'is not in the text';
    tell('quotes', {
      severity: 'loss',
      file: null,
      message: `The quote of passage ${passage.id} in “${document.title}” is not at ${passage.start} to ${passage.end}, where the passage says; it ${where}.`,
    });
  }
}
