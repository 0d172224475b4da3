/** Picks kinds, coders, documents or items, of any kind, by their names. */
import { MultiSelect } from '@mantine/core';
import { useIdOptions } from '../analyse/use-id-options.ts';

interface IdSelectProps {
  label: string;
  placeholder?: string;
  type: 'item' | 'kind' | 'coder' | 'document';
  value: string[];
  onChange: (ids: string[]) => void;
  /** Its list belongs to the popover that it is in. */
  inPopover?: boolean;
}

export function IdSelect({ label, placeholder = 'Any', type, value, onChange, inPopover }: IdSelectProps) {
  const options = useIdOptions(type === 'item' ? { type, role: null } : { type }, undefined, value);
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? placeholder : ''}
      data={options}
      value={value}
      onChange={onChange}
      searchable
      openOnFocus={false}
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label}` }}
      comboboxProps={inPopover === true ? { withinPortal: false, floatingStrategy: 'fixed' } : {}}
      nothingFoundMessage={options.length === 0 ? 'There are none yet.' : 'None has this name.'}
      limit={100}
    />
  );
}
