/** What something rests on, in an icon and words: how many passages, how many were removed, or that none is left. */
import { IconAlertTriangle, IconQuote, IconUnlink } from '@tabler/icons-react';
import type { StudyReader } from '#core/store/study-reader.ts';
import { counted } from './counted.ts';
import classes from './evidence-marks.module.css';
import { isGone } from './quote.tsx';

/** The passages that are still there. While passages are being fetched none counts as gone. */
export const liveEvidence = (
  study: StudyReader,
  evidence: readonly string[],
  passagesLoaded: boolean,
): readonly string[] => evidence.filter(id => !isGone(study, id, passagesLoaded));

interface EvidenceMarksProps {
  live: number;
  lost: number;
  /** Whether it claims something, so that resting on nothing is worth a warning. */
  claims: boolean;
  /** Shows the passages. */
  onShow?: () => void;
}

export function EvidenceMarks({ live, lost, claims, onShow }: EvidenceMarksProps) {
  const passages = (
    <>
      <IconQuote size={13} aria-hidden /> {counted(live, 'passage')}
    </>
  );
  return (
    <>
      {claims && live === 0 ? (
        <span className={classes.warning}>
          <IconAlertTriangle size={13} aria-hidden /> Unsupported
        </span>
      ) : onShow === undefined || live === 0 ? (
        <span className={classes.mark}>{passages}</span>
      ) : (
        <button type="button" className={classes.show} onClick={onShow}>
          {passages}
        </button>
      )}
      {lost > 0 && (
        <span className={classes.warning}>
          <IconUnlink size={13} aria-hidden /> {counted(lost, 'passage')} removed
        </span>
      )}
    </>
  );
}
