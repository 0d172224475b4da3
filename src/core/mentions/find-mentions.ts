/**
 * Finds every mention of every item in one pass over a text. Names are looked for word by word, so that none is
 * found inside a longer word; where names overlap, the longest counts and the others are told as nested in it.
 */
import type { Item } from '../model/item.ts';
import { isAcronym, type SoughtName, soughtNames, writtenAs } from './names.ts';
import { type Word, wordsOf } from './words.ts';

/** Why a person has to be asked whether a mention is one. */
export type Doubt =
  /** The name is that of several items. */
  | 'shared'
  /** The words are also part of a longer name of another item of the kind: "the Ministry" may be any of them. */
  | 'part-of-name'
  /** The item's rule says to ask. */
  | 'rule';

export interface Mention {
  /** UTF-16 units of the text. */
  start: number;
  end: number;
  /** The item; where several share the name, the first in the order that was given. */
  itemId: string;
  /** All items with this name, the same first. */
  candidates: readonly string[];
  /** The label or alias that was found. */
  name: string;
  doubt: Doubt | null;
  /** Mentions of other items inside this one, offered and not counted. */
  nested: readonly { start: number; end: number; itemId: string; name: string }[];
}

interface Node {
  next: Map<string, Node>;
  names: SoughtName[];
}

const newNode = (): Node => ({ next: new Map(), names: [] });

/** Between the words of a name: white space within a paragraph, hyphens, an apostrophe; a point after an initial. */
const gap = /^(?:[ \t\u00a0]*\n?[ \t\u00a0]*|[-\u2010-\u2014\u00ad]\n?[ \t]*|['’])$/;
const gapAfterInitial = /^\.?[ \t\u00a0]*\n?[ \t\u00a0]*$/;

export class MentionFinder {
  private readonly root = newNode();
  private readonly rank = new Map<string, number>();
  /** Names, as joined words, that stand inside a longer name of another item. */
  private readonly parts = new Map<string, Set<string>>();

  constructor(items: readonly Item[]) {
    const all: SoughtName[] = [];
    for (const [index, item] of items.entries()) {
      this.rank.set(item.id, index);
      for (const name of soughtNames(item)) {
        all.push(name);
        if (name.counts !== 'never') this.add(name);
      }
    }
    this.noteParts(all);
  }

  /** In order of their starts; none overlaps another. */
  find(text: string): Mention[] {
    const words = wordsOf(text);
    const found: (Hit & { words: number })[] = [];
    for (let i = 0; i < words.length; i += 1) this.from(text, words, i, found);
    return this.choose(found);
  }

  private add(name: SoughtName): void {
    let node = this.root;
    for (const word of name.words.slice(0, -1)) node = step(node, word);
    for (const form of name.lastForms) step(node, form).names.push(name);
  }

  /**
   * Which names are part of others of their kind: "ministry" of "ministry of health". Articles at their beginning do
   * not count, and acronyms stand for themselves.
   */
  private noteParts(names: readonly SoughtName[]): void {
    const owners = new Map<string, Set<string>>();
    for (const { words, itemId, kindId } of names) {
      for (let from = 0; from < words.length; from += 1) {
        for (let to = from + 1; to <= words.length; to += 1) {
          if (to - from === words.length) continue;
          const key = `${kindId} ${words.slice(from, to).join(' ')}`;
          const known = owners.get(key);
          if (known === undefined) owners.set(key, new Set([itemId]));
          else known.add(itemId);
        }
      }
    }
    for (const { words, kindId, name } of names) {
      const others = owners.get(`${kindId} ${withoutArticle(words).join(' ')}`);
      if (others !== undefined && !isAcronym(name)) this.parts.set(words.join(' '), others);
    }
  }

  private from(text: string, words: readonly Word[], first: number, found: Hit[]): void {
    const walk = (node: Node, index: number, path: readonly (readonly [number, number])[]): void => {
      const word = words[index];
      if (word === undefined) return;
      const previous = words[index - 1];
      if (index > first && previous !== undefined && !mayFollow(text, previous, word)) return;
      const own = node.next.get(word.folded);
      const take = (reached: Node | undefined, end: number, used: number): void => {
        if (reached === undefined) return;
        const places = [...path, [word.start, end] as const];
        for (const name of reached.names) {
          const hit = { name, start: words[first]?.start ?? 0, end, words: places.length };
          if (isWritten(text, name, places) && !isInOther(words, first, index + used, name)) found.push(hit);
        }
        walk(reached, index + used, places);
      };
      take(own, word.end, 1);
      if (word.whole !== null) take(node.next.get(word.whole.folded), word.whole.end, 2);
    };
    walk(this.root, first, []);
  }

  private choose(found: readonly Hit[]): Mention[] {
    const byPlace = new Map<string, Hit[]>();
    for (const hit of found) {
      const key = `${hit.start} ${hit.end}`;
      const present = byPlace.get(key);
      if (present === undefined) byPlace.set(key, [hit]);
      else present.push(hit);
    }
    const places = [...byPlace.values()].sort((one, other) => {
      const [a, b] = [one[0], other[0]];
      if (a === undefined || b === undefined) return 0;
      return b.end - b.start - (a.end - a.start) || a.start - b.start;
    });
    const taken: Mention[] = [];
    const covering = new Cover();
    for (const hits of places) {
      const [hit] = hits;
      if (hit === undefined) continue;
      const holder = covering.over(hit.start, hit.end);
      if (holder === null) {
        const mention = this.mentionOf(hits);
        taken.push(mention);
        covering.add(mention);
      } else if (holder.start <= hit.start && hit.end <= holder.end) {
        const nested = [...holder.nested];
        for (const { name, start, end } of hits) {
          if (holder.candidates.includes(name.itemId)) continue;
          nested.push({ start, end, itemId: name.itemId, name: name.name });
        }
        holder.nested = nested.sort((one, other) => one.start - other.start);
      }
    }
    return taken.sort((one, other) => one.start - other.start);
  }

  private mentionOf(hits: readonly Hit[]): Mention {
    const ranked = [...hits].sort((one, other) => this.rankOf(one) - this.rankOf(other));
    const candidates = [...new Set(ranked.map(({ name }) => name.itemId))];
    const [first] = ranked;
    const { itemId, name, words, counts } = first?.name ?? { itemId: '', name: '', words: [], counts: 'ask' };
    const others = this.parts.get(words.join(' '));
    const isPart = others !== undefined && [...others].some(other => other !== itemId);
    const doubt =
      candidates.length > 1 ? 'shared' : counts === 'ask' ? 'rule' : isPart ? 'part-of-name' : null;
    return { start: first?.start ?? 0, end: first?.end ?? 0, itemId, candidates, name, doubt, nested: [] };
  }

  private rankOf({ name }: Hit): number {
    return this.rank.get(name.itemId) ?? 0;
  }
}

interface Hit {
  name: SoughtName;
  start: number;
  end: number;
}

function step(node: Node, word: string): Node {
  const known = node.next.get(word);
  if (known !== undefined) return known;
  const made = newNode();
  node.next.set(word, made);
  return made;
}

function mayFollow(text: string, previous: Word, word: Word): boolean {
  // Of a divided word, the second part may stand alone only behind its first.
  const between = text.slice(previous.end, word.start);
  if (between.length > 80) return false;
  return gap.test(between) || (previous.end - previous.start <= 2 && gapAfterInitial.test(between));
}

/** Whether a name whose capitals or accents matter stands there as it is written, but for the ending of a plural. */
function isWritten(
  text: string,
  { asWritten }: SoughtName,
  places: readonly (readonly [number, number])[],
): boolean {
  if (asWritten === null) return true;
  const { fold, words } = asWritten;
  return words.every((word, i) => {
    const [start, end] = places[i] ?? [0, 0];
    const there = writtenAs(text.slice(start, end), fold);
    if (i < words.length - 1 || there === word) return there === word;
    const stem = word.slice(0, -1);
    return (
      (there.startsWith(word) && /^e?s$/.test(there.slice(word.length))) ||
      (there.startsWith(stem) && /^(?:ies|ces)$/.test(there.slice(stem.length)))
    );
  });
}

/** Whether the words lie inside one of the wordings that the rule names. */
function isInOther(words: readonly Word[], first: number, after: number, { notIn }: SoughtName): boolean {
  return notIn.some(wording => {
    const length = after - first;
    for (let lead = 0; lead + length <= wording.length; lead += 1) {
      const begin = first - lead;
      if (begin >= 0 && wording.every((word, i) => words[begin + i]?.folded === word)) return true;
    }
    return false;
  });
}

const articles = new Set(['the', 'a', 'an', 'el', 'la', 'los', 'las', 'lo']);
const withoutArticle = (words: readonly string[]): readonly string[] =>
  words.length > 1 && articles.has(words[0] ?? '') ? words.slice(1) : words;

/** The mentions taken so far, by the stretches of the text that they cover. */
class Cover {
  private readonly byBucket = new Map<number, Mention[]>();

  add(mention: Mention): void {
    for (let bucket = mention.start >> 6; bucket <= mention.end >> 6; bucket += 1) {
      const present = this.byBucket.get(bucket);
      if (present === undefined) this.byBucket.set(bucket, [mention]);
      else present.push(mention);
    }
  }

  over(start: number, end: number): Mention | null {
    for (let bucket = start >> 6; bucket <= end >> 6; bucket += 1) {
      for (const mention of this.byBucket.get(bucket) ?? []) {
        if (mention.start < end && mention.end > start) return mention;
      }
    }
    return null;
  }
}
