/**
 * Headings of plain text: short lines between a finished sentence and a full line of text, in capitals, numbered or
 * in plain letters. Their levels follow from their kinds, the deepest kind being a plain line inside the text.
 */
import { endsSentence, type TextLine, type TextLines } from './text-lines.ts';

export type HeadingRule = 'word' | 'part' | 'roman' | 'capitals' | 'letter' | 'plain' | 'number' | 'inline';

export interface FoundHeading {
  start: number;
  end: number;
  /** In single spaces, without a note's number. */
  title: string;
  rule: HeadingRule;
  /** From 1, without gaps below the heading that holds it. */
  level: number;
}

/** Highest first: a heading holds those of later kinds that follow it. */
const RANKS: readonly HeadingRule[] = ['part', 'roman', 'letter', 'plain', 'number', 'inline'];
const rankOf = (rule: HeadingRule): number =>
  rule === 'word' || rule === 'capitals' ? RANKS.indexOf('part') + 0.5 : RANKS.indexOf(rule);

const PART =
  /^(?:part|chapter|annex|appendix|section|parte|capítulo|capitulo|anexo|apéndice|sección)\s+(?:\d{1,2}|[IVXLC]+|[A-Z])\b/iu;
const ROMAN = /^([IVXLC]{1,5})[.)]\s+\S/;
const LETTER = /^([A-Z])[.)]\s+\S/;
const NUMBER = /^(\d{1,2})(?:\.\d{1,2}){0,4}[.)]?\s+\p{Lu}/u;
/** Headings by what they say, also where no text follows at once. */
const WORDS =
  /^(?:acronyms|abbreviations|glossary|contents|table of contents|bibliography|references|notes|summary|introduction|conclusions?|siglas|acrónimos|abreviaturas|glosario|índice|contenido|bibliografía|referencias|resumen|introducción|conclusiones)$/iu;

/** `isTaken` says which lines are notes, captions, cells of tables or belong to the page. */
export function findHeadings(
  { lines, width }: TextLines,
  isTaken: (line: TextLine) => boolean,
): FoundHeading[] {
  const shown = lines.flatMap((line, index) =>
    line.blank || isTaken(line) ? [] : [{ line, afterBlank: lines[index - 1]?.blank !== false }],
  );
  const rules = new Map<number, HeadingRule>();
  // From the end, so that a heading above another is known by it.
  for (let at = shown.length - 1; at >= 0; at -= 1) {
    const rule = ruleAt(shown, at, width, rules);
    if (rule !== null) rules.set(at, rule);
  }
  const found = [...rules]
    .sort(([one], [other]) => one - other)
    .flatMap(([at, rule]) => {
      const line = shown[at]?.line;
      return line === undefined ? [] : [{ line, rule }];
    });
  return withLevels(found);
}

interface ShownLine {
  line: TextLine;
  afterBlank: boolean;
}

function ruleAt(
  shown: readonly ShownLine[],
  at: number,
  width: number,
  rules: ReadonlyMap<number, HeadingRule>,
): HeadingRule | null {
  const here = shown[at];
  if (here === undefined) return null;
  const { content, setIn } = here.line;
  const apart = here.afterBlank || setIn || at === 0;
  const title = withoutMark(content);
  const long = Math.min(width * 0.7, 70);
  if (title.length > Math.min(Math.max(width * 0.88, 60), 110) || !/\p{L}{3}/u.test(title)) return null;
  if (WORDS.test(title) && apart) return 'word';
  if (
    /[.,;:]$/.test(title) ||
    !/^[\p{Lu}\d¿¡“"]/u.test(title) ||
    /^(?:source|fuente|note|nota)s?\s*:/i.test(title)
  )
    return null;
  const rule = kindOf(title, apart);
  if (isListed(shown, at, rule)) return null;
  const before = shown[at - 1]?.line;
  const finished =
    apart || before === undefined || endsSentence(before.content) || isShortLine(shown[at - 1]);
  if (!finished) return null;
  if (before !== undefined && !setIn && !endsSentence(before.content) && before.content.length > long) {
    if (rule === 'plain' || rule === 'inline') return null;
  }
  const next = shown[at + 1];
  if (next === undefined) return null;
  const below = rules.get(at + 1);
  if (below !== undefined) return rankOf(below) > rankOf(rule) || below === 'number' ? rule : null;
  const startsText = /^[\p{Lu}\d“"¿¡(•]/u.test(next.line.content);
  // A last line of a paragraph may follow a heading only where there is a blank line between the two.
  const holdsText =
    next.line.content.length >= long || (next.line.content.length > 40 && endsSentence(next.line.content));
  const longest = rule === 'inline' ? long : rule === 'plain' ? long + 15 : width;
  return startsText && holdsText && title.length <= longest ? rule : null;
}

/** A line that may be a heading itself, the one above this one. */
function isShortLine(shown: ShownLine | undefined): boolean {
  if (shown === undefined) return false;
  const { content, setIn } = shown.line;
  if (content.length > 60 || /[.,;:]$/.test(content)) return false;
  return setIn || shown.afterBlank || kindOf(content, false) !== 'inline';
}

function kindOf(title: string, apart: boolean): HeadingRule {
  if (PART.test(title)) return 'part';
  if (LETTER.test(title) && !/^[IVX][.)]/.test(title)) return 'letter';
  if (ROMAN.test(title)) return 'roman';
  if (LETTER.test(title)) return 'letter';
  if (NUMBER.test(title)) return 'number';
  const letters = title.replace(/[^\p{L}]/gu, '');
  if (letters.length > 3 && letters === letters.toUpperCase()) return 'capitals';
  return apart ? 'plain' : 'inline';
}

/** Items of a list are numbered like headings, and follow each other without text between. */
function isListed(shown: readonly ShownLine[], at: number, rule: HeadingRule): boolean {
  if (rule !== 'roman' && rule !== 'letter' && rule !== 'number') return false;
  return [at - 1, at + 1].some(other => {
    const there = shown[other];
    const between = shown[Math.max(at, other)];
    if (there === undefined || between?.afterBlank === true) return false;
    const kind = kindOf(there.line.content, false);
    return kind === rule || (isRomanLetter(there.line.content) && rule === 'letter');
  });
}

const isRomanLetter = (content: string) => /^[IVXLC][.)]\s/.test(content);

/** Letters I, V and X are Roman numbers too: they are letters where they follow their letter. */
function withLevels(found: readonly { line: TextLine; rule: HeadingRule }[]): FoundHeading[] {
  const open: { rule: HeadingRule; level: number }[] = [];
  let lastLetter = '';
  return found.map(({ line, rule: guess }) => {
    const title = withoutMark(line.content);
    const letter = LETTER.exec(title)?.[1] ?? '';
    const follows = lastLetter !== '' && letter.charCodeAt(0) === lastLetter.charCodeAt(0) + 1;
    const rule = guess === 'roman' && follows ? 'letter' : guess;
    if (rule === 'letter') lastLetter = letter;
    else if (rankOf(rule) < rankOf('letter')) lastLetter = '';
    while (open.length > 0 && rankOf(open.at(-1)?.rule ?? 'part') >= rankOf(rule)) open.pop();
    const level = Math.min((open.at(-1)?.level ?? 0) + 1, 6);
    open.push({ rule, level });
    return { start: line.start, end: line.end, title: title.replace(/\s+/g, ' '), rule, level };
  });
}

/** Without the number of a note at its end: "The arrival of technocracy42". */
const withoutMark = (content: string) => content.replace(/(?<=[\p{Ll}\p{Lu})”’])\d{1,3}$/u, '');
