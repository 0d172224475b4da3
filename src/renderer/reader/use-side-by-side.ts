/** Pages and text side by side show the same place: the one follows where the other is scrolled. */
import { useEffect } from 'react';
import type { OpenReader } from './open-reader.ts';

/** What a person scrolls a view with; the view that had one of these last leads. */
const leading = ['wheel', 'pointerdown', 'keydown', 'focusin'] as const;

export function useSideBySide(text: OpenReader | null, pages: OpenReader | null, inStep: boolean): void {
  useEffect(() => {
    if (text === null || pages === null || !inStep) return;
    let leader = pages;
    const stops = [text, pages].flatMap(reader => {
      const { view } = reader;
      const { parentElement: host } = view.scroller;
      const lead = (): void => {
        leader = reader;
      };
      for (const type of leading) host?.addEventListener(type, lead, { capture: true, passive: true });
      const stop = view.on('scroll', () => {
        if (leader === reader) follow(reader === text ? pages : text, reader);
      });
      return [
        stop,
        () => {
          for (const type of leading) host?.removeEventListener(type, lead, { capture: true });
        },
      ];
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [text, pages, inStep]);
}

function follow(follower: OpenReader, leader: OpenReader): void {
  const { offset } = leader.view.place();
  // Pages move only where they must: the text goes down one column and up again to the next.
  if (follower.pages !== null) follower.view.reveal(offset, offset + 1);
  else follower.view.goTo({ offset, below: 0 });
}
