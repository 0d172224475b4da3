/**
 * A search over documents, one after the other: whoever asks takes as much as is wanted, and may stop or wait
 * between any two places.
 */
import type { Range } from '../text/range.ts';
import { type CompiledQuery, compileQuery, matchQuery } from './match-query.ts';
import { parseQuery } from './parse-query.ts';
import type { SearchOptions } from './query.ts';
import { type SearchedDocument, scopeFilter } from './scope.ts';
import type { SearchText } from './search-text.ts';

/** Throws a Problem that says what is wrong with the query; null where it is empty. */
export function prepareSearch(query: string, options: SearchOptions): CompiledQuery | null {
  const parsed = parseQuery(query, options);
  return parsed === null ? null : compileQuery(parsed, options);
}

/** The places in one document that are in scope, in order. Returns whether all of its text was searched. */
export function* searchDocument(
  query: CompiledQuery,
  text: SearchText,
  scope: Pick<SearchedDocument, 'within' | 'outside'>,
): Generator<Range, boolean> {
  const accepts = scopeFilter(scope);
  const places = matchQuery(query, text);
  for (let next = places.next(); ; next = places.next()) {
    if (next.done === true) return next.value;
    if (accepts(next.value)) yield next.value;
  }
}
