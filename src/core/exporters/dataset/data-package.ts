/** The dataset as a Data Package (version 2): every table with its schema, keys, hash and size. */
import type { ExportFile } from '../exporter.ts';
import type { DatasetFacts } from './dataset-facts.ts';
import type { DatasetColumn, DatasetTable } from './dataset-table.ts';
import type { TableFile } from './table-files.ts';
import type { WrittenFiles } from './written-files.ts';

const profiles = 'https://datapackage.org/profiles/2.0';

const mediaTypes = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
} as const;

export const packageFile = (
  facts: DatasetFacts,
  files: readonly TableFile[],
  written: WrittenFiles,
): ExportFile => ({
  name: 'datapackage.json',
  async *pieces() {
    const latest = await facts.latest();
    const groups = groupFiles(files);
    const main = groups[0]?.format ?? 'csv';
    const nameOf = (table: string, format: string): string =>
      (format === main ? table : `${table}-${format}`).replaceAll('_', '-');
    const descriptor = {
      $schema: `${profiles}/datapackage.json`,
      name: facts.name,
      id: `urn:tracework:study:${facts.study.study.id}`,
      title: facts.title,
      description: facts.description,
      ...(latest === null ? {} : { version: String(latest.seq), created: latest.at }),
      contributors: facts.creators.map(title => ({ title, roles: ['creator'] })),
      ...(facts.license === null ? {} : { licenses: [{ name: facts.license }] }),
      resources: groups.map(({ table, format, names }) => {
        const [only, ...more] = names;
        const sizes = names.map(name => written.of(name).bytes);
        return {
          $schema: `${profiles}/dataresource.json`,
          name: nameOf(table.name, format),
          type: 'table',
          title: table.name,
          description: `${table.description} Sorted by ${table.order}.`,
          path: more.length === 0 ? only : names,
          format,
          mediatype: mediaTypes[format],
          ...(format === 'parquet' ? {} : { encoding: 'utf-8' }),
          bytes: sizes.reduce((sum, size) => sum + size, 0),
          ...(more.length > 0 || only === undefined ? {} : { hash: `sha256:${written.of(only).sha256}` }),
          schema: schemaOf(table, name => nameOf(name, format)),
        };
      }),
    };
    yield { text: `${JSON.stringify(descriptor, null, 2)}\n`, rows: 0 };
  },
});

export interface TableGroup {
  table: DatasetTable;
  format: TableFile['format'];
  /** Of its files; several where the table is in partitions. */
  names: readonly string[];
}

/** The files of a table in one format together, in the order of the first. */
export function groupFiles(files: readonly TableFile[]): TableGroup[] {
  const groups = new Map<string, { table: DatasetTable; format: TableFile['format']; names: string[] }>();
  for (const { table, format, name } of files) {
    const key = `${format}/${table.name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { table, format, names: [name] });
    else group.names.push(name);
  }
  return [...groups.values()];
}

function schemaOf({ columns, primaryKey, foreignKeys }: DatasetTable, resourceOf: (table: string) => string) {
  return {
    $schema: `${profiles}/tableschema.json`,
    fields: columns.map(fieldOf),
    missingValues: [''],
    ...(primaryKey.length === 0 ? {} : { primaryKey }),
    ...(foreignKeys.length === 0
      ? {}
      : {
          foreignKeys: foreignKeys.map(({ column, table, to }) => ({
            fields: [column],
            reference: { resource: resourceOf(table), fields: [to] },
          })),
        }),
  };
}

const fieldOf = ({ name, description, type, unit, empty, values }: DatasetColumn) => ({
  name,
  type,
  description: unit === null ? description : `${description} Unit: ${unit}.`,
  missingValues: [{ value: '', label: empty }],
  ...(values === null ? {} : { constraints: { enum: values } }),
});
