/**
 * A coding query as it is put together: conditions one under the other, some of them not yet said to the end. What is
 * not is left out of the query and said to be; any query can be taken apart into conditions again.
 */
import { parsePeriod } from '#core/model/period.ts';
import { messageOf } from '#core/problem.ts';
import { type CodingQuery, everyPassage, type Relation } from '#core/search/coding-query.ts';
import type { SearchOptions } from '#core/search/query.ts';
import { prepareSearch } from '#core/search/search.ts';
import type { ValueCondition } from '#core/search/value-condition.ts';
import { isEqual } from '#core/store/equal.ts';

export type ValueTest = 'stated' | 'missing' | 'oneOf' | 'range' | 'period' | 'text';
export type ReachUnit = 'characters' | 'sentences' | 'paragraphs';

export type Asked =
  | { ask: 'items' | 'kinds' | 'coders' | 'documents'; ids: readonly string[] }
  | { ask: 'words'; words: string; options?: SearchOptions | undefined }
  | {
      ask: 'value';
      of: 'passage' | 'item' | 'document';
      /** Id of a field; null = none has been chosen yet. */
      field: string | null;
      test: ValueTest;
      oneOf: readonly (string | number | boolean)[];
      least: number | null;
      most: number | null;
      /** Words, or a period as EDTF. */
      text: string;
    }
  | {
      ask: 'relation';
      relation: Relation;
      to: Group;
      /** Null = as far as there is text; `near` is then within 1. */
      distance: number | null;
      unit: ReachUnit;
    }
  | { ask: 'group'; group: Group };

/** `key` tells conditions of one draft apart. */
export type Condition = Asked & { key: number; isNot: boolean };

export interface Group {
  joined: 'all' | 'any';
  conditions: readonly Condition[];
}

export const emptyGroup: Group = { joined: 'all', conditions: [] };

let keys = 0;

export const conditionOf = (asked: Asked, isNot = false): Condition => {
  keys += 1;
  return { ...asked, key: keys, isNot };
};

/** A condition of this sort of which nothing has been said yet. */
export function beginCondition(ask: Asked['ask']): Asked {
  switch (ask) {
    case 'words':
      return { ask, words: '' };
    case 'value':
      return {
        ask,
        of: 'passage',
        field: null,
        test: 'stated',
        oneOf: [],
        least: null,
        most: null,
        text: '',
      };
    case 'relation':
      return { ask, relation: 'overlaps', to: startGroup(), distance: null, unit: 'sentences' };
    case 'group':
      return { ask, group: { ...startGroup(), joined: 'any' } };
    default:
      return { ask, ids: [] };
  }
}

/** What an editor begins with: one condition on the item. */
export const startGroup = (): Group => ({
  joined: 'all',
  conditions: [conditionOf({ ask: 'items', ids: [] })],
});

/** Whether the reach of a relation counts. */
export const reaches = (relation: Relation): boolean =>
  relation === 'near' || relation === 'before' || relation === 'after';

/** What is missing of a condition or wrong in it; null where it can be asked. */
export function lackOf(asked: Asked): { message: string; isWrong: boolean } | null {
  const missing = (message: string) => ({ message, isWrong: false });
  switch (asked.ask) {
    case 'words':
      try {
        return prepareSearch(asked.words, asked.options ?? {}) === null ? missing('No words yet') : null;
      } catch (error) {
        return { message: messageOf(error), isWrong: true };
      }
    case 'value':
      if (asked.field === null) return missing('No field yet');
      if (asked.test === 'oneOf' && asked.oneOf.length === 0) return missing('No value yet');
      if (asked.test === 'range' && asked.least === null && asked.most === null)
        return missing('No number yet');
      if (asked.test === 'text' && asked.text.trim() === '') return missing('No words yet');
      if (asked.test !== 'period') return null;
      if (asked.text.trim() === '') return missing('No period yet');
      return parsePeriod(asked.text.trim()).ok
        ? null
        : {
            message: 'A period is written as 1995, 1995-12 or 1993/1994.',
            isWrong: true,
          };
    case 'group':
      return queryOfGroup(asked.group) === null ? missing('Nothing in it yet') : null;
    case 'relation':
      return null;
    default:
      return asked.ids.length === 0 ? missing('Nothing chosen yet') : null;
  }
}

/** Number of conditions, also inside others, that are not said to the end. */
export const lacking = ({ conditions }: Group): number =>
  conditions.reduce((sum, each) => {
    const inside = each.ask === 'group' ? each.group : each.ask === 'relation' ? each.to : null;
    // A relation to nothing named is one to any passage.
    if (inside !== null) return sum + (isUntouched(inside) ? 0 : lacking(inside));
    return sum + (lackOf(each) === null ? 0 : 1);
  }, 0);

const isUntouched = ({ conditions }: Group): boolean =>
  conditions.every(each => each.ask === 'items' && each.ids.length === 0);

/** What the group asks as a query; null where nothing of it is said to the end. */
export function queryOfGroup({ joined, conditions }: Group): CodingQuery | null {
  const parts = conditions.flatMap(condition => {
    const asked = queryOf(condition);
    return asked === null ? [] : [condition.isNot ? { not: asked } : asked];
  });
  const [only] = parts;
  if (only === undefined) return null;
  if (parts.length === 1) return only;
  return joined === 'all' ? { all: parts } : { any: parts };
}

function queryOf(asked: Asked): CodingQuery | null {
  if (lackOf(asked) !== null) return null;
  switch (asked.ask) {
    case 'items':
      return { items: [...asked.ids] };
    case 'kinds':
      return { kinds: [...asked.ids] };
    case 'coders':
      return { coders: [...asked.ids] };
    case 'documents':
      return { documents: [...asked.ids] };
    case 'words':
      return { words: asked.words, ...(asked.options === undefined ? {} : { options: asked.options }) };
    case 'value':
      return asked.field === null ? null : { value: conditionOn(asked, asked.field), of: asked.of };
    case 'group':
      return queryOfGroup(asked.group);
    case 'relation': {
      const { relation, distance, unit } = asked;
      const reach = reaches(relation) ? (distance ?? (relation === 'near' ? 1 : null)) : null;
      return {
        passages: everyPassage,
        relation,
        to: queryOfGroup(asked.to) ?? everyPassage,
        ...(reach === null ? {} : { within: { distance: reach, unit } }),
      };
    }
  }
}

function conditionOn(
  { test, oneOf, least, most, text }: Asked & { ask: 'value' },
  field: string,
): ValueCondition {
  switch (test) {
    case 'stated':
      return { field, stated: true };
    case 'missing':
      return { field, stated: false };
    case 'oneOf':
      return { field, oneOf: [...oneOf] };
    case 'range':
      return { field, ...(least === null ? {} : { least }), ...(most === null ? {} : { most }) };
    case 'period':
      return { field, period: text.trim() };
    case 'text':
      return { field, text };
  }
}

/** The conditions of a query: they ask the same, though a relation may stand beside what it was asked of. */
export function groupOf(query: CodingQuery): Group {
  if ('all' in query) return { joined: 'all', conditions: query.all.map(each => conditionOfQuery(each)) };
  if ('any' in query) return { joined: 'any', conditions: query.any.map(each => conditionOfQuery(each)) };
  if ('relation' in query && !isEqual(query.passages, everyPassage))
    return {
      joined: 'all',
      conditions: [conditionOfQuery(query.passages), conditionOf(relationOf(query))],
    };
  if ('value' in query) return { joined: 'all', conditions: testsOf(query).map(each => conditionOf(each)) };
  return { joined: 'all', conditions: [conditionOfQuery(query)] };
}

function conditionOfQuery(query: CodingQuery, isNot = false): Condition {
  if ('not' in query) return conditionOfQuery(query.not, !isNot);
  if ('items' in query) return conditionOf({ ask: 'items', ids: query.items }, isNot);
  if ('kinds' in query) return conditionOf({ ask: 'kinds', ids: query.kinds }, isNot);
  if ('coders' in query) return conditionOf({ ask: 'coders', ids: query.coders }, isNot);
  if ('documents' in query) return conditionOf({ ask: 'documents', ids: query.documents }, isNot);
  if ('words' in query)
    return conditionOf({ ask: 'words', words: query.words, options: query.options }, isNot);
  if ('relation' in query && isEqual(query.passages, everyPassage))
    return conditionOf(relationOf(query), isNot);
  if ('value' in query) {
    const [only, ...others] = testsOf(query);
    if (only !== undefined && others.length === 0) return conditionOf(only, isNot);
  }
  return conditionOf({ ask: 'group', group: groupOf(query) }, isNot);
}

function relationOf({ relation, to, within }: Extract<CodingQuery, { relation: Relation }>): Asked {
  return {
    ask: 'relation',
    relation,
    to: isEqual(to, everyPassage) ? emptyGroup : groupOf(to),
    distance: within?.distance ?? null,
    unit: within?.unit ?? 'sentences',
  };
}

/** Everything that is asked of one value, test by test: all of them hold. */
function testsOf({
  value,
  of,
}: Extract<CodingQuery, { value: ValueCondition }>): (Asked & { ask: 'value' })[] {
  const { field, oneOf, least, most, period, text, stated } = value;
  const blank = {
    ask: 'value' as const,
    of,
    field,
    test: 'stated' as ValueTest,
    oneOf: [],
    least: null,
    most: null,
    text: '',
  };
  if (stated === false) return [{ ...blank, test: 'missing' }];
  const tests: (Asked & { ask: 'value' })[] = [];
  if (oneOf !== undefined) tests.push({ ...blank, test: 'oneOf', oneOf });
  if (least !== undefined || most !== undefined)
    tests.push({ ...blank, test: 'range', least: least ?? null, most: most ?? null });
  if (period !== undefined) tests.push({ ...blank, test: 'period', text: period });
  if (text !== undefined) tests.push({ ...blank, test: 'text', text });
  return tests.length === 0 ? [blank] : tests;
}
