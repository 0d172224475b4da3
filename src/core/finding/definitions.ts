/**
 * Acronyms that the running text itself explains, "Full Name (ACRONYM)" and "ACRONYM (Full Name)", and names that it
 * gives in two languages. Letters are matched as Schwartz and Hearst do (2003), from the right; where they do not
 * answer, as when the acronym is of another language, the capitalised name before the brackets is proposed.
 */
import type { Flow } from '../structure/reading-text.ts';
import type { Range } from '../text/range.ts';
import { fitOfName, foldName, isAcronym, isSmallWord } from './acronyms.ts';
import { isGivenName } from './given-names.ts';
import { spanishness } from './language.ts';

export type DefinitionRule =
  | 'letters answer'
  | 'capitalised name'
  | 'item of a list'
  | 'acronym first'
  | 'two languages';

export interface Definition {
  /** The acronym; for names in two languages the name that stands outside the brackets. */
  short: string;
  /** In single spaces. */
  long: string;
  rule: DefinitionRule;
  /** All of it, in order; several ranges where a page's foot interrupts. In the source, as the others. */
  ranges: readonly Range[];
  shortRanges: readonly Range[];
  longRanges: readonly Range[];
  sentence: readonly Range[];
}

const BRACKETS = /\(([^()\n]{2,90}(?:\n[^()\n]{1,90})?)\)/g;
/** A word as it stands in a name. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’´.&/-]*/gu;
/** Words before brackets that are looked at. */
const REACH = 12;

/** In the order of the flows. The same pair in several places is several definitions. */
export function findDefinitions(flows: readonly Flow[]): Definition[] {
  return flows.flatMap(flow => definitionsIn(flow));
}

interface Found {
  short: Range;
  long: Range;
  rule: DefinitionRule;
  name?: string;
}

function definitionsIn(flow: Flow): Definition[] {
  const { text } = flow;
  return [...text.matchAll(BRACKETS)].flatMap((match): Definition[] => {
    const start = match.index + 1;
    const inside = { start, end: start + (match[1] ?? '').length };
    const found = readBrackets(text, match.index, inside);
    if (found === null) return [];
    const say = ({ start: from, end }: Range) => text.slice(from, end).replace(/\s+/g, ' ').trim();
    const sentence = flow.sentenceAt(found.long.start);
    const all = { start: Math.min(found.short.start, found.long.start), end: match.index + match[0].length };
    return [
      {
        short: found.name ?? say(found.short),
        long: say(found.long),
        rule: found.rule,
        ranges: flow.toSource(all),
        shortRanges: flow.toSource(found.short),
        longRanges: flow.toSource(found.long),
        sentence: sentence === null ? [] : flow.toSource(sentence),
      },
    ];
  });
}

function readBrackets(text: string, bracket: number, inside: Range): Found | null {
  const content = text.slice(inside.start, inside.end);
  const acronym = /^["“']?([\p{L}\p{N}&./-]+?(?:['’]s)?)["”']?$/u.exec(content.trim())?.[1];
  if (acronym !== undefined && isAcronymOfText(acronym)) {
    const at = inside.start + content.indexOf(acronym);
    const bare = acronym.replace(/['’]s$/, 's');
    const long = nameBefore(text, bracket, bare);
    return long === null ? null : { short: { start: at, end: at + acronym.length }, name: bare, ...long };
  }
  return acronymBefore(text, bracket, inside) ?? nameInTwoLanguages(text, bracket, inside);
}

/** Organisations also write themselves in one capital ("Funsalud"), but then nothing tells them from other words. */
const isAcronymOfText = (word: string) => isAcronym(word) || /^\p{Lu}{2,}\p{Ll}?s?$/u.test(word);

interface Token extends Range {
  word: string;
  capital: boolean;
  small: boolean;
}

/** The words before a place in the same paragraph, up to the last full stop, bracket or list mark; the nearest last. */
function wordsBefore(text: string, end: number): Token[] {
  const from = Math.max(0, end - 240);
  const piece = text.slice(from, end);
  const stop = Math.max(
    ...[...piece.matchAll(/\n\s*\n|[.!?;:•()“”"]\s|[)(“”"—]|\d\.\s/g)].map(
      match => match.index + match[0].length,
    ),
    0,
  );
  return [...piece.slice(stop).matchAll(WORD)].slice(-REACH).map(match => {
    const start = from + stop + match.index;
    // The number of a note sticks to its word.
    const word = match[0].replace(/(?<=\p{L}{3})\d{1,3}$/u, '');
    return {
      start,
      end: start + word.length,
      word,
      capital: /^\p{Lu}/u.test(word),
      small: isSmallWord(word),
    };
  });
}

/** The name that an acronym in brackets stands for. */
function nameBefore(
  text: string,
  bracket: number,
  acronym: string,
): { long: Range; rule: DefinitionRule } | null {
  const tokens = wordsBefore(text, bracket);
  const last = tokens.at(-1);
  if (last === undefined || !/^[\s,\d]*$/.test(text.slice(last.end, bracket))) return null;
  const fitting = longestFit(tokens, text, acronym, last.end);
  const phrase = capitalPhrase(tokens, text);
  // Letters from inside words answer by chance: the capitals then tell where the name begins.
  if (fitting !== null && (fitting.fit >= CERTAIN_FIT || phrase === null || phrase.start > fitting.start))
    return { long: { start: fitting.start, end: last.end }, rule: 'letters answer' };
  const item = itemOfList(text, bracket, acronym);
  if (item !== null && (phrase === null || item.start < phrase.start))
    return { long: item, rule: 'item of a list' };
  if (phrase === null || isGivenName(tokens.find(({ start }) => start === phrase.start)?.word ?? ''))
    return null;
  const name = text.slice(phrase.start, phrase.end);
  // An acronym explains no acronym: "the IMSS union (SNTSS)" says whose union it is.
  return name.split(/\s+/).every(word => isAcronym(word)) ? null : { long: phrase, rule: 'capitalised name' };
}

const GOOD_FIT = 0.6;
const CERTAIN_FIT = 0.9;

/** "• Family health insurance (SSF)": all of an item that ends with its acronym. */
function itemOfList(text: string, bracket: number, acronym: string): Range | null {
  const line = text.lastIndexOf('\n', bracket) + 1;
  const match = /^\s*(?:[•▪◦*–-]|\d{1,2}[.)]|[A-Z][.)])\s+(\p{Lu}[^.;:]{3,90}?)\s*$/u.exec(
    text.slice(line, bracket),
  );
  const rest = text.slice(bracket + acronym.length + 2).split('\n', 1)[0] ?? '';
  if (match === null || rest.trim() !== '') return null;
  const start = line + match[0].indexOf(match[1] ?? '');
  return { start, end: start + (match[1] ?? '').length };
}

/** Of the stretches of words before the brackets the one whose letters answer best; of equals the shortest. */
function longestFit(
  tokens: readonly Token[],
  text: string,
  acronym: string,
  end: number,
): { start: number; fit: number } | null {
  let best: { start: number; fit: number } | null = null;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.small || (tokens.at(-1)?.capital === true && !token.capital)) continue;
    const name = text.slice(token.start, end);
    // Capitals may be missing ("diagnosis-related groups (DRGs)"), small words may not be all that answers.
    const fit = fitOfName(acronym, name);
    if (fit > (best?.fit ?? 0) && /\s/.test(name)) best = { start: token.start, fit };
  }
  return best === null || best.fit < GOOD_FIT ? null : best;
}

/** The capitalised words at the end, with the small words between them. */
function capitalPhrase(tokens: readonly Token[], text: string): Range | null {
  let start = -1;
  let capitals = 0;
  let end = 0;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.capital) {
      const next = tokens[at + 1];
      const isListed = next !== undefined && /[,;]/.test(text.slice(token.end, next.start)) && next.small;
      if (isListed && capitals > 1) break;
      start = token.start;
      end = Math.max(end, token.end);
      capitals += 1;
    } else if (!token.small || capitals === 0 || token.word.length > 4) break;
  }
  const first = tokens.find(token => token.start === start);
  if (first !== undefined && /^(?:The|El|La|Los|Las|This|In|At|By|For|And)$/.test(first.word)) {
    const next = tokens[tokens.indexOf(first) + 1];
    if (next === undefined) return null;
    start = next.start;
    capitals -= 1;
  }
  return capitals >= 2 ? { start, end } : null;
}

/** "CTM (Confederación de Trabajadores de México)". */
function acronymBefore(text: string, bracket: number, inside: Range): Found | null {
  const last = wordsBefore(text, bracket).at(-1);
  if (last === undefined || !isAcronym(last.word) || !/^\s*$/.test(text.slice(last.end, bracket)))
    return null;
  const name = text.slice(inside.start, inside.end);
  const counting = (name.match(WORD) ?? []).filter(word => !isSmallWord(word));
  const capitals = counting.filter(word => /^\p{Lu}/u.test(word)).length;
  if (counting.length < 2 || /\d/.test(name)) return null;
  const answers = fitOfName(last.word, name) >= GOOD_FIT;
  if (!answers && capitals < counting.length) return null;
  return { short: last, long: trimmed(text, inside), rule: 'acronym first' };
}

/** "the Finance Ministry (Secretaría de Hacienda y Crédito Público)". */
function nameInTwoLanguages(text: string, bracket: number, inside: Range): Found | null {
  const long = trimmed(text, inside);
  const other = text.slice(long.start, long.end);
  if (!/^\p{Lu}/u.test(other) || /\d/.test(other)) return null;
  const counting = (other.match(WORD) ?? []).filter(word => !isSmallWord(word));
  if (counting.length < 2 || counting.length > 9 || !counting.every(word => /^\p{Lu}/u.test(word)))
    return null;
  const tokens = wordsBefore(text, bracket);
  const last = tokens.at(-1);
  if (last === undefined || !/^\d*\s*$/.test(text.slice(last.end, bracket))) return null;
  const phrase = capitalPhrase(tokens, text);
  if (phrase === null) return null;
  const name = text.slice(phrase.start, phrase.end);
  if (foldName(name) === foldName(other)) return null;
  const [one, two] = [spanishness(name), spanishness(other)];
  return one * two < 0 ? { short: phrase, long, rule: 'two languages' } : null;
}

function trimmed(text: string, { start, end }: Range): Range {
  const content = text.slice(start, end);
  const from = start + content.length - content.trimStart().length;
  return { start: from, end: from + content.trim().length };
}
