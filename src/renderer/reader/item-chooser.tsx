/**
 * The item chooser: opened over the selection by a kind's key, it takes a few letters, shows what fits by name or
 * alias, and codes with Enter. It never leaves the text: Escape puts everything back as it was.
 */
import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useRecords } from '../state/study-context.tsx';
import { useUi } from '../state/ui-store.ts';
import { AnchoredPopover } from './anchored-popover.tsx';
import type { ItemChoice } from './coding.ts';
import styles from './item-chooser.module.css';
import { type ChoosableItem, hasName, matchItems } from './item-matches.ts';

interface ItemChooserProps {
  at: DOMRect;
  /** What the chosen item is for, e.g. "Code with an actor". */
  label: string;
  /** Items of this kind are offered, and new ones are made of it. */
  kindId: string;
  /** Whether items of other kinds are offered too, after those of the kind. */
  offersOthers: boolean;
  /** What Enter does; without it, it codes, or recodes where others are offered. */
  verb?: string;
  onChoose: (choice: ItemChoice) => void;
  onClose: () => void;
}

const SHOWN = 60;

type Option = { type: 'item'; item: ChoosableItem; alias: string | null } | { type: 'new'; label: string };

/** The popover puts its content into the page later than this component is mounted. */
const takeFocus = (input: HTMLInputElement | null): void => input?.focus({ preventScroll: true });

function useChoosableItems(): ChoosableItem[] {
  return useRecords(
    study => {
      const counts = new Map<string, number>();
      for (const { itemId } of study.all('passage')) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
      return [...study.all('item')].map(({ id, kindId, label, aliases }) => ({
        id,
        kindId,
        label,
        aliases,
        passages: counts.get(id) ?? 0,
      }));
    },
    ['item', 'passage'],
  );
}

export function ItemChooser({
  at,
  label,
  kindId,
  offersOthers,
  verb = offersOthers ? 'recodes' : 'codes',
  onChoose,
  onClose,
}: ItemChooserProps) {
  const items = useChoosableItems();
  const kinds = useRecords(study => [...study.all('kind')].sort((a, b) => a.order - b.order), ['kind']);
  const colours = useRecords(study => [...study.all('item')].map(item => item.colour), ['item']);
  const recent = useUi(state => state.recentItemIds);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const kind = kinds.find(({ id }) => id === kindId);

  const colourOf = useMemo(() => {
    const ofKind = new Map(kinds.map(({ id, colour }) => [id as string, colour]));
    return new Map(items.map((item, i) => [item.id, colours[i] ?? ofKind.get(item.kindId) ?? '#808080']));
  }, [items, colours, kinds]);

  const { options, more } = useMemo(() => {
    const own = items.filter(item => item.kindId === kindId);
    const others = offersOthers ? items.filter(item => item.kindId !== kindId) : [];
    const matches = [...matchItems(own, typed, recent), ...matchItems(others, typed, recent)];
    const all: Option[] = matches.slice(0, SHOWN).map(match => ({ type: 'item', ...match }));
    const name = typed.trim();
    if (name !== '' && !hasName(own, name)) all.push({ type: 'new', label: name });
    return { options: all, more: Math.max(0, matches.length - SHOWN) };
  }, [items, kindId, offersOthers, typed, recent]);

  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (option: Option | undefined): void => {
    if (option === undefined) return;
    onChoose(option.type === 'item' ? { itemId: option.item.id } : { kindId, label: option.label });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = options.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        setActive(active >= last ? 0 : active + 1);
        break;
      case 'ArrowUp':
        setActive(active <= 0 ? Math.max(0, last) : active - 1);
        break;
      case 'Enter':
        choose(event.shiftKey ? options.find(({ type }) => type === 'new') : options[active]);
        break;
      case 'Escape':
        onClose();
        break;
      case 'Tab':
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const kindName = kind?.label.toLowerCase() ?? 'item';
  return (
    <AnchoredPopover at={at} label={label} width={320} onClose={onClose}>
      <TextInput
        ref={takeFocus}
        className={styles.input ?? ''}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={`Filter or create ${kindName}`}
        aria-label={label}
        role="combobox"
        aria-expanded={options.length > 0}
        {...(options.length > 0 ? { 'aria-controls': listId } : {})}
        aria-autocomplete="list"
        aria-activedescendant={options.length > 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
      />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={kind?.plural ?? 'Items'}
        className={styles.list}
        hidden={options.length === 0}
      >
        {options.map((option, index) => (
          <div
            key={option.type === 'item' ? option.item.id : 'new'}
            id={`${listId}-${index}`}
            data-index={index}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.option}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(option)}
            onKeyDown={onKeyDown}
          >
            {option.type === 'new' ? (
              <>
                <IconPlus size={14} aria-hidden="true" />
                <span className={styles.label}>
                  Create {kindName} “{option.label}”
                </span>
              </>
            ) : (
              <>
                <span className={styles.dot} style={{ background: colourOf.get(option.item.id) }} />
                <span className={styles.label}>
                  {option.item.label}
                  {option.alias !== null && <span className={styles.alias}> {option.alias}</span>}
                </span>
                <span className={styles.count}>{option.item.passages}</span>
              </>
            )}
          </div>
        ))}
      </div>
      {options.length === 0 && (
        <p className={styles.empty}>No {kindName} yet. Type a name and press Enter to create one.</p>
      )}
      <p className={styles.hint}>
        {more > 0 && `${more.toLocaleString('en')} more, type to narrow · `}
        Enter {verb} · Shift+Enter creates · Esc cancels
      </p>
    </AnchoredPopover>
  );
}
