/** A field that saves itself: choices at once, typed values when the box is left or Enter is pressed. */
import { type KeyboardEvent, memo, useState } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import { FieldEditor, isTyped } from './field-editor.tsx';
import { sameValue, valueProblem } from './value-problem.ts';

interface SavedFieldProps {
  field: Field;
  value: FieldValue | null;
  /** Should be stable. Resolves to false where it was refused; what was typed then stays. */
  onSave: (field: Field, value: FieldValue | null) => Promise<boolean>;
  disabled?: boolean;
}

function SavedFieldBox({ field, value, onSave, disabled }: SavedFieldProps) {
  // Undefined = nothing typed that is not saved; then the study's own value shows, also when undo changes it.
  const [draft, setDraft] = useState<FieldValue | null>();
  const [error, setError] = useState<string | null>(null);
  const shown = draft === undefined ? value : draft;

  const clean = (next: FieldValue | null): FieldValue | null =>
    typeof next === 'string' && next.trim() === '' ? null : next;
  const save = async (next: FieldValue | null): Promise<void> => {
    const problem = valueProblem(field.value, clean(next));
    setError(problem);
    if (problem !== null) return;
    if (sameValue(clean(next), value) || (await onSave(field, clean(next)))) setDraft(undefined);
  };
  const revert = (): void => {
    setDraft(undefined);
    setError(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (draft === undefined) return;
    const multiline = field.value.type === 'text' && field.value.multiline;
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save(draft);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      revert();
    }
  };
  return (
    <FieldEditor
      field={field}
      value={shown}
      onChange={next => {
        if (isTyped(field)) setDraft(next);
        else void save(next);
      }}
      onBlur={() => {
        if (draft !== undefined) void save(draft);
      }}
      onKeyDown={onKeyDown}
      error={error}
      disabled={disabled === true}
    />
  );
}

/** Drawn again only when its own value changes: a form has many, and one change touches one of them. */
export const SavedField = memo(
  SavedFieldBox,
  (before, after) =>
    before.field === after.field &&
    before.onSave === after.onSave &&
    before.disabled === after.disabled &&
    sameValue(before.value, after.value),
);
