/** Lets long work give the thread back every few milliseconds, so that nothing waits for it. */
const sliceMs = 4;

export class Pacer {
  private since = performance.now();

  /** Whether the work has held the thread long enough. Costs less than a microsecond. */
  get isDue(): boolean {
    return performance.now() - this.since >= sliceMs;
  }

  /** Resolves after whatever waited has had its turn. */
  async rest(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve));
    this.since = performance.now();
  }
}
