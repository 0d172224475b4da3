import type { Migration } from './migration.ts';

/** In format 1 no judgement could settle others. Saved views are a list that it did not have, so nothing is lifted. */
export const judgementsCanSettle: Migration = {
  from: 1,
  changes: 'judgements can settle others, and views can be saved by name',
  liftRecord: (type, record) => (type === 'judgement' ? { ...record, settles: [] } : record),
};
