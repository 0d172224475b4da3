/** Answers a coding query: the passages that fit, document by document, each with those that it was found beside. */
import type { Document } from '../model/document.ts';
import { type Passage, quoteOf } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { IntervalIndex } from '../text/interval-index.ts';
import type { Range } from '../text/range.ts';
import { chooseDocuments } from '../views/choose-records.ts';
import type { DocumentUnits } from '../views/document-units.ts';
import { passagesInOrder, unitsTouched } from '../views/occurrences.ts';
import type { CodingQuery, Relation } from './coding-query.ts';
import { matchQuery } from './match-query.ts';
import { prepareSearch } from './search.ts';
import { SearchText } from './search-text.ts';
import { meets } from './value-condition.ts';

export interface FoundPassage {
  passage: Passage;
  /** Passages to which it lies as the query asks, in their order; none where the query asks for no relation. */
  beside: readonly Passage[];
}

type Test = (passages: readonly Passage[], document: Document) => Map<Passage, Set<Passage>>;

/** Documents by title, passages by place. Throws a Problem where words that are searched for cannot be read. */
export function* findPassages(
  study: StudyReader,
  query: CodingQuery,
  units: DocumentUnits,
): Generator<FoundPassage, void> {
  const test = testOf(study, query, units);
  for (const document of chooseDocuments(study, undefined)) {
    const passages = passagesInOrder(study, document);
    const found = test(passages, document);
    for (const passage of passages) {
      const beside = found.get(passage);
      if (beside !== undefined) yield { passage, beside: passages.filter(other => beside.has(other)) };
    }
  }
}

const simple =
  (fits: (passage: Passage, document: Document) => boolean): Test =>
  (passages, document) =>
    new Map(
      passages.filter(passage => fits(passage, document)).map(passage => [passage, new Set<Passage>()]),
    );

function testOf(study: StudyReader, query: CodingQuery, units: DocumentUnits): Test {
  if ('items' in query) return among(query.items, ({ itemId }) => itemId);
  if ('kinds' in query) return among(query.kinds, ({ itemId }) => study.get('item', itemId)?.kindId ?? '');
  if ('coders' in query) return among(query.coders, ({ coderId }) => coderId);
  if ('documents' in query) return among(query.documents, ({ documentId }) => documentId);
  if ('value' in query) {
    const { of, value } = query;
    return simple((passage, document) => {
      const values =
        of === 'passage'
          ? passage.values
          : of === 'document'
            ? document.values
            : (study.get('item', passage.itemId)?.values ?? {});
      return meets(values, value);
    });
  }
  if ('words' in query) {
    const prepared = prepareSearch(query.words, query.options ?? {});
    return simple(
      passage =>
        prepared !== null && matchQuery(prepared, new SearchText(quoteOf(passage))).next().done !== true,
    );
  }
  if ('all' in query) return allOf(query.all.map(part => testOf(study, part, units)));
  if ('any' in query) {
    const tests = query.any.map(part => testOf(study, part, units));
    return (passages, document) => {
      const joined = new Map<Passage, Set<Passage>>();
      for (const test of tests) {
        for (const [passage, beside] of test(passages, document))
          joined.set(passage, new Set([...(joined.get(passage) ?? []), ...beside]));
      }
      return joined;
    };
  }
  if ('not' in query) {
    const test = testOf(study, query.not, units);
    return (passages, document) => {
      const found = test(passages, document);
      return new Map(passages.filter(passage => !found.has(passage)).map(passage => [passage, new Set()]));
    };
  }
  const [left, right] = [testOf(study, query.passages, units), testOf(study, query.to, units)];
  return (passages, document) => {
    const found = new Map<Passage, Set<Passage>>();
    const others = [...right(passages, document).keys()].filter(hasText);
    const placeOf = placesFor(query.within?.unit ?? 'characters', document, units);
    const beside = besideOf(
      query.relation,
      others,
      placeOf,
      query.within?.distance ?? Number.POSITIVE_INFINITY,
    );
    for (const [passage, earlier] of left(passages, document)) {
      const there = hasText(passage) ? beside(passage) : [];
      if (there.length > 0) found.set(passage, new Set([...earlier, ...there]));
    }
    return found;
  };
}

function among(ids: readonly string[], idOf: (passage: Passage) => string): Test {
  const wanted = new Set(ids);
  return simple(passage => wanted.has(idOf(passage)));
}

function allOf(tests: readonly Test[]): Test {
  return (passages, document) => {
    let kept = new Map<Passage, Set<Passage>>(passages.map(passage => [passage, new Set()]));
    for (const test of tests) {
      const found = test(passages, document);
      kept = new Map(
        [...kept].flatMap(([passage, beside]) => {
          const more = found.get(passage);
          return more === undefined ? [] : [[passage, new Set([...beside, ...more])] as const];
        }),
      );
    }
    return kept;
  };
}

/** A region of a page alone has a place in the reading order and no text, so it lies in no relation to text. */
const hasText = ({ start, end }: Passage): boolean => start < end;

/**
 * Where a passage lies, counted in the unit: characters (the end not included), or the numbers of the first and last
 * sentence or paragraph that it touches. The distance of two is the one's start less the other's end in each.
 */
function placesFor(
  unit: 'characters' | 'sentences' | 'paragraphs',
  document: Document,
  units: DocumentUnits,
): (passage: Passage) => Range {
  if (unit === 'characters') return passage => passage;
  const parts = unit === 'sentences' ? units.sentences(document) : units.paragraphs(document);
  return passage => {
    const [first, last] = unitsTouched(parts, passage);
    return { start: first, end: Math.max(first, last) };
  };
}

/** For a passage, those of the others to which it lies so; of `before` and `after` the nearest one alone. */
function besideOf(
  relation: Relation,
  others: readonly Passage[],
  placeOf: (passage: Passage) => Range,
  distance: number,
): (passage: Passage) => readonly Passage[] {
  switch (relation) {
    case 'near': {
      const index = new IntervalIndex(
        others.map(passage => {
          const { start, end } = placeOf(passage);
          return { id: passage.id, start, end: end + 1, passage };
        }),
      );
      return one => {
        const { start, end } = placeOf(one);
        const found = index.query(start - distance, end + distance + 1);
        return found.flatMap(({ passage }) => (passage === one ? [] : passage));
      };
    }
    case 'before': {
      const byStart = others.toSorted((one, other) => one.start - other.start);
      return one => {
        const next = byStart[countWhile(byStart, ({ start }) => start < one.end)];
        const isNear = next !== undefined && placeOf(next).start - placeOf(one).end <= distance;
        return isNear ? [next] : [];
      };
    }
    case 'after': {
      const byEnd = others.toSorted((one, other) => one.end - other.end);
      return one => {
        const last = byEnd[countWhile(byEnd, ({ end }) => end <= one.start) - 1];
        const isNear = last !== undefined && placeOf(one).start - placeOf(last).end <= distance;
        return isNear ? [last] : [];
      };
    }
    default: {
      const index = new IntervalIndex(others.map(passage => ({ ...rangeOf(passage), passage })));
      return one =>
        index.query(one.start, one.end).flatMap(({ passage }) => {
          if (passage === one) return [];
          const [outer, inner] = relation === 'contains' ? [one, passage] : [passage, one];
          const isSo = relation === 'overlaps' || (outer.start <= inner.start && inner.end <= outer.end);
          return isSo ? passage : [];
        });
    }
  }
}

const rangeOf = ({ id, start, end }: Passage) => ({ id, start, end });

/** How many there are at the beginning of a list in which those that are so come first. */
function countWhile<T>(list: readonly T[], isSo: (each: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const each = list[middle];
    if (each !== undefined && isSo(each)) low = middle + 1;
    else high = middle;
  }
  return low;
}
