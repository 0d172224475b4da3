/** Finding in the document: the query, its hits, the current one; shown in the text and on the strip. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createFinder, type FindOptions } from '#core/text/find.ts';
import type { OpenReader } from './open-reader.ts';
import type { Place } from './view/reading-view.ts';

export interface Find {
  isOpen: boolean;
  query: string;
  options: FindOptions;
  hits: readonly { start: number; end: number }[];
  /** Index of the hit that is shown; -1 = none. */
  current: number;
  /** False where there are more hits than are listed. */
  complete: boolean;
  error: string | null;
  open: () => void;
  /** Back to where the search was begun, or with `stay` at the hit, which is then selected. */
  close: (stay: boolean) => void;
  setQuery: (query: string) => void;
  setOptions: (options: FindOptions) => void;
  step: (by: 1 | -1) => void;
}

type Hits = Pick<Find, 'hits' | 'complete' | 'error'>;

/** Typing is waited for, so that each letter does not search; in milliseconds. */
const REST = 70;
const none: Hits = { hits: [], complete: true, error: null };

export function useFind(reader: OpenReader | null): Find {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [options, setOptions] = useState<FindOptions>({});
  const [{ hits, complete, error }, setHits] = useState<Hits>(none);
  const [current, setCurrent] = useState(-1);
  const origin = useRef<{ place: Place; offset: number } | null>(null);
  const text = reader?.content.text ?? '';
  const finder = useMemo(() => createFinder(text), [text]);

  useEffect(() => {
    if (!isOpen || reader === null) return;
    const timer = setTimeout(() => {
      const result =
        query === '' ? { ok: true as const, hits: [], complete: true } : finder.find(query, options);
      if (!result.ok) {
        setHits({ hits: [], complete: true, error: result.error.message });
        setCurrent(-1);
        return;
      }
      setHits({ hits: result.hits, complete: result.complete, error: null });
      const from = origin.current?.offset ?? 0;
      const ahead = result.hits.findIndex(hit => hit.start >= from);
      setCurrent(ahead === -1 ? Math.min(0, result.hits.length - 1) : ahead);
    }, REST);
    return () => clearTimeout(timer);
  }, [isOpen, reader, query, options, finder]);

  useEffect(() => {
    if (reader === null) return;
    const shown = isOpen ? hits : [];
    reader.hits.set(shown);
    reader.strip.set({ hits: shown });
  }, [reader, isOpen, hits]);

  useEffect(() => {
    if (reader === null) return;
    const hit = isOpen ? hits[current] : undefined;
    reader.currentHit.set(hit === undefined ? [] : [hit]);
    if (hit !== undefined) reader.view.reveal(hit.start, hit.end);
  }, [reader, isOpen, hits, current]);

  const open = useCallback(() => {
    if (reader === null) return;
    const { range, focus } = reader.selection;
    if (!isOpen) {
      const visible = reader.view.visibleRange();
      const isSeen = focus >= visible.start && focus <= visible.end;
      origin.current = { place: reader.view.place(), offset: isSeen ? focus : visible.start };
    }
    const selected = range === null ? '' : reader.content.text.slice(range.start, range.end);
    if (selected !== '' && selected.length <= 200) setQuery(selected.replace(/\s+/g, ' '));
    setOpen(true);
  }, [reader, isOpen]);

  const close = useCallback(
    (stay: boolean) => {
      setOpen(false);
      if (reader === null) return;
      const hit = hits[current];
      if (stay && hit !== undefined) reader.selection.set(hit.start, hit.end);
      else if (!stay && origin.current !== null) reader.view.goTo(origin.current.place);
      reader.view.scroller.focus({ preventScroll: true });
      reader.selection.restore();
    },
    [reader, hits, current],
  );

  const step = useCallback(
    (by: 1 | -1) => {
      if (!isOpen) {
        if (query !== '') setOpen(true);
        return;
      }
      if (hits.length > 0) setCurrent((Math.max(0, current) + by + hits.length) % hits.length);
    },
    [isOpen, query, hits, current],
  );

  return { isOpen, query, options, hits, current, complete, error, open, close, setQuery, setOptions, step };
}
