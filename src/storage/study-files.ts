/** Which file of a study's folder holds which records, and what the folder's parts are called. */
import { join } from 'node:path';
import { documentId } from '#core/model/ids.ts';
import type { Passage } from '#core/model/passage.ts';
import type { AnyRecord, RecordType } from '#core/model/records.ts';

/** Version of the layout on disk. A migration to the next version is a file in `migrations/`. */
export const formatVersion = 3;

export const studyFile = 'study.json';
export const registryFile = 'registry.json';
export const journalFolder = 'journal';
export const checkpointFile = 'journal/checkpoint.json';
export const snapshotFolder = 'snapshots';
export const passageFolder = 'passages';
export const documentFolder = 'documents';
export const studySuffix = '.tracework';

export type TableFormat =
  | 'tracework/study'
  | 'tracework/registry'
  | 'tracework/passages'
  | 'tracework/document';

/** A file that holds records, by its path in the study's folder, with `/` on every system. */
export type TablePath = string;

const studyTypes: readonly RecordType[] = ['study', 'coder', 'kind', 'field', 'vocabulary', 'linkType'];
const registryTypes: readonly RecordType[] = ['item', 'link', 'judgement', 'memo', 'savedView', 'run'];

export const passagesFileOf = (document: string): TablePath => `${passageFolder}/${document}.json`;
export const documentFileOf = (document: string): TablePath => `${documentFolder}/${document}/document.json`;
export const textFileOf = (document: string): string => `${documentFolder}/${document}/text.txt`;
export const blocksFileOf = (document: string): string => `${documentFolder}/${document}/blocks.json`;
export const pagesFileOf = (document: string): string => `${documentFolder}/${document}/pages.json`;
export const sourceFileOf = (document: string, extension: string): string =>
  `${documentFolder}/${document}/source.${extension}`;

/** The file that a record lies in. A record never changes its file: a passage stays with its document. */
export const fileOf = (type: RecordType, record: AnyRecord): TablePath => {
  if (type === 'passage') return passagesFileOf((record as Passage).documentId);
  if (type === 'document') return documentFileOf(record.id);
  return registryTypes.includes(type) ? registryFile : studyFile;
};

export interface TableKind {
  format: TableFormat;
  types: readonly RecordType[];
  /** The document whose records the file holds; null for the study's own files. */
  documentId: string | null;
}

/** What a path holds; null for a path that is no table file's. */
export const tableKindOf = (path: TablePath): TableKind | null => {
  if (path === studyFile) return { format: 'tracework/study', types: studyTypes, documentId: null };
  if (path === registryFile) return { format: 'tracework/registry', types: registryTypes, documentId: null };
  const passages = /^passages\/([^/]+)\.json$/.exec(path)?.[1];
  if (passages !== undefined && documentId.safeParse(passages).success) {
    return { format: 'tracework/passages', types: ['passage'], documentId: passages };
  }
  const document = /^documents\/([^/]+)\/document\.json$/.exec(path)?.[1];
  if (document !== undefined && documentId.safeParse(document).success) {
    return { format: 'tracework/document', types: ['document'], documentId: document };
  }
  return null;
};

/** Where a path of the study lies on this computer. */
export const onDisk = (folder: string, path: string): string => join(folder, ...path.split('/'));

/** Name of a journal segment, e.g. `journal/000001.jsonl`. */
export const segmentFile = (segment: number): string =>
  `${journalFolder}/${String(segment).padStart(6, '0')}.jsonl`;

/** Number of a segment by its name in the journal folder; null for other files. */
export const segmentNumber = (name: string): number | null => {
  const digits = /^(\d{6,9})\.jsonl$/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
};
