/** Reads the records of a dataset back: checked one by one, whole or not at all. */
import { z } from 'zod';
import type { ExchangeFile } from '../../exchange/project.ts';
import type { Document } from '../../model/document.ts';
import { type Entry, recordSchemas, recordTypes } from '../../model/records.ts';
import type { Study } from '../../model/study.ts';
import { recordFileOf } from './record-files.ts';

export const provenanceFile = 'provenance.json';
export const datasetFormat = 'tracework/dataset';
export const datasetVersion = 1;

const provenance = z.looseObject({
  format: z.literal(datasetFormat),
  version: z.literal(datasetVersion),
  records: z.boolean(),
});

/** Bytes of one file of records. */
const largestFile = 2 ** 30;

export interface ReadDataset {
  study: Study;
  /** All records but the study's own, what is named before what names it. */
  entries: readonly Entry[];
  /** The files of each document, where the dataset has them. */
  documents: readonly DatasetDocument[];
}

export interface DatasetDocument {
  document: Document;
  source: Uint8Array | null;
  text: Uint8Array | null;
  blocks: Uint8Array | null;
  pages: Uint8Array | null;
}

export type DatasetReading =
  | { ok: true; dataset: ReadDataset }
  /** In words: what is wrong with which file, and what to do. */
  | { ok: false; message: string };

/** Whether the files are a dataset of this program. Paths are within the dataset's folder. */
export const isDataset = (files: readonly ExchangeFile[]): boolean => {
  const file = files.find(({ path }) => path === provenanceFile);
  return file !== undefined && file.bytes.length < 1_000_000 && isRight(decode(file.bytes));
};

const isRight = (text: string | null): boolean => (text ?? '').slice(0, 200).includes(`"${datasetFormat}"`);

/** Never throws. */
export function readDataset(files: readonly ExchangeFile[]): DatasetReading {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const about = byPath.get(provenanceFile);
  const read = about === undefined ? null : provenance.safeParse(parse(decode(about) ?? ''));
  if (read === null || !read.success)
    return no(
      `There is no ${provenanceFile} of a dataset that this program can read.`,
      'Choose the dataset’s folder.',
    );
  if (!read.data.records)
    return no(
      'The dataset holds tables only, no whole records: it was made without the sources’ words or in partitions. Texts, quotes and with them passages and all that rests on these cannot be restored from it.',
      'Make it again from its study, with the source text and in one piece.',
    );
  const entries: Entry[] = [];
  const names = new Set<string>();
  for (const type of recordTypes) {
    const path = recordFileOf(type);
    const bytes = byPath.get(path);
    if (bytes === undefined) return no(`The file ${path} is not there.`, 'Copy the whole folder again.');
    if (bytes.length > largestFile) return no(`The file ${path} is larger than 1 GB.`, 'It cannot be read.');
    let line = 0;
    for (const text of linesOf(bytes)) {
      line += 1;
      const record = text === null ? undefined : recordSchemas[type].safeParse(parse(text));
      if (record === undefined || !record.success) {
        const issue = record?.error.issues[0];
        const what =
          issue === undefined ? 'it is not UTF-8' : `${issue.path.join('.') || 'the line'}: ${issue.message}`;
        return no(`Line ${line} of ${path} is not right: ${what.slice(0, 300)}.`, 'Nothing was read.');
      }
      const name = `${type}:${record.data.id}`;
      if (names.has(name))
        return no(`Two records of ${path} have the id “${record.data.id}”.`, 'Nothing was read.');
      names.add(name);
      entries.push({ type, record: record.data } as Entry);
    }
  }
  const studies = entries.flatMap(({ type, record }) => (type === 'study' ? [record] : []));
  const [study] = studies;
  if (study === undefined || studies.length > 1)
    return no(`${recordFileOf('study')} has ${studies.length} studies.`, 'A dataset has one.');
  return {
    ok: true,
    dataset: {
      study,
      entries: entries.filter(({ type }) => type !== 'study'),
      documents: entries.flatMap(({ type, record }) =>
        type === 'document'
          ? [
              {
                document: record,
                source: byPath.get(sourceFileOf(record)) ?? null,
                text: byPath.get(textFileOf(record.id)) ?? null,
                blocks: byPath.get(blocksFileOf(record.id)) ?? null,
                pages: byPath.get(pagesFileOf(record.id)) ?? null,
              },
            ]
          : [],
      ),
    },
  };
}

export const textFileOf = (documentId: string): string => `texts/${documentId}.txt`;
/** Blocks and pages as a study keeps them; a document has them where its record says so. */
export const blocksFileOf = (documentId: string): string => `texts/${documentId}.blocks.json`;
export const pagesFileOf = (documentId: string): string => `texts/${documentId}.pages.json`;
export const sourceFileOf = ({ id, source }: Document): string => `sources/${id}.${source.extension}`;

const no = (what: string, todo: string): DatasetReading => ({ ok: false, message: `${what} ${todo}` });

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Lines without their ends, one at a time; null for one that is no UTF-8. */
function* linesOf(bytes: Uint8Array): Generator<string | null> {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    if (end > start) yield decode(bytes.subarray(start, end));
    start = end + 1;
  }
}
