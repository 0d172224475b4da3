/** Goes where the window asks to, flashes what was asked for, and remembers where each document was left. */
import { useEffect, useRef } from 'react';
import { useStudyInfo } from '../state/study-context.tsx';
import { type RevealTarget, ui } from '../state/ui-store.ts';
import type { OpenReader } from './open-reader.ts';
import { places } from './places.ts';
import type { Region, TextRange } from './view/reading-view.ts';

/** How long a shown place is lit, and how long scrolling must rest before the place is noted, in milliseconds. */
const FLASH = 1_400;
const REST = 300;

/** The first line of a text stands so far below the top of what shows it, in pixels. */
const BELOW_TOP = 6;

/** Shows the range as the first line, with the cursor there. */
export function showAtTop(reader: OpenReader, start: number, end: number): void {
  reader.selection.set(start, start, { show: false });
  reader.view.goTo({ offset: start, below: BELOW_TOP });
  light(reader, { start, end });
}

/** Shows a range in the reader and lets it light up. */
export function showRange(reader: OpenReader, start: number, end: number, region?: Region): void {
  reader.view.reveal(start, end, { region });
  light(reader, { start, end, region });
}

function light(reader: OpenReader, range: TextRange): void {
  reader.flash.set([range]);
  setTimeout(() => reader.flash.set([]), FLASH);
}

export function usePlaces(reader: OpenReader | null): void {
  const path = useStudyInfo(info => info.path);
  /** A place that was asked for in a document whose text is still on its way. */
  const wanted = useRef<RevealTarget | null>(null);
  const current = useRef(reader);

  useEffect(() => {
    const deliver = (): void => {
      const open = current.current;
      const target = wanted.current;
      if (open === null || target === null || target.documentId !== open.documentId) return;
      wanted.current = null;
      if (target.atTop === true) {
        showAtTop(open, target.start, target.end);
        return;
      }
      const place = (target.passageId === null ? undefined : open.marks.get(target.passageId)) ?? target;
      open.selection.set(place.start, place.start, { show: false });
      showRange(open, place.start, place.end, 'region' in place ? place.region : undefined);
    };
    current.current = reader;
    deliver();
    return ui.onReveal(target => {
      wanted.current = target;
      deliver();
    });
  }, [reader]);

  useEffect(() => {
    if (reader === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = reader.view.on('scroll', () => {
      clearTimeout(timer);
      timer = setTimeout(() => places.remember(path, reader.documentId, reader.view.place()), REST);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [reader, path]);
}
