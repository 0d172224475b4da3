/**
 * Requests are answered in turns: each works for a short while and then lets the others have theirs, so that a long
 * one holds up no short one, and hears in between that nobody waits for it any more.
 */

/** Milliseconds of work between rests. */
const slice = 12;

/** Ends a request whose answer nobody waits for. */
export class Stopped extends Error {
  constructor() {
    super('Nobody waits for this any more.');
    this.name = 'Stopped';
  }
}

export class Turn {
  private readonly letOthers: () => Promise<void>;
  private begun = performance.now();
  private isStopped = false;

  constructor(letOthers: () => Promise<void>) {
    this.letOthers = letOthers;
  }

  /** It is time to rest. */
  get isOver(): boolean {
    return performance.now() - this.begun > slice;
  }

  /** Lets others have their turn. Throws Stopped where nobody waits any more. */
  async rest(): Promise<void> {
    await this.letOthers();
    this.check();
    this.begun = performance.now();
  }

  /** Rests where it is time to. */
  async restIfOver(): Promise<void> {
    if (this.isOver) await this.rest();
  }

  /** Takes the steps of a work one after the other, with rests between. Gives what it returns. */
  async walk<T>(steps: Iterator<unknown, T>): Promise<T> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      await this.restIfOver();
    }
  }

  /** After having waited for something else than a turn. */
  check(): void {
    if (this.isStopped) throw new Stopped();
  }

  stop(): void {
    this.isStopped = true;
  }
}
