/**
 * Searching 20 MB of text beside one pass of a bare regular expression over the same texts, and beside the index of
 * minisearch, in the same rounds; then the same texts in the window. The expression knows nothing of accents, of line
 * ends in phrases or of scopes, and keeps no context: it is what the host itself costs.
 */
import type MiniSearch from 'minisearch';
import type { SearchOptions as IndexOptions } from 'minisearch';
import { CollocateCounter } from '#core/search/collocates.ts';
import { keywordInContext, sortPlaces } from '#core/search/concordance.ts';
import { prepareSearch, searchDocument } from '#core/search/search.ts';
import { SearchText } from '#core/search/search-text.ts';
import { WordCounter } from '#core/search/word-counts.ts';
import type { BenchOptions } from '../bench.ts';
import { loadReportText } from '../material/report-text.ts';
import { medianOf } from '../report/statistics.ts';
import { digits, type PartReport, type Table, times, type Verdict } from '../report/table.ts';
import { measureSearchWindow } from './measure-search-window.ts';
import { type Built, build, indexParagraphs, type Paragraph, paragraphsOf } from './minisearch-index.ts';

const SIZE = 20_000_000;
const FIRST_WITHIN = 100;
/** Stands once, at the end of the last text. */
const LAST = 'zyzzyva';
const everywhere = { within: null, outside: null };

interface Case {
  name: string;
  query: string;
  /** The same asked of a bare expression. */
  expression: RegExp;
  /** The nearest to it that can be asked of minisearch. */
  indexed: { query: string; options: IndexOptions; asks: string };
}

interface Times {
  bare: number;
  /** With search keys still to be made: the first place, and all. */
  coldFirst: number;
  coldAll: number;
  /** With search keys at hand. */
  first: number;
  all: number;
  /** The first 200 places with their words on each side. */
  page: number;
  places: number;
  barePlaces: number;
  /** minisearch gives nothing before it has all. */
  indexed: number;
  paragraphs: number;
}

const now = (): number => performance.now();

export async function measureSearch(options: BenchOptions): Promise<PartReport> {
  const { text, origin } = loadReportText(options.root);
  const count = Math.ceil(SIZE / text.length);
  // Each a text of its own in one piece, as one that was read from a file: none shares what was made for another.
  const texts = Array.from({ length: count }, (_, at) =>
    Buffer.from(`${text}\n\n${at === count - 1 ? LAST : at}\n`).toString(),
  );
  const characters = texts.reduce((sum, each) => sum + each.length, 0);
  const cases = casesFor(text).filter(
    ({ name }) => options.only.length === 0 || options.only.some(part => name.includes(part)),
  );
  const warm = texts.map(each => new SearchText(each));
  const keys = build(() => {
    for (const each of warm) each.key({});
  });
  const paragraphs = paragraphsOf(texts);
  const index = build(() => indexParagraphs(paragraphs));
  options.say('search: made ready');
  const runs = cases.map((): Times[] => []);
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [at, each] of cases.entries()) runs[at]?.push(measureCase(each, texts, warm, index.made));
    options.say(`search: round ${round + 1}`);
  }
  const rows = cases.map((each, at) => ({ ...each, runs: runs[at] ?? [] }));
  const counts = measureCounts(cases[0]?.query ?? LAST, warm);
  const ready = readyTable(keys, index, paragraphs.length);
  const typed = rows.slice(0, 2).map(({ query }) => query);
  const window = await measureSearchWindow(options, texts, { typed, last: LAST });
  return report(rows, [ready, ...window.tables], window.verdicts, counts, { characters, count, origin });
}

/** Words and phrases of the text itself, by how often they stand in it. */
function casesFor(text: string): Case[] {
  const searched = new SearchText(text);
  const ranked = (length: number): string[] => {
    const counter = new WordCounter({ length, lettersOnly: true });
    counter.add(searched);
    return counter
      .result(5_000)
      .rows.map(({ words }) => words)
      .filter(words => /^[a-z ]+$/.test(words));
  };
  const words = ranked(1).filter(word => word.length > 4);
  const [frequent = 'policy', middling = 'reform', other = 'health'] = [words[0], words[60], words[20]];
  const phrase = ranked(2)[40] ?? `${frequent} ${other}`;
  const ten = Array.from({ length: 10 }, (_, at) => words[100 + 10 * at] ?? `${other}${at}`);
  const stem = other.slice(0, 4);
  const [left = middling, right = other] = phrase.split(' ');
  const begins = { prefix: true };
  const word = (query: string) => ({ query, options: begins, asks: 'words that begin so' });
  return [
    {
      name: 'a frequent word',
      query: frequent,
      expression: new RegExp(frequent, 'gi'),
      indexed: word(frequent),
    },
    { name: 'a word', query: middling, expression: new RegExp(middling, 'gi'), indexed: word(middling) },
    {
      name: 'a word that stands once, at the end',
      query: LAST,
      expression: new RegExp(LAST, 'gi'),
      indexed: word(LAST),
    },
    {
      name: 'a phrase',
      query: phrase,
      expression: new RegExp(phrase.replaceAll(' ', '\\s+'), 'gi'),
      indexed: { query: phrase, options: { combineWith: 'AND' }, asks: 'both words, anywhere' },
    },
    {
      name: 'a wildcard',
      query: `${stem}*`,
      expression: new RegExp(`\\b${stem}\\w*`, 'gi'),
      indexed: word(stem),
    },
    {
      name: 'ten alternatives',
      query: ten.join(' | '),
      expression: new RegExp(ten.join('|'), 'gi'),
      indexed: { query: ten.join(' '), options: { combineWith: 'OR', prefix: true }, asks: 'any of them' },
    },
    {
      name: 'near, within 5 words',
      query: `${left} near/5 ${right}`,
      expression: new RegExp(
        `${left}\\W+(?:\\w+\\W+){0,4}${right}|${right}\\W+(?:\\w+\\W+){0,4}${left}`,
        'gi',
      ),
      indexed: { query: phrase, options: { combineWith: 'AND' }, asks: 'both words, anywhere' },
    },
  ];
}

function measureCase(
  { query, expression, indexed }: Case,
  texts: readonly string[],
  warm: readonly SearchText[],
  index: MiniSearch<Paragraph>,
): Times {
  const bareStart = now();
  let barePlaces = 0;
  for (const text of texts) for (const _ of text.matchAll(expression)) barePlaces += 1;
  const bare = now() - bareStart;
  const cold = searchAll(
    query,
    texts.map(text => new SearchText(text)),
  );
  const again = searchAll(query, warm);
  const pageStart = now();
  let shown = 0;
  for (const { text, place } of placesOf(query, warm)) {
    keywordInContext(text.text, place, 8);
    shown += 1;
    if (shown === 200) break;
  }
  const page = now() - pageStart;
  const indexStart = now();
  const paragraphs = index.search(indexed.query, indexed.options).length;
  const inIndex = now() - indexStart;
  return {
    bare,
    coldFirst: cold.first,
    coldAll: cold.all,
    first: again.first,
    all: again.all,
    page,
    places: again.places,
    barePlaces,
    indexed: inIndex,
    paragraphs,
  };
}

function* placesOf(query: string, texts: readonly SearchText[]) {
  const prepared = prepareSearch(query, {});
  if (prepared === null) return;
  for (const text of texts) {
    for (const place of searchDocument(prepared, text, everywhere)) yield { text, place };
  }
}

function searchAll(query: string, texts: readonly SearchText[]) {
  const start = now();
  let [first, places] = [0, 0];
  for (const _ of placesOf(query, texts)) {
    if (places === 0) first = now() - start;
    places += 1;
  }
  return { first, all: now() - start, places };
}

/** What is counted over all texts, once each: words from nothing, the others with the words at hand. */
function measureCounts(query: string, texts: readonly SearchText[]): readonly (readonly string[])[] {
  const places = texts.map((text, document) =>
    [...placesOf(query, [text])].map(({ place }) => ({ ...place, document })),
  );
  const rows: (readonly string[])[] = [];
  const measure = (name: string, work: () => number) => {
    const start = now();
    const made = work();
    rows.push([name, digits(now() - start), made.toLocaleString('en')]);
  };
  const count = (length: number) => () => {
    const counter = new WordCounter({ length });
    for (const text of texts) counter.add(text);
    return counter.result(2_000).different;
  };
  measure('words, cut and counted', count(1));
  measure('sequences of two', count(2));
  measure('sequences of three', count(3));
  measure(`collocates of “${query}”, 5 words each side`, () => {
    const counter = new CollocateCounter(5, {});
    for (const [at, text] of texts.entries()) counter.add(text, places[at] ?? []);
    return counter.result(3, 500).near;
  });
  const some = places.flat().slice(0, 20_000);
  measure(
    'a concordance of at most 20,000 rows, sorted by the first word to the right',
    () => sortPlaces(some, at => texts[at] ?? new SearchText(''), [{ side: 'right', word: 1 }], {}).length,
  );
  return rows;
}

const megabytes = (bytes: number): string => digits(bytes / 1e6);

const readyTable = (keys: Built<void>, index: Built<unknown>, paragraphs: number): Table => ({
  title: 'What must be made before, once',
  head: ['what', 'milliseconds', 'megabytes that stay'],
  rows: [
    ['our search keys of all texts', digits(keys.time), megabytes(keys.memory)],
    [
      `minisearch’s index of ${paragraphs.toLocaleString('en')} paragraphs`,
      digits(index.time),
      megabytes(index.memory),
    ],
  ],
});

function report(
  rows: readonly (Case & { runs: readonly Times[] })[],
  others: readonly Table[],
  verdicts: readonly Verdict[],
  counts: readonly (readonly string[])[],
  { characters, count, origin }: { characters: number; count: number; origin: string },
): PartReport {
  const of = (value: (run: Times) => number) => rows.map(({ runs }) => medianOf(runs, value));
  const largest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), 0);
  const [warmFirst, coldFirst] = [largest(of(run => run.first)), largest(of(run => run.coldFirst))];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const whole = sum(of(run => run.all)) / sum(of(run => run.bare));
  return {
    about: `${count} texts, ${characters.toLocaleString('en')} characters: ${origin}, over and over. Milliseconds. Cold: the search keys (small letters, accents off) are made while searching; warm: they are there, as after the first search.`,
    tables: [
      {
        title: 'Finding in all texts, beside a bare regular expression',
        head: [
          'what',
          'bare, all',
          'ours warm, all',
          'ours cold, all',
          'warm, first',
          'cold, first',
          '200 rows in context',
          'places',
        ],
        rows: rows.map(({ name, runs }) => [
          name,
          digits(medianOf(runs, run => run.bare)),
          `${digits(medianOf(runs, run => run.all))} (${times(medianOf(runs, run => run.all) / medianOf(runs, run => run.bare))})`,
          digits(medianOf(runs, run => run.coldAll)),
          digits(medianOf(runs, run => run.first)),
          digits(medianOf(runs, run => run.coldFirst)),
          digits(medianOf(runs, run => run.page)),
          `${(runs[0]?.places ?? 0).toLocaleString('en')} (bare: ${(runs[0]?.barePlaces ?? 0).toLocaleString('en')})`,
        ]),
      },
      {
        title: 'minisearch: all paragraphs that the nearest question finds, best first, its index at hand',
        head: ['what', 'ours warm, first', 'ours warm, all', 'minisearch, all', 'asked of it', 'paragraphs'],
        rows: rows.map(({ name, runs, indexed }) => [
          name,
          digits(medianOf(runs, run => run.first)),
          digits(medianOf(runs, run => run.all)),
          digits(medianOf(runs, run => run.indexed)),
          indexed.asks,
          (runs[0]?.paragraphs ?? 0).toLocaleString('en'),
        ]),
      },
      ...others,
      {
        title: 'Counting over all texts, once',
        head: ['what', 'milliseconds', 'different, rows or words'],
        rows: counts,
      },
    ],
    verdicts: [
      ...verdicts,
      {
        target: `The first place of every query in under ${FIRST_WITHIN} ms, search keys at hand`,
        measured: `${digits(warmFirst)} at most`,
        isMet: warmFirst < FIRST_WITHIN,
      },
      {
        target: `The first place of every query in under ${FIRST_WITHIN} ms, from nothing`,
        measured: `${digits(coldFirst)} at most`,
        isMet: coldFirst < FIRST_WITHIN,
      },
      {
        target: 'All queries together in at most 2 times the bare expressions, search keys at hand',
        measured: times(whole),
        isMet: whole <= 2,
      },
    ],
  };
}
