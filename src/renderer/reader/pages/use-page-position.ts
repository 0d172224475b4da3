/** Which page is read, and going to another one: on the pages themselves, or in the text by where pages begin in it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PageMap } from '#core/pages/page-map.ts';
import { pageAt, startOfPage } from '#core/pages/places.ts';
import type { OpenReader } from '../open-reader.ts';
import { namesOfMap, usePageNames } from './page-names.ts';
import type { PageStage } from './page-stage.ts';

/** What a person scrolls with. */
const scrolling = ['wheel', 'pointerdown', 'touchmove', 'keydown'] as const;
/** Milliseconds without scrolling after which the text stands where it was scrolled to. */
const STILL = 250;

export interface PagePosition {
  /** How many there are; 0 while nobody knows. */
  count: number;
  /** From 1. */
  current: number;
  /** What the pages are called, by place in the file; empty until it is known. */
  names: readonly string[];
  goTo(number: number): void;
  /** Puts the focus back to what is read. */
  leave(): void;
}

interface Shown {
  /** Null where no pages are shown. */
  stage: PageStage | null;
  /** The reader of the running text, where that is shown in place of the pages. */
  text: OpenReader | null;
  /** Null while it is on its way. */
  map: PageMap | null;
}

export function usePagePosition({ stage, text, map }: Shown): PagePosition {
  const printed = usePageNames(stage);
  const mapped = useMemo(() => (map === null ? [] : namesOfMap(map)), [map]);
  const onStage = useStagePage(stage);
  const inText = useTextPage(stage === null ? text : null, map);
  if (stage !== null) {
    return {
      ...{ count: stage.pagesCount, current: onStage, names: printed },
      goTo: number => stage.goToPage(number),
      leave: () => stage.scroller.focus({ preventScroll: true }),
    };
  }
  return {
    ...{ count: text === null ? 0 : mapped.length, ...inText, names: mapped },
    leave: () => text?.view.scroller.focus({ preventScroll: true }),
  };
}

function useStagePage(stage: PageStage | null): number {
  const [current, setCurrent] = useState(1);
  useEffect(() => {
    if (stage === null) return;
    const update = (): void => setCurrent(stage.current);
    update();
    const stops = [stage.on('current', update), stage.on('ready', update)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage]);
  return current;
}

function useTextPage(text: OpenReader | null, map: PageMap | null): Pick<PagePosition, 'current' | 'goTo'> {
  const [current, setCurrent] = useState(1);
  /** The page that was gone to: the one that is read while its beginning is in sight, as at the end of the text. */
  const asked = useRef<number | null>(null);
  useEffect(() => {
    if (text === null || map === null) return;
    const { view } = text;
    let waiting: number | undefined;
    const update = (): void => {
      if (asked.current === null) setCurrent(pageAt(map, view.visibleRange().start) ?? 1);
    };
    const rest = (): void => {
      const { start, end } = view.visibleRange();
      const begins = asked.current === null ? -1 : startOfPage(map, asked.current);
      if (begins < start || begins > end) asked.current = null;
      update();
    };
    const forget = (): void => {
      asked.current = null;
    };
    update();
    // On the way to a place the text is laid out bit by bit, and is elsewhere for some frames.
    const stop = view.on('scroll', () => {
      update();
      window.clearTimeout(waiting);
      waiting = window.setTimeout(rest, STILL);
    });
    for (const type of scrolling) view.scroller.addEventListener(type, forget, { passive: true });
    return () => {
      stop();
      window.clearTimeout(waiting);
      for (const type of scrolling) view.scroller.removeEventListener(type, forget);
    };
  }, [text, map]);
  const goTo = (number: number): void => {
    if (text === null || map === null || number < 1 || number > map.pages.length) return;
    asked.current = number;
    setCurrent(number);
    text.view.goTo({ offset: startOfPage(map, number), below: 0 });
  };
  return { current, goTo };
}
