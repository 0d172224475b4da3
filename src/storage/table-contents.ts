/** Which records each table file of an open study holds, gathered without a look at every passage's document. */
import { type Entry, recordTypes } from '#core/model/records.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import type { PassagesByDocument } from './passages-by-document.ts';
import {
  fileOf,
  passagesFileOf,
  registryFile,
  studyFile,
  type TablePath,
  tableKindOf,
} from './study-files.ts';

/** The records of one file as they are now. */
export function entriesOf(study: StudyReader, passages: PassagesByDocument, path: TablePath): Entry[] {
  const kind = tableKindOf(path);
  if (kind === null) return [];
  if (kind.format === 'tracework/passages') {
    return passages.of(kind.documentId ?? '').map(record => ({ type: 'passage', record }));
  }
  if (kind.format === 'tracework/document') {
    const record = study.get('document', kind.documentId ?? '');
    return record === undefined ? [] : [{ type: 'document', record }];
  }
  return kind.types.flatMap(type =>
    [...study.allWithRemoved(type)].map(record => ({ type, record }) as Entry),
  );
}

/** Every record of the study, by file. */
export function gatherTables(study: StudyReader, passages: PassagesByDocument): Map<TablePath, Entry[]> {
  const paths: TablePath[] = [studyFile, registryFile];
  for (const document of study.allWithRemoved('document')) paths.push(fileOf('document', document));
  for (const documentId of passages.documents()) paths.push(passagesFileOf(documentId));
  return new Map(paths.map(path => [path, entriesOf(study, passages, path)]));
}

/** The same for a store that has no index of passages. */
export function gatherFromStore(study: StudyReader): Map<TablePath, Entry[]> {
  const tables = new Map<TablePath, Entry[]>();
  for (const type of recordTypes) {
    for (const record of study.allWithRemoved(type)) {
      const path = fileOf(type, record);
      const entry = { type, record } as Entry;
      const entries = tables.get(path);
      if (entries === undefined) tables.set(path, [entry]);
      else entries.push(entry);
    }
  }
  return tables;
}
