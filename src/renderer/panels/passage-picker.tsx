/** Ticks passages in a list that can be filtered, e.g. the evidence of a judgement. */

import { Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Passage } from '#core/model/passage.ts';
import { quoteOf } from '#core/model/passage.ts';
import { searchKey } from '../fields/search-key.ts';
import { useStudyReader } from '../state/study-context.tsx';
import { counted } from './counted.ts';
import { useJudgementCounts } from './passage-judgements.tsx';
import classes from './passage-picker.module.css';
import { placeOf, Quote, shortQuote } from './quote.tsx';

interface PassagePickerProps {
  label: string;
  passages: readonly Passage[];
  chosen: readonly string[];
  onToggle: (passageId: string) => void;
  /** Said where there are none. */
  empty: string;
}

/** Folded once a passage: a record never changes, it is replaced. */
const keys = new WeakMap<Passage, string>();
const keyOf = (passage: Passage): string => {
  const known = keys.get(passage);
  if (known !== undefined) return known;
  const key = searchKey(quoteOf(passage));
  keys.set(passage, key);
  return key;
};

export function PassagePicker({ label, passages, chosen, onToggle, empty }: PassagePickerProps) {
  const study = useStudyReader();
  const judgementCounts = useJudgementCounts();
  const [query, setQuery] = useState('');
  const ticked = useMemo(() => new Set(chosen), [chosen]);
  const wanted = useDeferredValue(searchKey(query));
  const shown = useMemo(
    () => (wanted === '' ? passages : passages.filter(passage => keyOf(passage).includes(wanted))),
    [passages, wanted],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 62,
    overscan: 6,
  });
  if (passages.length === 0) return <p className={classes.empty}>{empty}</p>;
  return (
    <fieldset className={classes.picker} aria-label={label}>
      <TextInput
        aria-label="Find in these passages"
        placeholder="Find in these passages"
        leftSection={<IconSearch size={14} />}
        value={query}
        onChange={event => setQuery(event.currentTarget.value)}
      />
      <div className={classes.scroller} ref={scroller}>
        {shown.length === 0 && <p className={classes.empty}>No passage has these words.</p>}
        <div className={classes.list} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const passage = shown[index];
            if (passage === undefined) return null;
            const document = study.get('document', passage.documentId);
            const item = study.get('item', passage.itemId);
            return (
              <div
                key={passage.id}
                className={classes.row}
                ref={virtual.measureElement}
                data-index={index}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Checkbox
                  aria-label={shortQuote(quoteOf(passage))}
                  classNames={{ body: classes.body ?? '', labelWrapper: classes.text ?? '' }}
                  checked={ticked.has(passage.id)}
                  onChange={() => onToggle(passage.id)}
                  label={
                    <>
                      <Quote passage={passage} lines={2} />
                      <span className={classes.place}>
                        {item?.label} · {document?.title} ·{' '}
                        {placeOf(passage.start, document?.text.length ?? 0)}
                        {judgementCounts.has(passage.id) &&
                          ` · ${counted(judgementCounts.get(passage.id) ?? 0, 'judgement')}`}
                      </span>
                    </>
                  }
                />
              </div>
            );
          })}
        </div>
      </div>
    </fieldset>
  );
}
