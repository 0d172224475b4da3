/** One kind: its names, key, colour and place, and the fields of its items, passages and judgements. */
import { Button, ColorInput, Group, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Kind } from '#core/model/codebook.ts';
import { SavedText } from '../fields/saved-text.tsx';
import { swatches } from '../fields/swatches.ts';
import { useChange } from '../fields/use-change.ts';
import { counted } from '../panels/counted.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { kindUses } from './codebook-uses.ts';
import { ConfirmRemoval } from './confirm-removal.tsx';
import { FieldTable } from './field-table.tsx';
import classes from './page.module.css';
import { useReorder } from './use-reorder.ts';

const required = (value: string): string | null => (value === '' ? 'This may not be empty.' : null);

export function KindPage({ kind, kinds }: { kind: Kind; kinds: readonly Kind[] }) {
  const change = useChange();
  const reorder = useReorder('kind');
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const uses = useRecords(
    study => kindUses(study, kind.id),
    ['item', 'passage', 'judgement', 'link', 'field'],
    [kind.id],
  );
  const [removing, setRemoving] = useState(false);
  const at = kinds.findIndex(each => each.id === kind.id);
  const save = (patch: object): Promise<boolean> => change('kind.change', { id: kind.id, ...patch });
  const remove = async (): Promise<void> => {
    setRemoving(false);
    await change('kind.remove', { id: kind.id });
  };
  const empty = uses.items === 0;
  return (
    <article className={classes.article} aria-label={`Kind ${kind.label}`}>
      <header className={classes.head}>
        <h1 className={classes.heading}>
          <span className={classes.dot} style={{ background: kind.colour }} aria-hidden /> {kind.label}
        </h1>
        {!readOnly && (
          <Group gap={6}>
            <Button
              variant="default"
              leftSection={<IconArrowUp size={14} />}
              disabled={at === 0}
              onClick={() => reorder(kinds, at, at - 1)}
            >
              Earlier
            </Button>
            <Button
              variant="default"
              leftSection={<IconArrowDown size={14} />}
              disabled={at === kinds.length - 1}
              onClick={() => reorder(kinds, at, at + 1)}
            >
              Later
            </Button>
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={14} />}
              onClick={() => (empty ? void remove() : setRemoving(true))}
            >
              Remove
            </Button>
          </Group>
        )}
      </header>
      <p className={classes.hint}>
        {counted(uses.items, 'item')}, {counted(uses.passages, 'passage')},{' '}
        {counted(uses.judgements, 'judgement')}.
      </p>
      <div className={classes.grid}>
        <SavedText
          label="Label"
          value={kind.label}
          problem={required}
          maxLength={300}
          disabled={readOnly}
          onSave={label => save({ label, ...(kind.plural === kind.label ? { plural: label } : {}) })}
        />
        <SavedText
          label="Plural"
          value={kind.plural}
          problem={required}
          maxLength={300}
          disabled={readOnly}
          onSave={plural => save({ plural })}
        />
        <KeyInput kind={kind} kinds={kinds} disabled={readOnly} onSave={key => save({ key })} />
        <SavedColour
          key={kind.colour}
          value={kind.colour}
          disabled={readOnly}
          onSave={colour => void save({ colour })}
        />
      </div>
      <SavedText
        label="Description"
        placeholder="What belongs to this kind and what does not"
        multiline
        value={kind.description}
        disabled={readOnly}
        onSave={description => save({ description })}
      />
      <FieldTable subject="judgement" kind={kind} />
      <FieldTable subject="item" kind={kind} />
      <FieldTable subject="passage" kind={kind} />
      {removing && (
        <ConfirmRemoval
          title={`Remove the kind “${kind.label}”?`}
          onCancel={() => setRemoving(false)}
          onConfirm={() => void remove()}
        >
          {counted(uses.items, 'item')}, {counted(uses.passages, 'passage')},{' '}
          {counted(uses.judgements, 'judgement')}, {counted(uses.links, 'link')} and{' '}
          {counted(uses.fields, 'field')} go along with it. Nothing is lost: undo, or “Removed” on this
          screen, brings all of it back.
        </ConfirmRemoval>
      )}
    </article>
  );
}

/** Letters that the reader uses itself. */
const reservedKeys: Readonly<Record<string, string>> = {
  n: 'Next passage',
  p: 'Passage before',
  r: 'Recode the chosen passage',
};

interface KeyInputProps {
  kind: Kind;
  kinds: readonly Kind[];
  disabled: boolean;
  onSave: (key: string | null) => Promise<boolean>;
}

function KeyInput({ kind, kinds, disabled, onSave }: KeyInputProps) {
  const [error, setError] = useState<string | null>(null);
  const press = (typed: string): void => {
    const key = typed.slice(-1).toLowerCase();
    if (key === '') {
      setError(null);
      void onSave(null);
      return;
    }
    const owner = kinds.find(each => each.key === key && each.id !== kind.id);
    if (!/^[a-z]$/.test(key)) setError('A key is one letter from A to Z.');
    else if (reservedKeys[key] !== undefined) {
      setError(`In the text ${key.toUpperCase()} means “${reservedKeys[key]}” already.`);
    } else if (owner !== undefined) setError(`The key ${key.toUpperCase()} belongs to ${owner.label}.`);
    else {
      setError(null);
      if (key !== kind.key) void onSave(key);
    }
  };
  return (
    <TextInput
      label="Key"
      description="Codes the selected text with this kind"
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      placeholder="None"
      value={kind.key?.toUpperCase() ?? ''}
      onChange={event => press(event.currentTarget.value)}
      onBlur={() => setError(null)}
      error={error}
      disabled={disabled}
      autoComplete="off"
    />
  );
}

interface SavedColourProps {
  value: string;
  disabled: boolean;
  onSave: (colour: string) => void;
}

/** Saves when a colour is settled on, not at each step on the way. */
function SavedColour({ value, disabled, onSave }: SavedColourProps) {
  const [draft, setDraft] = useState(value);
  const valid = /^#[0-9a-fA-F]{6}$/.test(draft);
  return (
    <ColorInput
      label="Colour"
      size="xs"
      format="hex"
      withEyeDropper={false}
      swatches={swatches}
      value={draft}
      disabled={disabled}
      error={valid ? null : 'A colour is written as #rrggbb.'}
      onChange={setDraft}
      onChangeEnd={next => {
        if (/^#[0-9a-fA-F]{6}$/.test(next) && next !== value) onSave(next);
      }}
      onBlur={() => {
        if (!valid) setDraft(value);
      }}
    />
  );
}
