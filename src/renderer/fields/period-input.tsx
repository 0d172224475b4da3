/** A date or period as EDTF, with what it was understood to mean. */
import { TextInput } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import { describePeriod } from './describe-period.ts';

export const periodHelp =
  'Year 1995, month 1995-12, day 1995-12-06 or range 1993/1994; ~ about, ? uncertain.';

interface PeriodInputProps {
  label: string;
  /** Shown while nothing is typed; without it, how periods are written. */
  help?: string;
  /** As typed; null = not stated. */
  value: string | null;
  onChange: (value: string | null) => void;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  error?: string | null;
  disabled?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function PeriodInput({
  label,
  help = periodHelp,
  value,
  onChange,
  error,
  disabled,
  ...rest
}: PeriodInputProps) {
  const meaning = value === null ? null : describePeriod(value);
  return (
    <TextInput
      label={label}
      placeholder="Not stated"
      description={meaning ?? help}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      error={error}
      disabled={disabled === true}
      spellCheck={false}
      autoComplete="off"
      {...rest}
    />
  );
}
