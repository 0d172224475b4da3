/** Picks one or several items by label or alias. */
import { type ComboboxItem, MultiSelect, type OptionsFilter, Select } from '@mantine/core';
import { useMemo } from 'react';
import type { Item } from '#core/model/item.ts';
import { useRecords } from '../state/study-context.tsx';
import { findOptions } from './find-options.ts';
import { compareNames, searchKey } from './search-key.ts';

/** Rows of the list at a time; typing narrows it. */
const limit = 100;

interface ItemSelectProps {
  label: string;
  description?: string;
  placeholder?: string;
  error?: string | null;
  disabled?: boolean;
  /** Kinds to pick from; empty = all. */
  kindIds: readonly string[];
  /** Items that may not be picked. */
  except?: readonly string[];
  autoFocus?: boolean;
}

interface Options {
  data: { group: string; items: ComboboxItem[] }[];
  filter: OptionsFilter;
  none: string;
}

function useItemOptions(
  kindIds: readonly string[],
  chosen: readonly string[],
  except: readonly string[],
): Options {
  const wanted = kindIds.join();
  const items = useRecords(
    study => {
      const kinds = new Set(wanted === '' ? [] : wanted.split(','));
      return [...study.all('item')].filter(item => kinds.size === 0 || kinds.has(item.kindId));
    },
    ['item'],
    [wanted],
  );
  const gone = useRecords(
    study =>
      chosen.map(id => study.get('item', id)).filter(item => item !== undefined && item.removed !== null),
    ['item'],
    [chosen.join()],
  );
  const kinds = useRecords(study => [...study.all('kind')].sort((a, b) => a.order - b.order), ['kind']);
  const left = except.join();
  return useMemo(() => {
    const keys = new Map<string, string>();
    const out = new Set(left === '' ? [] : left.split(','));
    const option = (item: Item, label = item.label): ComboboxItem => {
      keys.set(item.id, [item.label, ...item.aliases].map(searchKey).join('\n'));
      return { value: item.id, label };
    };
    const data = kinds
      .map(kind => ({
        group: kind.plural,
        items: items
          .filter(item => item.kindId === kind.id && !out.has(item.id))
          .sort((a, b) => compareNames(a.label, b.label))
          .map(item => option(item)),
      }))
      .filter(group => group.items.length > 0);
    const removed = gone.flatMap(item =>
      item === undefined ? [] : [option(item, `${item.label} (removed)`)],
    );
    if (removed.length > 0) data.push({ group: 'Removed', items: removed });
    const filter: OptionsFilter = ({ options, search, limit: most }) => {
      const key = searchKey(search);
      return findOptions(options, value => keys.get(value)?.includes(key) ?? false, most);
    };
    return { data, filter, none: items.length === 0 ? 'There are none yet.' : 'None has this name.' };
  }, [items, gone, kinds, left]);
}

export function ItemSelect({
  kindIds,
  except = [],
  value,
  onChange,
  label,
  error,
  disabled,
  clearable = true,
  ...rest
}: ItemSelectProps & {
  value: string | null;
  onChange: (value: string | null) => void /** False = there is always one. */;
  clearable?: boolean;
}) {
  const { data, filter, none } = useItemOptions(kindIds, value === null ? [] : [value], except);
  return (
    <Select
      {...rest}
      label={label}
      error={error}
      disabled={disabled === true}
      data={data}
      filter={filter}
      limit={limit}
      value={value}
      onChange={onChange}
      searchable
      clearable={clearable}
      allowDeselect={clearable}
      clearButtonProps={{ 'aria-label': `Clear ${label}` }}
      nothingFoundMessage={none}
      openOnFocus={false}
    />
  );
}

export function ItemMultiSelect({
  kindIds,
  except = [],
  value,
  onChange,
  label,
  error,
  disabled,
  placeholder,
  ...rest
}: ItemSelectProps & { value: readonly string[]; onChange: (value: string[]) => void }) {
  const { data, filter, none } = useItemOptions(kindIds, value, except);
  return (
    <MultiSelect
      {...rest}
      label={label}
      error={error}
      disabled={disabled === true}
      placeholder={value.length === 0 ? (placeholder ?? '') : ''}
      data={data}
      filter={filter}
      limit={limit}
      value={[...value]}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label}` }}
      nothingFoundMessage={none}
      openOnFocus={false}
    />
  );
}
