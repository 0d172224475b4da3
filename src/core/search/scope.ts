/**
 * Where a search looks: which documents, and inside them only where the text is coded with something, or only where
 * it is not. Resolved to plain ranges, so that whoever searches needs no records.
 */
import { z } from 'zod';
import type { Document } from '../model/document.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { Range } from '../text/range.ts';
import { chooseDocuments } from '../views/choose-records.ts';
import { ids, whereOption } from '../views/view-options.ts';
import { meets, valueCondition } from './value-condition.ts';

const coding = z.strictObject({
  items: ids.optional().describe('Ids of items; without it, any'),
  kinds: ids.optional().describe('Ids of kinds of item; without it, any'),
  coders: ids.optional().describe('Ids of coders; without it, anybody'),
});
export type Coding = z.output<typeof coding>;

export const searchScope = z.strictObject({
  documents: ids.optional().describe('Ids of the documents that are searched; without it, all'),
  ...whereOption,
  variables: z
    .array(valueCondition)
    .optional()
    .describe(
      'What else variables of the documents must be, as conditions on ranges, periods and words; without it, anything',
    ),
  within: coding.optional().describe('Only in text that is coded so; without it, in all text'),
  outside: coding
    .optional()
    .describe('Only in text that is not coded so ({} = not coded at all); without it, in all'),
});
export type SearchScope = z.output<typeof searchScope>;

export interface SearchedDocument {
  document: Document;
  /** Places must lie in one of these, which are in order and apart from each other; null = anywhere. */
  within: readonly Range[] | null;
  /** Places must not touch these, which are in order and apart from each other; null = none. */
  outside: readonly Range[] | null;
}

/** The live documents by title. Throws a Problem where the scope names what is not in the study. */
export function resolveScope(study: StudyReader, scope: SearchScope): SearchedDocument[] {
  for (const id of scope.documents ?? []) requireRecord(study, 'document', id);
  for (const { field } of scope.variables ?? []) requireRecord(study, 'field', field);
  for (const part of [scope.within, scope.outside]) {
    for (const id of part?.items ?? []) requireRecord(study, 'item', id);
    for (const id of part?.kinds ?? []) requireRecord(study, 'kind', id);
    for (const id of part?.coders ?? []) requireRecord(study, 'coder', id);
  }
  const refuse = (message: string): never => {
    throw new Problem('invalid', message, 'Write the variable and one of its values, as in country=Mexico.');
  };
  return chooseDocuments(study, scope.documents, scope.where, refuse)
    .filter(({ values }) => (scope.variables ?? []).every(condition => meets(values, condition)))
    .map(document => ({
      document,
      within: scope.within === undefined ? null : codedRanges(study, document, scope.within),
      outside: scope.outside === undefined ? null : codedRanges(study, document, scope.outside),
    }));
}

function requireRecord(
  study: StudyReader,
  type: 'document' | 'field' | 'item' | 'kind' | 'coder',
  id: string,
): void {
  if (study.live(type, id) === undefined)
    throw new Problem('not-found', `The study has no ${type} “${id}”.`, 'It may have been removed.');
}

/** The text that is coded so, as ranges in order, apart from each other. */
export function codedRanges(study: StudyReader, document: Pick<Document, 'id'>, coding: Coding): Range[] {
  const [items, kinds, coders] = [coding.items, coding.kinds, coding.coders].map(list =>
    list === undefined ? null : new Set<string>(list),
  );
  const ranges: Range[] = [];
  for (const { itemId, coderId, start, end } of study.passagesOfDocument(document.id)) {
    if (start === end || (items != null && !items.has(itemId)) || (coders != null && !coders.has(coderId)))
      continue;
    if (kinds != null && !kinds.has(study.get('item', itemId)?.kindId ?? '')) continue;
    ranges.push({ start, end });
  }
  return mergeRanges(ranges);
}

/** In order; what overlaps or touches is one. */
export function mergeRanges(ranges: Range[]): Range[] {
  ranges.sort((one, other) => one.start - other.start);
  const merged: Range[] = [];
  for (const { start, end } of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Whether a place is in scope, asked of places in order. */
export function scopeFilter({
  within,
  outside,
}: Pick<SearchedDocument, 'within' | 'outside'>): (place: Range) => boolean {
  let [inside, beside] = [0, 0];
  return ({ start, end }) => {
    if (within !== null) {
      while (inside < within.length && (within[inside]?.end ?? 0) < end) inside += 1;
      const range = within[inside];
      if (range === undefined || range.start > start) return false;
    }
    if (outside !== null) {
      while (beside < outside.length && (outside[beside]?.end ?? 0) <= start) beside += 1;
      const range = outside[beside];
      if (range !== undefined && range.start < end) return false;
    }
    return true;
  };
}
