/** An item's passages: each row jumps to its place; the chosen one's form stands below. */
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { Item } from '#core/model/item.ts';
import type { Passage } from '#core/model/passage.ts';
import { useChange } from '../fields/use-change.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import panelClasses from './panels.module.css';
import { PassageForm } from './passage-form.tsx';
import { JudgementCount, useJudgementCounts } from './passage-judgements.tsx';
import { usePassageMenu } from './passage-menu.tsx';
import classes from './passages-tab.module.css';
import { placeOf, Quote } from './quote.tsx';
import { rowIndexOf } from './row-index.ts';
import { useAsEvidence } from './use-as-evidence-dialog.tsx';
import { usePassages } from './use-passages.ts';

export function PassagesTab({ item }: { item: Item }) {
  const passages = usePassages(item.id);
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const passageId = useUi(state => state.passageId);
  const at = passages.findIndex(passage => passage.id === passageId);
  // The row is marked at once; the form, which is much to draw, follows as soon as there is time.
  const formId = useDeferredValue(passages[at]?.id);
  const chosen = passages.find(passage => passage.id === formId);
  if (passages.length === 0) {
    return (
      <p className={panelClasses.empty}>
        {passagesLoaded
          ? `Nothing is coded with “${item.label}” yet. Select text in the reader and code it with this item.`
          : 'The passages are being fetched…'}
      </p>
    );
  }
  const go = (to: number): void => {
    const passage = passages[to];
    if (passage !== undefined) ui.revealPassage(passage.id);
  };
  return (
    <div className={classes.tab}>
      <div className={classes.bar}>
        <span aria-live="polite">
          {at === -1
            ? `${passages.length} ${passages.length === 1 ? 'passage' : 'passages'}`
            : `${at + 1} of ${passages.length}`}
        </span>
        <span>
          <ActionIcon
            size="sm"
            aria-label="Previous passage of this item"
            disabled={at === 0}
            onClick={() => go(at === -1 ? passages.length - 1 : at - 1)}
          >
            <IconChevronUp size={15} />
          </ActionIcon>
          <ActionIcon
            size="sm"
            aria-label="Next passage of this item"
            disabled={at === passages.length - 1}
            onClick={() => go(at + 1)}
          >
            <IconChevronDown size={15} />
          </ActionIcon>
        </span>
      </div>
      <PassageRows
        isAlone={chosen === undefined}
        passages={passages}
        chosenAt={at}
        label={`Passages of ${item.label}`}
      />
      {chosen !== undefined && <PassageForm key={chosen.id} passage={chosen} item={item} />}
    </div>
  );
}

interface PassageRowsProps {
  /** No form stands below, so the list takes all the room. */
  isAlone: boolean;
  passages: readonly Passage[];
  chosenAt: number;
  label: string;
}

function PassageRows({ isAlone, passages, chosenAt, label }: PassageRowsProps) {
  const change = useChange();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const judgementCounts = useJudgementCounts();
  const menu = usePassageMenu();
  const id = useId();
  const [active, setActive] = useState(chosenAt);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: passages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 66,
    overscan: 6,
    getItemKey: index => passages[index]?.id ?? index,
  });
  useEffect(() => {
    setActive(chosenAt);
    if (chosenAt >= 0) virtual.scrollToIndex(chosenAt, { align: 'auto' });
  }, [chosenAt, virtual]);

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(passages.length - 1, to));
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const reveal = (index: number): void => {
    const passage = passages[index];
    if (passage !== undefined) ui.revealPassage(passage.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const passage = passages[active];
    const keys: Record<string, () => void> = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      PageDown: () => move(active + 6),
      PageUp: () => move(active - 6),
      Home: () => move(0),
      End: () => move(passages.length - 1),
      Enter: () => reveal(active),
      ' ': () => reveal(active),
      e: () => {
        if (passage !== undefined && !readOnly) useAsEvidence.open(passage.id);
      },
      Delete: () => {
        if (passage !== undefined && !readOnly) void change('passage.remove', { id: passage.id });
      },
    };
    const run = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <div className={classes.scroller} data-alone={isAlone || undefined} ref={scroller}>
      <div
        role="listbox"
        aria-label={label}
        tabIndex={0}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        className={classes.list}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
        onClick={event => reveal(rowIndexOf(event.target))}
        onContextMenu={event => {
          const at = rowIndexOf(event.target);
          const passage = passages[at < 0 ? active : at];
          if (passage !== undefined) menu.open(event, passage.id);
        }}
        onFocus={() => {
          if (active < 0) move(0);
        }}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const passage = passages[index];
          return (
            passage !== undefined && (
              <div
                key={key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === chosenAt}
                aria-setsize={passages.length}
                aria-posinset={index + 1}
                data-active={index === active || undefined}
                data-index={index}
                ref={virtual.measureElement}
                className={classes.row}
                style={{ transform: `translateY(${start}px)` }}
                tabIndex={-1}
              >
                <PassageRow passage={passage} judgements={judgementCounts.get(passage.id) ?? 0} />
              </div>
            )
          );
        })}
      </div>
      {menu.element}
    </div>
  );
}

function PassageRow({ passage, judgements }: { passage: Passage; judgements: number }) {
  const words = useRecords(
    study => {
      const document = study.get('document', passage.documentId);
      const coder = study.get('coder', passage.coderId);
      return {
        title: document?.title ?? '',
        place: placeOf(passage.start, document?.text.length ?? 0),
        coder: coder?.initials || (coder?.name ?? passage.coderId),
      };
    },
    ['document', 'coder'],
    [passage],
  );
  return (
    <>
      <Quote passage={passage} lines={2} />
      <span className={classes.place}>
        <span className={classes.title}>{words.title}</span>
        <JudgementCount count={judgements} />
        <span>{words.place}</span>
        <span>{words.coder}</span>
      </span>
    </>
  );
}
