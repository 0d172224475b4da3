/** What all parts of a REFI-QDA project need: the study in order, GUIDs, references to coders and notes, losses. */
import type { Field } from '../../model/codebook.ts';
import type { FieldValue, FieldValues } from '../../model/field-value.ts';
import type { Memo } from '../../model/memo.ts';
import type { AnyRecord, RecordReference } from '../../model/records.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { counted } from '../../text/counted.ts';
import { RecordOrder } from '../record-order.ts';
import { labelOfSingle, singleValues } from '../value-labels.ts';
import { guidOf } from './guid-of.ts';
import { Xml } from './xml.ts';

type Stamped = Pick<AnyRecord, 'createdAt' | 'createdBy' | 'changedAt' | 'changedBy'>;

export class RefiContext {
  readonly study: StudyReader;
  readonly order: RecordOrder;
  readonly xml = new Xml();
  private readonly lost = new Map<string, number>();
  private readonly users = new Set<string>();

  constructor(study: StudyReader) {
    this.study = study;
    this.order = new RecordOrder(study);
    for (const { id } of study.all('coder')) this.users.add(id);
  }

  /** Coders of the study, removed ones too where a record names them. */
  get coderIds(): readonly string[] {
    for (const type of ['passage', 'memo', 'document'] as const)
      for (const { createdBy } of this.study.all(type)) this.users.add(createdBy);
    for (const { coderId } of this.study.all('passage')) this.users.add(coderId);
    return [...this.users].filter(id => this.study.get('coder', id) !== undefined).sort();
  }

  guid(type: string, id: string): string {
    return guidOf(this.study.study.id, type, id);
  }

  coder(id: string): string {
    return this.guid('coder', id);
  }

  /** Who made a record and when, who changed it last, under the names that most elements give these. */
  stamps({ createdAt, createdBy, changedAt, changedBy }: Stamped) {
    return {
      creatingUser: this.coder(createdBy),
      creationDateTime: createdAt,
      modifyingUser: this.coder(changedBy),
      modifiedDateTime: changedAt,
    };
  }

  description(text: string): string {
    return text === '' ? '' : this.xml.element('Description', {}, this.xml.text(text));
  }

  /** References to the memos on a record, oldest first. */
  noteRefs(target: RecordReference): string {
    return this.memosOn(target)
      .map(({ id }) => this.xml.element('NoteRef', { targetGUID: this.guid('memo', id) }))
      .join('');
  }

  memosOn(target: RecordReference): Memo[] {
    return [...this.study.memosOn(target)].sort(
      (one, other) => compare(one.createdAt, other.createdAt) || compare(one.id, other.id),
    );
  }

  /** Values with their fields, those of removed fields left out, in the codebook's order. */
  valuesOf(values: FieldValues): { field: Field; value: FieldValue }[] {
    return Object.entries(values)
      .flatMap(([id, value]) => {
        const field = this.study.live('field', id);
        return field === undefined ? [] : [{ field, value }];
      })
      .sort((one, other) => one.field.order - other.field.order || compare(one.field.id, other.field.id));
  }

  /** A value in words. */
  wordsOf(field: Field, value: FieldValue): string {
    return singleValues(value)
      .map(single => labelOfSingle(this.study, field, single) ?? String(single))
      .join('; ');
  }

  lose(count: number, noun: string, plural: string, rest: string): void {
    const key = `${noun}|${plural}|${rest}`;
    if (count > 0) this.lost.set(key, (this.lost.get(key) ?? 0) + count);
  }

  get losses(): string[] {
    const told = Array.from(this.lost, ([key, count]) => {
      const [noun = '', plural = '', rest = ''] = key.split('|');
      return `${counted(count, noun, plural)}: ${rest}`;
    });
    if (this.xml.lost > 0)
      told.push(`${counted(this.xml.lost, 'character')} that XML cannot hold: left out of names and notes.`);
    return told;
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
