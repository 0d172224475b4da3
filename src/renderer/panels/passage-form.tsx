/** The chosen passage: what it is coded with, its kind's fields, its memos, and the judgements that it can support. */
import { ActionIcon, Button, Group, Stack, VisuallyHidden } from '@mantine/core';
import { IconScale, IconTrash, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useRef } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import type { Item } from '#core/model/item.ts';
import type { Passage } from '#core/model/passage.ts';
import { ItemSelect } from '../fields/item-select.tsx';
import { SavedField } from '../fields/saved-field.tsx';
import { SavedText } from '../fields/saved-text.tsx';
import { useChange } from '../fields/use-change.ts';
import { useFields } from '../fields/use-fields.ts';
import { announce } from '../state/announce.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { useSectionPath } from '../structure/use-structure.ts';
import { MemoList } from './memo-list.tsx';
import { panel, usePanel } from './panel-state.ts';
import panelClasses from './panels.module.css';
import classes from './passage-form.module.css';
import { PassageJudgements } from './passage-judgements.tsx';
import { PassageSources } from './passage-sources.tsx';
import { Quote } from './quote.tsx';
import { useAsEvidence } from './use-as-evidence-dialog.tsx';

export function PassageForm({ passage, item }: { passage: Passage; item: Item }) {
  const change = useChange();
  const save = useCallback(
    (field: Field, value: FieldValue | null) =>
      change('passage.change', { id: passage.id, values: { [field.id]: value } }),
    [change, passage.id],
  );
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const fields = useFields('passage', item.kindId);
  const words = useRecords(
    study => ({
      document: study.get('document', passage.documentId)?.title ?? '',
      coder: study.get('coder', passage.coderId)?.name ?? passage.coderId,
    }),
    ['document', 'coder'],
    [passage],
  );
  const section = useSectionPath(passage.documentId, passage.start);
  const root = useRef<HTMLElement>(null);
  const requested = usePanel(state => state.formRequested);
  // A form that appears because a passage was chosen leaves the focus in the text; one that was asked for takes it.
  useEffect(() => {
    if (requested && panel.answerFormRequest()) {
      root.current?.querySelector<HTMLElement>('input, textarea')?.focus();
    }
  }, [requested]);

  const recode = async (itemId: string | null): Promise<void> => {
    if (itemId === null || itemId === passage.itemId) return;
    if (!(await change('passage.recode', { id: passage.id, itemId }))) return;
    ui.noteItemUsed(itemId);
    ui.revealPassage(passage.id);
    announce('Passage recoded.');
  };
  const remove = async (): Promise<void> => {
    if (await change('passage.remove', { id: passage.id })) ui.set({ passageId: null });
  };
  return (
    <section
      ref={root}
      className={classes.form}
      aria-label="The chosen passage"
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.defaultPrevented) {
          document.querySelector<HTMLElement>('[data-scope="reader"] [role="document"]')?.focus();
        }
      }}
    >
      <div className={classes.head}>
        <button type="button" className={classes.quote} onClick={() => ui.revealPassage(passage.id)}>
          <VisuallyHidden>Show in the text: </VisuallyHidden>
          <Quote passage={passage} lines={4} />
        </button>
        <ActionIcon size="sm" aria-label="Close the passage form" onClick={() => ui.set({ passageId: null })}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      <p className={panelClasses.hint}>
        {[[words.document, ...(section ?? [])].join(' › '), ...whereIs(passage)].join(' · ')} · coded by{' '}
        {words.coder} on {passage.createdAt.slice(0, 10)}
      </p>
      <Stack gap="xs">
        {passage.region !== undefined && (
          <SavedText
            key={passage.id}
            label="Transcription"
            description="What the region says, in your words or as it is printed"
            value={passage.transcription ?? ''}
            onSave={transcription => change('passage.change', { id: passage.id, transcription })}
            multiline
            disabled={readOnly}
            maxLength={100_000}
          />
        )}
        <ItemSelect
          label="Coded with"
          kindIds={[]}
          value={passage.itemId}
          onChange={next => void recode(next)}
          clearable={false}
          disabled={readOnly}
        />
        {fields.map(field => (
          <SavedField
            key={field.id}
            field={field}
            value={passage.values[field.id] ?? null}
            disabled={readOnly}
            onSave={save}
          />
        ))}
        {!readOnly && (
          <Group gap={6}>
            <Button
              variant="default"
              leftSection={<IconScale size={14} />}
              onClick={() => useAsEvidence.open(passage.id)}
            >
              Use as evidence…
            </Button>
            <Button
              variant="subtle"
              color="red"
              ml="auto"
              leftSection={<IconTrash size={14} />}
              onClick={() => void remove()}
            >
              Remove
            </Button>
          </Group>
        )}
        <PassageJudgements passage={passage} />
        {passage.region === undefined && <PassageSources passage={passage} />}
        <MemoList on={{ type: 'passage', id: passage.id }} name="this passage" embedded />
      </Stack>
    </section>
  );
}

/** Where a passage stands: in the text, and on the pages of its source, counted from the first. */
function whereIs({ start, end, pages, region }: Passage): string[] {
  if (region !== undefined) return [`a region on page ${region.page}`];
  const [first, last] = [pages?.[0]?.page, pages?.at(-1)?.page];
  return [
    ...(first === undefined ? [] : [first === last ? `page ${first}` : `pages ${first} to ${last}`]),
    `characters ${start.toLocaleString('en')} to ${end.toLocaleString('en')}`,
    `${(end - start).toLocaleString('en')} long`,
  ];
}
