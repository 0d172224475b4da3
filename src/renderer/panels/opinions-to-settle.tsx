/** What the judges say whom a settlement settles, each to be taken over in one step. */
import { Button } from '@mantine/core';
import type { Judgement } from '#core/model/judgement.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { describeOpinion, judgeOf } from './describe-judgement.ts';
import { EvidenceMarks, liveEvidence } from './evidence-marks.tsx';
import { takesValue } from './judgement-draft.ts';
import classes from './opinions-to-settle.module.css';

interface OpinionsToSettleProps {
  judgements: readonly Judgement[];
  /** Null = nothing can be taken over. */
  onTake: ((judgement: Judgement) => void) | null;
}

export function OpinionsToSettle({ judgements, onTake }: OpinionsToSettleProps) {
  return (
    <ul className={classes.list} aria-label="What the judges say">
      {judgements.map(judgement => (
        <OpinionRow key={judgement.id} judgement={judgement} onTake={onTake} />
      ))}
    </ul>
  );
}

function OpinionRow({
  judgement,
  onTake,
}: {
  judgement: Judgement;
  onTake: OpinionsToSettleProps['onTake'];
}) {
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const words = useRecords(
    study => ({
      judge: judgeOf(study, judgement),
      opinion: describeOpinion(study, judgement),
      evidence: liveEvidence(study, judgement.evidence, passagesLoaded).length,
    }),
    ['coder', 'item', 'vocabulary', 'field', 'passage'],
    [judgement, passagesLoaded],
  );
  return (
    <li className={classes.row}>
      <span className={classes.text}>
        <span className={classes.value}>{words.opinion}</span>
        <span className={classes.judge}>
          {words.judge} ·{' '}
          <EvidenceMarks
            live={words.evidence}
            lost={judgement.evidence.length - words.evidence}
            claims={takesValue(judgement.status)}
          />
          {judgement.confidence === null ? '' : ` · ${judgement.confidence} confidence`}
        </span>
        {judgement.rationale !== '' && <span className={classes.rationale}>{judgement.rationale}</span>}
      </span>
      {onTake !== null && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Take this: ${words.opinion}, ${words.judge}`}
          onClick={() => onTake(judgement)}
        >
          Take this
        </Button>
      )}
    </li>
  );
}
