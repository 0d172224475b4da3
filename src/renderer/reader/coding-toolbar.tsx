/** The small bar near the selection: the kinds with their keys, the recent items with their digits, the kept item. */
import { IconPin, IconPinFilled, IconQuote } from '@tabler/icons-react';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useRecords } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import type { ItemChoice } from './coding.ts';
import styles from './coding-toolbar.module.css';
import type { OpenReader } from './open-reader.ts';

interface CodingToolbarProps {
  reader: OpenReader;
  onKind: (kindId: string) => void;
  onItem: (choice: ItemChoice) => void;
}

const RECENT = 5;

/** Puts the bar above the selection where there is room, else below; away while the pointer is still selecting. */
function placeBar(reader: OpenReader, bar: HTMLElement): void {
  const { range, isSelecting } = reader.selection;
  const region = reader.region?.current ?? null;
  const drawn =
    region !== null && reader.pages !== null
      ? [reader.pages.geometry.rectOf(region.page, region.rect)]
      : range === null
        ? []
        : reader.view.rectsOf(range.start, range.end);
  const view = reader.view.scroller.getBoundingClientRect();
  const rects = drawn.filter(rect => rect.width > 0);
  const top = rects[0];
  const bottom = rects.at(-1);
  const isAway =
    top === undefined || bottom === undefined || bottom.bottom < view.top || top.top > view.bottom;
  bar.dataset.hidden = String(isSelecting || isAway);
  if (isAway) return;
  const { width, height } = bar.getBoundingClientRect();
  const above = top.top - height - 8;
  const y = above > view.top + 4 ? above : Math.min(bottom.bottom + 8, view.bottom - height - 8);
  const x = Math.max(view.left + 8, Math.min(top.left, view.right - width - 24));
  bar.style.transform = `translate(${Math.round(x - view.left)}px, ${Math.round(y - view.top)}px)`;
}

/** Keeps the bar at the selection: whenever it is drawn, and whenever the text moves or the pointer is let go. */
function useBarPlace(reader: OpenReader, bar: RefObject<HTMLDivElement | null>): void {
  const place = useCallback(() => {
    if (bar.current !== null) placeBar(reader, bar.current);
  }, [reader, bar]);
  useLayoutEffect(place);
  useEffect(() => {
    let frame = 0;
    const later = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(place);
    };
    const { scroller } = reader.view;
    scroller.addEventListener('pointerdown', later);
    document.addEventListener('pointerup', later);
    const stops = [reader.view.on('scroll', place), reader.view.on('draw', later)];
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('pointerdown', later);
      document.removeEventListener('pointerup', later);
      for (const stop of stops) stop();
    };
  }, [reader, place]);
}

export function CodingToolbar({ reader, onKind, onItem }: CodingToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [isFull, setFull] = useState(false);
  const recentIds = useUi(state => state.recentItemIds);
  const stickyId = useUi(state => state.stickyItemId);
  const target = useUi(state => state.evidenceTarget);
  const kinds = useRecords(study => [...study.all('kind')].sort((a, b) => a.order - b.order), ['kind']);
  const recent = useRecords(
    study => recentIds.flatMap(id => study.live('item', id) ?? []),
    ['item'],
    [recentIds],
  );
  const sticky = useRecords(
    study => (stickyId === null ? undefined : study.live('item', stickyId)),
    ['item'],
    [stickyId],
  );
  const evidenceItem = useRecords(
    study => (target === null ? undefined : study.live('item', target.itemId)),
    ['item'],
    [target?.itemId],
  );
  // Drawn again with each change of the selection, the bar follows it.
  useUi(state => state.selection);
  useBarPlace(reader, bar);
  const colourOf = (item: { colour: string | null; kindId: string }): string =>
    item.colour ?? kinds.find(({ id }) => id === item.kindId)?.colour ?? '#808080';
  const pinnable = sticky ?? recent[0];

  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label="Code the selection"
      data-hidden="true"
      // The selection must stay where it is while its buttons are pressed.
      onMouseDown={event => event.preventDefault()}
    >
      {target !== null && evidenceItem !== undefined && (
        <ToolButton
          keys="Enter"
          title={`Code with ${evidenceItem.label} and add as evidence`}
          onClick={() => onItem({ itemId: evidenceItem.id })}
        >
          <IconQuote size={14} aria-hidden="true" />
          Add as evidence
        </ToolButton>
      )}
      {kinds.map(kind => (
        <ToolButton
          key={kind.id}
          keys={kind.key}
          title={`Code with ${kind.label.toLowerCase()}`}
          onClick={() => onKind(kind.id)}
        >
          <span className={styles.dot} style={{ background: kind.colour }} />
          {kind.label}
        </ToolButton>
      ))}
      {recent.length > 0 && <span className={styles.divider} />}
      {recent.slice(0, isFull ? 9 : RECENT).map((item, index) => (
        <ToolButton
          key={item.id}
          keys={String(index + 1)}
          title={`Code with ${item.label}`}
          onClick={() => onItem({ itemId: item.id })}
        >
          <span className={styles.dot} style={{ background: colourOf(item) }} />
          <span className={styles.name}>{item.label}</span>
        </ToolButton>
      ))}
      {recent.length > RECENT && !isFull && (
        <ToolButton keys={null} title="Show more recent items" onClick={() => setFull(true)}>
          …
        </ToolButton>
      )}
      {pinnable !== undefined && (
        <>
          <span className={styles.divider} />
          <ToolButton
            keys={sticky === undefined ? null : 'Enter'}
            title={
              sticky === undefined
                ? `Keep ${pinnable.label}: Enter codes each new selection with it`
                : `Stop keeping ${pinnable.label}`
            }
            pressed={sticky !== undefined}
            isIcon={sticky === undefined}
            onClick={() => ui.set({ stickyItemId: sticky === undefined ? pinnable.id : null })}
          >
            {sticky === undefined ? (
              <IconPin size={14} aria-hidden="true" />
            ) : (
              <IconPinFilled size={14} aria-hidden="true" />
            )}
            {sticky !== undefined && <span className={styles.name}>{sticky.label}</span>}
          </ToolButton>
        </>
      )}
    </div>
  );
}

interface ToolButtonProps {
  keys: string | null;
  title: string;
  pressed?: boolean;
  /** No words inside: the title is the name. */
  isIcon?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function ToolButton({ keys, title, pressed, isIcon = false, onClick, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      title={title}
      {...(isIcon ? { 'aria-label': title } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(keys === null ? {} : { 'aria-keyshortcuts': keys })}
      onClick={onClick}
    >
      {children}
      {keys !== null && <span className={styles.key} data-keys={keys === 'Enter' ? '⏎' : keys} />}
    </button>
  );
}
