/** The cells of one place in a list or in a concordance but the one that chooses it: drawn anew only where something of it has changed. */
import { memo } from 'react';
import type { SearchRow } from '../computing/messages.ts';
import { GridCell } from './grid-parts.tsx';
import styles from './place-grid.module.css';

interface PlaceCellsProps {
  form: 'context' | 'concordance';
  row: SearchRow;
  /** Of its document. */
  title: string;
  /** What it is coded with, as one text. */
  codes: string;
}

export const PlaceCells = memo(function PlaceCells({ form, row, title, codes }: PlaceCellsProps) {
  const coded = (
    <GridCell className={styles.codes} title={codes}>
      {codes !== '' && (
        <>
          <span className={styles.coded}>Coded: </span>
          {codes}
        </>
      )}
    </GridCell>
  );
  if (form === 'context') {
    return (
      <>
        <GridCell className={styles.context}>
          <span className={styles.line} data-lines={row.section === '' ? 2 : 1}>
            {row.section === '' ? row.before : shorten(row.before)}
            <mark className={styles.found}>{row.quote.replace(/\s+/g, ' ')}</mark>
            {row.after}
          </span>
          {row.section !== '' && <span className={styles.section}>{row.section}</span>}
        </GridCell>
        {coded}
      </>
    );
  }
  return (
    <>
      <GridCell className={styles.left} data-gap={/\s$/.test(row.before) || undefined}>
        {/* So that what does not fit is cut off at its far end, the side is written from right to left. */}
        <bdo dir="ltr">{row.before.trimEnd()}</bdo>
      </GridCell>
      <div role="presentation" className={styles.following}>
        <GridCell className={styles.node}>{row.quote.replace(/\s+/g, ' ')}</GridCell>
        <GridCell className={styles.right}>{row.after}</GridCell>
      </div>
      <GridCell className={styles.document} title={title}>
        {title}
      </GridCell>
      {coded}
    </>
  );
});

/** In a single line that is read from its start, what was found stands near it. */
const shorten = (before: string): string => (before.length > 56 ? `…${before.slice(-55)}` : before);
