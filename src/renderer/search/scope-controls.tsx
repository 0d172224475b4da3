/** Where it is looked for: documents, text that is coded with something, text that is not. */
import { Button, Popover, SegmentedControl } from '@mantine/core';
import { IconFilter, IconFilterFilled } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Coding, SearchScope } from '#core/search/scope.ts';
import { DocumentValuesSelect } from '../fields/document-values-select.tsx';
import { IdSelect } from './id-select.tsx';
import styles from './search.module.css';
import { useSearch, useSearchSession } from './search-state.ts';

type Text = 'all' | 'within' | 'outside';

const texts: { value: Text; label: string }[] = [
  { value: 'all', label: 'All text' },
  { value: 'within', label: 'Coded text' },
  { value: 'outside', label: 'Not yet coded' },
];

const textOf = ({ within, outside }: SearchScope): Text =>
  within !== undefined ? 'within' : outside !== undefined ? 'outside' : 'all';

/** How many conditions hold. */
const countOf = (scope: SearchScope): number => {
  const coding = scope.within ?? scope.outside;
  const parts = [scope.documents, scope.where, scope.variables, coding?.items, coding?.kinds, coding?.coders];
  return parts.filter(part => part !== undefined).length + (coding === undefined ? 0 : 1);
};

export function ScopeControls() {
  const search = useSearchSession();
  const scope = useSearch(state => state.scope);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const text = textOf(scope);
  const coding = scope.within ?? scope.outside ?? {};
  const count = countOf(scope);

  const change = (next: SearchScope): void => search.ask({ scope: next }, 0);
  const setText = (value: Text): void => {
    const { within: _, outside: __, ...documents } = scope;
    change({
      ...documents,
      ...(value === 'all' ? {} : { [value]: coding }),
    });
  };
  const setCoding = (part: keyof Coding, ids: string[]): void => {
    const { [part]: _, ...others } = coding;
    change({ ...scope, [text]: ids.length === 0 ? others : { ...others, [part]: ids } });
  };
  const setDocuments = (ids: string[]): void => {
    const { documents: _, ...others } = scope;
    change(ids.length === 0 ? others : { ...others, documents: ids });
  };
  const setWhere = (where: string[]): void => {
    const { where: _, ...others } = scope;
    change(where.length === 0 ? others : { ...others, where });
  };
  // An open list of choices closes first.
  const onKeyDown = (event: KeyboardEvent): void => {
    const isListOpen =
      event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
    if (event.key !== 'Escape' || isListOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={380}
      shadow="md"
      trapFocus
      closeOnEscape={false}
    >
      <Popover.Target>
        <Button
          ref={button}
          variant={count > 0 ? 'light' : 'default'}
          leftSection={
            count > 0 ? <IconFilterFilled size={14} aria-hidden /> : <IconFilter size={14} aria-hidden />
          }
          onClick={() => setOpen(!isOpen)}
        >
          {text === 'all'
            ? count > 0
              ? 'Where (set)'
              : 'Where'
            : texts.find(each => each.value === text)?.label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Where to search" className={styles.scope ?? ''} onKeyDown={onKeyDown}>
        <SegmentedControl
          fullWidth
          aria-label="Which text"
          data={texts}
          value={text}
          onChange={value => setText(texts.find(each => each.value === value)?.value ?? 'all')}
        />
        {text !== 'all' && (
          <>
            <p className={styles.helpNote}>
              {text === 'within'
                ? 'Only inside passages. Leave all open for passages of any kind.'
                : 'Only outside of passages. Leave all open for text that is not coded at all.'}
            </p>
            <IdSelect
              inPopover
              label="Items"
              type="item"
              value={coding.items ?? []}
              onChange={ids => setCoding('items', ids)}
            />
            <IdSelect
              inPopover
              label="Kinds"
              type="kind"
              value={coding.kinds ?? []}
              onChange={ids => setCoding('kinds', ids)}
            />
            <IdSelect
              inPopover
              label="Coders"
              type="coder"
              value={coding.coders ?? []}
              onChange={ids => setCoding('coders', ids)}
            />
          </>
        )}
        <IdSelect
          inPopover
          label="Documents"
          type="document"
          value={scope.documents ?? []}
          onChange={setDocuments}
        />
        <DocumentValuesSelect
          label="Variables of documents"
          inPopover
          value={scope.where ?? []}
          onChange={setWhere}
        />
        {count > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => change({})}>
            Search everywhere
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
