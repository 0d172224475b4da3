/**
 * The order in which exports list records. It rests on what the records say, never on when they were loaded,
 * and compares code units, so that the same study gives the same bytes on every machine.
 */
import type { Field, Kind } from '../model/codebook.ts';
import type { RecordOf, RecordType } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';

type Key = readonly (string | number | null)[];

const compareParts = (one: string | number | null, other: string | number | null): number => {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  if (typeof one === typeof other) return one < other ? -1 : 1;
  return typeof one === 'number' ? -1 : 1;
};

const compareKeys = (one: Key, other: Key): number => {
  for (let index = 0; index < one.length; index += 1) {
    const order = compareParts(one[index] ?? null, other[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
};

function sortBy<T>(records: Iterable<T>, keyOf: (record: T) => Key): T[] {
  return Array.from(records, record => ({ record, key: keyOf(record) }))
    .sort((one, other) => compareKeys(one.key, other.key))
    .map(({ record }) => record);
}

const ranks = (records: readonly { id: string }[]): ReadonlyMap<string, number> =>
  new Map(records.map(({ id }, rank) => [id, rank]));

/** The live records of a study in the order of exports. Lists are made once, when first asked for. */
export class RecordOrder {
  readonly study: StudyReader;
  private readonly made = new Map<string, unknown>();

  constructor(study: StudyReader) {
    this.study = study;
  }

  /** By name, then id. */
  get coders(): readonly RecordOf<'coder'>[] {
    return this.once('coders', () => this.sorted('coder', coder => [coder.name, coder.id]));
  }

  /** By the codebook's order, then id. */
  get kinds(): readonly Kind[] {
    return this.once('kinds', () => this.sorted('kind', kind => [kind.order, kind.id]));
  }

  /** By kind (fields of documents first), then subject, then the codebook's order, then id. */
  get fields(): readonly Field[] {
    return this.once('fields', () => {
      const kinds = ranks(this.kinds);
      return this.sorted('field', field => [
        field.kindId === null ? null : (kinds.get(field.kindId) ?? kinds.size),
        field.subject,
        field.order,
        field.id,
      ]);
    });
  }

  /** By label, then id. */
  get vocabularies(): readonly RecordOf<'vocabulary'>[] {
    return this.once('vocabularies', () => this.sorted('vocabulary', list => [list.label, list.id]));
  }

  /** By the codebook's order, then id. */
  get linkTypes(): readonly RecordOf<'linkType'>[] {
    return this.once('linkTypes', () => this.sorted('linkType', type => [type.order, type.id]));
  }

  /** By title, then id. */
  get documents(): readonly RecordOf<'document'>[] {
    return this.once('documents', () => this.sorted('document', document => [document.title, document.id]));
  }

  /** By kind, then label, then id. */
  get items(): readonly RecordOf<'item'>[] {
    return this.once('items', () => {
      const kinds = ranks(this.kinds);
      return this.sorted('item', item => [kinds.get(item.kindId) ?? kinds.size, item.label, item.id]);
    });
  }

  /** One document's passages by start, then end, then id. */
  passagesOf(documentId: string): RecordOf<'passage'>[] {
    return sortBy(this.study.passagesOfDocument(documentId), passage => [
      passage.start,
      passage.end,
      passage.id,
    ]);
  }

  /** By item, then field, then the item it is about (none first), then period (none first), then id. */
  get judgements(): readonly RecordOf<'judgement'>[] {
    return this.once('judgements', () => {
      const items = ranks(this.items);
      const fields = ranks(this.fields);
      return this.sorted('judgement', judgement => [
        items.get(judgement.itemId) ?? items.size,
        fields.get(judgement.fieldId) ?? fields.size,
        judgement.aboutId === null ? null : (items.get(judgement.aboutId) ?? items.size),
        judgement.period,
        judgement.id,
      ]);
    });
  }

  /** By the item it goes from, then type, then the item it goes to, then id. */
  get links(): readonly RecordOf<'link'>[] {
    return this.once('links', () => {
      const items = ranks(this.items);
      const types = ranks(this.linkTypes);
      return this.sorted('link', link => [
        items.get(link.fromId) ?? items.size,
        types.get(link.linkTypeId) ?? types.size,
        items.get(link.toId) ?? items.size,
        link.id,
      ]);
    });
  }

  /** By the type of the record it is on, then that record's id, then when it was written, then id. */
  get memos(): readonly RecordOf<'memo'>[] {
    return this.once('memos', () =>
      this.sorted('memo', memo => [memo.on.type, memo.on.id, memo.createdAt, memo.id]),
    );
  }

  /** By name, then id. */
  get savedViews(): readonly RecordOf<'savedView'>[] {
    return this.once('savedViews', () => this.sorted('savedView', view => [view.name, view.id]));
  }

  /** By when they were made, then id. */
  get runs(): readonly RecordOf<'run'>[] {
    return this.once('runs', () => this.sorted('run', run => [run.createdAt, run.id]));
  }

  private sorted<T extends RecordType>(type: T, keyOf: (record: RecordOf<T>) => Key): RecordOf<T>[] {
    return sortBy(this.study.all(type), keyOf);
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name) as T;
  }
}
