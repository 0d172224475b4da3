/** One judgement that a cell rests on, whole: value, context, how sure, why, by whom and when. */
import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowsDiff,
  IconGavel,
  IconPencil,
  IconQuote,
  IconUnlink,
} from '@tabler/icons-react';
import { nameOf } from '#core/commands/names.ts';
import type { Judgement } from '#core/model/judgement.ts';
import { counted } from '../panels/counted.ts';
import { describeContext, describeOpinion, judgeOf } from '../panels/describe-judgement.ts';
import { isGone } from '../panels/quote.tsx';
import { formatMoment } from '../shell/format.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import classes from './cell-details.module.css';

interface DetailedJudgementProps {
  judgement: Judgement;
  /** The settlement that took its place; null where it counts. */
  settledBy: Judgement | null;
  isConflicting: boolean;
  onEdit: () => void;
}

const ICON = { size: 13, 'aria-hidden': true } as const;

export function DetailedJudgement({ judgement, settledBy, isConflicting, onEdit }: DetailedJudgementProps) {
  const { id, confidence, rationale, changedAt, settles } = judgement;
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const ownId = useStudyInfo(info => info.coderId);
  const mode = useStudyInfo(info => info.mode);
  const words = useRecords(
    study => ({
      name: nameOf(study, { type: 'judgement', id }),
      opinion: describeOpinion(study, judgement),
      context: describeContext(study, judgement),
      judge: judgeOf(study, judgement),
      settler: settledBy === null ? '' : judgeOf(study, settledBy),
      evidence: judgement.evidence.filter(passage => !isGone(study, passage, passagesLoaded)).length,
    }),
    ['judgement', 'item', 'coder', 'passage', 'vocabulary', 'field'],
    [judgement, settledBy, passagesLoaded],
  );
  const lost = judgement.evidence.length - words.evidence;
  const isUnsupported = judgement.value !== null && words.evidence === 0;
  const isOwn = judgement.coderId === ownId && mode === 'write';
  return (
    <li className={classes.judgement} data-judgement={id} data-settled={settledBy !== null || undefined}>
      <div className={classes.judgementHead}>
        <strong className={classes.value}>{words.opinion}</strong>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={isOwn ? <IconPencil {...ICON} /> : undefined}
          aria-label={`${isOwn ? 'Edit' : 'Show'}: ${words.name}, ${words.opinion}, ${words.judge}`}
          onClick={onEdit}
          data-edit
        >
          {isOwn ? 'Edit' : 'Show'}
        </Button>
      </div>
      <span className={classes.muted}>
        {[words.name, words.context, confidence === null ? '' : `${confidence} confidence`]
          .filter(part => part !== '')
          .join(' · ')}
      </span>
      <span className={classes.marks}>
        {settledBy !== null ? (
          <span>
            <IconGavel {...ICON} /> Settled by {words.settler}: no longer counts
          </span>
        ) : null}
        {settles.length > 0 ? (
          <span>
            <IconGavel {...ICON} /> Settles {counted(settles.length, 'judgement')}
          </span>
        ) : null}
        {isConflicting ? (
          <span className={classes.warning}>
            <IconArrowsDiff {...ICON} />{' '}
            {judgement.status === 'conflicting' ? 'The sources differ' : 'Judges differ'}
          </span>
        ) : null}
        {isUnsupported ? (
          <span className={classes.warning}>
            <IconAlertTriangle {...ICON} /> Unsupported: rests on no passage
          </span>
        ) : (
          <span>
            <IconQuote {...ICON} /> {counted(words.evidence, 'passage')}
          </span>
        )}
        {lost > 0 ? (
          <span className={classes.warning}>
            <IconUnlink {...ICON} /> {counted(lost, 'passage')} removed
          </span>
        ) : null}
      </span>
      {rationale === '' ? null : <p className={classes.rationale}>{rationale}</p>}
      <span className={classes.muted}>
        {words.judge}, {formatMoment(changedAt)}
      </span>
    </li>
  );
}
