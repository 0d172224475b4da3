/** Stamps records as a command makes or changes them. */
import type { AnyRecord } from '../model/records.ts';
import type { CommandContext } from './definition.ts';

/** The stamps of a new record. */
export const created = ({ now, coderId }: CommandContext) => ({
  createdAt: now,
  createdBy: coderId,
  changedAt: now,
  changedBy: coderId,
  removed: null,
});

/** The record with the patch, stamped as changed. A patch that changes nothing is found out when the diff is taken. */
export const changed = <R extends AnyRecord>(
  record: R,
  patch: Partial<R>,
  { now, coderId }: CommandContext,
): R => ({
  ...record,
  ...patch,
  changedAt: now,
  changedBy: coderId,
});

/** Drops keys whose value is undefined, so that an argument that was left out changes nothing. */
export const given = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
