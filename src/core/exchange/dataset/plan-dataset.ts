/**
 * What taking a dataset of this program into a study makes. A study that holds no more than a codebook becomes the
 * study that the dataset was made of, record for record; any other keeps what it has and gets what it lacks.
 */
import type { ProjectFormat } from '../../api.ts';
import { sameText } from '../../commands/find.ts';
import type { ReadDataset } from '../../exporters/dataset/read-dataset.ts';
import type { Field, Kind } from '../../model/codebook.ts';
import type { DocumentId } from '../../model/ids.ts';
import { countOf, nounOf } from '../../model/record-nouns.ts';
import {
  type AnyRecord,
  type Entry,
  type RecordOf,
  type RecordType,
  recordTypes,
} from '../../model/records.ts';
import { isEqual } from '../../store/equal.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import type { ImportContext } from '../import-draft.ts';
import type { ImportPlan } from '../plan-import.ts';
import { tally } from '../preview-project.ts';
import type { PassageCounts, ProjectImport, ProjectPreview } from '../project-preview.ts';
import { tidyLabel } from '../tidy-label.ts';
import { type MatchedRecord, RecordMatch } from './match-records.ts';
import { renameReferences } from './rename-references.ts';

/** The id by which menus, the shell and the history know this format. */
export const datasetFormatId = 'dataset';

/** As a format of projects that can be imported. */
export const datasetImport: ProjectFormat = {
  id: datasetFormatId,
  label: 'Dataset of Tracework',
  extensions: ['zip'],
  takes: 'folder',
};

export type DatasetRecords = Pick<ReadDataset, 'study' | 'entries'>;

export interface DatasetPlan extends ImportPlan {
  /** Whether the entries take the place of records with their ids. */
  replaces: boolean;
  preview: ProjectPreview;
}

export function planDataset(
  study: StudyReader,
  dataset: DatasetRecords,
  context: ImportContext,
): DatasetPlan {
  const made = isBlank(study)
    ? remakeStudy(study, dataset, context)
    : mergeDataset(study, dataset, context.newId);
  const { records, entries, losses, replaces } = made;
  const newDocuments = records.flatMap(({ own, entry, twin }) =>
    entry.type === 'document' && twin === null
      ? [{ key: own.record.id, id: entry.record.id as DocumentId }]
      : [],
  );
  return {
    entries,
    replaces,
    newDocuments,
    label: tidyLabel(`Import dataset ${dataset.study.name}`, 'Import dataset'),
    outcome: outcomeOf(records, losses),
    preview: previewOf(study, dataset, records, losses),
  };
}

/** Whether a study holds nothing that anybody made in it but its codebook and its coders. */
export function isBlank(study: StudyReader): boolean {
  const types = ['document', 'item', 'passage', 'judgement', 'link', 'memo', 'savedView', 'run'] as const;
  return types.every(type => {
    for (const _ of study.all(type)) return false;
    return true;
  });
}

interface Made {
  records: readonly MatchedRecord[];
  entries: readonly Entry[];
  replaces: boolean;
  losses: readonly string[];
}

const codebookTypes = ['kind', 'field', 'vocabulary', 'linkType'] as const;

function remakeStudy(study: StudyReader, dataset: DatasetRecords, context: ImportContext): Made {
  const losses: string[] = [];
  const coders = new Map<string, string>();
  const present = [...study.all('coder')];
  for (const { type, record } of dataset.entries) {
    if (type !== 'coder' || study.live('coder', record.id) !== undefined) continue;
    const twin = present.find(({ name }) => sameText(name, record.name));
    if (twin === undefined) continue;
    coders.set(record.id, twin.id);
    losses.push(`“${record.name}” is the coder of that name in this study.`);
  }
  const idOf = <Id extends string>(type: RecordType, id: Id): Id => {
    if (type === 'study' && id === (dataset.study.id as string)) return study.study.id as string as Id;
    return ((type === 'coder' ? coders.get(id) : undefined) ?? id) as Id;
  };
  const names = { idOf, field: () => undefined, optionOf: (_: string, option: string) => option };
  const rename = (own: Entry): Entry => renameReferences(own, names);
  const records = dataset.entries.map((own): MatchedRecord => {
    const twin = own.type === 'coder' ? study.live('coder', idOf('coder', own.record.id)) : undefined;
    return { own, entry: rename(own), twin: twin ?? null };
  });
  const kept = new Set(records.map(({ entry }) => `${entry.type}:${entry.record.id}`));
  const outdated = codebookTypes.flatMap(type =>
    Array.from(study.all(type), record => ({ type, record }) as Entry).filter(
      entry => !kept.has(`${entry.type}:${entry.record.id}`),
    ),
  );
  const gone = new Set(outdated.map(({ record }) => record.id as string));
  const removed = outdated.map(({ type, record }): Entry => {
    const kindId = 'kindId' in record ? record.kindId : null;
    const by = {
      at: context.now,
      by: context.coderId,
      with: kindId !== null && gone.has(kindId) ? kindId : null,
    };
    const stamps = { changedAt: context.now, changedBy: context.coderId, removed: by };
    return { type, record: { ...record, ...stamps } } as Entry;
  });
  if (removed.length > 0)
    losses.push(
      `The codebook becomes that of the dataset: ${listTypes(removed)} that it does not have are removed.`,
    );
  const entries = records.flatMap(({ entry, twin }) => {
    if (twin !== null && entry.type === 'coder') return [];
    const there = study.get(entry.type, entry.record.id);
    return there !== undefined && isEqual(there, entry.record) ? [] : [entry];
  });
  return {
    records,
    entries: [rename({ type: 'study', record: dataset.study }), ...entries, ...removed],
    replaces: true,
    losses,
  };
}

function mergeDataset(study: StudyReader, dataset: DatasetRecords, newId: (prefix: string) => string): Made {
  const match = new RecordMatch(study, { studyId: dataset.study.id, entries: dataset.entries }, newId);
  const losses = new Set<string>();
  const fitting = new CodebookFit(study, loss => losses.add(loss));
  const records = match.records.map(
    (each): MatchedRecord =>
      each.twin === null && each.entry.record.removed === null
        ? { ...each, entry: fitting.fit(each.entry) }
        : each,
  );
  const different = records.filter(
    ({ entry, twin }) => twin !== null && entry.record.removed === null && !saysTheSame(entry, twin),
  );
  if (different.length > 0)
    losses.add(
      `In the study already, and left as they are there though the dataset has them otherwise: ${listTypes(different.map(({ entry }) => entry))}.`,
    );
  return {
    records,
    entries: records.flatMap(({ entry, twin }) => (twin === null ? [entry] : [])),
    replaces: false,
    losses: [...losses],
  };
}

/** New kinds and fields without what the study has given to others. */
class CodebookFit {
  private readonly keys: Set<string>;
  private readonly names: Set<string>;
  private readonly lose: (loss: string) => void;

  constructor(study: StudyReader, lose: (loss: string) => void) {
    this.lose = lose;
    this.keys = new Set(Array.from(study.all('kind'), ({ key }) => key ?? ''));
    this.names = new Set(Array.from(study.all('field'), nameKey));
  }

  fit(entry: Entry): Entry {
    if (entry.type === 'kind') return { type: 'kind', record: this.kind(entry.record) };
    return entry.type === 'field' ? { type: 'field', record: this.field(entry.record) } : entry;
  }

  private kind(kind: Kind): Kind {
    if (kind.key === null) return kind;
    if (this.keys.has(kind.key)) {
      this.lose(`The kind “${kind.label}” comes without its key “${kind.key}”, which another kind has here.`);
      return { ...kind, key: null };
    }
    this.keys.add(kind.key);
    return kind;
  }

  private field(field: Field): Field {
    let { name } = field;
    for (let number = 2; this.names.has(nameKey({ ...field, name })); number += 1)
      name = `${field.name.slice(0, 50)}-${number}`;
    this.names.add(nameKey({ ...field, name }));
    if (name !== field.name)
      this.lose(
        `The field “${field.label}” takes other values than that of the study: it comes as “${name}”.`,
      );
    return { ...field, name };
  }
}

const nameKey = ({ subject, kindId, name }: Pick<Field, 'subject' | 'kindId' | 'name'>): string =>
  `${subject} ${kindId} ${name}`;

/** Whether two records are one but for who made and changed them, and when. */
function saysTheSame({ record }: Entry, twin: AnyRecord): boolean {
  const said = ({ createdAt: _, createdBy: __, changedAt: ___, changedBy: ____, ...rest }: AnyRecord) => rest;
  return isEqual(said(record), said(twin));
}

function listTypes(entries: readonly Entry[]): string {
  const parts = recordTypes.flatMap(type => {
    const count = entries.filter(entry => entry.type === type).length;
    return count === 0 ? [] : [countOf(count, type)];
  });
  return parts.join(', ');
}

/** Records of a type that the dataset shows, not those that are there because others name them. */
const liveOf = <Type extends RecordType>(records: readonly MatchedRecord[], type: Type) =>
  records.filter(({ own }) => own.type === type && own.record.removed === null);

function outcomeOf(records: readonly MatchedRecord[], losses: readonly string[]): ImportPlan['outcome'] {
  const added = (type: RecordType): number =>
    liveOf(records, type).filter(({ twin }) => twin === null).length;
  const documents = records.flatMap(({ entry, twin }) =>
    entry.type === 'document' && entry.record.removed === null
      ? [{ id: entry.record.id as string, title: entry.record.title, isNew: twin === null }]
      : [],
  );
  const passages = liveOf(records, 'passage').length;
  const counts: ProjectImport['added'] = {
    kinds: added('kind'),
    fields: added('field'),
    items: added('item'),
    coders: added('coder'),
    links: added('link'),
    memos: added('memo'),
    vocabularies: added('vocabulary'),
    linkTypes: added('linkType'),
    judgements: added('judgement'),
  };
  return {
    documents,
    added: counts,
    passages: { added: added('passage'), present: passages - added('passage'), unplaced: 0 },
    unplaced: [],
    losses,
  };
}

function previewOf(
  study: StudyReader,
  dataset: DatasetRecords,
  records: readonly MatchedRecord[],
  losses: readonly string[],
): ProjectPreview {
  const own = <Type extends RecordType>(type: Type) =>
    liveOf(records, type).map(({ own: entry, twin }) => ({
      record: entry.record as RecordOf<Type>,
      twin: twin as RecordOf<Type> | null,
    }));
  const passages = own('passage').map(({ record }) => record);
  const ofDocument = tally(passages, ({ documentId }) => documentId);
  const ofItem = tally(passages, ({ itemId }) => itemId);
  const ofCoder = tally(passages, ({ coderId }) => coderId);
  const items = own('item');
  const ofKind = tally(items, ({ record }) => record.kindId);
  const regions = passages.filter(({ region }) => region !== undefined).length;
  const counts: PassageCounts = {
    total: passages.length,
    inPlace: passages.length - regions,
    byQuote: 0,
    bySimilarWords: 0,
    onPage: regions,
    unplaced: 0,
    withoutCoder: 0,
  };
  const kindLabels = new Map<string, string>(own('kind').map(({ record }) => [record.id, record.label]));
  const labelled = (twin: { id: string; label: string } | null) =>
    twin === null ? null : { id: twin.id, label: twin.label };
  return {
    format: datasetFormatId,
    name: dataset.study.name,
    writtenBy: 'Tracework',
    documents: own('document').map(({ record, twin }) => ({
      key: record.id,
      title: record.title,
      fileName: record.fileName,
      characters: record.text.length,
      passages: ofDocument.get(record.id) ?? 0,
      twin: twin === null ? null : { id: twin.id, label: twin.title, by: 'text' },
      notes: [],
    })),
    kinds: own('kind').map(({ record, twin }) => ({
      key: record.id,
      label: record.label,
      codes: ofKind.get(record.id) ?? 0,
      twin: labelled(twin ?? study.live('kind', record.id) ?? null),
    })),
    codes: items.map(({ record, twin }) => ({
      key: record.id,
      label: record.label,
      kindKey: record.kindId,
      passages: ofItem.get(record.id) ?? 0,
      twin: labelled(twin),
    })),
    definitions: (['field', 'vocabulary', 'linkType'] as const).flatMap(type =>
      own(type).map(({ record, twin }) => ({
        key: `${type} ${record.id}`,
        sort: nounOf(type),
        label: record.label,
        kind: 'kindId' in record && record.kindId !== null ? (kindLabels.get(record.kindId) ?? null) : null,
        twin: labelled(twin ?? study.live(type, record.id) ?? null),
      })),
    ),
    codesWithoutKind: 0,
    coders: own('coder').map(({ record, twin }) => ({
      key: record.id,
      name: record.name,
      passages: ofCoder.get(record.id) ?? 0,
      twin: twin === null ? null : { id: twin.id, label: twin.name },
    })),
    passages: counts,
    unplaced: [],
    links: own('link').length,
    memos: own('memo').length,
    judgements: own('judgement').length,
    losses,
  };
}
