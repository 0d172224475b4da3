/** Searches the texts of a study: what is found in its context as JSON lines, printed as it is found. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Application, OpenedStudy } from '#core/api.ts';
import { sameText } from '#core/commands/find.ts';
import { Problem } from '#core/problem.ts';
import { contextOf } from '#core/search/concordance.ts';
import type { SearchOptions } from '#core/search/query.ts';
import { resolveScope, type SearchedDocument, type SearchScope } from '#core/search/scope.ts';
import { prepareSearch, searchDocument } from '#core/search/search.ts';
import { SearchText } from '#core/search/search-text.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { DocumentReading } from '#core/structure/document-reading.ts';
import type { Range } from '#core/text/range.ts';
import type { Output } from './output.ts';
import { copyStudy } from './study-copy.ts';

export interface SearchRequest {
  query: string;
  regex?: boolean;
  case?: boolean;
  accents?: boolean;
  words?: boolean;
  near?: number;
  item?: readonly string[];
  kind?: readonly string[];
  coder?: readonly string[];
  document?: readonly string[];
  where?: readonly string[];
  uncoded?: boolean;
  most?: number;
  format?: 'jsonl' | 'csv';
}

export const queryHelp = `
A query: words side by side are a phrase; "…" takes signs as they are; * stands for any letters and ? for one, in
whole words; a near/5 b finds both within five words, whichever comes first; a | b finds either; ( ) groups.
Line ends count as spaces. Unless told otherwise, case and accents do not count, and parts of words are found.`;

/** The options that say what is searched, and where. */
export const withSearchOptions = (command: Command): Command =>
  command
    .option('--regex', 'the query is a regular expression, within one paragraph')
    .option('--case', 'capitals and small letters are apart')
    .option('--accents', 'accents count')
    .option('--words', 'whole words only')
    .option(
      '--near <n>',
      'the words of the query stand within n words of each other, in either order',
      readCount,
    )
    .option('--item <id...>', 'only in text coded with these items (id or name)')
    .option('--kind <id...>', 'only in text coded with items of these kinds (id or name)')
    .option('--coder <id...>', 'only in text coded by these coders (id or name)')
    .option('--uncoded', 'only in text that is not coded; with --item, --kind or --coder, not coded so')
    .option('--document <id...>', 'only in these documents (id or title)')
    .option(
      '--where <variable=value...>',
      'only in documents whose variables have one of these values, of each variable named',
    )
    .option('--most <n>', 'stop after n places', readCount)
    .addOption(
      new Option('--format <format>', 'JSON lines or CSV').choices(['jsonl', 'csv']).default('jsonl'),
    );

/** Throws what the shell takes for wrong usage. */
export function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new InvalidArgumentError('It is a whole number from 1 up.');
}

export interface SearchHit extends Range {
  searched: SearchedDocument;
  text: SearchText;
  /** The heading that the place stands under; '' before the first one. */
  section: string;
}

/** Reads text after text, and gives the places of each before it reads the next. */
export async function* searchStudy(
  application: Application,
  study: StudyReader,
  handle: OpenedStudy['handle'],
  request: SearchRequest,
  say: (message: string) => void,
): AsyncGenerator<SearchHit, void> {
  const prepared = prepareSearch(request.query, searchOptionsOf(request));
  if (prepared === null) throw new Problem('invalid', 'The query is empty.');
  let left = request.most ?? Number.POSITIVE_INFINITY;
  for (const searched of resolveScope(study, scopeOf(study, request))) {
    const { document } = searched;
    const { text: canonical, blocks } = await application.documentText(handle, document.id);
    const text = new SearchText(canonical);
    const reading = new DocumentReading(document.id, canonical, blocks);
    const places = searchDocument(prepared, text, searched);
    let next = places.next();
    for (; next.done !== true; next = places.next()) {
      if (left === 0) {
        say(`There are more than ${request.most} places: the first were printed.`);
        return;
      }
      left -= 1;
      const section = reading.sectionAt(next.value.start) ?? '';
      yield { ...next.value, searched, text, section };
    }
    if (!next.value)
      say(
        `“${document.title}” was not searched to its end: the expression took too long. Ask for less at a time.`,
      );
  }
}

export const searchOptionsOf = (request: SearchRequest): SearchOptions => ({
  regularExpression: request.regex ?? false,
  caseSensitive: request.case ?? false,
  accentSensitive: request.accents ?? false,
  wholeWords: request.words ?? false,
  ...(request.near === undefined ? {} : { near: request.near }),
});

function scopeOf(study: StudyReader, request: SearchRequest): SearchScope {
  const items = request.item?.map(name => idOf(study, 'item', name));
  const kinds = request.kind?.map(name => idOf(study, 'kind', name));
  const coders = request.coder?.map(name => idOf(study, 'coder', name));
  const documents = request.document?.map(name => idOf(study, 'document', name));
  const coding = {
    ...(items === undefined ? {} : { items }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(coders === undefined ? {} : { coders }),
  };
  const isCoded = Object.keys(coding).length > 0;
  return {
    ...(documents === undefined ? {} : { documents }),
    ...(request.where === undefined ? {} : { where: [...request.where] }),
    ...(request.uncoded === true ? { outside: coding } : isCoded ? { within: coding } : {}),
  };
}

/** An id as it is, or the id of what has the name. */
function idOf(study: StudyReader, type: 'item' | 'kind' | 'coder' | 'document', name: string): string {
  if (study.live(type, name) !== undefined) return name;
  const named = [...study.all(type)].filter(record =>
    sameText('label' in record ? record.label : 'title' in record ? record.title : record.name, name),
  );
  const [only] = named;
  if (only === undefined)
    throw new Problem('not-found', `The study has no ${type} “${name}”.`, 'Give its id or its whole name.');
  if (named.length > 1)
    throw new Problem(
      'refused',
      `Several of type ${type} are called “${name}”.`,
      `Give the id: ${named.map(({ id }) => id).join(', ')}.`,
    );
  return only.id;
}

const columns = ['document', 'documentId', 'start', 'end', 'quote', 'before', 'after', 'section'];

/** UTF-16 units of context on each side. */
const shownContext = 80;
const rowsPerWrite = 200;

export async function search(
  application: Application,
  output: Output,
  opened: OpenedStudy,
  request: SearchRequest,
): Promise<void> {
  const study = await copyStudy(application, opened);
  const writer = new RowWriter(output, columns, request.format ?? 'jsonl');
  for await (const hit of searchStudy(application, study, opened.handle, request, text => output.say(text))) {
    const { searched, text, start, end, section } = hit;
    const { before, after } = contextOf(text.text, hit, shownContext);
    const { id: documentId, title: document } = searched.document;
    const quote = text.text.slice(start, end);
    await writer.add({ document, documentId, start, end, quote, before, after, section });
  }
  await writer.end();
}

/** Writes rows in both formats, some at a time. */
export class RowWriter {
  private readonly output: Output;
  private readonly columns: readonly string[];
  private readonly format: 'jsonl' | 'csv';
  private waiting: Record<string, unknown>[] = [];
  private isBegun = false;

  constructor(output: Output, columns: readonly string[], format: 'jsonl' | 'csv') {
    this.output = output;
    this.columns = columns;
    this.format = format;
  }

  async add(row: Record<string, unknown>): Promise<void> {
    this.waiting.push(row);
    if (this.waiting.length >= rowsPerWrite) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
  }

  private async flush(): Promise<void> {
    const rows = this.waiting;
    this.waiting = [];
    if (this.format === 'csv') {
      const head = this.isBegun ? [] : [this.columns];
      this.isBegun = true;
      await this.output.rows([...head, ...rows.map(row => this.columns.map(column => row[column]))]);
    } else if (rows.length > 0) {
      await this.output.write(rows.map(row => `${JSON.stringify(row)}\n`).join(''));
    }
  }
}
