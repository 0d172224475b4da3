import type { Migration } from './migration.ts';

/** In format 1 no judgement could settle others. */
export const judgementsCanSettle: Migration = {
  from: 1,
  changes: 'judgements can settle others',
  liftRecord: (type, record) => (type === 'judgement' ? { ...record, settles: [] } : record),
};
