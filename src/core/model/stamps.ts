/** What every record carries: who made it and when, who changed it last, and whether it was removed. */
import { z } from 'zod';
import { coderId } from './ids.ts';

/** A moment as ISO 8601 in UTC with milliseconds, e.g. `2026-03-01T09:30:00.000Z`. */
export const moment = z.iso.datetime({ precision: 3 });
export type Moment = string;

/**
 * A removed record stays in the study: what rests on it can say so, and restoring brings it back whole.
 * `with` names the record whose removal took this one along, so that restoring that one restores this one too.
 */
export const removal = z.object({ at: moment, by: coderId, with: z.string().nullable() });
export type Removal = z.output<typeof removal>;

export const stamps = {
  createdAt: moment,
  createdBy: coderId,
  changedAt: moment,
  changedBy: coderId,
  removed: removal.nullable(),
};
