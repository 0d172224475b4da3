/** The judgements that rest on a passage; each opens. */
import { IconScale } from '@tabler/icons-react';
import type { Judgement } from '#core/model/judgement.ts';
import type { Passage } from '#core/model/passage.ts';
import { settlementOf } from '#core/store/settlement-of.ts';
import { useRecords, useStudyReader } from '../state/study-context.tsx';
import { counted } from './counted.ts';
import { describeCell, describeOpinion, judgeOf } from './describe-judgement.ts';
import { openJudgement } from './open-judgement.ts';
import panelClasses from './panels.module.css';
import classes from './passage-judgements.module.css';

/** How many judgements rest on each passage, by its id; those on which none does are missing. */
export const useJudgementCounts = (): ReadonlyMap<string, number> =>
  useRecords(
    study => {
      const counts = new Map<string, number>();
      for (const { evidence } of study.all('judgement'))
        for (const id of evidence) counts.set(id, (counts.get(id) ?? 0) + 1);
      return counts;
    },
    ['judgement'],
  );

/** In a row of a passage: how many judgements rest on it; nothing where none does. */
export const JudgementCount = ({ count }: { count: number }) =>
  count === 0 ? null : (
    <span
      className={classes.count}
      title={`${counted(count, 'judgement')} rest on it`.replace('judgement rest', 'judgement rests')}
    >
      <IconScale size={12} aria-hidden /> {counted(count, 'judgement')}
    </span>
  );

export function PassageJudgements({ passage }: { passage: Passage }) {
  const judgements = useRecords(
    study => [...study.all('judgement')].filter(({ evidence }) => evidence.includes(passage.id)),
    ['judgement'],
    [passage.id],
  );
  return (
    <section aria-label="Judgements that rest on this passage">
      <h4 className={panelClasses.heading}>
        {judgements.length === 0
          ? 'No judgement rests on it yet'
          : `${counted(judgements.length, 'judgement')} rest${judgements.length === 1 ? 's' : ''} on it`}
      </h4>
      <ul className={classes.list}>
        {judgements.map(judgement => (
          <JudgementLine key={judgement.id} judgement={judgement} />
        ))}
      </ul>
    </section>
  );
}

function JudgementLine({ judgement }: { judgement: Judgement }) {
  const study = useStudyReader();
  const words = useRecords(
    records => ({
      cell: describeCell(records, judgement),
      opinion: describeOpinion(records, judgement),
      judge: judgeOf(records, judgement),
      isSettled: settlementOf(records, judgement) !== null,
    }),
    ['judgement', 'item', 'field', 'coder', 'vocabulary'],
    [judgement],
  );
  return (
    <li>
      <button type="button" className={classes.line} onClick={() => openJudgement(study, judgement.id)}>
        <span className={classes.opinion}>{words.opinion}</span>
        <span className={classes.cell}>
          {words.cell} · {words.judge}
          {words.isSettled && ' · settled by another'}
        </span>
      </button>
    </li>
  );
}
