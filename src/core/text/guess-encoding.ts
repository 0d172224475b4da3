/**
 * Tells encodings apart that nothing but sense tells apart: the bytes are read in each, and the one in which they are
 * likeliest as a text of one of the languages that are written in it is taken.
 */
import { decode } from './encoding.ts';
import { CharacterModel, type PairModel, pairModelOf } from './letter-model.ts';

export interface GuessedEncoding {
  /** Id of one of `encodings`. */
  encoding: string;
  /** Whether no other encoding gives another text that is nearly as likely. */
  isClear: boolean;
}

/** An encoding, the languages that it is written in, and how much the less it is expected than others, in bits. */
interface Candidate {
  encoding: string;
  languages: readonly string[];
  prior: number;
}

const western = 'en fr de es it pt nl da sv no fi is fo ca gl eu sq ga gd sw id af lb';
const central = 'pl cs sk hu hr sl ro sq';
const baltic = 'lt lv et';
const cyrillic = 'ru bg uk be sr mk';

const candidate = (encoding: string, languages: string, prior: number): Candidate => ({
  encoding,
  languages: languages.split(' '),
  prior,
});

/** Where two give the same text, the one of the smaller prior is named. */
const singleByte: readonly Candidate[] = [
  candidate('windows-1252', `${western} et`, 0),
  candidate('windows-1250', central, 2),
  candidate('windows-1251', cyrillic, 0),
  candidate('windows-1253', 'el', 1),
  candidate('windows-1254', 'tr', 0),
  candidate('windows-1255', 'he', 0),
  candidate('windows-1256', 'ar fa ur', 0),
  candidate('windows-1257', baltic, 1),
  candidate('windows-1258', 'vi-marks', 2),
  candidate('windows-874', 'th', 0),
  candidate('iso-8859-15', `${western} et`, 3),
  candidate('iso-8859-2', central, 3),
  candidate('iso-8859-3', 'eo mt', 6),
  candidate('iso-8859-4', `${baltic} se`, 6),
  candidate('iso-8859-5', cyrillic, 3),
  candidate('iso-8859-6', 'ar', 2),
  candidate('iso-8859-7', 'el', 0),
  candidate('iso-8859-8', 'he', 1),
  candidate('iso-8859-10', `is se ${baltic} sv no`, 8),
  candidate('iso-8859-13', `${baltic} pl`, 5),
  candidate('iso-8859-14', 'cy ga gd', 5),
  candidate('iso-8859-16', 'ro pl hu hr sl', 5),
  candidate('koi8-r', 'ru', 1),
  candidate('koi8-u', 'uk ru', 2),
  candidate('macintosh', western, 6),
  candidate('x-mac-ce', `pl cs sk hu ${baltic}`, 8),
  candidate('x-mac-croatian', 'hr sl', 8),
  candidate('x-mac-cyrillic', cyrillic, 5),
  candidate('x-mac-greek', 'el', 6),
  candidate('x-mac-icelandic', 'is fo', 8),
  candidate('x-mac-romanian', 'ro', 8),
  candidate('x-mac-turkish', 'tr', 8),
  candidate('x-mac-arabic', 'ar fa', 10),
  candidate('ibm850', western, 6),
  candidate('ibm437', 'en fr de es it nl sv fi', 7),
  candidate('ibm858', western, 8),
  candidate('ibm852', central, 6),
  candidate('ibm855', cyrillic, 6),
  candidate('ibm857', 'tr', 6),
  candidate('ibm860', 'pt', 8),
  candidate('ibm861', 'is fo', 8),
  candidate('ibm862', 'he', 6),
  candidate('ibm863', 'fr', 9),
  candidate('ibm865', 'no da', 9),
  candidate('ibm866', 'ru be bg', 3),
  candidate('ibm1125', 'uk', 5),
  candidate('ibm869', 'el', 8),
  candidate('ibm737', 'el', 6),
  candidate('ibm720', 'ar', 8),
  candidate('ibm775', baltic, 6),
  candidate('hp-roman8', 'en fr de es it pt da sv no nl fi', 10),
  candidate('viscii', 'vi', 6),
  candidate('tcvn', 'vi', 6),
  candidate('kz-1048', 'kk', 6),
  candidate('pt154', 'kk', 8),
  candidate('koi8-t', 'tg ru', 8),
  candidate('armscii-8', 'hy', 6),
  candidate('georgian-ps', 'ka', 6),
  candidate('georgian-academy', 'ka', 6),
];

/** Encodings of mainframes, in which nothing stands where ASCII has it. */
const mainframe: readonly Candidate[] = [
  candidate('ibm1140', western, 0),
  candidate('ibm500', western, 2),
  candidate('ibm273', 'de', 2),
  candidate('ibm1026', 'tr', 2),
  candidate('ibm424', 'he', 2),
];

const manyByte: readonly Candidate[] = [
  candidate('gb18030', 'zh-hans zh-hant ja', 0),
  candidate('big5', 'zh-hant', 0),
  candidate('shift_jis', 'ja', 0),
  candidate('euc-jp', 'ja', 0),
  candidate('euc-kr', 'ko', 0),
  candidate('johab', 'ko', 8),
];

/** Bytes that are read in each encoding. */
const SAMPLE = 6_000;
/** Of what no encoding means: a byte without a character, a control character. */
const SENSELESS = 24;
/** Of a character of East Asia straight beside a letter of ASCII. */
const INSIDE_WORD = 8;
/** Of a capital after a small letter. */
const CAPITAL_INSIDE = 6;
/** Of a letter of one script straight after one of another. */
const MIXED_SCRIPTS = 30;
/** Of a sign above ASCII on the wrong side of a letter, as an opening quotation mark behind one. */
const WRONG_SIDE = 7;
/** Bits by which another text must be the less likely. */
const CLEAR_BY = 12;
/** Pairs with a letter above ASCII, of which such a letter makes two: fewer are chance. */
const ENOUGH = 6;
/** Bits of a letter above ASCII, on average, in a text that makes sense. */
const SENSIBLE = 9.5;

interface Score {
  encoding: string;
  cost: number;
  /** Of what is not in ASCII alone. */
  oddCost: number;
  oddCount: number;
}

export function guessEncoding(bytes: Uint8Array): GuessedEncoding | null {
  const sample = sampleOf(bytes);
  const pairs = [...countPairs(sample)];
  const isPlain = ([key]: readonly [number, number]): boolean => key < 0x8000 && (key & 255) < 0x80;
  const plainCost = scorePlain(new Map(pairs.filter(isPlain)));
  const odd = new Map(pairs.filter(pair => !isPlain(pair)));
  const scores = looksLikeMainframe(sample)
    ? mainframe.map(one => scoreSingleByte(one, new Map(pairs), () => 0))
    : [
        ...singleByte.map(one => scoreSingleByte(one, odd, plainCost)),
        ...manyByte.flatMap(one => scoreManyByte(one, sample)),
      ];
  scores.sort((a, b) => a.cost - b.cost);
  const [best] = scores;
  if (best === undefined) return null;
  const text = textOf(sample, best.encoding);
  const other = scores.find(
    ({ encoding, cost }) => cost - best.cost >= CLEAR_BY || textOf(sample, encoding) !== text,
  );
  return {
    encoding: best.encoding,
    isClear:
      (other === undefined || other.cost - best.cost >= CLEAR_BY) &&
      best.oddCount >= ENOUGH &&
      best.oddCost <= best.oddCount * SENSIBLE,
  };
}

/** Bits of a letter above ASCII, on average, in what is no text in that encoding. */
const SENSELESS_ON_AVERAGE = 12;

/** Whether the bytes may be a text in that encoding; true for encodings whose languages are not known. */
export function makesSense(bytes: Uint8Array, encoding: string): boolean {
  const sample = sampleOf(bytes);
  const odd = new Map([...countPairs(sample)].filter(([key]) => key >= 0x8000 || (key & 255) >= 0x80));
  const scores = [
    ...singleByte.filter(one => one.encoding === encoding).map(one => scoreSingleByte(one, odd, () => 0)),
    ...manyByte.filter(one => one.encoding === encoding).flatMap(one => scoreManyByte(one, sample)),
  ];
  const isManyByte = manyByte.some(one => one.encoding === encoding);
  return scores.length === 0
    ? !isManyByte
    : scores.some(({ oddCost, oddCount }) => oddCost <= oddCount * SENSELESS_ON_AVERAGE);
}

/** No byte below this is part of a character of several bytes. */
const ALWAYS_ALONE = 0x30;
const BEFORE = 60;
const BEHIND = 40;
const LONGEST_PIECE = 1_500;

/** Words around bytes above ASCII, which alone tell encodings apart, cut where no character can be cut. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE);
  let filled = 0;
  for (let at = 0; at < bytes.length && filled < SAMPLE; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    let from = at;
    for (let back = at - 1; back >= Math.max(0, at - BEFORE); back -= 1) {
      if (back === 0) from = 0;
      else if ((bytes[back] ?? 0) < ALWAYS_ALONE) from = back;
    }
    let to = Math.min(bytes.length, at + BEHIND);
    while (to < bytes.length && to < from + LONGEST_PIECE && (bytes[to] ?? 0) >= ALWAYS_ALONE) to += 1;
    const piece = bytes.subarray(from, Math.min(to, from + SAMPLE - filled));
    sample.set(piece, filled);
    filled += piece.length;
    at = to - 1;
  }
  return sample.subarray(0, filled);
}

/** How often each byte follows another: first times 256 and second. The edges count as spaces. */
function countPairs(sample: Uint8Array): Map<number, number> {
  const pairs = new Map<number, number>();
  let last = 0x20;
  const add = (byte: number): void => {
    const key = last * 256 + byte;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
    last = byte;
  };
  for (const byte of sample) add(byte);
  add(0x20);
  return pairs;
}

/** In EBCDIC a space is 0x40, and where ASCII has its space there is nothing. */
function looksLikeMainframe(sample: Uint8Array): boolean {
  let spaces = 0;
  let foreign = 0;
  for (const byte of sample) {
    if (byte === 0x40) spaces += 1;
    else if (byte === 0x20) foreign += 1;
  }
  return spaces > sample.length * 0.06 && foreign <= sample.length * 0.01;
}

interface Sign {
  /** In small; a space for what is none. */
  letter: string;
  isCapital: boolean;
  isSmall: boolean;
  isLatin: boolean;
  cost: number;
  costBehindLetter: number;
  costBeforeLetter: number;
}

const signs = new Map<string, readonly Sign[]>();

/** What each byte means: the letter in small, or a space with what it costs to stand in a text. */
function signsOf(encoding: string): readonly Sign[] {
  const kept = signs.get(encoding);
  if (kept !== undefined) return kept;
  const made = Array.from({ length: 256 }, (_, byte): Sign => {
    // Spaces behind, as a text of which too much is senseless is refused.
    const decoded = decode(Uint8Array.of(byte, ...new Uint8Array(12)), encoding);
    const character = decoded.ok ? (decoded.text[0] ?? '\ufffd') : '\ufffd';
    const isLetter = /[\p{L}\p{M}]/u.test(character);
    const letter = isLetter ? (familiar[character] ?? character).toLowerCase().slice(0, 1) : ' ';
    const isBare = isLetter || byte < 0x80;
    return {
      letter,
      isCapital: isLetter && character.toLowerCase() !== character,
      isSmall: isLetter && character.toUpperCase() !== character,
      isLatin: /\p{Script=Latin}/u.test(character),
      cost: isBare && !/[\p{C}\ufffd]/u.test(character) ? 0 : costOfSign(character),
      costBehindLetter: isBare || /[\u2019\u201d…»\xa0–—-]/.test(character) ? 0 : WRONG_SIDE,
      costBeforeLetter: isBare || /[\u2018-\u201e«¿¡\xa0–—-]/.test(character) ? 0 : WRONG_SIDE,
    };
  });
  signs.set(encoding, made);
  return made;
}

/** Letters that two standards write with another mark below, and mean the same. */
const familiar: Readonly<Record<string, string>> = { ș: 'ş', ț: 'ţ', Ș: 'Ş', Ț: 'Ţ' };

function costOfSign(character: string): number {
  if (/[\t\n\v\f\r\x85 ]/.test(character)) return 0;
  if (/[.,;:!?'"()/-]/.test(character)) return 2;
  if (/[\u2018-\u201e\u2013\u2014\u2026«»]/.test(character)) return 5;
  if (/[\xa0§°€£©®·•¿¡ºª²³½¼،؛؟।։՝]/.test(character)) return 8;
  if (/[\p{P}\p{Sc}\p{N}\u200c-\u200f]/u.test(character)) return 10;
  return /[\p{C}\ufffd]/u.test(character) ? SENSELESS : 13;
}

/** Adds up what pairs cost in a language. */
function costOfPairs(
  pairs: ReadonlyMap<number, number>,
  meanings: readonly Sign[],
  model: PairModel,
): number {
  const usesLatin = model.knows('a');
  let cost = 0;
  for (const [key, count] of pairs) {
    const first = meanings[key >> 8];
    const second = meanings[key & 255];
    if (first === undefined || second === undefined) continue;
    const isForeign = !usesLatin && (first.isLatin || second.isLatin);
    const areLetters = first.letter !== ' ' && second.letter !== ' ';
    let one = second.cost;
    if (isForeign && areLetters && first.isLatin !== second.isLatin) one += MIXED_SCRIPTS;
    else if (first.letter !== ' ' || second.letter !== ' ')
      one += (isForeign ? pairModelOf('en') : model).cost(first.letter, second.letter);
    if (first.isSmall && second.isCapital) one += CAPITAL_INSIDE;
    if (first.letter !== ' ') one += second.costBehindLetter;
    if (second.letter !== ' ') one += first.costBeforeLetter;
    cost += one * count;
  }
  return cost;
}

/** What pairs of ASCII cost in each language, which is the same in all encodings but those of mainframes. */
function scorePlain(pairs: ReadonlyMap<number, number>): (language: string) => number {
  const costs = new Map<string, number>();
  return language => {
    const cost = costs.get(language) ?? costOfPairs(pairs, signsOf('windows-1252'), pairModelOf(language));
    costs.set(language, cost);
    return cost;
  };
}

function scoreSingleByte(
  { encoding, languages, prior }: Candidate,
  odd: ReadonlyMap<number, number>,
  plainCost: (language: string) => number,
): Score {
  const meanings = signsOf(encoding);
  let oddCount = 0;
  for (const count of odd.values()) oddCount += count;
  let best = { cost: Number.POSITIVE_INFINITY, oddCost: 0 };
  for (const language of languages) {
    const oddCost = costOfPairs(odd, meanings, pairModelOf(language));
    const cost = oddCost + plainCost(language);
    if (cost < best.cost) best = { cost, oddCost };
  }
  return { ...best, oddCount, cost: best.cost + prior, encoding };
}

const characterModels = new Map<string, CharacterModel>();

function scoreManyByte({ encoding, languages, prior }: Candidate, sample: Uint8Array): Score[] {
  const text = textOf(sample, encoding);
  if (text === null) return [];
  const scores = languages.flatMap(language => {
    const model = characterModels.get(language) ?? new CharacterModel(language);
    characterModels.set(language, model);
    return costOfCharacters(text, model);
  });
  scores.sort((a, b) => a.cost - b.cost);
  const [best] = scores;
  return best === undefined ? [] : [{ ...best, cost: best.cost + prior, encoding }];
}

function costOfCharacters(
  text: string,
  model: CharacterModel,
): { cost: number; oddCost: number; oddCount: number } {
  const english = pairModelOf('en');
  let cost = 0;
  let oddCost = 0;
  let oddCount = 0;
  let last = ' ';
  let isBehindCharacter = false;
  for (const character of text) {
    const isLetter = /[a-z]/i.test(character);
    const small = isLetter ? character.toLowerCase() : ' ';
    if (character <= '~') {
      if (small !== ' ' || last !== ' ') cost += english.cost(last, small);
      if (small !== ' ' && isBehindCharacter) cost += INSIDE_WORD;
      last = small;
      isBehindCharacter = false;
      continue;
    }
    const one =
      (character === '\ufffd' ? SENSELESS : model.cost(character)) + (last === ' ' ? 0 : INSIDE_WORD);
    last = ' ';
    isBehindCharacter = true;
    cost += one;
    // Set off against bytes, of which such a character has two.
    oddCost += one;
    oddCount += 2;
  }
  return { cost, oddCost, oddCount };
}

/** Null where too much of it has no meaning. */
function textOf(sample: Uint8Array, encoding: string): string | null {
  const decoded = decode(sample, encoding);
  return decoded.ok ? decoded.text : null;
}
