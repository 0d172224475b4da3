/** Writes one judgement. Nothing is sent before Save; then it is one command. */
import { ActionIcon, Button, Group, Stack, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { Item } from '#core/model/item.ts';
import { type Confidence, confidence, type JudgementStatus, judgementStatus } from '#core/model/judgement.ts';
import { isSettlement } from '#core/model/settlement.ts';
import { FieldEditor } from '../fields/field-editor.tsx';
import { ItemSelect } from '../fields/item-select.tsx';
import { PeriodInput } from '../fields/period-input.tsx';
import { RadioRow } from '../fields/radio-row.tsx';
import { useChange } from '../fields/use-change.ts';
import { announce } from '../state/announce.ts';
import { formatKeys } from '../state/keys.ts';
import { newId } from '../state/new-id.ts';
import { notifyDone } from '../state/notify.tsx';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { describeContext } from './describe-judgement.ts';
import { EvidenceEditor } from './evidence-editor.tsx';
import {
  draftOf,
  draftProblems,
  hasProblems,
  isChanged,
  isSettling,
  type JudgementDraft,
  judgementCommand,
  newDraft,
  statusLabels,
  takeOpinion,
} from './judgement-draft.ts';
import classes from './judgement-editor.module.css';
import { Notice, SettledNotice, titleOf } from './judgement-notices.tsx';
import { MemoList } from './memo-list.tsx';
import { OpinionsToSettle } from './opinions-to-settle.tsx';
import { panel } from './panel-state.ts';

const statuses = judgementStatus.options.map((value: JudgementStatus) => ({
  value,
  label: statusLabels[value],
}));
/** A settlement says something. */
const settlingStatuses = statuses.filter(({ value }) => value !== 'not-yet-coded');
const confidences = confidence.options.map((value: Confidence) => ({
  value,
  label: `${value[0]?.toUpperCase()}${value.slice(1)}`,
}));

interface JudgementEditorProps {
  draft: JudgementDraft;
  field: Field;
  item: Item;
}

/** After the editor has gone, the focus goes to what it was opened from. */
const returnFocus = (draft: JudgementDraft): void => {
  requestAnimationFrame(() => {
    const card = document.querySelector(`[data-judgement="${CSS.escape(draft.id)}"]`);
    const head = document.querySelector(`[data-field="${CSS.escape(draft.fieldId)}"] [data-add]`);
    const target = card ?? head;
    if (target instanceof HTMLElement) target.focus();
  });
};

/** In a low panel the messages stand out of sight. */
const focusFirstProblem = (editor: HTMLElement | null): void => {
  const invalid = editor?.querySelector<HTMLElement>(
    '[aria-invalid="true"], [role="radiogroup"][data-invalid] input:checked, [role="radiogroup"][data-invalid] input',
  );
  invalid?.focus({ preventScroll: true });
  invalid?.scrollIntoView({ block: 'center' });
};

export function JudgementEditor({ draft, field, item }: JudgementEditorProps) {
  const change = useChange();
  const coderId = useStudyInfo(info => info.coderId);
  const mode = useStudyInfo(info => info.mode);
  const [attempted, setAttempted] = useState(false);
  const [saving, setSaving] = useState(false);
  const titleId = useId();
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!panel.takeFocus(draft.id)) return;
    root.current?.scrollIntoView({ block: 'nearest' });
    root.current
      ?.querySelector<HTMLElement>('input:not([disabled]), textarea:not([readonly]), button')
      ?.focus();
  }, [draft.id]);

  const judgement = useRecords(study => study.live('judgement', draft.id), ['judgement'], [draft.id]);
  const judge = useRecords(
    study => (judgement === undefined ? undefined : study.get('coder', judgement.coderId)?.name),
    ['coder', 'judgement'],
    [judgement],
  );
  const period = draft.period?.trim() || null;
  const settling = isSettling(draft);
  const twin = useRecords(
    study =>
      [...study.judgementsOfItem(draft.itemId)].find(
        other =>
          !settling &&
          !(judgement?.aboutId === draft.aboutId && judgement.period === period) &&
          other.id !== draft.id &&
          !isSettlement(other) &&
          other.fieldId === draft.fieldId &&
          other.aboutId === draft.aboutId &&
          other.period === period &&
          other.coderId === coderId,
      ),
    ['judgement'],
    [judgement, draft.id, draft.itemId, draft.fieldId, draft.aboutId, period, coderId, settling],
  );
  const settled = useRecords(
    study => draft.settles.flatMap(id => study.live('judgement', id) ?? []),
    ['judgement'],
    [draft.settles],
  );
  const settledEvidence = useMemo(
    () => [...new Set(settled.flatMap(({ evidence }): readonly string[] => evidence))],
    [settled],
  );
  const context = useRecords(study => describeContext(study, draft), ['item'], [draft.aboutId, draft.period]);
  const foreign = judgement !== undefined && judgement.coderId !== coderId;
  const locked = foreign || mode === 'read';
  const problems = draftProblems(draft, field);
  const changed = isChanged(draft, judgement ?? null);
  const set = (patch: Partial<JudgementDraft>): void => panel.changeDraft(draft.id, patch);
  const aboutKind = useRecords(
    study => (field.aboutKindId === null ? undefined : study.get('kind', field.aboutKindId)),
    ['kind'],
    [field.aboutKindId],
  );
  const name = `${field.label} of ${item.label}`;

  const close = (): void => {
    if (ui.get().evidenceTarget?.judgementId === draft.id) ui.set({ evidenceTarget: null });
    panel.closeDraft(draft.id);
    returnFocus(draft);
  };
  const save = async (): Promise<void> => {
    setAttempted(true);
    if (locked || saving || twin !== undefined) return;
    if (hasProblems(problems)) {
      announce('The judgement was not saved: see the message at the field.');
      requestAnimationFrame(() => focusFirstProblem(root.current));
      return;
    }
    setSaving(true);
    const { type, args } = judgementCommand(draft, field);
    const done = await change(type, args);
    setSaving(false);
    if (!done) return;
    announce(`${name} saved.`);
    close();
  };
  const cancel = (): void => {
    close();
    if (!changed || locked) return;
    notifyDone(`Changes to ${name} were dropped.`, {
      label: 'Keep writing',
      run: () => Promise.resolve(panel.openDraft(draft)),
    });
  };
  const remove = async (): Promise<void> => {
    if (await change('judgement.remove', { id: draft.id })) close();
  };
  const stateOwn = (): void => {
    const { aboutId, evidence } = draft;
    close();
    panel.openDraft(
      newDraft(newId('judgement'), item.id, field.id, { aboutId, period: draft.period, evidence }),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void save();
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      // An open list of choices closes first.
      const open =
        event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
      event.stopPropagation();
      if (!open) cancel();
    }
  };

  return (
    <section ref={root} className={classes.editor} aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <h5 id={titleId} className={classes.title}>
        {titleOf(settling, judgement === undefined, foreign ? (judge ?? judgement.coderId) : null)}
        {changed && !locked && <span className={classes.unsaved}>Not saved yet</span>}
      </h5>
      <Stack gap="sm">
        {foreign && mode !== 'read' && (
          <Notice
            text={`This is another coder’s ${settling ? 'settlement' : 'judgement'}; it stays as it is.`}
            label="State your own"
            onClick={stateOwn}
          />
        )}
        {judgement !== undefined && !foreign && <SettledNotice judgement={judgement} />}
        {settling && (
          <>
            {context !== '' && <div className={classes.cell}>{context}</div>}
            <OpinionsToSettle
              judgements={settled}
              onTake={locked ? null : taken => set(takeOpinion(draft, taken))}
            />
          </>
        )}
        {!settling && (field.aboutKindId !== null || field.periodic) && (
          <div className={classes.context}>
            {field.aboutKindId !== null && (
              <ItemSelect
                label={`About ${aboutKind === undefined ? '' : `(${aboutKind.label.toLowerCase()})`}`}
                placeholder="In general"
                kindIds={[field.aboutKindId]}
                value={draft.aboutId}
                onChange={aboutId => set({ aboutId })}
                disabled={locked}
              />
            )}
            {field.periodic && (
              <PeriodInput
                label="Period"
                value={draft.period}
                onChange={next => set({ period: next })}
                error={problems.period}
                disabled={locked}
              />
            )}
          </div>
        )}
        {twin !== undefined && (
          <Notice
            isWarning
            text="You have judged this already. Change that judgement, or the about or period here."
            label="Open that one"
            onClick={() => {
              panel.closeDraft(draft.id);
              panel.openDraft(draftOf(twin));
            }}
          />
        )}
        <FieldEditor
          field={field}
          value={draft.value}
          onChange={value => set({ value })}
          error={attempted || field.value.type === 'date' ? problems.value : null}
          disabled={locked || !['not-yet-coded', 'coded', 'conflicting'].includes(draft.status)}
        />
        <RadioRow
          label="Status"
          options={settling ? settlingStatuses : statuses}
          value={draft.status}
          error={attempted ? problems.status : null}
          onChange={status => set({ status: status ?? 'not-yet-coded' })}
          clearable={false}
          disabled={locked}
        />
        <RadioRow
          label="Confidence"
          options={confidences}
          value={draft.confidence}
          onChange={next => set({ confidence: next })}
          disabled={locked}
        />
        <Textarea
          label="Rationale"
          placeholder={settling ? 'Why it is settled so' : 'Why this value, in your own words'}
          withAsterisk={settling}
          error={attempted ? problems.rationale : null}
          autosize
          minRows={2}
          maxRows={14}
          value={draft.rationale}
          onChange={event => set({ rationale: event.currentTarget.value })}
          readOnly={locked}
        />
        <EvidenceEditor
          ids={draft.evidence}
          onChange={evidence => set({ evidence })}
          {...(settling ? { offered: { label: 'Theirs', ids: settledEvidence } } : {})}
          itemIds={[draft.itemId, ...(draft.aboutId === null ? [] : [draft.aboutId])]}
          target={{ judgementId: draft.id, itemId: draft.itemId, label: name }}
          disabled={locked}
        />
        {judgement !== undefined && (
          <MemoList on={{ type: 'judgement', id: judgement.id }} name="this judgement" embedded />
        )}
      </Stack>
      <Group gap="xs" className={classes.actions}>
        {!locked && (
          <Button onClick={() => void save()} loading={saving} title={formatKeys('Mod+Enter')}>
            Save
          </Button>
        )}
        <Button variant="default" onClick={cancel}>
          {locked ? 'Close' : 'Cancel'}
        </Button>
        {judgement !== undefined && !locked && (
          <ActionIcon
            ml="auto"
            c="var(--tw-danger)"
            aria-label={`Remove the ${settling ? 'settlement' : 'judgement'}: ${name}`}
            title="Remove"
            onClick={() => void remove()}
          >
            <IconTrash size={15} />
          </ActionIcon>
        )}
      </Group>
    </section>
  );
}
