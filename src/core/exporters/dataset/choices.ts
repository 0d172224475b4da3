/** What of a study goes into a dataset. Everything, unless something is said. */
import { z } from 'zod';

const ids = z.array(z.string().max(200)).max(100_000);

export const datasetChoices = z.strictObject({
  /** Ids of the documents to take; null = all. */
  documentIds: ids.nullable(),
  /**
   * Documents by their variables, as `country=Mexico`: of each variable that is named, one of the values named; of
   * those in `documentIds` where these are given, too. Empty = whatever their variables say.
   */
  where: z.array(z.string().max(1000)).max(1000),
  /** Ids of the kinds whose items to take; null = all. */
  kindIds: ids.nullable(),
  /** Ids of the coders whose passages, judgements and memos to take; null = all. */
  coderIds: ids.nullable(),
  /** Items that stay out, with all that rests on them. */
  withoutItemIds: ids,
  /** Judgements with the passages that they rest on; no other passages, no links. */
  judgementsOnly: z.boolean(),
  /** No words of the sources, neither whole nor as quotes: ids and offsets lead to them. */
  withoutText: z.boolean(),
  /** Coders are called Coder 1, Coder 2, ... */
  pseudonyms: z.boolean(),
  withoutMemos: z.boolean(),
  /** Parquet only, the passages in a folder for each document. */
  partition: z.boolean(),
  /** What others may do with the dataset, as an SPDX id such as `CC-BY-4.0`; null = not stated. */
  license: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9.+-]{0,79}$/, 'a license is given by its SPDX id, such as CC-BY-4.0')
    .nullable(),
});
export type DatasetChoices = z.output<typeof datasetChoices>;

export const wholeStudy: DatasetChoices = {
  documentIds: null,
  where: [],
  kindIds: null,
  coderIds: null,
  withoutItemIds: [],
  judgementsOnly: false,
  withoutText: false,
  pseudonyms: false,
  withoutMemos: false,
  partition: false,
  license: null,
};

/** Whether records are left out or changed: such a dataset is no copy of the study. */
export const isNarrowed = (choices: DatasetChoices): boolean =>
  choices.documentIds !== null ||
  choices.where.length > 0 ||
  choices.kindIds !== null ||
  choices.coderIds !== null ||
  choices.withoutItemIds.length > 0 ||
  choices.judgementsOnly ||
  choices.withoutText ||
  choices.pseudonyms ||
  choices.withoutMemos;
