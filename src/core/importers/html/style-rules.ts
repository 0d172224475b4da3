/**
 * The rules of a style sheet that say whether something is shown: simple selectors (tag, .class, #id, several of them
 * together, one inside another) with `display` or `visibility`. All other selectors are passed over, and so are rules
 * that hold only on some screens.
 */

/** One element of a selector; what is null or empty is not asked. */
export interface Compound {
  tag: string | null;
  id: string | null;
  classes: readonly string[];
  /** Whether what stands before it is its parent, and not just an element around it. */
  isChild: boolean;
}

export interface ShowingRule {
  /** From the outermost to the element itself. */
  compounds: readonly Compound[];
  property: 'display' | 'visibility';
  hides: boolean;
  /** What wins over what: important, then ids, classes, tags, then whichever comes later. */
  weight: readonly [important: number, ids: number, classes: number, tags: number, order: number];
}

/** More rules than any page has that is meant to be read. */
const mostRules = 20_000;
const deepestBlock = 16;

/** Reads the sheets of one page, in their order. */
export function readShowingRules(sheets: readonly string[]): ShowingRule[] {
  const rules: ShowingRule[] = [];
  for (const sheet of sheets) readBlock(sheet.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' '), rules, 0);
  return rules;
}

/** Media that a page is read in, whatever the size of the window. */
export const isReadMedia = (media: string): boolean =>
  media.split(',').some(each => /^\s*(?:only\s+)?(?:all|screen)?\s*$/i.test(each));

function readBlock(css: string, rules: ShowingRule[], depth: number): void {
  let at = 0;
  while (at < css.length && rules.length < mostRules) {
    const open = nextOf(css, at, '{;}');
    if (open === -1) return;
    const prelude = css.slice(at, open).trim();
    if (css[open] !== '{') {
      // An @import, or a brace too many.
      at = open + 1;
      continue;
    }
    const close = closeOf(css, open);
    const body = css.slice(open + 1, close);
    at = close + 1;
    if (!prelude.startsWith('@')) readRule(prelude, body, rules);
    else if (depth < deepestBlock && holdsEverywhere(prelude)) readBlock(body, rules, depth + 1);
  }
}

const holdsEverywhere = (prelude: string): boolean => {
  const media = /^@media\b(.*)$/is.exec(prelude)?.[1];
  return media === undefined ? /^@layer\b/i.test(prelude) : isReadMedia(media);
};

function readRule(prelude: string, body: string, rules: ShowingRule[]): void {
  const declarations = declarationsOf(body);
  if (declarations.length === 0) return;
  for (const selector of prelude.split(',')) {
    const compounds = readSelector(selector);
    if (compounds === null) continue;
    const ids = compounds.filter(({ id }) => id !== null).length;
    const classes = compounds.reduce((sum, each) => sum + each.classes.length, 0);
    const tags = compounds.filter(({ tag }) => tag !== null).length;
    for (const { property, hides, important } of declarations)
      rules.push({
        compounds,
        property,
        hides,
        weight: [Number(important), ids, classes, tags, rules.length],
      });
  }
}

function declarationsOf(body: string): (Pick<ShowingRule, 'property' | 'hides'> & { important: boolean })[] {
  return body.split(';').flatMap(declaration => {
    const match = /^\s*(display|visibility)\s*:\s*([a-z-]+)[^!]*(!\s*important)?\s*$/i.exec(declaration);
    if (match === null) return [];
    const property = (match[1] ?? '').toLowerCase() as ShowingRule['property'];
    const value = (match[2] ?? '').toLowerCase();
    const hides = property === 'display' ? value === 'none' : value === 'hidden' || value === 'collapse';
    return [{ property, hides, important: match[3] !== undefined }];
  });
}

const name = String.raw`[A-Za-z_\u0080-\uffff-][\w\u0080-\uffff-]*`;
const compoundPattern = new RegExp(String.raw`^(\*|${name})?((?:[.#]${name})*)$`);

/** Null for selectors of other kinds, such as `:hover`, `[open]` or `a + b`. */
function readSelector(selector: string): Compound[] | null {
  const words = selector
    .replace(/\s*>\s*/g, ' > ')
    .trim()
    .split(/\s+/);
  const compounds: Compound[] = [];
  let isChild = false;
  for (const word of words) {
    if (word === '>') {
      isChild = true;
      continue;
    }
    const match = compoundPattern.exec(word);
    if (match === null || word === '') return null;
    const [, tag = '*', rest = ''] = match;
    const parts = rest.match(/[.#][^.#]+/g) ?? [];
    const ids = parts.filter(part => part.startsWith('#')).map(part => part.slice(1));
    if (ids.length > 1) return null;
    compounds.push({
      tag: tag === '*' ? null : tag.toLowerCase(),
      id: ids[0] ?? null,
      classes: parts.filter(part => part.startsWith('.')).map(part => part.slice(1)),
      isChild,
    });
    isChild = false;
  }
  return isChild || compounds.length === 0 ? null : compounds;
}

/** Place of the next of the signs outside of quotes; -1 where there is none. */
function nextOf(css: string, from: number, signs: string): number {
  for (let at = from; at < css.length; at += 1) {
    const sign = css.charAt(at);
    if (sign === '"' || sign === "'") at = endOfQuote(css, at);
    else if (sign === '\\') at += 1;
    else if (signs.includes(sign)) return at;
  }
  return -1;
}

/** Place of the brace that closes the one at `open`; the end where none does. */
function closeOf(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at !== -1 && at < css.length; at = nextOf(css, at + 1, '{}')) {
    depth += css[at] === '{' ? 1 : -1;
    if (depth === 0) return at;
  }
  return css.length;
}

function endOfQuote(css: string, open: number): number {
  for (let at = open + 1; at < css.length; at += 1) {
    if (css[at] === '\\') at += 1;
    // A quote that does not close ends with its line.
    else if (css[at] === css[open] || css[at] === '\n') return at;
  }
  return css.length;
}
