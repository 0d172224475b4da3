/**
 * What a cell or a mark rests on: its judgements, which are edited here, and its passages. What is being written stands
 * in the place of the judgement that it changes.
 */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowsDiff, IconGavel, IconPlus, IconUnlink } from '@tabler/icons-react';
import type { Judgement } from '#core/model/judgement.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { judgeCell, type Slot } from '#core/views/judged-cell.ts';
import type { Cell } from '#core/views/view.ts';
import { counted } from '../panels/counted.ts';
import { type JudgementDraft, newSettlement } from '../panels/judgement-draft.ts';
import { JudgementEditor } from '../panels/judgement-editor.tsx';
import { panel } from '../panels/panel-state.ts';
import { newId } from '../state/new-id.ts';
import { useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import classes from './cell-details.module.css';
import { DetailedJudgement } from './cell-details-judgement.tsx';
import { DetailedLinks } from './cell-details-links.tsx';
import { DetailedPassages } from './cell-details-passages.tsx';
import { beginJudgement, editJudgement } from './cell-editing.ts';
import type { Subject } from './cell-subjects.ts';
import { openItem } from './open-item.ts';

interface CellDetailsProps {
  heading: { row: string; column: string };
  cell: Cell;
  subjects: readonly Subject[];
  /** What is being written of the cell. */
  drafts: readonly JudgementDraft[];
  /** The period that the view shows, as EDTF; null = any. */
  period: string | null;
}

export function CellDetails({ heading, cell, subjects, drafts, period }: CellDetailsProps) {
  const study = useStudyReader();
  const mode = useStudyInfo(info => info.mode);
  const written = new Set<string>(drafts.map(({ id }) => id));
  const live = (ids: readonly string[]) => (present: StudyReader) =>
    ids.flatMap(id => present.live('judgement', id) ?? []);
  const judgements = useRecords(live(cell.judgements), ['judgement'], [cell]);
  const settled = useRecords(live(cell.settled), ['judgement'], [cell]);
  const conflicts = useRecords(
    present => (cell.conflicting ? differingSlots(present, judgements) : []),
    ['judgement', 'field'],
    [cell, judgements],
  );
  const conflicting = new Set(
    conflicts.flatMap(({ opinions }) => opinions.flatMap(each => each.judgements.map(({ id }) => id))),
  );
  const settlerOf = ({ id }: Judgement): Judgement | null =>
    judgements.find(({ settles }) => settles.some(({ judgementId }) => judgementId === id)) ?? null;

  return (
    <>
      <h2 className={classes.title}>{heading.row}</h2>
      <p className={classes.column}>{heading.column}</p>
      <p className={classes.text}>{cell.text === '' ? 'Nothing here.' : cell.text}</p>
      <Warnings cell={cell} />
      {subjects.length > 0 || judgements.length > 0 ? (
        <section aria-label="Judgements">
          <h3 className={classes.head}>Judgements</h3>
          {drafts.map(draft => (
            <WrittenJudgement key={draft.id} draft={draft} />
          ))}
          <ul className={classes.list}>
            {judgements
              .filter(({ id }) => !written.has(id))
              .map(judgement => (
                <DetailedJudgement
                  key={judgement.id}
                  judgement={judgement}
                  settledBy={null}
                  isConflicting={conflicting.has(judgement.id) || judgement.status === 'conflicting'}
                  onEdit={() => editJudgement(study, judgement.id)}
                />
              ))}
          </ul>
          {mode === 'write' ? (
            <div className={classes.actions}>
              {conflicts.map(slot => (
                <SettleButton key={`${slot.aboutId} ${slot.period}`} slot={slot} />
              ))}
              {subjects.map(subject => (
                <JudgeButton
                  key={`${subject.itemId} ${subject.fieldId} ${subject.aboutId}`}
                  subject={subject}
                  isOnly={subjects.length === 1}
                  isFirst={judgements.length === 0}
                />
              ))}
            </div>
          ) : null}
          {period !== null && drafts.length > 0 ? (
            <p className={classes.muted}>
              The view shows {period} only: a judgement of another period, or of none, is not seen in it.
            </p>
          ) : null}
          {settled.length > 0 ? (
            <>
              <h4 className={classes.subhead}>Held before it was settled</h4>
              <ul className={classes.list}>
                {settled
                  .filter(({ id }) => !written.has(id))
                  .map(judgement => (
                    <DetailedJudgement
                      key={judgement.id}
                      judgement={judgement}
                      settledBy={settlerOf(judgement)}
                      isConflicting={false}
                      onEdit={() => editJudgement(study, judgement.id)}
                    />
                  ))}
              </ul>
            </>
          ) : null}
        </section>
      ) : null}
      <DetailedLinks records={cell.records} />
      <DetailedPassages key={`${heading.row} ${heading.column}`} ids={cell.passages} />
      <OtherRecords cell={cell} />
    </>
  );
}

/** Slots on which judges differ and that can be settled. */
function differingSlots(study: StudyReader, judgements: readonly Judgement[]): Slot[] {
  const groups = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const key = `${judgement.itemId} ${judgement.fieldId}`;
    groups.set(key, [...(groups.get(key) ?? []), judgement]);
  }
  return [...groups.values()].flatMap(group => {
    const field = study.get('field', group[0]?.fieldId ?? '');
    if (field === undefined) return [];
    return judgeCell(study, field, group, true).slots.filter(({ opinions }) => opinions.length > 1);
  });
}

function WrittenJudgement({ draft }: { draft: JudgementDraft }) {
  const field = useRecords(study => study.get('field', draft.fieldId), ['field'], [draft.fieldId]);
  const item = useRecords(study => study.get('item', draft.itemId), ['item'], [draft.itemId]);
  if (field === undefined || item === undefined) return null;
  return (
    <div className={classes.editor}>
      <p className={classes.muted}>
        {field.label} of {item.label}
      </p>
      <JudgementEditor draft={draft} field={field} item={item} />
    </div>
  );
}

function JudgeButton({ subject, isOnly, isFirst }: { subject: Subject; isOnly: boolean; isFirst: boolean }) {
  const field = useRecords(study => study.get('field', subject.fieldId)?.label ?? '', ['field'], [subject]);
  const verb = isFirst ? 'Judge' : 'Add a judgement';
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      aria-label={`${verb}: ${field}`}
      onClick={() => beginJudgement(subject)}
      data-add
    >
      {isOnly ? verb : isFirst ? `Judge ${field.toLowerCase()}` : field}
    </Button>
  );
}

function SettleButton({ slot }: { slot: Slot }) {
  const [first, ...rest] = slot.opinions.flatMap(({ judgements }) => judgements);
  if (first === undefined) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconGavel size={14} aria-hidden />}
      onClick={() => panel.openDraft(newSettlement(newId('judgement'), [first, ...rest]))}
    >
      Settle{slot.period === null ? '' : ` ${slot.period}`}
    </Button>
  );
}

/** Signs and words for what is wrong with what the cell rests on. */
function Warnings({ cell }: { cell: Cell }) {
  const { conflicting, unsupported, lost } = cell;
  if (!conflicting && !unsupported && lost.length === 0) return null;
  return (
    <ul className={classes.warnings}>
      {conflicting ? (
        <li>
          <IconArrowsDiff size={14} aria-hidden /> Conflicting: judges differ, or the sources do.
        </li>
      ) : null}
      {unsupported ? (
        <li>
          <IconAlertTriangle size={14} aria-hidden /> Unsupported: some of it rests on no passage.
        </li>
      ) : null}
      {lost.length > 0 ? (
        <li>
          <IconUnlink size={14} aria-hidden /> {counted(lost.length, 'passage')} that it rested on{' '}
          {lost.length === 1 ? 'was' : 'were'} removed.
        </li>
      ) : null}
    </ul>
  );
}

/** Items that say the cell, each a step from the Code screen. */
function OtherRecords({ cell }: { cell: Cell }) {
  const items = useRecords(
    study =>
      cell.records
        .slice(0, 50)
        .flatMap(({ type, id }) => (type === 'item' ? (study.live('item', id) ?? []) : [])),
    ['item'],
    [cell],
  );
  if (items.length === 0) return null;
  return (
    <section aria-label="On the Code screen">
      <h3 className={classes.head}>On the Code screen</h3>
      <ul className={classes.list}>
        {items.map(item => (
          <li key={item.id}>
            <Button variant="subtle" size="compact-sm" onClick={() => openItem(item)}>
              Open {item.label}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
