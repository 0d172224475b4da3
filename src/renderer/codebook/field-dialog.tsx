/** Writes a field of the codebook: what it is called, what values it takes, and what its judgements are about. */
import {
  Autocomplete,
  Button,
  Checkbox,
  Group,
  Modal,
  MultiSelect,
  Select,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { Field, FieldSubject, FieldType, Kind } from '#core/model/codebook.ts';
import { compareNames } from '../fields/search-key.ts';
import { useChange } from '../fields/use-change.ts';
import { useKinds } from '../fields/use-fields.ts';
import { newId } from '../state/new-id.ts';
import { useRecords } from '../state/study-context.tsx';
import { fieldUses } from './codebook-uses.ts';
import { typeLabels } from './describe-field-type.ts';
import { draftOfField, type FieldDraft, fieldArguments, fieldProblems, nameOfDraft } from './field-draft.ts';
import { PointsEditor } from './points-editor.tsx';

interface FieldDialogProps {
  /** Null = a new one. */
  field: Field | null;
  subject: FieldSubject;
  kind: Kind | null;
  siblings: readonly Field[];
  onClose: () => void;
}

export function FieldDialog({ field, subject, kind, siblings, onClose }: FieldDialogProps) {
  const change = useChange();
  const [draft, setDraft] = useState(() => draftOfField(field));
  const [attempted, setAttempted] = useState(false);
  const uses = useRecords(
    study => (field === null ? 0 : fieldUses(study, field)),
    ['item', 'passage', 'judgement', 'document'],
    [field],
  );
  const taken = siblings.filter(other => other.id !== field?.id).map(other => other.name);
  const groups = [...new Set(siblings.map(other => other.group).filter(group => group !== null))];
  const problems = fieldProblems(draft, taken);
  const shown = attempted ? problems : { label: null, name: null, vocabulary: null, points: null };
  const set = (patch: Partial<FieldDraft>): void => setDraft({ ...draft, ...patch });

  const save = async (): Promise<void> => {
    setAttempted(true);
    if (Object.values(problems).some(problem => problem !== null)) return;
    const args = fieldArguments(draft, subject, taken);
    const done =
      field === null
        ? await change('field.add', { id: newId('field'), subject, kindId: kind?.id ?? null, ...args })
        : await change('field.change', { id: field.id, ...args });
    if (done) onClose();
  };
  const title =
    field === null ? `New field${kind === null ? '' : ` of ${kind.label}`}` : `Field “${field.label}”`;
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <Group grow align="flex-start">
            <TextInput
              label="Label"
              value={draft.label}
              onChange={event => set({ label: event.currentTarget.value })}
              error={shown.label}
              maxLength={300}
              data-autofocus
            />
            <TextInput
              label="Name"
              description="The column’s name in exports"
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              value={nameOfDraft(draft, taken)}
              onChange={event => set({ name: event.currentTarget.value })}
              error={shown.name}
              spellCheck={false}
            />
          </Group>
          <Textarea
            label="Help"
            placeholder="What a coder should know"
            autosize
            minRows={1}
            maxRows={6}
            value={draft.help}
            onChange={event => set({ help: event.currentTarget.value })}
          />
          <Select
            label="Type of value"
            description={uses > 0 ? 'The type stays as it is, because the field already has values.' : null}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            data={Object.entries(typeLabels).map(([value, label]) => ({ value, label }))}
            value={draft.type}
            onChange={type => {
              if (type !== null) set({ type: type as FieldType['type'] });
            }}
            allowDeselect={false}
            disabled={uses > 0}
          />
          <TypeDetails draft={draft} problems={shown} set={set} />
          {subject === 'judgement' && <Context draft={draft} set={set} />}
          <Autocomplete
            label="Group"
            size="xs"
            description="Fields of a group stand under one heading"
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            placeholder="None"
            data={groups}
            value={draft.group}
            onChange={group => set({ group })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">{field === null ? 'Add field' : 'Save'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface PartProps {
  draft: FieldDraft;
  set: (patch: Partial<FieldDraft>) => void;
}

function TypeDetails({ draft, problems, set }: PartProps & { problems: ReturnType<typeof fieldProblems> }) {
  const kinds = useKinds();
  const vocabularies = useRecords(
    study => [...study.all('vocabulary')].sort((one, other) => compareNames(one.label, other.label)),
    ['vocabulary'],
  );
  const several = (
    <Checkbox
      label="Takes several"
      checked={draft.multiple}
      onChange={event => set({ multiple: event.currentTarget.checked })}
    />
  );
  switch (draft.type) {
    case 'text':
      return (
        <Checkbox
          label="Several lines"
          checked={draft.multiline}
          onChange={event => set({ multiline: event.currentTarget.checked })}
        />
      );
    case 'number':
      return (
        <TextInput
          label="Unit"
          placeholder="None"
          value={draft.unit}
          onChange={event => set({ unit: event.currentTarget.value })}
        />
      );
    case 'choice':
      return (
        <>
          <Select
            label="Vocabulary"
            placeholder="Choose a vocabulary"
            data={vocabularies.map(({ id, label }) => ({ value: id as string, label }))}
            value={draft.vocabularyId}
            onChange={vocabularyId => set({ vocabularyId })}
            error={problems.vocabulary}
            nothingFoundMessage="The codebook has no vocabulary yet: add one first."
          />
          {several}
        </>
      );
    case 'ordinal':
    case 'scale':
      return (
        <PointsEditor points={draft.points} onChange={points => set({ points })} error={problems.points} />
      );
    case 'item':
      return (
        <>
          <MultiSelect
            label="Kinds to choose from"
            placeholder={draft.kindIds.length === 0 ? 'All kinds' : ''}
            data={kinds.map(({ id, plural }) => ({ value: id as string, label: plural }))}
            value={[...draft.kindIds]}
            onChange={kindIds => set({ kindIds })}
          />
          {several}
        </>
      );
    default:
      return null;
  }
}

function Context({ draft, set }: PartProps) {
  const kinds = useKinds();
  return (
    <Group grow align="flex-end">
      <Select
        label="About an item of the kind"
        placeholder="None"
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the kind' }}
        data={kinds.map(({ id, label }) => ({ value: id as string, label }))}
        value={draft.aboutKindId}
        onChange={aboutKindId => set({ aboutKindId })}
      />
      <Checkbox
        label="Holds for a period"
        mb={6}
        checked={draft.periodic}
        onChange={event => set({ periodic: event.currentTarget.checked })}
      />
    </Group>
  );
}
