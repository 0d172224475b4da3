/**
 * A study with only what was chosen for a dataset. What is left names nothing that is not there: evidence, mentions
 * and values are without what stays out. The codebook is always whole.
 */
import type { FieldValue, FieldValues } from '../../model/field-value.ts';
import type { CoderId } from '../../model/ids.ts';
import type { Memo } from '../../model/memo.ts';
import type { AnyRecord, Entry, RecordOf, RecordType } from '../../model/records.ts';
import { Problem } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { StudyStore } from '../../store/study-store.ts';
import { documentFilter } from '../../variables/document-filter.ts';
import { type DatasetChoices, isNarrowed } from './choices.ts';

/** The study itself where all of it was chosen. Throws a Problem for a condition on variables that cannot be read. */
export function selectStudy(study: StudyReader, choices: DatasetChoices): StudyReader {
  if (!isNarrowed(choices)) return study;
  const store = new StudyStore();
  store.load(new Selection(study, choices).entries());
  return store;
}

class Selection {
  private readonly study: StudyReader;
  private readonly choices: DatasetChoices;
  private readonly items: ReadonlySet<string>;
  private readonly documents: ReadonlySet<string>;
  private readonly itemFields: ReadonlySet<string>;

  constructor(study: StudyReader, choices: DatasetChoices) {
    this.study = study;
    this.choices = choices;
    const { kindIds, withoutItemIds, documentIds, where } = choices;
    const isKind = chosen(kindIds);
    const out = new Set(withoutItemIds);
    this.items = idsOf(study, 'item', ({ id, kindId }) => isKind(kindId) && !out.has(id));
    const isDocument = chosen(documentIds);
    // Elsewhere a condition that cannot be read leaves nothing out; here it would give away what was to stay.
    const fits = documentFilter(study, where, text => {
      throw new Problem('invalid', text, 'Nothing was exported. Correct the condition or take it away.');
    });
    this.documents = idsOf(study, 'document', document => isDocument(document.id) && fits(document));
    this.itemFields = idsOf(study, 'field', ({ value }) => value.type === 'item');
  }

  entries(): Entry[] {
    const { study, choices } = this;
    const isCoder = chosen(choices.coderIds);
    const judgements = [...study.all('judgement')].filter(
      ({ itemId, aboutId, coderId, fieldId, value }) =>
        this.items.has(itemId) &&
        (aboutId === null || this.items.has(aboutId)) &&
        isCoder(coderId) &&
        (value === null || this.keeps(fieldId, value)),
    );
    const judgementIds = new Set<string>(judgements.map(({ id }) => id));
    const cited = new Set<string>(judgements.flatMap(({ evidence }) => evidence));
    const passages = [...study.all('passage')].filter(
      ({ id, documentId, itemId, coderId }) =>
        this.documents.has(documentId) &&
        this.items.has(itemId) &&
        isCoder(coderId) &&
        (!choices.judgementsOnly || cited.has(id)),
    );
    const passageIds = new Set<string>(passages.map(({ id }) => id));
    const links = choices.judgementsOnly
      ? []
      : [...study.all('link')].filter(({ fromId, toId }) => this.items.has(fromId) && this.items.has(toId));
    const linkIds = new Set<string>(links.map(({ id }) => id));
    const isThere = ({ type, id }: Memo['on']): boolean => {
      if (type === 'document') return this.documents.has(id);
      if (type === 'item') return this.items.has(id);
      if (type === 'passage') return passageIds.has(id);
      if (type === 'judgement') return judgementIds.has(id);
      if (type === 'link') return linkIds.has(id);
      return study.live(type, id) !== undefined;
    };
    const memos = choices.withoutMemos
      ? []
      : [...study.all('memo')].filter(({ on, createdBy }) => isThere(on) && isCoder(createdBy));

    const entries: Entry[] = [{ type: 'study', record: study.study }];
    for (const type of ['kind', 'field', 'vocabulary', 'linkType'] as const) {
      for (const record of study.all(type)) entries.push({ type, record } as Entry);
    }
    for (const record of study.all('document')) {
      if (this.documents.has(record.id))
        entries.push({ type: 'document', record: { ...record, values: this.values(record.values) } });
    }
    for (const record of study.all('item')) {
      if (this.items.has(record.id))
        entries.push({ type: 'item', record: { ...record, values: this.values(record.values) } });
    }
    for (const { runId: _, ...record } of passages) {
      entries.push({ type: 'passage', record: { ...record, values: this.values(record.values) } });
    }
    for (const record of judgements) {
      entries.push({
        type: 'judgement',
        record: {
          ...record,
          value: record.value === null ? null : this.value(record.fieldId, record.value),
          evidence: record.evidence.filter(id => passageIds.has(id)),
          settles: record.settles.filter(
            ({ judgementId, value }) =>
              judgementIds.has(judgementId) && (value === null || this.keeps(record.fieldId, value)),
          ),
        },
      });
    }
    for (const record of links) {
      entries.push({
        type: 'link',
        record: { ...record, evidence: record.evidence.filter(id => passageIds.has(id)) },
      });
    }
    for (const record of memos) {
      entries.push({ type: 'memo', record: { ...record, mentions: record.mentions.filter(isThere) } });
    }
    return this.withCoders(entries);
  }

  /** The coders whom the records name, under other names where that was chosen. */
  private withCoders(entries: readonly Entry[]): Entry[] {
    const named = new Set<string>();
    for (const { type, record } of entries) {
      named.add(record.createdBy).add(record.changedBy);
      if (type === 'passage' || type === 'judgement') named.add(record.coderId);
      if (type === 'memo' && record.on.type === 'coder') named.add(record.on.id);
    }
    const coders = [...this.study.allWithRemoved('coder')];
    for (const { id, createdBy, changedBy } of coders) {
      if (named.has(id)) named.add(createdBy).add(changedBy);
    }
    const all: Entry[] = [
      ...entries,
      ...coders
        .filter(({ id }) => named.has(id))
        .map((record): Entry => ({ type: 'coder', record: { ...record, removed: null } })),
    ];
    return this.choices.pseudonyms ? renameCoders(all, pseudonymsOf(this.study)) : all;
  }

  private keeps(fieldId: string, value: FieldValue): boolean {
    if (!this.itemFields.has(fieldId)) return true;
    return Array.isArray(value)
      ? value.length === 0 || value.some(id => this.items.has(id))
      : this.items.has(String(value));
  }

  private value(fieldId: string, value: FieldValue): FieldValue {
    return Array.isArray(value) && this.itemFields.has(fieldId)
      ? value.filter(id => this.items.has(id))
      : value;
  }

  /** Values without those of removed fields and without items that stay out. */
  private values(values: FieldValues): FieldValues {
    return Object.fromEntries(
      Object.entries(values)
        .filter(([id, value]) => this.study.live('field', id) !== undefined && this.keeps(id, value))
        .map(([id, value]) => [id, this.value(id, value)]),
    );
  }
}

function chosen(ids: readonly string[] | null): (id: string) => boolean {
  if (ids === null) return () => true;
  const set = new Set(ids);
  return id => set.has(id);
}

function idsOf<T extends RecordType>(
  study: StudyReader,
  type: T,
  takes: (record: RecordOf<T>) => boolean,
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const record of study.all(type)) if (takes(record)) ids.add(record.id);
  return ids;
}

/** Ids that coders have in a dataset with pseudonyms: numbered by when they joined, removed ones too. */
export function pseudonymsOf(study: StudyReader): ReadonlyMap<string, string> {
  const joined = [...study.allWithRemoved('coder')].sort((one, other) =>
    `${one.createdAt} ${one.id}` < `${other.createdAt} ${other.id}` ? -1 : 1,
  );
  return new Map(joined.map(({ id }, index) => [id, `coder-${index + 1}`]));
}

function renameCoders(entries: readonly Entry[], names: ReadonlyMap<string, string>): Entry[] {
  const nameOf = (id: string): CoderId => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`The study has no coder ${id}.`);
    return name as CoderId;
  };
  return entries.map(({ type, record }): Entry => {
    const renamed: AnyRecord = {
      ...record,
      createdBy: nameOf(record.createdBy),
      changedBy: nameOf(record.changedBy),
    };
    if ('coderId' in renamed) renamed.coderId = nameOf(renamed.coderId);
    if (type === 'coder') {
      const number = nameOf(record.id).slice('coder-'.length);
      Object.assign(renamed, { id: nameOf(record.id), name: `Coder ${number}`, initials: `C${number}` });
    }
    if (type === 'memo' && record.on.type === 'coder')
      Object.assign(renamed, { on: { type: 'coder', id: nameOf(record.on.id) } });
    return { type, record: renamed } as Entry;
  });
}
