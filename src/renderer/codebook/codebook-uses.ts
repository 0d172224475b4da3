/** How much of a study rests on a part of the codebook, so that a removal says what goes along. */
import type { Field } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import type { StudyReader } from '#core/store/study-reader.ts';

export interface KindUses {
  items: number;
  passages: number;
  judgements: number;
  links: number;
  fields: number;
}

/** What removing the kind takes along. */
export function kindUses(study: StudyReader, kindId: string): KindUses {
  const uses = { items: 0, passages: 0, judgements: 0, links: 0, fields: 0 };
  const items = new Set<string>();
  for (const item of study.all('item')) if (item.kindId === kindId) items.add(item.id);
  uses.items = items.size;
  for (const passage of study.all('passage')) if (items.has(passage.itemId)) uses.passages += 1;
  for (const { itemId, aboutId } of study.all('judgement')) {
    if (items.has(itemId) || (aboutId !== null && items.has(aboutId))) uses.judgements += 1;
  }
  for (const { fromId, toId } of study.all('link')) if (items.has(fromId) || items.has(toId)) uses.links += 1;
  for (const field of study.all('field')) if (field.kindId === kindId) uses.fields += 1;
  return uses;
}

/** Number of records that have a value of the field. */
export function fieldUses(study: StudyReader, field: Field): number {
  let uses = 0;
  for (const _ of valuesOf(study, field)) uses += 1;
  return uses;
}

/** Option id to number of records that have it, over all fields that draw on the vocabulary. */
export function optionUses(study: StudyReader, vocabularyId: string): Map<string, number> {
  const uses = new Map<string, number>();
  for (const field of study.all('field')) {
    if (field.value.type !== 'choice' || field.value.vocabularyId !== vocabularyId) continue;
    for (const value of valuesOf(study, field)) {
      for (const id of Array.isArray(value) ? value : [String(value)]) uses.set(id, (uses.get(id) ?? 0) + 1);
    }
  }
  return uses;
}

function* valuesOf(study: StudyReader, field: Field): Iterable<FieldValue> {
  if (field.subject === 'judgement') {
    for (const judgement of study.all('judgement')) {
      if (judgement.fieldId === field.id && judgement.value !== null) yield judgement.value;
    }
    return;
  }
  for (const { values } of study.all(field.subject)) {
    const value = values[field.id];
    if (value !== undefined) yield value;
  }
}
