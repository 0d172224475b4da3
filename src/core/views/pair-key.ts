/** Names a pair alike from both ends. */
export const pairKey = (one: string, other: string): string =>
  one < other ? `${one}|${other}` : `${other}|${one}`;
