/** README.md of a dataset: the card that Hugging Face reads, and for people what each table and column holds. */
import type { ExportFile } from '../exporter.ts';
import { groupFiles } from './data-package.ts';
import { type DatasetFacts, quoted } from './dataset-facts.ts';
import type { DatasetTable } from './dataset-table.ts';
import { escapeMarkdown } from './escape-text.ts';
import type { TableFile } from './table-files.ts';
import type { WrittenFiles } from './written-files.ts';

export const datasetCard = (
  facts: DatasetFacts,
  files: readonly TableFile[],
  written: WrittenFiles,
): ExportFile => ({
  name: 'README.md',
  async *pieces() {
    const latest = await facts.latest();
    const parquet = groupFiles(files).filter(({ format }) => format === 'parquet');
    const rowsOf = (names: readonly string[]): number =>
      names.reduce((sum, name) => sum + written.of(name).rows, 0);
    const passages = parquet.find(({ table }) => table.name === 'passages');
    const head = [
      '---',
      ...(facts.languages.length === 0 ? [] : ['language:', ...facts.languages.map(tag => `- ${tag}`)]),
      `license: ${facts.license?.toLowerCase() ?? 'unknown'}`,
      `pretty_name: ${quoted(facts.title)}`,
      'annotations_creators:',
      '- expert-generated',
      'task_categories:',
      '- token-classification',
      'tags:',
      '- qualitative-coding',
      '- standoff-annotation',
      'size_categories:',
      `- ${sizeCategory(rowsOf(passages?.names ?? []))}`,
      'configs:',
      ...parquet
        .filter(({ names }) => rowsOf(names) > 0)
        .flatMap(({ table, names }) => [
          `- config_name: ${table.name}`,
          ...(table.name === 'passages' ? ['  default: true'] : []),
          '  data_files:',
          '  - split: train',
          `    path: ${quoted(names.length === 1 ? (names[0] ?? '') : 'parquet/passages/*/*.parquet')}`,
        ]),
      '---',
    ];
    yield { text: `${head.join('\n')}\n\n# ${escapeMarkdown(facts.title)}\n\n`, rows: 0 };
    yield { text: `${escapeMarkdown(facts.description)}\n\n`, rows: 0 };
    const made = latest === null ? '' : `, change ${latest.seq} of ${latest.at}`;
    yield {
      text: `Written by Tracework ${facts.programVersion} from the study \`${facts.study.study.id}\`${made}. ${
        facts.isNarrowed ? 'It is a part of the study: `provenance.json` says which. ' : ''
      }How to cite it: \`CITATION.cff\`. ${
        facts.license === null
          ? 'No license is stated: ask its creators before you use it.'
          : `License: ${facts.license}.`
      }\n\n${conventions(facts)}\n## Tables\n\n| table | rows | a row is |\n| --- | --- | --- |\n`,
      rows: 0,
    };
    for (const { table, names } of parquet) {
      yield { text: `| \`${table.name}\` | ${rowsOf(names)} | ${cell(table.description)} |\n`, rows: 0 };
    }
    for (const { table } of parquet) yield { text: describeTable(table), rows: 0 };
  },
});

const cell = (text: string): string => escapeMarkdown(text).replaceAll('|', '\\|');

const conventions = ({ choices }: DatasetFacts): string =>
  [
    '## Conventions',
    '',
    ...(choices.partition
      ? [
          '- Tables are Parquet files. Passages are in a folder for each document, all with the same columns: read `parquet/passages/*/*.parquet` as one table. Values of fields are in `field_values`.',
        ]
      : [
          '- Each table is there three times: `csv/`, `jsonl/` and `parquet/`. Parquet has the types and tells empty text from no value.',
          '- CSV: UTF-8, comma, LF, quoting by RFC 4180. Text that a spreadsheet would run as a formula (it begins with = + - @, tab, CR, LF or a full-width form of the signs, after apostrophes if any) has one apostrophe before it; take it away to undo.',
        ]),
    '- Offsets count from 0, the end is exclusive. Code points are what Python and R count, UTF-16 units what JavaScript, Java and .NET count. Both cut the quote out of the text whose SHA-256 `documents` has.',
    ...(choices.withoutText
      ? [
          '- The words of the sources are not in the dataset: with the same texts, offsets lead to every passage.',
        ]
      : ['- `texts/<document_id>.txt` is the text that offsets count in: UTF-8, LF, no byte order mark.']),
    '- Ids join the tables: see the foreign keys in `datapackage.json`. Labels stand beside ids.',
    '- Several values in one cell have `|` between them; `\\` and `|` inside a value have `\\` before them. `field_values` has each by itself.',
    '- **What is missing**: an empty cell is never no or 0. A field without a row in `judgements` is not yet judged by anybody; `status` keeps apart *not-yet-coded*, *not-applicable* (the question does not arise), *not-found* (looked for, the sources do not say) and *conflicting*. Each column’s own meaning of empty is below.',
    '- `checksums.sha256` has the hash of every file (`sha256sum --check`).',
    '',
  ].join('\n');

function describeTable({ name, description, order, columns, primaryKey }: DatasetTable): string {
  const key = primaryKey.length === 0 ? '' : ` Key: ${primaryKey.map(column => `\`${column}\``).join(', ')}.`;
  const rows = columns.map(
    column =>
      `| \`${column.name}\` | ${column.type} | ${column.unit === null ? '' : cell(column.unit)} | ${cell(column.description)} | ${cell(column.empty)} |\n`,
  );
  return `\n### ${name}\n\n${escapeMarkdown(description)} Sorted by ${escapeMarkdown(order)}.${key}\n\n| column | type | unit | holds | empty |\n| --- | --- | --- | --- | --- |\n${rows.join('')}`;
}

function sizeCategory(rows: number): string {
  const steps: readonly [number, string][] = [
    [1e3, 'n<1K'],
    [1e4, '1K<n<10K'],
    [1e5, '10K<n<100K'],
    [1e6, '100K<n<1M'],
    [1e7, '1M<n<10M'],
  ];
  return steps.find(([most]) => rows < most)?.[1] ?? '10M<n<100M';
}
