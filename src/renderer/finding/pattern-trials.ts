/**
 * Tries patterns of citations on texts of the study, in a worker of its own: a match that takes for ever can't be
 * stopped but with its worker, and must not hold up the others.
 */
import type { Citation } from '#core/finding/citations.ts';
import type { CitationPattern } from '#core/model/citation-pattern.ts';
import type { Worded } from '../computing/messages.ts';
import { StudyComputer } from '../computing/study-computer.ts';
import type { StudySession } from '../state/study-session.ts';
import { tooLong } from './pattern-drafts.ts';

/** Milliseconds for one text that has been read already. */
const longest = 5_000;

/** Texts that a pattern is tried on at most. */
export const textsTried = 50;

/** The pattern took longer on a text than any should. */
export class Runaway extends Error {
  constructor() {
    super(tooLong);
    this.name = 'Runaway';
  }
}

export class PatternTrials {
  private readonly session: StudySession;
  private computer: StudyComputer | null = null;

  constructor(session: StudySession) {
    this.session = session;
  }

  /**
   * What the pattern alone finds, text by text, of the first `textsTried` of them. Throws Runaway where it takes too
   * long; ends without a word where it was aborted.
   */
  async *run(
    pattern: CitationPattern,
    documentIds: readonly string[],
    signal: AbortSignal,
  ): AsyncGenerator<readonly Worded<Citation>[]> {
    for (const documentId of documentIds.slice(0, textsTried)) {
      this.computer ??= new StudyComputer(this.session);
      const { computer } = this;
      const question = { type: 'citations', documentIds: [documentId], patterns: [] } as const;
      // Reading a text may take its time; only the pattern is under the clock.
      await computer.ask(question, { signal });
      let isLate = false;
      const drop = (): void => {
        if (this.computer === computer) this.computer = null;
        computer.end('The pattern is tried no more.');
      };
      const clock = setTimeout(() => {
        isLate = true;
        drop();
      }, longest);
      signal.addEventListener('abort', drop);
      try {
        const found = await computer.ask({ ...question, patterns: [{ ...pattern, enabled: true }] });
        yield found.filter(({ thing }) => thing.rule === pattern.id);
      } catch (error) {
        if (signal.aborted) return;
        throw isLate ? new Runaway() : error;
      } finally {
        clearTimeout(clock);
        signal.removeEventListener('abort', drop);
      }
    }
  }

  end(): void {
    this.computer?.end('The pattern is tried no more.');
    this.computer = null;
  }
}
