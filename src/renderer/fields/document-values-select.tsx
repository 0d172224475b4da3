/** Picks values of documents' variables by which documents are chosen; nothing where no document has any. */
import { MultiSelect } from '@mantine/core';
import { listDocumentValues } from '#core/variables/document-filter.ts';
import { useRecords } from '../state/study-context.tsx';

interface Props {
  /** As `documentFilter` takes them. */
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Shown above; without it, the name is told to screen readers alone. */
  label?: string;
  /** In a popover, whose list belongs to it. */
  inPopover?: boolean;
}

export function DocumentValuesSelect({ value, onChange, label, inPopover = false }: Props) {
  const listed = useRecords(
    study => JSON.stringify(listDocumentValues(study)),
    ['document', 'field', 'vocabulary', 'item'],
  );
  const data = JSON.parse(listed) as { value: string; label: string }[];
  const known = new Set(data.map(each => each.value));
  const gone = value.filter(each => !known.has(each)).map(each => ({ value: each, label: each }));
  if (data.length === 0 && gone.length === 0) return null;
  return (
    <MultiSelect
      {...(label === undefined ? { 'aria-label': 'Documents with these variables' } : { label })}
      placeholder={value.length === 0 ? 'Any variables of documents' : ''}
      data={[...data, ...gone]}
      value={[...value]}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label ?? 'the variables'}` }}
      comboboxProps={inPopover ? { withinPortal: false, floatingStrategy: 'fixed' } : {}}
      limit={200}
      openOnFocus={false}
      nothingFoundMessage="Nothing found"
    />
  );
}
