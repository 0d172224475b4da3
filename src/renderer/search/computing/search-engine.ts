/**
 * Searches texts apart from the window: the worker's inside, without anything of a worker in it. It rests between
 * slices of its work, so that a new search is heard while another one goes on.
 */
import { CollocateCounter } from '#core/search/collocates.ts';
import {
  groupByNeighbour,
  keywordInContext,
  type SortedPlace,
  sortPlaces,
} from '#core/search/concordance.ts';
import type { SearchOptions } from '#core/search/query.ts';
import { prepareSearch, searchDocument } from '#core/search/search.ts';
import { SearchText } from '#core/search/search-text.ts';
import { WordCounter } from '#core/search/word-counts.ts';
import { DocumentReading } from '#core/structure/document-reading.ts';
import type { Answers, Question, SearchRow, SearchTarget, ToWorker } from './messages.ts';

/** Words on each side of a place. */
const shownWords = 12;
/** Rows that go to the window at once; the first few go at once, so that something is seen. */
const firstRows = 50;
const rowsAtOnce = 500;
/** Milliseconds of work between rests. */
const slice = 12;

interface Content {
  text: SearchText;
  reading: DocumentReading;
}

interface LastSearch {
  options: SearchOptions;
  targets: readonly SearchTarget[];
  places: SortedPlace[];
}

export class SearchEngine {
  private readonly contents = new Map<string, Promise<Content>>();
  private readonly arrivals = new Map<string, { take(content: Content): void; fail(error: Error): void }>();
  private readonly rest: () => Promise<void>;
  private searches = 0;
  private last: LastSearch = { options: {}, targets: [], places: [] };

  /** `rest` lets others have their turn. */
  constructor(rest: () => Promise<void>) {
    this.rest = rest;
  }

  take(message: Exclude<ToWorker, { type: 'ask' }>): void {
    const arrival = this.expect(message.documentId);
    if (message.type === 'missing') {
      arrival.fail(new Error(message.message));
      // It may come yet, when it is asked for again.
      this.contents.delete(message.documentId);
      this.arrivals.delete(message.documentId);
      return;
    }
    const text = new SearchText(message.text);
    const { documentId, blocks } = message;
    arrival.take({ text, reading: new DocumentReading(documentId, message.text, blocks) });
    // The key that most searches need is made while nobody waits.
    void this.rest().then(() => void text.key({}));
  }

  async answer(
    question: Question,
    tell: (rows: readonly SearchRow[]) => void,
  ): Promise<Answers[keyof Answers]> {
    switch (question.type) {
      case 'search':
        return this.search(question, tell);
      case 'arrange':
        return this.arrange(question);
      case 'sections':
        return this.sections(question);
      case 'words':
        return this.countWords(question);
      case 'collocates':
        return this.countCollocates(question);
    }
  }

  private async search(
    { query, options, targets, most }: Question & { type: 'search' },
    tell: (rows: readonly SearchRow[]) => void,
  ): Promise<Answers['search']> {
    this.searches += 1;
    const mine = this.searches;
    const prepared = prepareSearch(query, options);
    const places: SortedPlace[] = [];
    this.last = { options, targets, places };
    const lengths: number[] = [];
    const unfinished: number[] = [];
    const end = (complete: boolean) => ({
      complete,
      unfinished,
      lengths,
      stopped: mine !== this.searches,
    });
    if (prepared === null) return end(true);
    let rows: SearchRow[] = [];
    const flush = (): void => {
      if (rows.length > 0) tell(rows);
      rows = [];
    };
    let begun = performance.now();
    for (const [document, target] of targets.entries()) {
      const { text } = await this.contentOf(target.documentId);
      lengths.push(text.text.length);
      const found = searchDocument(prepared, text, target);
      let next = found.next();
      for (; next.done !== true; next = found.next()) {
        if (mine !== this.searches) return end(false);
        if (places.length === most) {
          flush();
          return end(false);
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
        if (performance.now() - begun > slice) {
          flush();
          await this.rest();
          begun = performance.now();
        }
      }
      if (!next.value) unfinished.push(document);
      if (mine !== this.searches) return end(false);
      if (performance.now() - begun > slice) {
        flush();
        await this.rest();
        begun = performance.now();
      }
    }
    flush();
    return end(true);
  }

  private async arrange({ sort, group, codes }: Question & { type: 'arrange' }): Promise<Answers['arrange']> {
    const { places, targets, options } = this.last;
    const texts = await Promise.all(targets.map(target => this.contentOf(target.documentId)));
    const none = new SearchText('');
    const textOf = (document: number): SearchText => texts[document]?.text ?? none;
    const order = sortPlaces(places, textOf, sort, options, row => codes?.[row] ?? '');
    if (group === null) return { order: Uint32Array.from(order), groups: null, counts: [] };
    const sorted = order.flatMap(index => places[index] ?? []);
    const groups = groupByNeighbour(sorted, textOf, group, options);
    return {
      order: Uint32Array.from(groups.flatMap(({ rows }) => rows.map(row => order[row] ?? 0))),
      groups: groups.map(({ word }) => ({ word })),
      counts: groups.map(({ rows }) => rows.length),
    };
  }

  private async sections({ document }: Question & { type: 'sections' }): Promise<Answers['sections']> {
    const { places, targets } = this.last;
    const target = targets[document];
    if (target === undefined) return [];
    const { reading } = await this.contentOf(target.documentId);
    return places
      .filter(place => place.document === document)
      .map(({ start }) => reading.sectionAt(start) ?? '');
  }

  private async countWords({
    documentIds,
    options,
    most,
  }: Question & { type: 'words' }): Promise<Answers['words']> {
    const counter = new WordCounter(options);
    for (const id of documentIds) {
      counter.add((await this.contentOf(id)).text);
      await this.rest();
    }
    return counter.result(most);
  }

  private async countCollocates({
    window,
    least,
    most,
  }: Question & { type: 'collocates' }): Promise<Answers['collocates']> {
    const { places, targets, options } = this.last;
    const counter = new CollocateCounter(window, options);
    let from = 0;
    for (const [document, target] of targets.entries()) {
      let to = from;
      while (places[to]?.document === document) to += 1;
      counter.add((await this.contentOf(target.documentId)).text, places.slice(from, to));
      from = to;
      await this.rest();
    }
    return counter.result(least, most);
  }

  /** Waits for the text to come. */
  private contentOf(documentId: string): Promise<Content> {
    this.expect(documentId);
    const content = this.contents.get(documentId);
    if (content === undefined) throw new Error('Nobody has said that the text would come.');
    return content;
  }

  private expect(documentId: string): { take(content: Content): void; fail(error: Error): void } {
    const known = this.arrivals.get(documentId);
    if (known !== undefined) return known;
    let arrival = { take: (_: Content): void => {}, fail: (_: Error): void => {} };
    const content = new Promise<Content>((resolve, reject) => {
      arrival = { take: resolve, fail: reject };
    });
    // Whoever waits is told; a text that nobody waits for is no failure.
    content.catch(() => undefined);
    this.contents.set(documentId, content);
    this.arrivals.set(documentId, arrival);
    return arrival;
  }
}
