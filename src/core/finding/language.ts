/** Whether a name or phrase is Spanish or English, told by its small words, endings and letters. */
import { foldName } from './acronyms.ts';

const set = (list: string) => new Set(list.split(/\s+/));

const SPANISH = set(
  `de del la las el los y e en para por con su al una un que mexicano mexicana nacional social general federal publico
   publica seguro salud trabajo empresa empresarial industria obrera mujeres vivienda hacienda marina obras poder`,
);
const ENGLISH = set(
  `of the and for in on to by from with an mexican national's health workers worker ministry union law house office state
   office board bank fund council security party trade labor labour welfare company public development`,
);
const SPANISH_END =
  /(?:cion|ciones|dad|dades|ico|ica|icos|icas|ario|aria|arios|ero|ero?s|miento|ismo|ista|istas|anza|encia|oria|iva|ivo|ado|ados|ino|ura|aje|dores?|dora)$/;
const ENGLISH_END =
  /(?:tion|tions|ment|ments|ing|ty|ies|ship|ness|ers?|ists?|als?|ance|ence|ive|ury|ry|ean|ian|ish|hood)$/;

/** Above 0: Spanish; below: English; 0: cannot be told. `known` adds words of a list whose languages are known. */
export function spanishness(phrase: string, known?: ReadonlyMap<string, number>): number {
  let score = 0;
  for (const word of phrase.match(/[\p{L}'’]+/gu) ?? []) score += spanishnessOfWord(word, known);
  return score;
}

/** Under what a list's own words are known: with their accents, which are what tells México from Mexico. */
export const learnedKey = (word: string): string => word.toLowerCase().replace(/['’]s?$/, '');

export function spanishnessOfWord(word: string, known?: ReadonlyMap<string, number>): number {
  const folded = foldName(word);
  const learned = known?.get(learnedKey(word));
  if (learned !== undefined && learned !== 0) return Math.sign(learned) * 2;
  if (SPANISH.has(folded)) return 2;
  if (ENGLISH.has(folded) || /'s$|s'$/.test(folded)) return -2;
  if (/[áéíóúñ]/i.test(word)) return 2;
  if (/[kw]|th|sh|ck|ff|ss|mm|pp|tt/.test(folded)) return -1;
  if (SPANISH_END.test(folded)) return 1;
  if (ENGLISH_END.test(folded)) return -1;
  return /[aeo]s?$/.test(folded) && folded.length > 4 ? 0.5 : 0;
}
