/**
 * What judges hold of one field in one context. Where they differ, all of it with a way to settle it; where it was
 * settled, by whom and why, and what was held before.
 */
import { Button } from '@mantine/core';
import { IconArrowsDiff, IconGavel } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Judgement } from '#core/model/judgement.ts';
import type { Slot } from '#core/views/judged-cell.ts';
import { newId } from '../state/new-id.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { describeContext, judgeOf } from './describe-judgement.ts';
import classes from './judged-slot.module.css';
import { JudgementCard } from './judgement-card.tsx';
import { draftOf, newSettlement } from './judgement-draft.ts';
import { panel, usePanel } from './panel-state.ts';

interface JudgedSlotProps {
  slot: Slot;
  /** For people: the field that is judged. */
  label: string;
  /** Ids of judgements that are open in an editor and stand there. */
  opened: ReadonlySet<string>;
}

export function JudgedSlot({ slot, label, opened }: JudgedSlotProps) {
  const counting = slot.opinions.flatMap(({ judgements }) => judgements);
  const cards = <Cards judgements={counting.filter(({ id }) => !opened.has(id))} settledBy={() => null} />;
  if (slot.opinions.length > 1)
    return <Conflict slot={slot} label={label} judgements={counting} cards={cards} opened={opened} />;
  if (slot.settledBy !== null)
    return <SettledSlot slot={slot} label={label} by={slot.settledBy} cards={cards} opened={opened} />;
  return cards;
}

interface CardsProps {
  judgements: readonly Judgement[];
  settledBy: (judgement: Judgement) => Judgement | null;
}

const Cards = ({ judgements, settledBy }: CardsProps) =>
  judgements.map(judgement => (
    <JudgementCard
      key={judgement.id}
      judgement={judgement}
      settledBy={settledBy(judgement)}
      onOpen={() => panel.openDraft(draftOf(judgement))}
    />
  ));

interface ConflictProps {
  slot: Slot;
  label: string;
  judgements: readonly Judgement[];
  cards: ReactNode;
  opened: ReadonlySet<string>;
}

function Conflict({ slot, label, judgements, cards, opened }: ConflictProps) {
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const context = useRecords(study => describeContext(study, slot), ['item'], [slot]);
  const begun = usePanel(({ drafts }) =>
    Object.values(drafts).find(
      draft => draft.isNew && judgements.some(({ id }) => draft.settles.includes(id)),
    ),
  );
  const [first, ...rest] = judgements;
  const name = context === '' ? label : `${label}, ${context}`;
  return (
    <section className={classes.group} data-conflict aria-label={`Judges differ: ${name}`}>
      <div className={classes.head}>
        <span className={classes.conflict}>
          <IconArrowsDiff size={14} aria-hidden /> Judges differ
        </span>
        {!readOnly && first !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconGavel size={14} aria-hidden />}
            disabled={begun !== undefined}
            aria-label={`Settle: ${name}`}
            onClick={() => panel.openDraft(newSettlement(newId('judgement'), [first, ...rest]))}
          >
            Settle
          </Button>
        )}
      </div>
      <div className={classes.cards}>{cards}</div>
      <Before slot={slot} opened={opened} />
    </section>
  );
}

interface SettledSlotProps {
  slot: Slot;
  label: string;
  by: Judgement;
  cards: ReactNode;
  opened: ReadonlySet<string>;
}

function SettledSlot({ slot, label, by, cards, opened }: SettledSlotProps) {
  const judge = useRecords(study => judgeOf(study, by), ['coder'], [by]);
  const context = useRecords(study => describeContext(study, slot), ['item'], [slot]);
  return (
    <section
      className={classes.group}
      aria-label={`Settled: ${context === '' ? label : `${label}, ${context}`}`}
    >
      <div className={classes.head}>
        <span className={classes.settled}>
          <IconGavel size={14} aria-hidden /> Settled by {judge} on {by.createdAt.slice(0, 10)}
        </span>
      </div>
      {by.rationale !== '' && <p className={classes.rationale}>{by.rationale}</p>}
      <div className={classes.cards}>{cards}</div>
      <Before slot={slot} opened={opened} />
    </section>
  );
}

/** What was held before it was settled. */
function Before({ slot, opened }: { slot: Slot; opened: ReadonlySet<string> }) {
  const before = slot.settled.filter(({ judgement }) => !opened.has(judgement.id));
  if (before.length === 0) return null;
  return (
    <>
      <div className={classes.before}>Held before it was settled</div>
      <div className={classes.cards}>
        <Cards
          judgements={before.map(({ judgement }) => judgement)}
          settledBy={judgement => before.find(each => each.judgement === judgement)?.by ?? null}
        />
      </div>
    </>
  );
}
