/** The mouse in the text: a click chooses the passage under it, or offers all where several lie; hovering lights it. */
import { useEffect } from 'react';
import type { OpenReader, ReaderEvents } from './open-reader.ts';
import type { Mark } from './view/marks.ts';

export function usePointer(
  reader: OpenReader | null,
  events: Pick<ReaderEvents, 'onChoose' | 'onStack'>,
): void {
  useEffect(() => {
    if (reader === null) return;
    const { view, hover, selection } = reader;
    const innermost = (marks: readonly Mark[]): Mark | undefined => marks.at(-1);
    let hovered: Mark | undefined;
    const onMove = (event: PointerEvent): void => {
      if (event.buttons !== 0) return;
      const mark = innermost(view.marksAt(event));
      if (mark === hovered) return;
      hovered = mark;
      hover.set(mark === undefined ? [] : [mark]);
    };
    const onLeave = (): void => {
      hovered = undefined;
      hover.set([]);
    };
    const onClick = (event: MouseEvent): void => {
      if (event.button !== 0 || event.detail > 1) return;
      selection.readPage();
      if (selection.range !== null) return;
      const marks = view.marksAt(event);
      const only = innermost(marks);
      if (only === undefined) return;
      if (marks.length === 1) events.onChoose(only.id);
      else {
        const ids = [...marks].reverse().map(({ id }) => id);
        events.onStack(ids, new DOMRect(event.clientX, event.clientY - 8, 1, 16));
      }
    };
    view.column.addEventListener('pointermove', onMove);
    view.column.addEventListener('pointerleave', onLeave);
    view.column.addEventListener('click', onClick);
    return () => {
      view.column.removeEventListener('pointermove', onMove);
      view.column.removeEventListener('pointerleave', onLeave);
      view.column.removeEventListener('click', onClick);
    };
  }, [reader, events]);
}
