import type { Migration } from './migration.ts';

/** In format 2 no source had pages. */
export const documentsHavePages: Migration = {
  from: 2,
  changes: 'documents keep the pages that their texts stand on',
  liftRecord: (type, record) => (type === 'document' ? { ...record, pages: null } : record),
};
