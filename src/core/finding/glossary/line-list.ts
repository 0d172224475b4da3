/** Glossaries a line an entry: "ABC - Name, Translation", "ABC: Name (Translation)", "ABC <tab> Name". */
import type { TextLine } from '../../structure/text-lines.ts';
import type { Range } from '../../text/range.ts';
import { fitOfName, isAcronym } from '../acronyms.ts';
import { spanishness } from '../language.ts';
import type { GlossaryEntry } from './entry.ts';

const ENTRY =
  /^(?:[-*•–]\s+)?[*_]{0,2}([\p{L}\p{N}&./-]{2,15}?)[*_]{0,2}\s*(?:\s[-–—=]\s|:\s|\t+|\s{2,})\s*(\S.*)$/u;
const FEWEST_ENTRIES = 3;
/** Blank lines and wrapped lines between two entries, at most. */
const LARGEST_HOLE = 4;
/** How far from the list a lone acronym may stand, in lines. */
const REACH = 12;
/** An orphan's name must fit its acronym as well as this. */
const GOOD_FIT = 0.9;

interface Draft {
  acronym: string;
  at: Range;
  name: string;
  named: Range;
  index: number;
}

export function findLineList(lines: readonly TextLine[]): GlossaryEntry[] {
  const drafts = lines.flatMap((line, index): Draft[] => {
    const match = ENTRY.exec(line.content);
    const [, acronym = '', first = ''] = match ?? [];
    if (match === null || !isAcronym(acronym) || !/\p{L}{3}/u.test(first)) return [];
    const wrapped = wrappedLines(lines, index);
    const end = wrapped.at(-1)?.end ?? line.end;
    const start = line.start + line.content.length - first.length;
    const acronymStart = line.start + line.content.indexOf(acronym);
    return [
      {
        acronym,
        at: { start: acronymStart, end: acronymStart + acronym.length },
        name: [first, ...wrapped.map(({ content }) => content)].join(' '),
        named: { start, end },
        index: index + wrapped.length,
      },
    ];
  });
  return listsIn(drafts).flatMap(list => [
    ...list.map(draft => entryOf(draft, 'a line that begins with an acronym')),
    ...orphansOf(lines, list),
  ]);
}

/** What goes on in the lines below, up to a blank line or the next entry. */
function wrappedLines(lines: readonly TextLine[], index: number): TextLine[] {
  const wrapped: TextLine[] = [];
  for (const line of lines.slice(index + 1, index + 4)) {
    if (line.blank || ENTRY.test(line.content) || /^(?:[-*•–]\s|#)/.test(line.content)) break;
    wrapped.push(line);
  }
  return wrapped;
}

function listsIn(drafts: readonly Draft[]): Draft[][] {
  const lists: Draft[][] = [];
  for (const draft of drafts) {
    const last = lists.at(-1)?.at(-1);
    if (last !== undefined && draft.index - last.index <= LARGEST_HOLE) lists.at(-1)?.push(draft);
    else lists.push([draft]);
  }
  return lists.filter(list => list.length >= FEWEST_ENTRIES);
}

/** Two names in one line, told apart by language: the original, and where its translation begins; null for one name. */
function translationAt(name: string): number | null {
  const ends = /^(.*\S)\s*\(([^()]+)\)\.?$/u.exec(name);
  const places = [...name.matchAll(/,\s+|\s+\/\s+|\s+[-–—]\s+|;\s+/g)].map(match => ({
    before: name.slice(0, match.index),
    at: match.index + match[0].length,
  }));
  if (ends !== null) places.unshift({ before: ends[1] ?? '', at: name.lastIndexOf('(') + 1 });
  const rated = places
    .map(({ before, at }) => {
      const [one, other] = [spanishness(before), spanishness(name.slice(at))];
      return { at, gain: Math.sign(one) === Math.sign(other) ? 0 : Math.abs(one - other) };
    })
    .sort((one, other) => other.gain - one.gain);
  const [best] = rated;
  return best !== undefined && best.gain >= 2 ? best.at : null;
}

function entryOf({ acronym, at, name, named }: Draft, rule: string, doubts: string[] = []): GlossaryEntry {
  const cut = translationAt(name);
  const tidy = (text: string) =>
    text
      .replace(/[\s,;/(–—-]+$/u, '')
      .replace(/\)?\.?$/, '')
      .replace(/[*_]{1,2}/g, '');
  return {
    acronym,
    original: tidy(cut === null ? name : name.slice(0, cut)),
    translation: cut === null ? '' : tidy(name.slice(cut)),
    type: '',
    ranges: {
      acronym: [at],
      original: [
        cut === null ? named : { start: named.start, end: named.start + tidy(name.slice(0, cut)).length },
      ],
      translation: cut === null ? [] : [{ start: named.start + cut, end: named.end }],
      type: [],
    },
    rule,
    doubts,
  };
}

/** Lines beside the list with two names and no acronym, and acronyms on their own whose letters they fit. */
function orphansOf(lines: readonly TextLine[], list: readonly Draft[]): GlossaryEntry[] {
  const from = Math.max((list[0]?.index ?? 0) - REACH, 0);
  const near = lines.slice(from, (list.at(-1)?.index ?? 0) + REACH);
  const taken = new Set(list.map(({ acronym }) => acronym));
  const alone = near.filter(({ content }) => isAcronym(content) && !taken.has(content));
  const names = near.filter(
    ({ content, blank }) =>
      !blank &&
      !ENTRY.test(content) &&
      !/[\t]|^source|^fuente/i.test(content) &&
      translationAt(content) !== null,
  );
  return alone.flatMap(acronym => {
    const fits = names.flatMap(name => {
      const cut = translationAt(name.content) ?? 0;
      const fit = fitOfName(acronym.content, name.content.slice(0, cut));
      return fit >= GOOD_FIT ? [{ name, fit }] : [];
    });
    const [best] = fits.sort((one, other) => other.fit - one.fit);
    if (best === undefined) return [];
    const { name } = best;
    const draft = { acronym: acronym.content, at: acronym, name: name.content, named: name, index: 0 };
    return [
      entryOf(
        {
          ...draft,
          at: { start: acronym.start, end: acronym.end },
          named: { start: name.start, end: name.end },
        },
        'an acronym and a name that stand apart and fit each other',
        ['Acronym and name stand apart.'],
      ),
    ];
  });
}
