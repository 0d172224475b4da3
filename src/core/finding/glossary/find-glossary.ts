/** Finds the lists of acronyms that a document has itself, or that stand in a range which somebody has selected. */
import { type DocumentStructure, structureOf } from '../../structure/document-structure.ts';
import { cellText, type FoundTable } from '../../structure/tables.ts';
import { linesOf, type TextLine } from '../../structure/text-lines.ts';
import type { Block } from '../../text/blocks.ts';
import type { Range } from '../../text/range.ts';
import { isAcronym } from '../acronyms.ts';
import { findCellList } from './cell-list.ts';
import { columnsOfHeader, type GlossaryColumn } from './columns.ts';
import { type GlossaryEntry, rangeOfEntry } from './entry.ts';
import { findLineList } from './line-list.ts';

/** In the order of the text. Without a range, the whole document is looked through. */
export function findGlossary(
  text: string,
  blocks: readonly Block[],
  range: Range | null = null,
  structure: DocumentStructure = structureOf(text, blocks),
): GlossaryEntry[] {
  const inRange = ({ start, end }: Range) => range === null || (start >= range.start && end <= range.end);
  const isAside = (line: TextLine) =>
    [structure.furniture, structure.notes].some(list =>
      list.some(({ start, end }) => line.start >= start && line.start < end),
    );
  const lines = linesOf(text).lines.filter(line => inRange(line) && (line.blank || !isAside(line)));
  const tables = structure.tables.filter(inRange);
  const inTable = ({ start }: Range) => tables.some(table => start >= table.start && start < table.end);
  const found = [
    ...tables.flatMap(table => entriesOfTable(text, table)),
    ...findCellList(lines, structure.furniture),
    ...findLineList(lines.map(line => (inTable(line) ? { ...line, blank: true, content: '' } : line))),
  ];
  return withoutRepeats(found).sort(
    (one, other) => (rangeOfEntry(one)?.start ?? 0) - (rangeOfEntry(other)?.start ?? 0),
  );
}

/** A table whose first column, or the one that its head names, holds acronyms. */
function entriesOfTable(text: string, { rows, rule }: FoundTable): GlossaryEntry[] {
  const [head = []] = rows;
  const named = columnsOfHeader(head.map(cell => cellText(text, cell)));
  const columns: (GlossaryColumn | null)[] = named ?? ['acronym', 'original', 'translation', 'type'];
  const entries = (named === null ? rows : rows.slice(1)).flatMap((row): GlossaryEntry[] => {
    const cellOf = (column: GlossaryColumn): Range[] => {
      const cell = row[columns.indexOf(column)];
      return cell === undefined || cell.start === cell.end ? [] : [cell];
    };
    const say = (column: GlossaryColumn) => cellText(text, cellOf(column)[0]);
    if (!isAcronym(say('acronym')) || !/\p{L}{3}/u.test(say('original')) || /^\d/.test(say('original')))
      return [];
    return [
      {
        acronym: say('acronym'),
        original: say('original'),
        translation: say('translation'),
        type: say('type'),
        ranges: {
          acronym: cellOf('acronym'),
          original: cellOf('original'),
          translation: cellOf('translation'),
          type: cellOf('type'),
        },
        rule: `a row of a table (${rule})`,
        doubts: [],
      },
    ];
  });
  return named !== null || entries.length * 2 > rows.length ? entries : [];
}

/** The same acronym with the same name is one entry, found in two ways. */
function withoutRepeats(entries: readonly GlossaryEntry[]): GlossaryEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ acronym, original }) => {
    const key = `${acronym}\n${original.toLowerCase()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
