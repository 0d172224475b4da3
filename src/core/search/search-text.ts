/** One text made ready for many searches: its search keys and words are made once, when first needed. */
import { type FoldedText, type FoldOptions, foldText } from '../text/fold.ts';
import type { SearchOptions } from './query.ts';
import { eachWord } from './words.ts';

/** The words of a search key by place: start and end of the first, of the second, ... */
export type WordPlaces = Int32Array;

export class SearchText {
  readonly text: string;
  private readonly keys = new Map<string, FoldedText>();
  private readonly words = new Map<string, WordPlaces>();

  constructor(text: string) {
    this.text = text;
  }

  /** The text as it is compared. */
  key(options: Pick<SearchOptions, 'caseSensitive' | 'accentSensitive'>): FoldedText {
    const fold = foldOf(options);
    const name = nameOf(fold);
    let key = this.keys.get(name);
    if (key === undefined) {
      key = foldText(this.text, fold);
      this.keys.set(name, key);
    }
    return key;
  }

  /** In the search key's own offsets. */
  wordsOf(options: Pick<SearchOptions, 'caseSensitive' | 'accentSensitive'>): WordPlaces {
    const name = nameOf(foldOf(options));
    let words = this.words.get(name);
    if (words === undefined) {
      words = placesOfWords(this.key(options).text);
      this.words.set(name, words);
    }
    return words;
  }
}

export const foldOf = ({
  caseSensitive = false,
  accentSensitive = false,
}: Pick<SearchOptions, 'caseSensitive' | 'accentSensitive'>): FoldOptions => ({
  caseSensitive,
  accentSensitive,
});

/** A word alone as it is compared. */
export const foldWord = (
  word: string,
  options: Pick<SearchOptions, 'caseSensitive' | 'accentSensitive'>,
): string => foldText(word, foldOf(options)).text;

const nameOf = ({ caseSensitive, accentSensitive }: FoldOptions): string =>
  `${caseSensitive} ${accentSensitive}`;

function placesOfWords(text: string): WordPlaces {
  let places = new Int32Array(Math.max(64, text.length >> 1));
  let used = 0;
  eachWord(text, 0, text.length, (start, end) => {
    if (used + 2 > places.length) {
      const larger = new Int32Array(places.length * 2);
      larger.set(places);
      places = larger;
    }
    places[used] = start;
    places[used + 1] = end;
    used += 2;
    return true;
  });
  return places.slice(0, used);
}
