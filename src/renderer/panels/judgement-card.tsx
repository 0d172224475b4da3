/** One judgement at a glance: value or status, its context, how many passages it rests on, who judged. */
import type { Field } from '#core/model/codebook.ts';
import type { Judgement } from '#core/model/judgement.ts';
import { describeValue } from '../fields/describe-value.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { counted } from './counted.ts';
import classes from './judgement-card.module.css';
import { statusLabels, takesValue } from './judgement-draft.ts';
import { isGone } from './quote.tsx';

interface JudgementCardProps {
  judgement: Judgement;
  field: Field;
  onOpen: () => void;
}

export function JudgementCard({ judgement, field, onOpen }: JudgementCardProps) {
  const { status, value } = judgement;
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const words = useRecords(
    study => ({
      value: value === null ? null : describeValue(study, field.value, value),
      about:
        judgement.aboutId === null
          ? null
          : (study.get('item', judgement.aboutId)?.label ?? judgement.aboutId),
      coder: study.get('coder', judgement.coderId)?.initials || judgement.coderId,
      coderName: study.get('coder', judgement.coderId)?.name ?? judgement.coderId,
      evidence: judgement.evidence.filter(id => !isGone(study, id, passagesLoaded)).length,
    }),
    ['judgement', 'item', 'coder', 'passage', 'vocabulary', 'field'],
    [judgement, field, passagesLoaded],
  );
  const unsupported = takesValue(status) && words.evidence === 0;
  const context = [words.about, judgement.period].filter(part => part !== null);
  return (
    <button
      type="button"
      className={classes.card}
      onClick={onOpen}
      data-judgement={judgement.id}
      data-status={status}
    >
      <span className={classes.value} data-coded={takesValue(status) || undefined}>
        {words.value ?? statusLabels[status]}
      </span>
      {status === 'conflicting' && words.value !== null && (
        <span className={classes.status}>Conflicting</span>
      )}
      {context.length > 0 && <span className={classes.context}>{context.join(' · ')}</span>}
      <span className={classes.foot}>
        <span className={unsupported ? classes.unsupported : undefined}>
          {unsupported ? 'Unsupported' : counted(words.evidence, 'passage')}
        </span>
        {judgement.confidence !== null && <span>{judgement.confidence} confidence</span>}
        <span title={words.coderName} className={classes.coder}>
          {words.coder}
        </span>
      </span>
    </button>
  );
}
