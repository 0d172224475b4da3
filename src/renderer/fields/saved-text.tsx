/** A line or a few lines of text that save themselves when the box is left or Enter is pressed. */
import { Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';

interface SavedTextProps {
  label: string;
  description?: string;
  placeholder?: string;
  value: string;
  /** Resolves to false where it was refused; what was typed then stays. */
  onSave: (value: string) => Promise<boolean>;
  /** Why a text can't be saved; null = it can. */
  problem?: (value: string) => string | null;
  multiline?: boolean;
  disabled?: boolean;
  maxLength?: number;
  /** The label is heard and not seen. */
  hideLabel?: boolean;
  className?: string;
}

export function SavedText({
  label,
  value,
  onSave,
  problem,
  multiline = false,
  disabled = false,
  hideLabel = false,
  ...rest
}: SavedTextProps) {
  // Undefined = nothing typed that is not saved.
  const [draft, setDraft] = useState<string>();
  // What the box showed when it was entered: a value that changes meanwhile must not move what is about to be typed.
  const [entered, setEntered] = useState<string>();
  const [error, setError] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (draft === undefined) return;
    const next = draft.trim();
    const wrong = next === value ? null : (problem?.(next) ?? null);
    setError(wrong);
    if (wrong !== null) return;
    if (next === value || (await onSave(next))) {
      setDraft(undefined);
      setEntered(present => (present === undefined ? undefined : next));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (draft === undefined) return;
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(undefined);
      setEntered(value);
      setError(null);
    }
  };
  const box = {
    ...rest,
    ...(hideLabel ? { 'aria-label': label } : { label }),
    value: draft ?? entered ?? value,
    error,
    disabled,
    onChange: (event: { currentTarget: { value: string } }) => setDraft(event.currentTarget.value),
    onFocus: () => setEntered(value),
    onBlur: () => {
      setEntered(undefined);
      void save();
    },
    onKeyDown,
  };
  return multiline ? <Textarea {...box} autosize minRows={2} maxRows={10} /> : <TextInput {...box} />;
}
