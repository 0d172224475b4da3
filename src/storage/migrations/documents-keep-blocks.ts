import type { Migration } from './migration.ts';

/** In format 1 all documents were plain text or Markdown, read without choices, whose blocks follow from the text. */
export const documentsKeepBlocks: Migration = {
  from: 1,
  changes: 'documents keep their blocks and what their sources say of themselves',
  liftRecord: (type, record) =>
    type === 'document'
      ? { ...record, extractor: { ...Object(record.extractor), choices: {} }, blocks: null, metadata: {} }
      : record,
};
