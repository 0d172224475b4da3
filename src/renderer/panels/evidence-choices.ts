/** What a passage can be used as evidence for: the coder's judgements, and new ones, found by typing. */
import { fieldsOf } from '#core/commands/find.ts';
import type { Field } from '#core/model/codebook.ts';
import type { Item } from '#core/model/item.ts';
import type { Judgement } from '#core/model/judgement.ts';
import type { Passage } from '#core/model/passage.ts';
import { settlementOf } from '#core/store/settlement-of.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { compareNames, searchKey } from '../fields/search-key.ts';
import { describeCell, describeOpinion } from './describe-judgement.ts';

export type EvidenceChoice = {
  /** Unique among the choices. */
  key: string;
  /** What is judged: `Position of Union · Clinics · 1994`. */
  cell: string;
} & (
  | {
      type: 'judgement';
      judgement: Judgement;
      /** The value or status. */
      opinion: string;
      /** Number of live passages that it rests on. */
      passages: number;
      /** It rests on the passage already. */
      rests: boolean;
      isSettled: boolean;
    }
  | { type: 'new'; item: Item; field: Field }
);

export interface EvidenceChoices {
  judgements: readonly EvidenceChoice[];
  /** Judgements that could be begun; without a query only those of the passage's own item. */
  begun: readonly EvidenceChoice[];
  /** How many more fit than are listed. */
  more: number;
}

/** Ids of the items that a passage is about: its own item, then those that its fields name. */
function itemsOf(study: StudyReader, passage: Passage): string[] {
  const named = Object.values(passage.values).flatMap(value => (Array.isArray(value) ? value : [value]));
  return [
    passage.itemId,
    ...named.flatMap(id => (typeof id === 'string' && study.live('item', id) !== undefined ? [id] : [])),
  ];
}

/** Those of the passage's items come first, then by name; at most `limit` of each sort. */
export function findEvidenceChoices(
  study: StudyReader,
  passage: Passage,
  coderId: string,
  query: string,
  limit: number,
): EvidenceChoices {
  const words = searchKey(query).split(' ').filter(Boolean);
  const fits = (text: string): boolean => {
    const key = searchKey(text);
    return words.every(word => key.includes(word));
  };
  const own = itemsOf(study, passage);
  const rank = (itemId: string): number => (own.includes(itemId) ? own.indexOf(itemId) : own.length);
  const order = (one: { cell: string; itemId: string }, other: { cell: string; itemId: string }): number =>
    rank(one.itemId) - rank(other.itemId) || compareNames(one.cell, other.cell);

  const judgements = [...study.all('judgement')]
    .filter(judgement => judgement.coderId === coderId)
    .map(judgement => ({
      judgement,
      itemId: judgement.itemId as string,
      cell: describeCell(study, judgement),
      opinion: describeOpinion(study, judgement),
    }))
    .filter(({ cell, opinion }) => fits(`${cell} ${opinion}`))
    .sort(order);
  const items = words.length === 0 ? [study.live('item', passage.itemId)] : [...study.all('item')];
  const fields = new Map<string, Field[]>();
  const begun = items
    .flatMap(item => {
      if (item === undefined) return [];
      const ofKind = fields.get(item.kindId) ?? fieldsOf(study, 'judgement', item.kindId);
      fields.set(item.kindId, ofKind);
      return ofKind.map(field => ({
        item,
        field,
        itemId: item.id as string,
        cell: `${field.label} of ${item.label}`,
      }));
    })
    .filter(({ cell }) => fits(cell))
    .sort((one, other) => rank(one.itemId) - rank(other.itemId));
  return {
    judgements: judgements.slice(0, limit).map(({ judgement, cell, opinion }) => ({
      type: 'judgement',
      key: judgement.id,
      cell,
      judgement,
      opinion,
      passages: judgement.evidence.filter(id => study.live('passage', id) !== undefined).length,
      rests: judgement.evidence.includes(passage.id),
      isSettled: settlementOf(study, judgement) !== null,
    })),
    begun: begun.slice(0, limit).map(({ item, field, cell }) => ({
      type: 'new',
      key: `${item.id} ${field.id}`,
      cell,
      item,
      field,
    })),
    more: Math.max(0, judgements.length - limit) + Math.max(0, begun.length - limit),
  };
}
