/** An item's judgements, field by field; an untouched field says that it is not yet coded. */
import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { Item } from '#core/model/item.ts';
import type { Judgement } from '#core/model/judgement.ts';
import { compareNames } from '../fields/search-key.ts';
import { useFields } from '../fields/use-fields.ts';
import { newId } from '../state/new-id.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
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

/** A context's place among others: by what it is about, then period, then coder. */
const orderOf = (judgement: Judgement, labelOf: (id: string) => string): string =>
  [
    judgement.aboutId === null ? '' : labelOf(judgement.aboutId),
    judgement.period ?? '',
    judgement.coderId,
  ].join('\n');

function FieldJudgements({ item, field }: { item: Item; field: Field }) {
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const judgements = useRecords(
    study => {
      const labelOf = (id: string): string => study.get('item', id)?.label ?? id;
      return [...study.judgementsOfItem(item.id)]
        .filter(judgement => judgement.fieldId === field.id)
        .sort((one, other) => compareNames(orderOf(one, labelOf), orderOf(other, labelOf)));
    },
    ['judgement', 'item'],
    [item.id, field.id],
  );
  const open = useDraftsOf(item.id, field.id);
  const opened = new Set(open.map(draft => draft.id));
  const shown = judgements.filter(judgement => !opened.has(judgement.id));
  const add = (): void => panel.openDraft(newDraft(newId('judgement'), item.id, field.id));
  return (
    <section className={classes.field} aria-label={field.label} data-field={field.id}>
      <div className={classes.head}>
        <h4 className={classes.label} title={field.help || undefined}>
          {field.label}
        </h4>
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
        {shown.map(judgement => (
          <JudgementCard
            key={judgement.id}
            judgement={judgement}
            field={field}
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
