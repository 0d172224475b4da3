/** A passage's words with what stands around them, and where it is. */
import type { Passage } from '#core/model/passage.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import classes from './quote.module.css';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

export function Quote({
  passage,
  lines = 3,
}: {
  passage: Pick<Passage, 'exact' | 'prefix' | 'suffix'>;
  lines?: number;
}) {
  return (
    <span className={classes.quote} style={{ WebkitLineClamp: lines }}>
      <span className={classes.context}>{oneLine(passage.prefix).trimStart()}</span>
      <span className={classes.exact}>{oneLine(passage.exact)}</span>
      <span className={classes.context}>{oneLine(passage.suffix).trimEnd()}</span>
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
