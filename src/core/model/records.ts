/** The table of all record types: what the store holds, the journal carries and the files keep. */
import { z } from 'zod';
import { field, kind, linkType, vocabulary } from './codebook.ts';
import { document } from './document.ts';
import { item } from './item.ts';
import { judgement } from './judgement.ts';
import { link } from './link.ts';
import { memo } from './memo.ts';
import { passage } from './passage.ts';
import { run } from './run.ts';
import { savedView } from './saved-view.ts';
import { coder, study } from './study.ts';

export const recordSchemas = {
  study,
  coder,
  kind,
  field,
  vocabulary,
  linkType,
  document,
  item,
  passage,
  judgement,
  link,
  memo,
  savedView,
  run,
};

export type RecordType = keyof typeof recordSchemas;
export type RecordOf<T extends RecordType> = z.output<(typeof recordSchemas)[T]>;
export type AnyRecord = { [T in RecordType]: RecordOf<T> }[RecordType];

export const recordTypes = Object.keys(recordSchemas) as readonly RecordType[];
export const recordType = z.enum(recordTypes as [RecordType, ...RecordType[]]);

/** A record with the name of its table. */
export type Entry = { [T in RecordType]: { type: T; record: RecordOf<T> } }[RecordType];
/** Names one record. */
export interface RecordReference {
  type: RecordType;
  id: string;
}
