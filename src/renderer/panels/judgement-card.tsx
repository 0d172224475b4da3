/** One judgement at a glance: value or status, its context, how many passages it rests on, who judged. */
import { IconArrowsDiff, IconGavel } from '@tabler/icons-react';
import type { Judgement } from '#core/model/judgement.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { describeContext, describeOpinion, judgeOf } from './describe-judgement.ts';
import { EvidenceMarks, liveEvidence } from './evidence-marks.tsx';
import classes from './judgement-card.module.css';
import { takesValue } from './judgement-draft.ts';

interface JudgementCardProps {
  judgement: Judgement;
  /** The settlement that took its place; null where it counts. */
  settledBy: Judgement | null;
  onOpen: () => void;
}

export function JudgementCard({ judgement, settledBy, onOpen }: JudgementCardProps) {
  const { status } = judgement;
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const words = useRecords(
    study => ({
      opinion: describeOpinion(study, judgement),
      context: describeContext(study, judgement),
      coder: study.get('coder', judgement.coderId)?.initials || judgement.coderId,
      coderName: judgeOf(study, judgement),
      settler: settledBy === null ? '' : judgeOf(study, settledBy),
      evidence: liveEvidence(study, judgement.evidence, passagesLoaded).length,
    }),
    ['judgement', 'item', 'coder', 'passage', 'vocabulary', 'field'],
    [judgement, settledBy, passagesLoaded],
  );
  return (
    <button
      type="button"
      className={classes.card}
      onClick={onOpen}
      data-judgement={judgement.id}
      data-status={status}
      data-settled={settledBy !== null || undefined}
    >
      <span className={classes.value} data-coded={takesValue(status) || undefined}>
        {words.opinion}
      </span>
      {status === 'conflicting' && (
        <span className={classes.warning}>
          <IconArrowsDiff size={13} aria-hidden /> The sources differ
        </span>
      )}
      {words.context !== '' && <span className={classes.context}>{words.context}</span>}
      <span className={classes.foot}>
        <EvidenceMarks
          live={words.evidence}
          lost={judgement.evidence.length - words.evidence}
          claims={takesValue(status)}
        />
        {judgement.confidence !== null && <span>{judgement.confidence} confidence</span>}
        <span title={words.coderName} className={classes.coder}>
          {words.coder}
        </span>
      </span>
      {settledBy !== null && (
        <span className={classes.mark}>
          <IconGavel size={13} aria-hidden /> Settled by {words.settler}
        </span>
      )}
    </button>
  );
}
