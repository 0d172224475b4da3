/**
 * The study as tidy tables: one CSV file per type of record, labels beside ids, and a README.txt that describes
 * every column. Decisions: docs/export.md.
 */
import { withByteOrderMark } from './byte-order-mark.ts';
import { codebookTables } from './csv-codebook-tables.ts';
import { CsvContext } from './csv-context.ts';
import { judgementTables } from './csv-judgement-tables.ts';
import type { WrittenTable } from './csv-table.ts';
import { textTables } from './csv-text-tables.ts';
import type { Exporter, ExportFile } from './exporter.ts';
import { commonLosses, tableLosses } from './losses.ts';

export const csv: Exporter = {
  id: 'csv',
  label: 'Tables (CSV)',
  extension: 'csv',
  description:
    'One table per type of record with labels beside ids, for R, Python and spreadsheets. Offsets in code points and in UTF-16 units.',
  takesBom: true,
  write(study, options) {
    const context = new CsvContext(study, options);
    const tables = [...textTables(context), ...judgementTables(context), ...codebookTables(context)];
    const isMarked = options.bom === true;
    return {
      files: [
        ...tables.map(({ file }) => (isMarked ? withByteOrderMark(file) : file)),
        readme(study.study.name, tables, isMarked),
      ],
      losses: () => [...commonLosses(study), ...tableLosses(study), ...context.losses],
    };
  },
};

const conventions = (isMarked: boolean): string => `Conventions
- UTF-8 ${isMarked ? 'with a' : 'without'} byte order mark, comma between cells, LF after each row, quoting by RFC 4180, first row = names.
- Offsets count from 0, the end is exclusive. Code points are what R, Python, REFI-QDA and W3C annotations count;
  UTF-16 units are what JavaScript, Java and .NET count. Both cut the same quote out of the canonical text.
  They are empty where the quote no longer stands there.
- An empty cell means: not stated, not yet coded, or without meaning for the row. It never means no or 0.
- Several values in one cell have | between them; \\ and | inside a value have \\ before them.
- Text that a spreadsheet would run as a formula (it begins with = + - @, tab, CR, LF or a full-width form of the
  signs, after apostrophes if any) has one apostrophe before it. To undo: where text begins with apostrophes and
  then such a character, take one apostrophe away. Numbers are never changed.
- Ids join the tables: passages.item_id = items.item_id, evidence.judgement_id = judgements.judgement_id, and so on.
- Removed records are left out. The same study gives the same bytes.
`;

const readme = (name: string, tables: readonly WrittenTable[], isMarked: boolean): ExportFile => ({
  name: 'README.txt',
  async *pieces() {
    yield { text: `The study “${name}” as tables\n\n${conventions(isMarked)}`, rows: 0 };
    for (const { file, description, order, columns } of tables) {
      const lines = columns.map(column => `  ${column.name}: ${column.description}`);
      yield {
        text: `\n${file.name}\n  ${description}\n  Sorted by ${order}.\n\n${lines.join('\n')}\n`,
        rows: 0,
      };
    }
  },
});
