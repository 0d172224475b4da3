/**
 * What of a dataset's records a study has already: by id where they are of one origin, else by what tells such records
 * apart (texts by their hashes, names, places, cells). Gives the id that each of them has in the study.
 */
import { fieldsOf, sameText } from '../../commands/find.ts';
import type { Field, Vocabulary } from '../../model/codebook.ts';
import type { Document } from '../../model/document.ts';
import type { AnyRecord, Entry, RecordOf, RecordType } from '../../model/records.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { PresentPassages } from '../import-passages.ts';
import { foldName, onlyOne } from '../match-project.ts';
import { type Names, renameReferences } from './rename-references.ts';

/** A type after all types that tell its records apart. */
const order: readonly RecordType[] = [
  'coder',
  'kind',
  'vocabulary',
  'field',
  'linkType',
  'document',
  'item',
  'run',
  'passage',
  'judgement',
  'link',
  'memo',
  'savedView',
];

export interface MatchedRecord {
  /** As the study would have it. */
  entry: Entry;
  /** The study's record that it is; null = it is new. */
  twin: AnyRecord | null;
  /** As the dataset has it. */
  own: Entry;
}

export class RecordMatch implements Names {
  private readonly study: StudyReader;
  private readonly newId: (prefix: string) => string;
  private readonly ids = new Map<RecordType, Map<string, string>>();
  private readonly options = new Map<string, ReadonlyMap<string, string>>();
  private readonly fields = new Map<string, Field>();
  private readonly places: PresentPassages;
  private readonly itemNames = new Map<string, RecordOf<'item'>[]>();
  private readonly texts = new Map<string, Document>();
  private readonly folders: ReadonlySet<string>;
  readonly records: readonly MatchedRecord[];

  /** `newId` gives ids for records whose own id the study has given to another. */
  constructor(
    study: StudyReader,
    { studyId, entries }: { studyId: string; entries: readonly Entry[] },
    newId: (prefix: string) => string,
  ) {
    this.study = study;
    this.newId = newId;
    this.places = new PresentPassages(study);
    this.ids.set('study', new Map([[studyId, study.study.id]]));
    for (const item of study.all('item')) {
      for (const name of new Set([item.label, ...item.aliases].map(foldName)))
        this.itemNames.set(name, [...(this.itemNames.get(name) ?? []), item]);
    }
    for (const document of study.all('document'))
      if (!this.texts.has(textKey(document))) this.texts.set(textKey(document), document);
    // A document's id names a folder, and some file systems do not tell capitals from small letters.
    this.folders = new Set(Array.from(study.allWithRemoved('document'), ({ id }) => id.toLowerCase()));
    const ofType = new Map<RecordType, Entry[]>(order.map(type => [type, []]));
    for (const entry of entries) {
      ofType.get(entry.type)?.push(entry);
      if (entry.type === 'field') this.fields.set(entry.record.id, entry.record);
    }
    const matched = order.flatMap(type =>
      (ofType.get(type) ?? []).map(own => ({ own, twin: this.match(own) })),
    );
    // Records name others of their own type, too, so that they are renamed when all ids are known.
    this.records = matched.map(({ own, twin }) => ({ own, twin, entry: renameReferences(own, this) }));
  }

  readonly idOf = <Id extends string>(type: RecordType, id: Id): Id =>
    (this.ids.get(type)?.get(id) ?? id) as Id;

  field(id: string): Field | undefined {
    return this.fields.get(id);
  }

  optionOf(vocabularyId: string, optionId: string): string {
    return this.options.get(vocabularyId)?.get(optionId) ?? optionId;
  }

  private match(entry: Entry): AnyRecord | null {
    const { type, record } = entry;
    const twin = this.twinOf(renameReferences(entry, this), record.id);
    const id = twin?.id ?? this.freeId(type, record.id);
    if (id !== record.id) {
      const renamed = this.ids.get(type) ?? new Map<string, string>();
      this.ids.set(type, renamed.set(record.id, id));
    }
    return twin;
  }

  private freeId(type: RecordType, id: string): string {
    const isTaken =
      this.study.get(type, id) !== undefined || (type === 'document' && this.folders.has(id.toLowerCase()));
    return isTaken ? this.newId(type.slice(0, 1)) : id;
  }

  /** `entry` names things as the study does; its id is still its own. */
  private twinOf(entry: Entry, ownId: string): AnyRecord | null {
    const { type, record } = entry;
    // Removed records come only because others name them: one of the same id does as well.
    const same = record.removed === null ? this.study.live(type, ownId) : this.study.get(type, ownId);
    if (same !== undefined && this.isOneWith(entry, { type, record: same } as Entry)) {
      this.noteOptions(entry, same);
      return same;
    }
    if (record.removed !== null) return null;
    const found = this.likeIt(entry);
    if (found !== null) this.noteOptions(entry, found);
    return found;
  }

  /** A record of one id may have become another thing in the meantime; then its values would be misread. */
  private isOneWith(entry: Entry, present: Entry): boolean {
    if (entry.type === 'field' && present.type === 'field')
      return (
        entry.record.subject === present.record.subject &&
        entry.record.kindId === present.record.kindId &&
        takesValuesOf(present.record.value, entry.record.value)
      );
    if (entry.type === 'vocabulary' && present.type === 'vocabulary')
      return optionTwins(entry.record, present.record) !== null;
    if (entry.type === 'document' && present.type === 'document')
      return textKey(entry.record) === textKey(present.record);
    return true;
  }

  private noteOptions({ type, record }: Entry, twin: AnyRecord): void {
    if (type !== 'vocabulary' || !('options' in twin)) return;
    const twins = optionTwins(record, twin as Vocabulary);
    if (twins !== null) this.options.set(record.id, twins);
  }

  private likeIt({ type, record: it }: Entry): AnyRecord | null {
    const { study } = this;
    switch (type) {
      case 'coder':
        return first(study.all('coder'), ({ name }) => sameText(name, it.name));
      case 'kind':
        return first(study.all('kind'), ({ label }) => sameText(label, it.label));
      case 'vocabulary':
        return first(
          study.all('vocabulary'),
          each => sameText(each.label, it.label) && optionTwins(it, each) !== null,
        );
      case 'field':
        return first(
          fieldsOf(study, it.subject, it.kindId),
          each =>
            each.name === it.name &&
            each.aboutKindId === it.aboutKindId &&
            each.periodic === it.periodic &&
            takesValuesOf(each.value, it.value),
        );
      case 'linkType':
        return first(
          study.all('linkType'),
          each => sameText(each.label, it.label) && each.directed === it.directed,
        );
      case 'document':
        return this.texts.get(textKey(it)) ?? null;
      case 'item': {
        const called = this.itemNames.get(foldName(it.label)) ?? [];
        return onlyOne(
          called.filter(({ kindId }) => kindId === it.kindId),
          it.label,
        );
      }
      case 'passage': {
        const id = this.places.find(it);
        return id === null ? null : (study.live('passage', id) ?? null);
      }
      case 'judgement':
        return first(
          study.judgementsOfItem(it.itemId),
          each =>
            each.fieldId === it.fieldId &&
            each.aboutId === it.aboutId &&
            each.period === it.period &&
            each.coderId === it.coderId &&
            each.settles.length === 0 &&
            it.settles.length === 0,
        );
      case 'link':
        return first(
          study.linksOfItem(it.fromId),
          each =>
            each.linkTypeId === it.linkTypeId &&
            each.period === it.period &&
            each.fromId === it.fromId &&
            each.toId === it.toId,
        );
      case 'memo':
        return first(study.memosOn(it.on), ({ text }) => text === it.text);
      default:
        return null;
    }
  }
}

const textKey = ({ text, pages }: Document): string => `${text.sha256} ${pages?.sha256 ?? ''}`;

function first<T>(records: Iterable<T>, is: (record: T) => boolean): T | null {
  for (const record of records) if (is(record)) return record;
  return null;
}

/** The options of `to` that those of `from` are, by id with its label or by label; null where one is missing. */
function optionTwins(from: Vocabulary, to: Vocabulary): ReadonlyMap<string, string> | null {
  const twins = new Map<string, string>();
  for (const { id, label } of from.options) {
    const byLabel = to.options.find(each => sameText(each.label, label));
    const twin = byLabel ?? to.options.find(each => each.id === id);
    if (twin === undefined) return null;
    twins.set(id, twin.id);
  }
  return twins;
}

/** Whether every value of a field of one type means the same in a field of another. */
function takesValuesOf(one: Field['value'], other: Field['value']): boolean {
  if (one.type !== other.type) return false;
  if (one.type === 'choice' && other.type === 'choice')
    return one.vocabularyId === other.vocabularyId && one.multiple === other.multiple;
  if (one.type === 'number' && other.type === 'number') return one.unit === other.unit;
  if (one.type === 'item' && other.type === 'item')
    return (
      one.multiple === other.multiple &&
      (one.kindIds.length === 0 ||
        (other.kindIds.length > 0 && other.kindIds.every(id => one.kindIds.includes(id))))
    );
  if ('points' in one && 'points' in other)
    return other.points.every(point =>
      one.points.some(({ value, label }) => value === point.value && sameText(label, point.label)),
    );
  return true;
}
