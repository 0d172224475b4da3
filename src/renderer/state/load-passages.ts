/** Takes many passages in without holding the window's thread for long. */
import type { Passage } from '#core/model/passage.ts';

/** Small enough that taking one slice into the store and its indexes stays far below a frame. */
const sliceSize = 1000;

const nextTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

/** Hands the passages on slice by slice, with a pause between slices. */
export const loadPassages = async (
  passages: readonly Passage[],
  take: (slice: readonly Passage[]) => void,
): Promise<void> => {
  for (let from = 0; from < passages.length; from += sliceSize) {
    if (from > 0) await nextTask();
    take(passages.slice(from, from + sliceSize));
  }
};
