/** Ids of records: plain strings on disk, told apart by the compiler. */
import { z } from 'zod';

export type Id<Of extends string> = string & { readonly __of: Of };

export type StudyId = Id<'study'>;
export type CoderId = Id<'coder'>;
export type KindId = Id<'kind'>;
export type FieldId = Id<'field'>;
export type VocabularyId = Id<'vocabulary'>;
export type LinkTypeId = Id<'linkType'>;
export type DocumentId = Id<'document'>;
export type ItemId = Id<'item'>;
export type PassageId = Id<'passage'>;
export type JudgementId = Id<'judgement'>;
export type LinkId = Id<'link'>;
export type MemoId = Id<'memo'>;
export type SavedViewId = Id<'savedView'>;
export type RunId = Id<'run'>;
export type CommitId = Id<'commit'>;

/** Letters, digits, `.`, `_`, `:` and `-`, beginning with a letter or digit; at most 80 characters. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/;
/** A document's id names its folder on disk, so it must be a safe file name on every system. */
const folderPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const reservedNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

const idSchema = <Of extends string>() =>
  z
    .string()
    .regex(
      idPattern,
      'an id has letters, digits, ".", "_", ":" and "-", begins with a letter or digit, and has at most 80 characters',
    )
    .transform(value => value as Id<Of>);

export const studyId = idSchema<'study'>();
export const coderId = idSchema<'coder'>();
export const kindId = idSchema<'kind'>();
export const fieldId = idSchema<'field'>();
export const vocabularyId = idSchema<'vocabulary'>();
export const linkTypeId = idSchema<'linkType'>();
export const itemId = idSchema<'item'>();
export const passageId = idSchema<'passage'>();
export const judgementId = idSchema<'judgement'>();
export const linkId = idSchema<'link'>();
export const memoId = idSchema<'memo'>();
export const savedViewId = idSchema<'savedView'>();
export const runId = idSchema<'run'>();
export const commitId = idSchema<'commit'>();
export const documentId = z
  .string()
  .regex(
    folderPattern,
    'a document id has letters, digits, "_" and "-", begins with a letter or digit, and has at most 64 characters',
  )
  .refine(value => !reservedNames.test(value), 'this name is reserved by an operating system')
  .transform(value => value as DocumentId);
