/** The dataset as Croissant 1.0 (JSON-LD of MLCommons) describes it; record sets read the Parquet files. */
import type { ExportFile } from '../exporter.ts';
import { groupFiles } from './data-package.ts';
import type { DatasetFacts } from './dataset-facts.ts';
import type { ColumnType } from './dataset-table.ts';
import type { TableFile } from './table-files.ts';
import type { WrittenFiles } from './written-files.ts';

const context = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
};

const dataTypes: Readonly<Record<ColumnType, string>> = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  datetime: 'sc:DateTime',
};

const encodingFormats = {
  csv: 'text/csv',
  jsonl: 'application/jsonlines',
  parquet: 'application/x-parquet',
} as const;

export const croissantFile = (
  facts: DatasetFacts,
  files: readonly TableFile[],
  written: WrittenFiles,
): ExportFile => ({
  name: 'croissant.json',
  async *pieces() {
    const latest = await facts.latest();
    const published = latest?.at.slice(0, 10) ?? facts.study.study.changedAt.slice(0, 10);
    const groups = groupFiles(files);
    const parquet = groups.filter(({ format }) => format === 'parquet');
    const sourceOf = ({ table, names }: (typeof groups)[number]) =>
      names.length === 1
        ? { fileObject: { '@id': names[0] } }
        : { fileSet: { '@id': `${table.name}-partitions` } };
    const descriptor = {
      '@context': context,
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.0',
      name: facts.name,
      description: facts.description,
      license:
        facts.license === null
          ? 'Not stated: ask the creators.'
          : `https://spdx.org/licenses/${facts.license}`,
      url: `urn:tracework:study:${facts.study.study.id}`,
      creator: facts.creators.map(name => ({ '@type': 'sc:Person', name })),
      datePublished: published,
      citeAs: `${facts.creators.join('; ')} (${published.slice(0, 4)}): ${facts.title}. Dataset.`,
      ...(latest === null ? {} : { version: `1.0.${latest.seq}` }),
      isLiveDataset: false,
      ...(facts.languages.length === 0 ? {} : { inLanguage: facts.languages }),
      distribution: groups.flatMap(group => [
        ...group.names.map(name => {
          const { bytes, sha256 } = written.of(name);
          return {
            '@type': 'cr:FileObject',
            '@id': name,
            name,
            contentUrl: name,
            contentSize: `${bytes} B`,
            encodingFormat: encodingFormats[group.format],
            sha256,
          };
        }),
        ...(group.names.length === 1
          ? []
          : [
              {
                '@type': 'cr:FileSet',
                '@id': `${group.table.name}-partitions`,
                name: `${group.table.name}-partitions`,
                containedIn: group.names.map(name => ({ '@id': name })),
                encodingFormat: encodingFormats[group.format],
                includes: `parquet/${group.table.name}/*/*.parquet`,
              },
            ]),
      ]),
      recordSet: parquet.map(group => ({
        '@type': 'cr:RecordSet',
        '@id': group.table.name,
        name: group.table.name,
        description: group.table.description,
        ...(group.table.primaryKey.length === 0
          ? {}
          : { key: group.table.primaryKey.map(column => ({ '@id': `${group.table.name}/${column}` })) }),
        field: group.table.columns.map(({ name, description, type }) => {
          const reference = group.table.foreignKeys.find(({ column }) => column === name);
          return {
            '@type': 'cr:Field',
            '@id': `${group.table.name}/${name}`,
            name: `${group.table.name}/${name}`,
            description,
            dataType: dataTypes[type],
            source: { ...sourceOf(group), extract: { column: name } },
            ...(reference === undefined
              ? {}
              : { references: { field: { '@id': `${reference.table}/${reference.to}` } } }),
          };
        }),
      })),
    };
    yield { text: `${JSON.stringify(descriptor, null, 2)}\n`, rows: 0 };
  },
});
