/**
 * A document's outline as a tree of any length, of which only what is in view is drawn. One tab stop: up and down,
 * Home and End move, left and right fold and unfold, Enter and a click go to the place. The place that is read is marked
 * and kept in sight.
 */
import { IconChevronDown, IconChevronRight, IconTable } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import classes from './outline-tree.module.css';
import { parentOf, rowStandingFor, type TreeEntry, treeRows } from './tree-rows.ts';

export interface OutlineRow extends TreeEntry {
  /** Passages that begin there; null where they are not counted. */
  count: number | null;
  isTable: boolean;
  /** False where it leads nowhere. */
  leads: boolean;
}

interface Props {
  label: string;
  entries: readonly OutlineRow[];
  /** Index of the entry that is being read; -1 = none. */
  current: number;
  filter: string;
  onGo: (index: number) => void;
}

const rowHeight = 26;

export function OutlineTree({ label, entries, current, filter, onGo }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const treeId = useId();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);
  const rows = useMemo(() => treeRows(entries, folded, filter), [entries, folded, filter]);
  const currentRow = rowStandingFor(rows, entries, current);
  const activeRow = rows.findIndex(({ entry }) => entry.key === active);
  const present = activeRow === -1 ? Math.max(0, currentRow) : activeRow;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    getItemKey: index => rows[index]?.entry.key ?? index,
  });

  const follow = useRef(virtual);
  follow.current = virtual;
  useEffect(() => {
    if (currentRow !== -1) follow.current.scrollToIndex(currentRow, { align: 'auto' });
  }, [currentRow]);

  const moveTo = (index: number): void => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (next === undefined) return;
    setActive(next.entry.key);
    virtual.scrollToIndex(rows.indexOf(next), { align: 'auto' });
  };
  const fold = (key: string, away: boolean): void =>
    setFolded(before => {
      const after = new Set(before);
      if (away) after.add(key);
      else after.delete(key);
      return after;
    });
  const go = (at: number): void => {
    const row = rows[at];
    if (row?.entry.leads === true) onGo(row.index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = rows[present];
    if (row === undefined) return;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: present + 1,
      ArrowUp: present - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: present + page,
      PageUp: present - page,
    };
    const step = steps[event.key];
    if (step !== undefined) moveTo(step);
    else if (event.key === 'Enter' || event.key === ' ') go(present);
    else if (event.key === 'ArrowRight') {
      if (row.hasChildren && !row.isOpen) fold(row.entry.key, false);
      else if (row.hasChildren) moveTo(present + 1);
    } else if (event.key === 'ArrowLeft') {
      if (row.isOpen && filter === '') fold(row.entry.key, true);
      else moveTo(rowStandingFor(rows, entries, parentOf(entries, row.index)));
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroll}
      className={classes.scroll}
      role="tree"
      aria-label={label}
      aria-activedescendant={rows.length > 0 ? `${treeId}-${present}` : undefined}
      tabIndex={0}
      data-list-focus
      onKeyDown={onKeyDown}
    >
      <div className={classes.canvas} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const { entry, hasChildren, isOpen } = row;
          const title = entry.title === '' ? 'Untitled' : entry.title;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself takes the keys.
            <div
              key={key}
              id={`${treeId}-${index}`}
              role="treeitem"
              tabIndex={-1}
              aria-level={entry.depth}
              aria-expanded={hasChildren ? isOpen : undefined}
              aria-selected={index === currentRow}
              aria-current={index === currentRow ? 'location' : undefined}
              aria-disabled={!entry.leads || undefined}
              aria-label={nameOf(entry, title)}
              data-active={index === present || undefined}
              className={classes.row}
              style={{ transform: `translateY(${start}px)`, paddingInlineStart: (entry.depth - 1) * 12 + 4 }}
              title={title}
              onClick={() => {
                setActive(entry.key);
                go(index);
              }}
            >
              <span
                className={classes.fold}
                aria-hidden
                data-folds={hasChildren || undefined}
                onClick={event => {
                  if (!hasChildren || filter !== '') return;
                  event.stopPropagation();
                  setActive(entry.key);
                  fold(entry.key, isOpen);
                }}
              >
                {entry.isTable ? <IconTable size={14} /> : null}
                {hasChildren && isOpen ? <IconChevronDown size={14} /> : null}
                {hasChildren && !isOpen ? <IconChevronRight size={14} /> : null}
              </span>
              <span className={classes.title}>{title}</span>
              {entry.count === null || entry.count === 0 ? null : (
                <span className={classes.count} aria-hidden>
                  {entry.count}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function nameOf({ isTable, count }: OutlineRow, title: string): string {
  const what = isTable ? `Table: ${title}` : title;
  if (count === null) return what;
  return `${what}, ${count === 1 ? '1 passage' : `${count} passages`}`;
}
