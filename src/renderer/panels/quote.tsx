/** A passage's words with what stands around them, and where it is. */
import { type Passage, quoteOf } from '#core/model/passage.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import classes from './quote.module.css';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** Length of the context that a passage keeps on either side, unless the document ends before. */
const contextLength = 32;

/** Context begins and ends with whole words: it was cut by length. */
const before = (prefix: string): string => {
  if (prefix.length < contextLength - 1) return oneLine(prefix);
  const line = oneLine(prefix);
  const cut = line.replace(/^\S*\s/, '');
  return cut === '' ? '' : `…${cut}`;
};
const after = (suffix: string): string => {
  if (suffix.length < contextLength - 1) return oneLine(suffix);
  const line = oneLine(suffix);
  const cut = line.replace(/\s\S*$/, '');
  return cut === '' ? '' : `${cut}…`;
};

export function Quote({ passage, lines = 3 }: { passage: Passage; lines?: number }) {
  const isRegion = passage.region !== undefined;
  return (
    <span className={classes.quote} style={{ WebkitLineClamp: lines }}>
      <span className={classes.context}>{isRegion ? '' : before(passage.prefix)}</span>
      <span className={classes.exact}>{oneLine(quoteOf(passage))}</span>
      <span className={classes.context}>{isRegion ? '' : after(passage.suffix)}</span>
    </span>
  );
}

/** `12 %`: how far into the document the passage begins. */
export const placeOf = (start: number, length: number): string =>
  length === 0 ? '' : `${Math.round((100 * start) / length)} %`;

/** A passage's words, short enough for names of buttons. */
export const shortQuote = (exact: string): string => {
  const line = oneLine(exact).trim();
  return line.length <= 60 ? line : `${line.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** Whether a passage was removed, or taken back by undo. While passages are still being fetched nothing counts as gone. */
export const isGone = (study: StudyReader, passageId: string, passagesLoaded: boolean): boolean => {
  const passage = study.get('passage', passageId);
  return passage === undefined ? passagesLoaded : passage.removed !== null;
};
