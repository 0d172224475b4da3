/** Numbers with their nouns. */

/** `1 passage`, `1,204 passages`, `no memos`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  count === 0 ? `no ${plural}` : `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`;
