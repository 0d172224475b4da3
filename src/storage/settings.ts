/** Sizes and times of the storage, in one place. Tests make them small. */
export interface StorageSettings {
  /** A journal segment that has reached this many bytes is followed by a new one. */
  segmentBytes: number;
  /** Table files are written when nothing has changed for this long, ms... */
  quietMs: number;
  /** ...and at the latest this long after the first change that they lack, ms. */
  longestMs: number;
  /** How long after opening the background snapshot begins, ms. */
  snapshotDelayMs: number;
  /** Least time between two snapshots, ms: a run of bulk changes needs one before it, not one before each. */
  snapshotPauseMs: number;
  /** A commit that changes at least this many records is preceded by a snapshot. */
  bulkChanges: number;
  /** The newest snapshots that are kept, whatever their age... */
  keepNewest: number;
  /** ...and one of each day for so many days. */
  keepDays: number;
  /**
   * At opening for writing, the journal before the checkpoint is verified where it has at most this many bytes, and
   * as many bytes of sources and texts; what is beyond is verified when it is read, and by the integrity check.
   */
  verifiedAtOpening: number;
  /** Canonical texts that are kept in memory, in UTF-16 units. */
  cachedText: number;
}

export const defaultSettings: StorageSettings = {
  segmentBytes: 4 * 1024 * 1024,
  quietMs: 1_500,
  longestMs: 15_000,
  snapshotDelayMs: 2_000,
  snapshotPauseMs: 60_000,
  bulkChanges: 200,
  keepNewest: 10,
  keepDays: 30,
  verifiedAtOpening: 32 * 1024 * 1024,
  cachedText: 64 * 1024 * 1024,
};
