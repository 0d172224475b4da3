/**
 * People, offices and bodies that a text names and the registry does not: ranked by how often and how widely they
 * come, their variants grouped, proposed as new items or as further names of those that are there.
 */
import type { Item } from '../model/item.ts';
import type { Flow } from '../structure/reading-text.ts';
import type { Range } from '../text/range.ts';
import type { Definition } from './definitions.ts';
import { isGivenName } from './given-names.ts';
import { nameKey } from './glossary/take-over.ts';
import { groupNames, type NameUse, type VariantRule } from './name-groups.ts';
import { findNameMentions, type NameMention } from './name-mentions.ts';
import { type NameType, typeOfWords } from './name-words.ts';

/** A text that is searched for names. */
export interface NamedText {
  documentId: string;
  flows: readonly Flow[];
  definitions: readonly Definition[];
}

export interface NameVariant {
  name: string;
  count: number;
  /** What told that it names the same; null for the form that the group is called by. */
  rule: VariantRule | null;
}

export interface NamePlace {
  documentId: string;
  name: string;
  ranges: readonly Range[];
  sentence: readonly Range[];
}

/** Shorter sentences are cells and captions, which say little of whom they name. */
const TELLING = 60;

/** The first place in a sentence that says something, else the first. */
export const tellingPlace = ({ places }: NameProposal): NamePlace | undefined =>
  places.find(({ sentence }) => (sentence.at(-1)?.end ?? 0) - (sentence[0]?.start ?? 0) > TELLING) ??
  places[0];

export interface NameProposal {
  /** The fullest form of a person's name; the most frequent of others. */
  label: string;
  type: NameType;
  /** Most frequent first, the label among them. */
  variants: readonly NameVariant[];
  count: number;
  /** In how many of the equal parts into which the texts were cut it comes. */
  spread: number;
  /** Count times the share of parts. */
  score: number;
  /** The item that one of the variants names already: then the others are proposed as its names. */
  item: Item | null;
  places: readonly NamePlace[];
  /** In a sentence. */
  rule: string;
}

export interface NameOptions {
  /** Live items by the keys of their names. */
  known: ReadonlyMap<string, Item>;
  /** Fewer mentions than this are not proposed, but for people with their full name. 2, unless given. */
  minimum?: number;
}

/** Parts into which each text is cut to see how widely a name comes. */
const PARTS = 20;

/** Best first. */
export function findNames(texts: readonly NamedText[], options: NameOptions): NameProposal[] {
  const finder = new NameFinder();
  for (const text of texts) finder.add(text);
  return finder.result(options);
}

/** Takes text after text, so that whoever asks can do something else in between, or stop. */
export class NameFinder {
  private readonly places = new Map<string, NamePlace[]>();
  private readonly parts = new Map<string, Set<string>>();
  private readonly uses = new Map<string, NameUse>();
  private readonly definitions: Definition[] = [];
  private texts = 0;

  add({ documentId, flows, definitions }: NamedText): void {
    this.texts += 1;
    this.definitions.push(...definitions);
    const length = Math.max(...flows.map(({ text }) => text.length), 1);
    for (const mention of findNameMentions(flows)) {
      const { name, flow, range } = mention;
      const use = this.uses.get(name) ?? { name, count: 0, person: false };
      use.count += 1;
      use.person ||= isPerson(mention);
      this.uses.set(name, use);
      const list = this.places.get(name) ?? [];
      list.push(placeOf(documentId, mention));
      this.places.set(name, list);
      const share =
        flow.note === null ? Math.floor((range.start / length) * PARTS) : `n${flow.note.number % PARTS}`;
      const own = this.parts.get(name) ?? new Set<string>();
      own.add(`${documentId} ${share}`);
      this.parts.set(name, own);
    }
  }

  /** Best first. */
  result({ known, minimum = 2 }: NameOptions): NameProposal[] {
    const { places, parts, texts } = this;
    const groups = groupNames([...this.uses.values()], this.definitions);
    const proposals = groups.flatMap((variants): NameProposal[] => {
      const count = variants.reduce((sum, variant) => sum + variant.count, 0);
      const [head] = variants;
      if (head === undefined) return [];
      const item =
        variants.map(({ name }) => known.get(nameKey(name))).find(each => each !== undefined) ?? null;
      const isNew = variants.filter(({ name }) => !known.has(nameKey(name)));
      if (isNew.length === 0) return [];
      const person = variants.some(({ person: each }) => each);
      const type = person ? 'person' : typeOfWords(head.name);
      if (count < minimum && !(person && head.name.includes(' '))) return [];
      const inParts = new Set(variants.flatMap(({ name }) => [...(parts.get(name) ?? [])]));
      return [
        {
          label: head.name,
          type,
          variants: variants.map(({ name, count: times, rule }) => ({ name, count: times, rule })),
          count,
          spread: inParts.size,
          score: (count * inParts.size) / (PARTS * texts),
          item,
          places: variants
            .flatMap(({ name }) => places.get(name) ?? [])
            .sort((one, other) => (one.ranges[0]?.start ?? 0) - (other.ranges[0]?.start ?? 0)),
          rule: ruleOf(type, variants.length, item),
        },
      ];
    });
    return proposals.sort((one, other) => other.score - one.score || (one.label < other.label ? -1 : 1));
  }
}

const ruleOf = (type: NameType, variants: number, item: Item | null): string => {
  const told = type === 'person' ? 'a given name or a title' : type === 'other' ? 'capitals' : 'its words';
  const forms = variants > 1 ? `, in ${variants} forms` : '';
  return item === null ? `told by ${told}${forms}` : `further names of “${item.label}”${forms}`;
};

function isPerson({ name, titled }: NameMention): boolean {
  const words = name.split(' ');
  const [first = ''] = words;
  if (words.length > 1 && typeOfWords(name) !== 'other') return isGivenName(first) && words.length < 5;
  return titled
    ? typeOfWords(name) === 'other'
    : words.length > 1 && words.length < 6 && startsAsPerson(words);
}

/** A given name, or initials, before another name. */
const startsAsPerson = ([first = '', second = '']: readonly string[]): boolean =>
  isGivenName(first) ? /^\p{Lu}|^de/u.test(second) : /^\p{Lu}\.$/u.test(first) && second.length > 2;

function placeOf(documentId: string, { flow, range, name }: NameMention): NamePlace {
  const sentence = flow.sentenceAt(range.start);
  return {
    documentId,
    name,
    ranges: flow.toSource(range),
    sentence: sentence === null ? [] : flow.toSource(sentence),
  };
}
