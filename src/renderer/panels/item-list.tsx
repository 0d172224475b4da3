/** A kind's items: find or add in one box, move with the arrow keys, act on the one chosen. */
import { ActionIcon, Menu, TextInput, Tooltip } from '@mantine/core';
import { IconArrowsSort, IconPlus, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Kind } from '#core/model/codebook.ts';
import { useChange } from '../fields/use-change.ts';
import { FindMenu } from '../finding/find-menu.tsx';
import { announce } from '../state/announce.ts';
import { newId } from '../state/new-id.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import classes from './item-list.module.css';
import { type ItemMenuPlace, useItemMenu } from './item-menu.tsx';
import { EmptyItemList, ItemRowContent } from './item-row.tsx';
import { countItems, findNamed, findRows, type ItemRow } from './item-rows.ts';
import { type ItemOrder, panel, usePanel } from './panel-state.ts';
import { rowIndexOf } from './row-index.ts';
import { useCodeSelection } from './use-code-selection.ts';

const rowHeight = 28;
const orders: Readonly<Record<ItemOrder, string>> = {
  name: 'By name',
  count: 'By number of passages',
  recent: 'By last use',
};

export function ItemList({ kind }: { kind: Kind }) {
  const change = useChange();
  const codeSelection = useCodeSelection();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const [query, setQuery] = useState('');
  const order = usePanel(state => state.order);
  const recent = useUi(state => state.recentItemIds);
  const chosenId = useUi(state => state.itemId);
  const counted = useRecords(
    study => countItems(study, kind.id),
    ['item', 'passage', 'judgement'],
    [kind.id],
  );
  const rows = useMemo(() => findRows(counted, query, order, recent), [counted, query, order, recent]);
  const name = query.trim();
  const creates = !readOnly && name !== '' && findNamed(counted, name) === undefined;
  const size = rows.length + (creates ? 1 : 0);

  // The row that keys act on: the chosen item when nothing is typed, else the first that was found.
  const chosenAt = rows.findIndex(row => row.item.id === chosenId);
  const [typedAt, setTypedAt] = useState(0);
  const active = Math.min(query === '' ? chosenAt : typedAt, size - 1);

  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: size,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, virtual]);

  const { openMenu, menu } = useItemMenu();

  const choose = (row: ItemRow | undefined): void => {
    if (row !== undefined) ui.set({ itemId: row.item.id, kindId: kind.id });
  };
  const move = (to: number): void => {
    const at = Math.max(0, Math.min(size - 1, to));
    setTypedAt(at);
    if (query === '') choose(rows[at]);
  };
  const create = async (): Promise<void> => {
    const itemId = newId('item');
    if (!(await change('item.add', { id: itemId, kind: kind.id, label: name }))) return;
    setQuery('');
    ui.noteItemUsed(itemId);
    ui.set({ itemId, kindId: kind.id });
    announce(`${kind.label} ${name} added.`);
  };
  const enter = (): void => {
    if (creates && (active === rows.length || rows.length === 0)) void create();
    else {
      choose(rows[active]);
      setQuery('');
    }
  };
  const remove = async (row: ItemRow | undefined): Promise<void> => {
    if (row === undefined || readOnly) return;
    const at = rows.indexOf(row);
    const next = rows[at + 1] ?? rows[at - 1];
    if (await change('item.remove', { id: row.item.id }))
      ui.set({ itemId: next?.item.id ?? null, passageId: null });
  };
  const onMoveKey = (event: KeyboardEvent): boolean => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
    };
    const to = steps[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return false;
    event.preventDefault();
    move(to);
    return true;
  };
  const onQueryKey = (event: KeyboardEvent): void => {
    if (onMoveKey(event)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if ((event.ctrlKey || event.metaKey) && creates) void create();
      else enter();
    } else if (event.key === 'Escape' && query !== '') {
      event.stopPropagation();
      setQuery('');
    }
  };
  const menuAt = (row: ItemRow | undefined, place: ItemMenuPlace): void => {
    if (row === undefined) return;
    choose(row);
    openMenu(row.item.id, place);
  };
  const onListKey = (event: KeyboardEvent): void => {
    if (onMoveKey(event)) return;
    const row = rows[active];
    const keys: Record<string, () => void> = {
      Home: () => move(0),
      End: () => move(size - 1),
      Delete: () => void remove(row),
      F2: () => panel.rename(),
      ContextMenu: () => menuAt(row, placeOfRow(event.currentTarget, id, active)),
      Enter: () => {
        if (row !== undefined && (event.ctrlKey || event.metaKey)) void codeSelection(row.item.id);
        else enter();
      },
    };
    const run = event.key === 'F10' && event.shiftKey ? keys.ContextMenu : keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    menuAt(rows[rowIndexOf(event.target)], { x: event.clientX, y: event.clientY, focus: list.current });
  };
  const onClick = (event: MouseEvent): void => {
    const at = rowIndexOf(event.target);
    if (creates && at === rows.length) void create();
    else choose(rows[at]);
  };

  return (
    <div className={classes.panel}>
      <div className={classes.bar}>
        <TextInput
          className={classes.query}
          aria-label={`Find or add: ${kind.plural}`}
          placeholder={readOnly ? `Find in ${kind.plural.toLowerCase()}` : 'Find or add…'}
          leftSection={<IconSearch size={14} />}
          role="combobox"
          aria-expanded={size > 0}
          aria-controls={size > 0 ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 && query !== '' ? `${id}-${active}` : undefined}
          data-find-item
          value={query}
          onChange={event => {
            setQuery(event.currentTarget.value);
            setTypedAt(0);
          }}
          onKeyDown={onQueryKey}
          spellCheck={false}
          autoComplete="off"
        />
        <FindMenu />
        <Menu position="bottom-end">
          <Menu.Target>
            <Tooltip label={orders[order]}>
              <ActionIcon aria-label={`Order of the list: ${orders[order]}`}>
                <IconArrowsSort size={16} />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {(Object.keys(orders) as ItemOrder[]).map(each => (
              <Menu.Item
                key={each}
                role="menuitemradio"
                aria-checked={each === order}
                fw={each === order ? 600 : 400}
                onClick={() => panel.set({ order: each })}
              >
                {orders[each]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {counted.length > 0 && (
        <div className={classes.columns} aria-hidden>
          <span>judged</span>
          <span>passages</span>
        </div>
      )}
      <div className={classes.scroller} ref={scroller}>
        {size === 0 ? (
          <EmptyItemList kind={kind} none={counted.length === 0} readOnly={readOnly} />
        ) : (
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label={kind.plural}
            tabIndex={0}
            aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
            className={classes.list}
            style={{ height: virtual.getTotalSize() }}
            onKeyDown={onListKey}
            onClick={onClick}
            onContextMenu={onContextMenu}
            onFocus={() => {
              if (active < 0) move(0);
            }}
          >
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index];
              return (
                <div
                  key={row?.item.id ?? 'create'}
                  id={`${id}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={row !== undefined && row.item.id === chosenId}
                  aria-setsize={size}
                  aria-posinset={index + 1}
                  data-index={index}
                  data-active={index === active || undefined}
                  className={classes.row}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {row === undefined ? (
                    <>
                      <IconPlus size={14} aria-hidden />
                      <span className={classes.label}>
                        Add {kind.label.toLowerCase()} “{name}”
                      </span>
                    </>
                  ) : (
                    <ItemRowContent row={row} kind={kind} />
                  )}
                </div>
              );
            })}
          </div>
        )}
      </div>
      {menu}
    </div>
  );
}

const placeOfRow = (focus: EventTarget, listId: string, index: number): ItemMenuPlace => {
  const box = document.getElementById(`${listId}-${index}`)?.getBoundingClientRect();
  return {
    x: (box?.left ?? 0) + 24,
    y: box?.bottom ?? 0,
    focus: focus instanceof HTMLElement ? focus : null,
  };
};
