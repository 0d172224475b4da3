/** The editor for a value of any field type. It holds nothing itself: forms decide when a value is saved. */
import { NumberInput, Textarea, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import { ChoiceInput } from './choice-input.tsx';
import { signed } from './describe-value.ts';
import { ItemMultiSelect, ItemSelect } from './item-select.tsx';
import { PeriodInput } from './period-input.tsx';
import { RadioRow } from './radio-row.tsx';

interface FieldEditorProps {
  field: Pick<Field, 'label' | 'help' | 'value'>;
  /** Null = not yet coded. */
  value: FieldValue | null;
  onChange: (value: FieldValue | null) => void;
  /** Typed values (text, number, date) only: the researcher left the box. */
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  error?: string | null;
  disabled?: boolean;
}

/** Whether values of the field are typed letter by letter, and so are saved when typing ends. */
export const isTyped = ({ value }: Pick<Field, 'value'>): boolean =>
  value.type === 'text' || value.type === 'number' || value.type === 'date';

export function FieldEditor({
  field,
  value,
  onChange,
  onBlur,
  onKeyDown,
  error,
  disabled,
}: FieldEditorProps) {
  const { label, help, value: type } = field;
  const common = {
    label,
    error: error ?? null,
    disabled: disabled === true,
    ...(help === '' ? {} : { description: help }),
  };
  const typed = { ...(onBlur && { onBlur }), ...(onKeyDown && { onKeyDown }) };
  const texts = value === null ? [] : Array.isArray(value) ? value : [String(value)];
  switch (type.type) {
    case 'text': {
      const text = {
        ...common,
        ...typed,
        placeholder: 'Not yet coded',
        value: texts[0] ?? '',
        onChange: (event: { currentTarget: { value: string } }) => {
          const next = event.currentTarget.value;
          onChange(next === '' ? null : next);
        },
      };
      return type.multiline ? (
        <Textarea {...text} autosize minRows={2} maxRows={12} />
      ) : (
        <TextInput {...text} />
      );
    }
    case 'number':
      return (
        <NumberInput
          {...common}
          {...typed}
          placeholder="Not yet coded"
          value={typeof value === 'number' ? value : (texts[0] ?? '')}
          onChange={next => onChange(next === '' ? null : next)}
          {...(type.unit === null ? {} : { suffix: ` ${type.unit}` })}
        />
      );
    case 'date':
      return (
        <PeriodInput
          label={label}
          value={texts[0] ?? null}
          onChange={onChange}
          error={error ?? null}
          disabled={disabled === true}
          {...typed}
        />
      );
    case 'boolean':
      return (
        <RadioRow
          {...common}
          options={[
            { value: 1, label: 'Yes' },
            { value: 0, label: 'No' },
          ]}
          value={typeof value === 'boolean' ? Number(value) : null}
          onChange={next => onChange(next === null ? null : next === 1)}
        />
      );
    case 'ordinal':
    case 'scale':
      return (
        <RadioRow
          {...common}
          options={type.points.map(point => ({
            ...point,
            ...(type.type === 'scale' ? { short: signed(point.value) } : {}),
          }))}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'choice':
      return <ChoiceInput {...common} type={type} value={value} onChange={onChange} />;
    case 'item':
      return type.multiple ? (
        <ItemMultiSelect
          {...common}
          placeholder="Not yet coded"
          kindIds={type.kindIds}
          value={texts}
          onChange={next => onChange(next.length === 0 ? null : next)}
        />
      ) : (
        <ItemSelect
          {...common}
          placeholder="Not yet coded"
          kindIds={type.kindIds}
          value={texts[0] ?? null}
          onChange={onChange}
        />
      );
  }
}
