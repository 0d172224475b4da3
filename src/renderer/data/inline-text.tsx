/** A text in a table that is changed in place: Enter or leaving saves, Escape takes back. */
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';

interface Props {
  label: string;
  value: string;
  disabled: boolean;
  maxLength?: number;
  /** Rejects where it was refused; the old text then stands again. */
  onSave: (value: string) => Promise<unknown>;
}

export function InlineText({ label, value, disabled, maxLength, onSave }: Props) {
  const [draft, setDraft] = useState<string | null>(null);

  const save = async (): Promise<void> => {
    if (draft === null) return;
    const next = draft.trim();
    if (next !== '' && next !== value) await onSave(next).catch(() => undefined);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    }
  };
  return (
    <TextInput
      aria-label={label}
      variant="unstyled"
      value={draft ?? value}
      disabled={disabled}
      {...(maxLength === undefined ? {} : { maxLength })}
      onChange={event => setDraft(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={onKeyDown}
    />
  );
}
