/** `1 passage`, `2 passages`: a number with its noun, for what is told in plain words. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;
