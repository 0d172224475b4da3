/** What a migration is: how the records of one format version become those of the next. */
export interface Migration {
  /** The version that it reads; it makes the next one. */
  from: number;
  /** For people, e.g. `periods of judgements become intervals`. */
  changes: string;
  /** A record of the older version as the newer version has it. `type` is the name of its table. */
  liftRecord(type: string, record: Record<string, unknown>): Record<string, unknown>;
}
