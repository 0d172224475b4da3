/** The codebook alone, without texts: as a table, as JSON and as Markdown. All of them read back. */
import type { CodebookTemplate } from '../../model/codebook.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { counted } from '../../text/counted.ts';
import { joinValues, writeCsvRows } from '../csv-cells.ts';
import type { Exporter, ExportFile } from '../exporter.ts';
import { RecordOrder } from '../record-order.ts';
import { type ListedCode, listCodes } from './listed-codes.ts';
import { writeMarkdown } from './markdown-codebook.ts';

/** `name` is what Taguette and others look for. */
export const csvColumns = [
  'kind',
  'name',
  'aliases',
  'colour',
  'description',
  'kind_colour',
  'kind_description',
] as const;

export const codebookCsv: Exporter = {
  id: 'codebook-csv',
  label: 'Codebook (CSV)',
  extension: 'csv',
  description:
    'Every item as a code with its kind, aliases, colour and description, for Taguette and spreadsheets.',
  takesBom: true,
  write(study, { bom }) {
    const codes = listCodes(study);
    const kinds = new Map([...study.all('kind')].map(kind => [kind.label, kind]));
    return {
      files: [
        {
          name: 'codebook.csv',
          async *pieces() {
            yield { text: `${bom === true ? '\ufeff' : ''}${writeCsvRows([csvColumns])}`, rows: 0 };
            for (const { kind, label, aliases, colour, description } of codes) {
              const of = kinds.get(kind ?? '');
              const row = [
                kind,
                label,
                joinValues(aliases),
                colour,
                description,
                of?.colour ?? null,
                of?.description ?? null,
              ];
              yield { text: writeCsvRows([row]), rows: 1 };
            }
          },
        },
      ],
      losses: () => [...lossesOf(study, codes, true), ...emptyKinds(study, codes)],
    };
  },
};

export const codebookJson: Exporter = {
  id: 'codebook-json',
  label: 'Codebook (JSON)',
  extension: 'json',
  description:
    'Kinds, fields, vocabularies and types of link in the format of codebook templates, with every item as a code.',
  write(study) {
    const codes = listCodes(study);
    return { files: [jsonFile(study, codes)], losses: () => lossesOf(study, codes, false) };
  },
};

export const codebookMarkdown: Exporter = {
  id: 'codebook-md',
  label: 'Codebook (Markdown)',
  extension: 'md',
  description: 'Kinds and their codes with aliases, colours and descriptions, to read, print and discuss.',
  write(study) {
    const codes = listCodes(study);
    const { kinds } = new RecordOrder(study);
    return {
      files: [
        {
          name: 'codebook.md',
          async *pieces() {
            const content = { name: study.study.name, kinds: [...kinds], codes };
            for (const text of writeMarkdown(content))
              yield { text, rows: text.startsWith('\n### ') ? 1 : 0 };
          },
        },
      ],
      losses: () => lossesOf(study, codes, true),
    };
  },
};

function jsonFile(study: StudyReader, codes: readonly ListedCode[]): ExportFile {
  return {
    name: 'codebook.json',
    async *pieces() {
      const order = new RecordOrder(study);
      const { name, description, codebookTemplate } = study.study;
      const template: CodebookTemplate = {
        format: 'tracework/codebook',
        version: 1,
        id: codebookTemplate?.id ?? 'codebook',
        name,
        description,
        kinds: order.kinds.map(withoutStamps),
        fields: order.fields.map(withoutStamps),
        vocabularies: order.vocabularies.map(withoutStamps),
        linkTypes: order.linkTypes.map(withoutStamps),
      };
      yield { text: `${JSON.stringify({ ...template, codes }, null, 2)}\n`, rows: codes.length };
    },
  };
}

function withoutStamps<
  T extends { createdAt: string; createdBy: string; changedAt: string; changedBy: string; removed: unknown },
>({ createdAt: _, createdBy: __, changedAt: ___, changedBy: ____, removed: _____, ...rest }: T) {
  return rest;
}

function lossesOf(study: StudyReader, codes: readonly ListedCode[], isPlain: boolean): string[] {
  const losses = [
    'This is the codebook alone: texts, passages, judgements, links, memos and coders are left out.',
  ];
  const values = codes.reduce((sum, code) => sum + Object.keys(code.values).length, 0);
  const parts = (['field', 'vocabulary', 'linkType'] as const).reduce(
    (sum, type) => sum + [...study.all(type)].length,
    0,
  );
  if (isPlain && parts > 0)
    losses.push(
      `Fields, vocabularies and types of link have no place in it: ${parts} left out. The JSON has them.`,
    );
  if (isPlain && values > 0) losses.push(`${counted(values, 'value')} of items left out. The JSON has them.`);
  return losses;
}

function emptyKinds(study: StudyReader, codes: readonly ListedCode[]): string[] {
  const used = new Set(codes.map(({ kind }) => kind));
  const empty = [...study.all('kind')].filter(({ label }) => !used.has(label)).length;
  return empty === 0 ? [] : [`${counted(empty, 'kind')} without items left out, as each row is an item.`];
}
