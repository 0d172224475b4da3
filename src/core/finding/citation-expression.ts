/** The regular expression that a pattern of citations stands for. */
import type { CitationPattern } from '../model/citation-pattern.ts';
import { Problem } from '../problem.ts';
import { refuseRunaway } from '../text/search-pattern.ts';

/** Escapes, classes, and spaces with how often they may come. */
const tokens = /\\.|\[\^?(?:\\.|[^\]\\])*\]| (?:[?*+]|\{\d+(?:,\d*)?\})?/gsu;

/** A space is any white space, so that what stands over the end of a line is found. */
const spacesOf = (token: string): string => {
  switch (token) {
    case ' ':
      return '\\s{1,3}';
    case ' ?':
      return '\\s{0,3}';
    case ' *':
      return '\\s{0,20}';
    case ' +':
      return '\\s{1,20}';
    default:
      if (token.startsWith('[')) return token.replaceAll(/(\\.)| /gsu, (_, escaped) => escaped ?? '\\s');
      return token.startsWith(' ') ? `\\s${token.slice(1)}` : token;
  }
};

/** What a pattern looks for. Throws a Problem where it is no regular expression, or may take for ever. */
export function expressionOf({ id, pattern: source, caseSensitive }: CitationPattern): RegExp {
  const refusal = refuseRunaway(source);
  if (refusal !== null) {
    throw new Problem(
      'invalid',
      `The pattern “${id}” cannot be used. ${refusal}`,
      'Say how often, as in {0,3}.',
    );
  }
  try {
    return new RegExp(source.replaceAll(tokens, spacesOf), caseSensitive ? 'gu' : 'giu');
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(error.message.lastIndexOf(': ') + 2) : '';
    throw new Problem('invalid', `The pattern “${id}” is no regular expression: ${message}.`);
  }
}
