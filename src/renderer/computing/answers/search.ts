/** Finds words in texts, arranges what was found last, and counts words in texts and near what was found. */

import type { DocumentId } from '#core/model/ids.ts';
import { CollocateCounter } from '#core/search/collocates.ts';
import {
  groupByNeighbourInSteps,
  keywordInContext,
  type SortedPlace,
  sortPlacesInSteps,
} from '#core/search/concordance.ts';
import type { SearchOptions } from '#core/search/query.ts';
import { codedRanges } from '#core/search/scope.ts';
import { prepareSearch, searchDocument } from '#core/search/search.ts';
import { SearchText } from '#core/search/search-text.ts';
import { WordCounter } from '#core/search/word-counts.ts';
import { IntervalIndex } from '#core/text/interval-index.ts';
import type { Arranged, SearchRow } from '../messages.ts';
import type { StudyCopy } from '../study-copy.ts';
import type { Answering } from './answers.ts';

/** Words on each side of a place. */
const shownWords = 12;
/** Rows that go to the window at once; the first few go at once, so that something is seen. */
const firstRows = 50;
const rowsAtOnce = 500;

interface LastSearch {
  options: SearchOptions;
  documentIds: readonly string[];
  places: SortedPlace[];
}

export function answerSearch(
  copy: StudyCopy,
): Answering<'search' | 'arrange' | 'sections' | 'words' | 'collocates' | 'prepare'> {
  let last: LastSearch = { options: {}, documentIds: [], places: [] };
  return {
    async search({ query, options, documentIds, within, outside, most }, turn, tell) {
      const prepared = prepareSearch(query, options);
      const places: SortedPlace[] = [];
      last = { options, documentIds, places };
      const lengths: number[] = [];
      const unfinished: number[] = [];
      if (prepared === null) return { complete: true, unfinished, lengths };
      let rows: SearchRow[] = [];
      const flush = (): void => {
        if (rows.length > 0) tell(rows);
        rows = [];
      };
      const restIfOver = async (): Promise<void> => {
        if (!turn.isOver) return;
        flush();
        await turn.rest();
      };
      const rangesOf = (id: string, coding: typeof within) =>
        coding === null ? null : codedRanges(copy.store, { id: id as DocumentId }, coding);
      for (const [document, coming] of copy.textsOf(documentIds).entries()) {
        const id = documentIds[document] ?? '';
        // What has been found is shown while a text is still on its way.
        if (!copy.has(id)) flush();
        const { search: text } = await coming;
        turn.check();
        lengths.push(text.text.length);
        const scope = { within: rangesOf(id, within), outside: rangesOf(id, outside) };
        const found = searchDocument(prepared, text, scope);
        let next = found.next();
        for (; next.done !== true; next = found.next()) {
          if (places.length === most) {
            flush();
            return { complete: false, unfinished, lengths };
          }
          const place = { ...next.value, document };
          places.push(place);
          rows.push({
            ...place,
            ...keywordInContext(text.text, place, shownWords),
            quote: text.text.slice(place.start, place.end),
            section: '',
          });
          if (rows.length >= (places.length <= rowsAtOnce ? firstRows : rowsAtOnce)) flush();
          await restIfOver();
        }
        if (!next.value) unfinished.push(document);
        await restIfOver();
      }
      flush();
      return { complete: true, unfinished, lengths };
    },

    async arrange({ sort, group }, turn): Promise<Arranged> {
      const { places, documentIds, options } = last;
      const texts = await Promise.all(copy.textsOf(documentIds));
      const textOf = (document: number): SearchText => texts[document]?.search ?? none;
      const codesOf = codesOver(copy, last);
      const order = await turn.walk(sortPlacesInSteps(places, textOf, sort, options, codesOf));
      if (group === null) return { order: Uint32Array.from(order), groups: null, counts: [] };
      const sorted = order.flatMap(index => places[index] ?? []);
      const groups = await turn.walk(groupByNeighbourInSteps(sorted, textOf, group, options));
      return {
        order: Uint32Array.from(groups.flatMap(({ rows }) => rows.map(row => order[row] ?? 0))),
        groups: groups.map(({ word }) => ({ word })),
        counts: groups.map(({ rows }) => rows.length),
      };
    },

    async sections({ document }) {
      const { places, documentIds } = last;
      const id = documentIds[document];
      if (id === undefined) return [];
      const { reading } = await copy.textOf(id);
      return places
        .filter(place => place.document === document)
        .map(({ start }) => reading.sectionAt(start) ?? '');
    },

    async words({ documentIds, options, most }, turn) {
      const counter = new WordCounter(options);
      for (const coming of copy.textsOf(documentIds)) {
        counter.add((await coming).search);
        await turn.rest();
      }
      return counter.result(most);
    },

    async collocates({ window, least, most }, turn) {
      const { places, documentIds, options } = last;
      const counter = new CollocateCounter(window, options);
      let from = 0;
      for (const [document, coming] of copy.textsOf(documentIds).entries()) {
        let to = from;
        while (places[to]?.document === document) to += 1;
        counter.add((await coming).search, places.slice(from, to));
        from = to;
        await turn.rest();
      }
      return counter.result(least, most);
    },

    async prepare({ documentIds }, turn) {
      for (const coming of copy.textsOf(documentIds, false)) {
        // What cannot be had is said when it is searched.
        const text = await Promise.resolve(coming).catch(() => null);
        await turn.rest();
        text?.search.key({});
      }
      return null;
    },
  };
}

const none = new SearchText('');

/** What each place is coded with, as one text. */
function codesOver(copy: StudyCopy, { documentIds, places }: LastSearch): (row: number) => string {
  const indexes = documentIds.map(
    id => new IntervalIndex([...copy.store.passagesOfDocument(id)].filter(each => each.start < each.end)),
  );
  return row => {
    const place = places[row];
    const over = place === undefined ? [] : (indexes[place.document]?.query(place.start, place.end) ?? []);
    return [...new Set(over.map(({ itemId }) => copy.store.get('item', itemId)?.label ?? ''))]
      .sort()
      .join(', ');
  };
}
