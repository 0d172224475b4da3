/** Counts what a reader leaves out or changes, so that each sort is told once. */
import { counted } from '../../text/counted.ts';

export class LossCount {
  private readonly counts = new Map<string, { count: number; one: string; many: string; rest: string }>();
  private readonly sentences = new Set<string>();

  /** `picture`, `pictures`, `left out`: told as `2 pictures: left out.` */
  lose(one: string, many: string, rest: string, count = 1): void {
    if (count === 0) return;
    const key = `${one}\n${rest}`;
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { count, one, many, rest });
    else known.count += count;
  }

  /** What has no count. */
  tell(sentence: string): void {
    this.sentences.add(sentence);
  }

  list(): string[] {
    const counts = [...this.counts.values()].map(
      ({ count, one, many, rest }) => `${counted(count, one, many)}: ${rest}.`,
    );
    return [...counts, ...this.sentences];
  }
}
