/**
 * Tokens for formats that cannot do without: runs of letters, figures and marks, emoji as a whole, else single signs.
 * A rule and no dictionary, so that every machine gives the same.
 */
import type { Range } from '../../text/range.ts';

const token = /[\p{L}\p{N}\p{M}]+|(?:\p{Extended_Pictographic}(?:\ufe0f|\u200d|\p{Emoji_Modifier})*)+|\S/gu;

/** The rule in words, for what is told of an export. */
export const tokenRule =
  'Tokens are runs of letters, figures and marks, emoji, and single other signs; a line of text is a sentence.';

/** The tokens of each line that has some, in order; UTF-16 units. */
export function* tokensByLine(text: string): Iterable<Range[]> {
  let from = 0;
  for (const line of text.split('\n')) {
    const start = from;
    from += line.length + 1;
    const tokens = Array.from(line.matchAll(token), match => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    }));
    if (tokens.length > 0) yield tokens;
  }
}
