/** Picks one or several options of a vocabulary. */
import { MultiSelect, Select } from '@mantine/core';
import type { FieldType } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import { useVocabulary } from './use-fields.ts';

interface ChoiceInputProps {
  label: string;
  description?: string;
  error?: string | null;
  disabled?: boolean;
  type: Extract<FieldType, { type: 'choice' }>;
  value: FieldValue | null;
  onChange: (value: FieldValue | null) => void;
}

export function ChoiceInput({ type, value, onChange, label, error, disabled, ...rest }: ChoiceInputProps) {
  const vocabulary = useVocabulary(type.vocabularyId);
  const chosen = value === null ? [] : Array.isArray(value) ? value : [String(value)];
  const options = (vocabulary?.options ?? []).map(option => ({ value: option.id, label: option.label }));
  const known = new Set(options.map(option => option.value));
  const data = [
    ...options,
    ...chosen.filter(id => !known.has(id)).map(id => ({ value: id, label: `${id} (no longer an option)` })),
  ];
  const common = {
    ...rest,
    label,
    error,
    disabled: disabled === true,
    data,
    searchable: true,
    clearable: true,
    clearButtonProps: { 'aria-label': `Clear ${label}` },
    nothingFoundMessage:
      options.length === 0
        ? 'The vocabulary has no options yet: add some in the codebook.'
        : 'No option has this name.',
    openOnFocus: false,
  };
  return type.multiple ? (
    <MultiSelect
      {...common}
      placeholder={chosen.length === 0 ? 'Not yet coded' : ''}
      value={chosen}
      onChange={next => onChange(next.length === 0 ? null : next)}
    />
  ) : (
    <Select
      {...common}
      placeholder="Not yet coded"
      value={chosen[0] ?? null}
      onChange={next => onChange(next)}
    />
  );
}
