/// <reference path="../../exporters/papaparse.d.ts" />
/** Glossaries from spreadsheets: acronym, name, translation and type, by the words of the first row or in this order. */
import papaparse from 'papaparse/papaparse.js';
import { unguardFormula } from '../../exporters/csv-cells.ts';
import { Problem } from '../../problem.ts';
import { columnsOfHeader, type GlossaryColumn } from './columns.ts';
import { type GlossaryEntry, noRanges } from './entry.ts';

/** Longer files are no glossaries. */
const MOST_ROWS = 20_000;

/** Any separator. Rows without an acronym or a name are left out; throws a Problem where no row is left. */
export function readCsvGlossary(csv: string): GlossaryEntry[] {
  const { data } = papaparse.parse(csv.replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
    preview: MOST_ROWS + 1,
  });
  if (data.length > MOST_ROWS)
    throw new Problem(
      'invalid',
      `The file has more than ${MOST_ROWS.toLocaleString('en')} rows, too many for a glossary. Nothing was taken over.`,
      'Choose the list of acronyms alone.',
    );
  const rows = data.map(row => row.map(cell => unguardFormula(cell).trim()));
  const named = columnsOfHeader(rows[0] ?? []);
  const columns: (GlossaryColumn | null)[] = named ?? ['acronym', 'original', 'translation', 'type'];
  const entries = (named === null ? rows : rows.slice(1)).flatMap((row): GlossaryEntry[] => {
    const say = (column: GlossaryColumn) => row[columns.indexOf(column)] ?? '';
    const [acronym, original] = [say('acronym'), say('original')];
    if (acronym === '' && original === '') return [];
    const rule =
      named === null ? 'a row of a spreadsheet, columns in their usual order' : 'a row of a spreadsheet';
    const doubts = acronym === '' || original === '' ? ['The row has no acronym or no name.'] : [];
    return [
      {
        acronym,
        original,
        translation: say('translation'),
        type: say('type'),
        ranges: noRanges,
        rule,
        doubts,
      },
    ];
  });
  if (entries.length === 0)
    throw new Problem(
      'invalid',
      'The file has no row with an acronym and a name. Nothing was taken over.',
      'It needs columns acronym, name, translation and type, with these words in the first row or in this order.',
    );
  return entries;
}
