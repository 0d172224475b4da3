/** Marks what a page's own style sheets hide as hidden, so that it is left out as what is hidden by an attribute. */
import {
  attributeOf,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  textOf,
} from './html-source.ts';
import { type Compound, isReadMedia, readShowingRules, type ShowingRule } from './style-rules.ts';

/** Elements above one another that are looked at for a selector of several parts. */
const mostAbove = 256;

/** Comparisons of an element with a part of a selector: some hundred times what a large page takes. */
const mostComparisons = 10_000_000;

/** What may still be compared. Where it is used up, the rest of the page is taken as shown: no text is lost. */
interface Allowance {
  comparisons: number;
}

/** Pages hide these until a script has run; they are never what is hidden from a reader. */
const alwaysShown = new Set(['html', 'head', 'body', 'main']);

export function hideByStyle(page: HtmlNode): void {
  const sheets: string[] = [];
  for (const element of elementsOf(page)) {
    if (element.tagName === 'style' && isReadMedia(attributeOf(element, 'media') ?? ''))
      sheets.push(textOf(element));
  }
  const rules = readShowingRules(sheets);
  if (!rules.some(({ hides }) => hides)) return;
  const byKey = indexRules(rules);
  const allowance = { comparisons: mostComparisons };
  for (const element of elementsOf(page)) {
    if (allowance.comparisons <= 0) return;
    if (!alwaysShown.has(element.tagName) && isHiddenByRules(element, byKey, allowance))
      element.attrs.push({ name: 'hidden', value: '' });
  }
}

/** The rules by what their last part asks first: an id, a class, a tag, or nothing. */
function indexRules(rules: readonly ShowingRule[]): Map<string, ShowingRule[]> {
  const byKey = new Map<string, ShowingRule[]>();
  for (const rule of rules) {
    const last = rule.compounds.at(-1);
    if (last === undefined) continue;
    const key =
      last.id !== null
        ? `#${last.id}`
        : last.classes[0] !== undefined
          ? `.${last.classes[0]}`
          : (last.tag ?? '*');
    const present = byKey.get(key);
    if (present === undefined) byKey.set(key, [rule]);
    else present.push(rule);
  }
  return byKey;
}

function isHiddenByRules(
  element: HtmlElement,
  byKey: ReadonlyMap<string, readonly ShowingRule[]>,
  allowance: Allowance,
): boolean {
  const id = attributeOf(element, 'id');
  const keys = [
    '*',
    element.tagName,
    ...classesOf(element).map(each => `.${each}`),
    ...(id === undefined ? [] : [`#${id}`]),
  ];
  const winners = new Map<ShowingRule['property'], ShowingRule>();
  for (const key of new Set(keys)) {
    for (const rule of byKey.get(key) ?? []) {
      const present = winners.get(rule.property);
      if (present !== undefined && !outweighs(rule, present)) continue;
      if (matches(rule.compounds, element, allowance)) winners.set(rule.property, rule);
    }
  }
  const style = attributeOf(element, 'style') ?? '';
  return [...winners.values()].some(
    ({ property, hides, weight }) =>
      // What the element's own style says goes before rules that are not important.
      hides && (weight[0] === 1 || !new RegExp(String.raw`(?:^|;)\s*${property}\s*:`, 'i').test(style)),
  );
}

function outweighs({ weight: one }: ShowingRule, { weight: other }: ShowingRule): boolean {
  for (const [place, value] of one.entries()) {
    const difference = value - (other[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function matches(compounds: readonly Compound[], element: HtmlElement, allowance: Allowance): boolean {
  allowance.comparisons -= 1;
  const last = compounds.length - 1;
  const own = compounds[last];
  if (own === undefined || !fits(own, element)) return false;
  if (last === 0) return true;
  const above: HtmlElement[] = [];
  for (let parent = parentOf(element); parent !== null && above.length < mostAbove; parent = parentOf(parent))
    above.push(parent);
  /** Whether the parts up to `part` are found from `from` on outwards. */
  const isAround = (part: number, from: number): boolean => {
    const compound = compounds[part];
    if (compound === undefined) return true;
    const isParent = compounds[part + 1]?.isChild === true;
    for (let at = from; at < (isParent ? Math.min(from + 1, above.length) : above.length); at += 1) {
      const candidate = above[at];
      allowance.comparisons -= 1;
      if (allowance.comparisons <= 0) return false;
      if (candidate === undefined || !fits(compound, candidate)) continue;
      // Where no parent is asked for farther out, the nearest fit is as good as any other.
      if (isAround(part - 1, at + 1)) return true;
      if (!compounds.slice(0, part + 1).some(({ isChild }) => isChild)) return false;
    }
    return false;
  };
  return isAround(last - 1, 0);
}

const parentOf = (element: HtmlElement): HtmlElement | null => {
  const { parentNode } = element;
  return parentNode !== null && isElement(parentNode) ? parentNode : null;
};

const classesOf = (element: HtmlElement): string[] =>
  (attributeOf(element, 'class') ?? '').split(/\s+/).filter(each => each !== '');

const fits = ({ tag, id, classes }: Compound, element: HtmlElement): boolean => {
  if (tag !== null && tag !== element.tagName) return false;
  if (id !== null && id !== attributeOf(element, 'id')) return false;
  if (classes.length === 0) return true;
  const present = classesOf(element);
  return classes.every(each => present.includes(each));
};
