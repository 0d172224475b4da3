/** Which page is read, and going to another one: on the pages themselves, or in the text by where pages begin in it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PageMap } from '#core/pages/page-map.ts';
import { pageAt, startOfPage } from '#core/pages/places.ts';
import type { OpenReader } from '../open-reader.ts';
import { namesOfMap, usePageNames } from './page-names.ts';
import type { PageStage } from './page-stage.ts';

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
    const update = (): void => {
      const { start, end } = text.view.visibleRange();
      const begins = asked.current === null ? -1 : startOfPage(map, asked.current);
      if (begins < start || begins > end) asked.current = null;
      setCurrent(asked.current ?? pageAt(map, start) ?? 1);
    };
    update();
    return text.view.on('scroll', update);
  }, [text, map]);
  const goTo = (number: number): void => {
    if (text === null || map === null || number < 1 || number > map.pages.length) return;
    asked.current = number;
    setCurrent(number);
    text.view.goTo({ offset: startOfPage(map, number), below: 0 });
  };
  return { current, goTo };
}
