/** The names that are looked for: every label and alias of the items, as sequences of words, with how each is to be read. */
import type { Item } from '../model/item.ts';
import type { NameRule } from '../model/name-rule.ts';
import { type FoldOptions, foldText } from '../text/fold.ts';
import { wordsOf } from './words.ts';

/** One way in which a name may stand in a text. */
export interface SoughtName {
  itemId: string;
  kindId: string;
  /** The label or alias. */
  name: string;
  counts: NameRule['counts'];
  /**
   * Null = neither capitals nor accents matter; else what of them does, and the name's words so, which must be met but
   * for an ending.
   */
  asWritten: { fold: FoldOptions; words: readonly string[] } | null;
  /** The longer wordings that make it something else. */
  notIn: readonly (readonly string[])[];
  /** Folded words; the last one also with the endings of plurals. */
  words: readonly string[];
  lastForms: readonly string[];
}

/** Capitals and figures alone, at least two letters: it is looked for as it is written, or "US" would be every "us". */
export const isAcronym = (name: string): boolean =>
  /^[\p{Lu}\p{N}.&/-]{2,16}$/u.test(name) && (name.match(/\p{Lu}/gu)?.length ?? 0) >= 2;

/** The names of an item that can be found: those with at least one letter, each once. */
export function soughtNames({ id, kindId, label, aliases, nameRules = [] }: Item): SoughtName[] {
  return [...new Set([label, ...aliases])].flatMap(name => {
    const rule = nameRules.find(each => each.name === name);
    const words = wordsOf(name);
    const last = words.at(-1);
    if (last === undefined || !/\p{L}/u.test(name)) return [];
    const capitals = rule?.capitals ?? (isAcronym(name) ? 'as-written' : 'any');
    const accents = rule?.accents ?? capitals;
    const fold = { caseSensitive: capitals === 'as-written', accentSensitive: accents === 'as-written' };
    return [
      {
        itemId: id,
        kindId,
        name,
        counts: rule?.counts ?? 'always',
        asWritten:
          fold.caseSensitive || fold.accentSensitive
            ? { fold, words: words.map(({ start, end }) => writtenAs(name.slice(start, end), fold)) }
            : null,
        notIn: (rule?.notIn ?? []).map(wording => wordsOf(wording).map(({ folded }) => folded)),
        words: words.map(({ folded }) => folded),
        lastForms: rule?.plurals === false ? [last.folded] : withPlurals(last.folded),
      },
    ];
  });
}

/** A word of a name or of a text without points and hyphens of line ends, folded as the name's rule wants it. */
export const writtenAs = (word: string, fold: FoldOptions): string =>
  foldText(word.replace(/[-\u2010]\n[ \t]*|[.\u00ad]/g, ''), fold).text;

/** A word and its plurals in English and Spanish. */
function withPlurals(word: string): string[] {
  if (word.length < 3 || /[\p{N}s]$/u.test(word)) return [word];
  const forms = [word, `${word}s`, `${word}es`];
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  if (word.endsWith('z')) forms.push(`${word.slice(0, -1)}ces`);
  return forms;
}
