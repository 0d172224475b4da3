/** An item's judgements, field by field; an untouched field says that it is not yet coded. */
import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment, useMemo } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { Item } from '#core/model/item.ts';
import { judgeCell } from '#core/views/judged-cell.ts';
import { useFields } from '../fields/use-fields.ts';
import { newId } from '../state/new-id.ts';
import { useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { counted } from './counted.ts';
import { liveEvidence } from './evidence-marks.tsx';
import { JudgedSlot } from './judged-slot.tsx';
import { JudgementCard } from './judgement-card.tsx';
import { draftOf, newDraft } from './judgement-draft.ts';
import { JudgementEditor } from './judgement-editor.tsx';
import classes from './judgements-tab.module.css';
import { panel, useDraftsOf } from './panel-state.ts';
import panelClasses from './panels.module.css';

export function JudgementsTab({ item }: { item: Item }) {
  const fields = useFields('judgement', item.kindId);
  if (fields.length === 0) {
    return (
      <p className={panelClasses.empty}>
        The codebook has no judgements for this kind. Add fields for judgements on the Codebook screen.
      </p>
    );
  }
  return (
    <div className={classes.fields}>
      {fields.map((field, at) => (
        <Fragment key={field.id}>
          {field.group !== null && field.group !== (fields[at - 1]?.group ?? null) && (
            <h3 className={panelClasses.heading}>{field.group}</h3>
          )}
          <FieldJudgements item={item} field={field} />
        </Fragment>
      ))}
    </div>
  );
}

function FieldJudgements({ item, field }: { item: Item; field: Field }) {
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const study = useStudyReader();
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const judgements = useRecords(
    records => [...records.judgementsOfItem(item.id)].filter(({ fieldId }) => fieldId === field.id),
    ['judgement'],
    [item.id, field.id],
  );
  // Of items only what judgements are about is read, and by its label: in whose order they stand.
  const abouts = useRecords(
    records => judgements.map(({ aboutId }) => (aboutId === null ? '' : records.get('item', aboutId)?.label)),
    ['item'],
    [judgements],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: names decide the order of the slots.
  const { slots } = useMemo(
    () => judgeCell(study, field, judgements, true),
    [study, field, judgements, abouts],
  );
  const evidence = useRecords(
    records => new Set(judgements.flatMap(each => liveEvidence(records, each.evidence, passagesLoaded))).size,
    ['passage'],
    [judgements, passagesLoaded],
  );
  const open = useDraftsOf(item.id, field.id);
  const opened = new Set(open.map(draft => draft.id));
  const untold = judgements.filter(({ id, status }) => status === 'not-yet-coded' && !opened.has(id));
  const add = (): void => panel.openDraft(newDraft(newId('judgement'), item.id, field.id));
  return (
    <section className={classes.field} aria-label={field.label} data-field={field.id}>
      <div className={classes.head}>
        <h4 className={classes.label} title={field.help || undefined}>
          {field.label}
        </h4>
        {judgements.length > 0 && (
          <span className={classes.counts}>
            {counted(judgements.length, 'judgement')}, {counted(evidence, 'passage')}
          </span>
        )}
        {!readOnly && (
          <ActionIcon size="sm" aria-label={`Add a judgement: ${field.label}`} onClick={add} data-add>
            <IconPlus size={14} />
          </ActionIcon>
        )}
      </div>
      {open.map(draft => (
        <JudgementEditor key={draft.id} draft={draft} field={field} item={item} />
      ))}
      <div className={classes.cards}>
        {slots.map(slot => (
          <JudgedSlot
            key={`${slot.aboutId ?? ''} ${slot.period ?? ''}`}
            slot={slot}
            label={field.label}
            opened={opened}
          />
        ))}
        {untold.map(judgement => (
          <JudgementCard
            key={judgement.id}
            judgement={judgement}
            settledBy={null}
            onOpen={() => panel.openDraft(draftOf(judgement))}
          />
        ))}
        {judgements.length === 0 && open.length === 0 && (
          <button
            type="button"
            className={classes.untouched}
            disabled={readOnly}
            aria-label={`${field.label}: not yet coded. Judge`}
            onClick={add}
          >
            Not yet coded
          </button>
        )}
      </div>
    </section>
  );
}
