/** Where several passages lie over each other: all of them, shortest first, to choose from. */
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { counted } from '../panels/counted.ts';
import { useJudgementCounts } from '../panels/passage-judgements.tsx';
import { useAsEvidence } from '../panels/use-as-evidence-dialog.tsx';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { useUi } from '../state/ui-store.ts';
import { AnchoredPopover } from './anchored-popover.tsx';
import styles from './item-chooser.module.css';
import own from './passage-stack.module.css';

interface PassageStackProps {
  at: DOMRect;
  passageIds: readonly string[];
  onChoose: (passageId: string) => void;
  onHover: (passageId: string | null) => void;
  onClose: () => void;
}

export function PassageStack({ at, passageIds, onChoose, onHover, onClose }: PassageStackProps) {
  const list = useRef<HTMLDivElement>(null);
  // The popover puts its content into the page later than this component is mounted.
  const takeFocus = useCallback((menu: HTMLDivElement | null) => {
    list.current = menu;
    const chosen = menu?.querySelector<HTMLElement>('[aria-current="true"]');
    (chosen ?? menu?.querySelector('button'))?.focus({ preventScroll: true });
  }, []);
  const chosen = useUi(state => state.passageId);
  const mayWrite = useStudyInfo(info => info.mode === 'write');
  const judgementCounts = useJudgementCounts();
  const passages = useRecords(
    study =>
      passageIds
        .flatMap(id => study.live('passage', id) ?? [])
        .sort((a, b) => a.end - a.start - (b.end - b.start)),
    ['passage'],
    [passageIds],
  );
  const items = useRecords(
    study => passageIds.map(id => study.get('item', study.get('passage', id)?.itemId ?? '')),
    ['passage', 'item'],
    [passageIds],
  );
  const kinds = useRecords(
    study => items.map(item => study.get('kind', item?.kindId ?? '')),
    ['kind', 'item'],
    [items],
  );
  const coders = useRecords(study => [...study.all('coder')], ['coder']);
  const rows = useMemo(
    () =>
      passages.map(passage => {
        const index = passageIds.indexOf(passage.id);
        const item = items[index];
        const kind = kinds[index];
        const coder = coders.length > 1 ? coders.find(({ id }) => id === passage.coderId) : undefined;
        return { passage, item, kind, coder };
      }),
    [passages, passageIds, items, kinds, coders],
  );

  useEffect(() => () => onHover(null), [onHover]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const goTo = (index: number) => buttons[(index + buttons.length) % buttons.length]?.focus();
    switch (event.key) {
      case 'ArrowDown':
        goTo(at + 1);
        break;
      case 'ArrowUp':
        goTo(at - 1);
        break;
      case 'Home':
        goTo(0);
        break;
      case 'End':
        goTo(-1);
        break;
      case 'e': {
        const passageId = passages[at]?.id;
        if (passageId === undefined || !mayWrite) return;
        onClose();
        useAsEvidence.open(passageId);
        break;
      }
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

  return (
    <AnchoredPopover at={at} label={`${rows.length} passages here`} width={400} onClose={onClose}>
      <p className={own.title}>{rows.length} passages here, shortest first</p>
      <div
        ref={takeFocus}
        role="menu"
        tabIndex={-1}
        aria-label="Passages, shortest first"
        className={own.list}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ passage, item, kind, coder }) => (
          <button
            key={passage.id}
            type="button"
            role="menuitem"
            className={own.row}
            aria-current={passage.id === chosen}
            aria-keyshortcuts={mayWrite ? 'Enter E' : 'Enter'}
            onClick={() => onChoose(passage.id)}
            onFocus={() => onHover(passage.id)}
            onPointerEnter={() => onHover(passage.id)}
          >
            <span className={styles.dot} style={{ background: item?.colour ?? kind?.colour ?? '#808080' }} />
            <span className={own.text}>
              <span className={own.name}>{item?.label ?? 'Unknown item'}</span>
              <span className={own.kind}>
                {kind?.label}
                {coder !== undefined && ` · ${coder.name}`} · {passage.end - passage.start} characters
                {judgementCounts.has(passage.id) &&
                  ` · ${counted(judgementCounts.get(passage.id) ?? 0, 'judgement')}`}
              </span>
              <span className={own.quote}>{passage.exact.replace(/\s+/g, ' ').slice(0, 160)}</span>
            </span>
          </button>
        ))}
      </div>
      <p className={styles.hint}>Enter chooses{mayWrite && ' · E uses as evidence'} · Esc closes</p>
    </AnchoredPopover>
  );
}
