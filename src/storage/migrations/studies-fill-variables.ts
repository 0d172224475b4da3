import type { Migration } from './migration.ts';

/** Up to format 2 no study had patterns for names of files, and nothing filled the variables of documents. */
export const studiesFillVariables: Migration = {
  from: 2,
  changes: 'studies keep from where the variables of documents are filled',
  liftRecord: (type, record) =>
    type === 'study' ? { ...record, variableSources: { patterns: [], metadata: {} } } : record,
};
