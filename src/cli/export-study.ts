/** Writes a study in a format, and prints what was written. */
import { resolve } from 'node:path';
import { type DatasetChoices, datasetChoices } from '#core/exporters/dataset/choices.ts';
import { Problem } from '#core/problem.ts';
import type { Context } from './context.ts';

export interface ExportCommandOptions {
  password?: string;
  bom?: boolean;
  documents?: string;
  where?: string[];
  kinds?: string;
  coders?: string;
  withoutItems?: string;
  judgementsOnly?: boolean;
  withoutText?: boolean;
  pseudonyms?: boolean;
  withoutMemos?: boolean;
  partition?: boolean;
  license?: string;
}

export interface ExportCommand {
  study: string;
  format: string;
  /** Absolute. */
  folder: string;
  options: ExportCommandOptions;
}

export function exportStudy(
  context: Context,
  { study, format, folder, options }: ExportCommand,
): Promise<void> {
  const { password, bom, ...choices } = options;
  const isDataset = format === 'dataset';
  const [other] = Object.keys(choices);
  if (!isDataset && other !== undefined)
    throw new Problem(
      'invalid',
      'Only a dataset has choices of what goes in.',
      'Leave them out, or export “dataset”.',
    );
  const request = {
    format,
    folder,
    ...(password === undefined ? {} : { passwords: [password] }),
    ...(bom === undefined ? {} : { bom }),
    ...(isDataset ? { dataset: readChoices(choices) } : {}),
  };
  return context.withStudy(study, { mode: 'read', coderName: null }, async ({ handle }) => {
    const result = await context.application.exportStudy(handle, request);
    for (const { name, bytes, rows } of result.files) {
      await context.output.line({ file: resolve(result.folder, name), bytes, rows });
    }
    for (const loss of result.losses) context.output.say(`left out: ${loss}`);
  });
}

function readChoices(options: Omit<ExportCommandOptions, 'password' | 'bom'>): DatasetChoices {
  const read = datasetChoices.safeParse({
    documentIds: listOf(options.documents),
    where: options.where ?? [],
    kindIds: listOf(options.kinds),
    coderIds: listOf(options.coders),
    withoutItemIds: listOf(options.withoutItems) ?? [],
    judgementsOnly: options.judgementsOnly ?? false,
    withoutText: options.withoutText ?? false,
    pseudonyms: options.pseudonyms ?? false,
    withoutMemos: options.withoutMemos ?? false,
    partition: options.partition ?? false,
    license: options.license ?? null,
  });
  if (read.success) return read.data;
  throw new Problem('invalid', `The choices are not right: ${read.error.issues[0]?.message ?? 'unknown'}.`);
}

const listOf = (ids: string | undefined): string[] | null =>
  ids === undefined
    ? null
    : ids
        .split(',')
        .map(id => id.trim())
        .filter(id => id !== '');
