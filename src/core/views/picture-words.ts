/** Words that pictures say alike. */
import type { Cell } from './view.ts';

/** `1 passage`, `3 passages`. */
export const countWords = (count: number, one: string, many = `${one}s`): string =>
  `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;

/** What a cell rests on, and what is wrong with that: for the end of a mark's label. */
export const sayGrounds = ({ passages, unsupported, conflicting, settledBy }: Cell): string =>
  [
    passages.length === 0 ? 'Rests on no passage.' : `${countWords(passages.length, 'passage')}.`,
    ...(unsupported && passages.length > 0 ? ['Not all of it rests on a passage.'] : []),
    ...(conflicting ? ['Conflicting.'] : []),
    ...(settledBy.length > 0 ? ['Settled.'] : []),
  ].join(' ');
