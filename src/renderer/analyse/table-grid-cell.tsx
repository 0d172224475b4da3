/** What a cell of a view's table shows: its text, and in signs and words how sure it is and what it rests on. */
import {
  IconAlertTriangle,
  IconArrowsDiff,
  IconBan,
  IconCircleDashed,
  IconGavel,
  IconSearchOff,
  IconUnlink,
} from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { Cell } from '#core/views/view.ts';
import classes from './table-grid.module.css';

const SIZE = 13;

const statusSigns = {
  'not-yet-coded': <IconCircleDashed size={SIZE} aria-hidden />,
  'not-applicable': <IconBan size={SIZE} aria-hidden />,
  'not-found': <IconSearchOff size={SIZE} aria-hidden />,
} as const;

export interface CellMark {
  key: string;
  sign: ReactNode;
  text: string;
}

/** What is to be known of a cell besides its text: each a sign and words, never a colour alone. */
export const marksOf = (cell: Cell): CellMark[] => [
  ...(cell.conflicting
    ? [{ key: 'conflicting', sign: <IconArrowsDiff size={SIZE} aria-hidden />, text: 'conflicting' }]
    : []),
  ...(cell.unsupported
    ? [{ key: 'unsupported', sign: <IconAlertTriangle size={SIZE} aria-hidden />, text: 'unsupported' }]
    : []),
  ...(cell.settledBy.length > 0
    ? [{ key: 'settled', sign: <IconGavel size={SIZE} aria-hidden />, text: 'settled' }]
    : []),
  ...(cell.lost.length > 0
    ? [{ key: 'lost', sign: <IconUnlink size={SIZE} aria-hidden />, text: `${cell.lost.length} removed` }]
    : []),
];

/** Plain elements: a scrolled table draws very many of them. */
function EvidenceCount({ count }: { count: number }) {
  return (
    <span className={classes.count} title={count === 1 ? '1 passage' : `${count} passages`}>
      {count}
      <span className={classes.spoken}>{count === 1 ? ' passage' : ' passages'}</span>
    </span>
  );
}

/** Drawn again only when what it shows has changed. */
export const CellContent = memo(function CellContent({
  cell,
  judged,
  isName,
  progress = null,
}: {
  cell: Cell;
  judged: boolean;
  /** Whether it is what names its row. */
  isName: boolean;
  /** How far the judging of its row has come, where the cell says so. */
  progress?: ReactNode;
}) {
  const marks = marksOf(cell);
  const sign =
    cell.status === null || cell.status === 'coded' || cell.status === 'conflicting'
      ? null
      : statusSigns[cell.status];
  // Where many cells of a row rest on the same, its name says on how much; a number of passages says it itself.
  const saysSo = cell.status === null && (!isName || cell.passages.length === cell.value);
  const count = saysSo ? 0 : cell.passages.length;
  const hasFoot = progress !== null || count > 0 || marks.length > 0 || cell.confidence !== null;
  return (
    <>
      <span className={classes.text}>
        {sign === null ? null : <span className={classes.sign}>{sign}</span>}
        {cell.text === '' ? <span className={classes.nothing}>–</span> : cell.text}
      </span>
      {hasFoot ? (
        <span className={classes.foot} data-inline={(!judged && cell.status === null) || undefined}>
          {progress}
          {marks.map(mark => (
            <span key={mark.key} className={mark.key === 'settled' ? undefined : classes.warning}>
              {mark.sign}
              {mark.text}
            </span>
          ))}
          {cell.confidence === null ? null : (
            <span title={`${cell.confidence} confidence`}>
              {cell.confidence}
              <span className={classes.spoken}> confidence</span>
            </span>
          )}
          {count > 0 ? <EvidenceCount count={count} /> : null}
        </span>
      ) : null}
    </>
  );
});
