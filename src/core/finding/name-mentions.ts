/** Where a text names somebody or something: runs of capitalised words, with the small words that hold them together. */
import type { Flow } from '../structure/reading-text.ts';
import type { Range } from '../text/range.ts';
import { foldName, isAcronym } from './acronyms.ts';
import { isGivenName } from './given-names.ts';
import { isBody, isNeverName, isOpener, isTitle } from './name-words.ts';

export interface NameMention {
  /** In single spaces, without titles and possessives. */
  name: string;
  /** Whether a title stood before it ("President Salinas"). */
  titled: boolean;
  /** In the flow. */
  range: Range;
  flow: Flow;
}

interface Token extends Range {
  word: string;
  /** Nothing but spaces lies before it and after the token before. */
  joins: boolean;
  /** It begins a sentence, a quotation, or a list's item. */
  initial: boolean;
}

const WORD =
  /[\p{L}\p{N}](?:[\p{L}\p{N}&]|[-–/](?=[\p{L}\p{N}])|(?<=\b\p{Lu})\.(?=\p{Lu}\b))*(?:['’´]s?(?!\p{L}))?\.?/gu;
const LINKS = /^(?:of|the|for|de|del|la|las|los|el|y|e|and|para|von|van|da|do|dos)$/;
const SPANISH_LINKS = /^(?:de|del|la|las|los|el|y|e|para)$/;
const LONGEST = 10;
/** A name stands inside sentences at least this often; words that open them ("Furthermore") do not. */
const INSIDE = 0.25;

/** Every mention in the flows, in order. Single words at the start of a sentence count where they do elsewhere too. */
export function findNameMentions(flows: readonly Flow[]): NameMention[] {
  const small = countSmallWords(flows);
  const mentions = flows.flatMap(flow => mentionsIn(flow, small));
  const keys = mentions.map(({ mention }) => foldName(mention.name));
  const counts = new Map<string, { inside: number; all: number }>();
  mentions.forEach(({ initial }, at) => {
    const key = keys[at] ?? '';
    const count = counts.get(key) ?? { inside: 0, all: 0 };
    counts.set(key, { inside: count.inside + (initial ? 0 : 1), all: count.all + 1 });
  });
  const surnames = new Set(mentions.flatMap(({ mention }) => surnamesOf(mention.name)));
  return mentions.flatMap(({ mention }, at) => {
    const key = keys[at] ?? '';
    const { inside, all } = counts.get(key) ?? { inside: 0, all: 0 };
    return inside >= all * INSIDE || surnames.has(key) ? [mention] : [];
  });
}

/** Of a full name: then its surname may well begin sentences. */
function surnamesOf(name: string): string[] {
  const [first = '', ...others] = name.split(' ');
  return isGivenName(first) ? others.filter(word => /^\p{Lu}\p{L}{2}/u.test(word)).map(foldName) : [];
}

/** How often each word is written small, and with a capital inside a sentence. */
function countSmallWords(flows: readonly Flow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of flows) {
    for (const [word] of text.matchAll(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}-]*/gu)) {
      const key = foldName(word);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function mentionsIn(
  flow: Flow,
  small: ReadonlyMap<string, number>,
): { mention: NameMention; initial: boolean }[] {
  const tokens = tokensOf(flow);
  const found: { mention: NameMention; initial: boolean }[] = [];
  for (let at = 0; at < tokens.length; ) {
    const run = runFrom(tokens, at);
    if (run === 0) {
      at += 1;
      continue;
    }
    for (const part of separate(tokens.slice(at, at + run), small)) {
      const read = readRun(part, flow, small);
      if (read !== null) found.push(read);
    }
    at += run;
  }
  return found;
}

function tokensOf({ text, sentences }: Flow): Token[] {
  const starts = new Set(sentences().map(({ start }) => start));
  let end = 0;
  return [...text.matchAll(WORD)].map(match => {
    const start = match.index;
    const gap = text.slice(end, start);
    const word = keepsPoint(match[0]) ? match[0] : match[0].replace(/\.$/, '');
    end = start + word.length;
    const quoted = /[“"«(‘•:]\s*$/.test(gap);
    const opens =
      starts.has(start) || (/^\W+$/.test(gap) && [...gap].some((_, i) => starts.has(start - gap.length + i)));
    return {
      start,
      end,
      word,
      joins: /^\s{0,2}$/.test(gap) && !/\n\s*\n/.test(gap),
      initial: opens || quoted,
    };
  });
}

/** The point of an initial or a title belongs to the word: "C.", "Dr.", "Jr.". */
const keepsPoint = (word: string) =>
  /^(?:\p{Lu}(?:\.\p{Lu})*|[DS]ra?|Mr|Mrs|Ms|Jr|St|Ph|Lic|Ing|Gen|Prof)\.$/u.test(word);

const isCapital = ({ word }: Token) => /^\p{Lu}/u.test(word);

/** How many tokens from here on make one run that ends with a capitalised word; 0 = none. */
function runFrom(tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  if (first === undefined || !isCapital(first)) return 0;
  let last = from;
  for (let at = from + 1; at < tokens.length && at - from < LONGEST + 4; at += 1) {
    const token = tokens[at];
    if (token === undefined || !token.joins || (token.initial && isCapital(token))) break;
    if (/['’]s?$/.test(tokens[at - 1]?.word ?? '') && !/s['’]$|[^s]['’]s$/.test(tokens[at - 1]?.word ?? ''))
      break;
    if (isCapital(token)) last = at;
    else if (!LINKS.test(token.word) || at - last > 2) break;
  }
  return last - from + 1;
}

/** Cuts a run where two names follow each other: at "and" between them, after a possessive, after an office. */
function separate(run: readonly Token[], small: ReadonlyMap<string, number>): Token[][] {
  const parts: Token[][] = [[]];
  run.forEach((token, at) => {
    const part = parts.at(-1);
    const before = run[at - 1];
    const said = (part ?? []).map(({ word }) => word);
    const conjoins = /^(?:and|y|e)$/.test(token.word);
    const next = run[at + 1];
    const inside =
      conjoins &&
      next !== undefined &&
      isCapital(next) &&
      said.some(word => isBody(word)) &&
      said.some(word => /^(?:of|for|de|del|para)$/.test(word));
    const the = token.word === 'the' && before !== undefined && !/^(?:of|for|and)$/.test(before.word);
    const possessive = before !== undefined && /[^s]['’]s$/.test(before.word);
    const office =
      at > 1 &&
      before !== undefined &&
      isTitle(before.word) &&
      isCapital(token) &&
      namesSomebody(token, small);
    const foreign = SPANISH_LINKS.test(token.word) && before !== undefined && isAcronym(before.word);
    if ((conjoins && !inside) || the || possessive || foreign || office)
      parts.push(isCapital(token) ? [token] : []);
    else part?.push(token);
  });
  return parts.map(trimLinks).filter(part => part.length > 0 && part.length <= LONGEST);
}

function trimLinks(part: Token[]): Token[] {
  const first = part.findIndex(isCapital);
  const last = part.findLastIndex(isCapital);
  return first === -1 ? [] : part.slice(first, last + 1);
}

function readRun(
  run: readonly Token[],
  flow: Flow,
  small: ReadonlyMap<string, number>,
): { mention: NameMention; initial: boolean } | null {
  let tokens = [...run];
  let titled = false;
  let initial = tokens[0]?.initial === true;
  // Words that only begin the sentence are no part of the name that follows: "Thus CEDESS", "While Borrego".
  while (tokens.length > 1 && tokens[0] !== undefined && tokens[0].initial && isOpener(tokens[0].word)) {
    tokens = trimLinks(tokens.slice(1));
    initial = false;
  }
  while (
    tokens.length > 1 &&
    tokens[0] !== undefined &&
    isTitle(tokens[0].word) &&
    isCapital(tokens[1] ?? tokens[0])
  ) {
    if (tokens[1] !== undefined && !namesSomebody(tokens[1], small) && !/^De[l]?$/.test(tokens[1].word))
      break;
    titled = true;
    initial = false;
    tokens = tokens.slice(1);
  }
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) return null;
  const bare = tokens.map(({ word }) => word);
  bare[bare.length - 1] = (bare.at(-1) ?? '').replace(/['’´]s?$/, '').replace(/(?<=\p{L}{3})\d{1,3}$/u, '');
  const name = bare.join(' ');
  if (!/\p{L}{2}/u.test(name) || bare.every(isNeverName)) return null;
  if (tokens.length === 1 && !isSingleName(name, small)) return null;
  if (name === name.toUpperCase() && tokens.length > 1) return null;
  return {
    mention: {
      name,
      titled,
      range: { start: first.start, end: last.start + (bare.at(-1) ?? '').length },
      flow,
    },
    // Several capitals in a row are a name also where they begin the sentence.
    initial: initial && tokens.filter(isCapital).length === 1,
  };
}

const namesSomebody = ({ word }: Token, small: ReadonlyMap<string, number>) =>
  (small.get(foldName(word.replace(/['’]s?$/, ''))) ?? 0) === 0;

function isSingleName(name: string, small: ReadonlyMap<string, number>): boolean {
  if (isNeverName(name) || name.length < 2 || /-\p{Ll}/u.test(name)) return false;
  if (isAcronym(name)) return true;
  return name.length > 2 && (small.get(foldName(name)) ?? 0) === 0;
}
