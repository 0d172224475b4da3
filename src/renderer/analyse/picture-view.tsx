/**
 * A picture in the window: drawn in the window's colours, each mark within reach of the pointer, the keyboard and a
 * screen reader, enlarged and moved at will. One tab stop leads in; arrows go from mark to mark, Enter chooses.
 */
import { ActionIcon, Button, VisuallyHidden } from '@mantine/core';
import { IconMaximize, IconTable, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type Ref, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { Mark, Picture } from '#core/pictures/picture.ts';
import classes from './picture-view.module.css';
import { PictureControl, type PictureElements } from './picture-view-control.ts';
import { PictureDrawing } from './picture-view-drawing.tsx';
import { mostZoom } from './picture-view-zoom.ts';

export interface PictureViewHandle {
  /** Gives the mark the focus and brings it into sight; does nothing where the picture has no such mark. */
  focus(markId: string): void;
}

export interface PictureViewProps {
  /** Null while the first one is being made. */
  picture: Picture | null;
  chosenId: string | null;
  onChoose(mark: Mark): void;
  /** Asks for a picture of this width in pixels: at first, and when the room has changed. */
  onWidth(width: number): void;
  /** Leads to the table that says the same. */
  onShowTable?(): void;
  /** Name of the figure; without it, the picture's title. */
  label?: string;
  ref?: Ref<PictureViewHandle>;
}

/** The room counts as changed, in milliseconds after it last did. */
const rest = 80;

export function PictureView({
  picture,
  chosenId,
  onChoose,
  onWidth,
  onShowTable,
  label,
  ref,
}: PictureViewProps) {
  const prefix = `${useId()}-`;
  const figure = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const ring = useRef<SVGRectElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const control = useRef<PictureControl>(null);
  const [times, setTimes] = useState(1);
  const listeners = useRef({ onChoose, onWidth });
  useLayoutEffect(() => {
    listeners.current = { onChoose, onWidth };
  });
  useEffect(() => measureWidth(canvas.current, width => listeners.current.onWidth(width)), []);

  const isThere = picture !== null;
  useLayoutEffect(() => {
    const elements = {
      figure: figure.current,
      canvas: canvas.current,
      drawing: drawing.current,
      ring: ring.current,
      tip: tip.current,
    };
    if (!isThere || !isWhole(elements)) return;
    const made = new PictureControl(elements, {
      choose: mark => listeners.current.onChoose(mark),
      zoomed: setTimes,
    });
    control.current = made;
    return () => {
      made.dispose();
      control.current = null;
    };
  }, [isThere]);
  useLayoutEffect(() => {
    if (picture !== null) control.current?.show(picture);
  }, [picture]);
  useLayoutEffect(() => control.current?.choose(chosenId), [chosenId]);
  useImperativeHandle(ref, () => ({ focus: markId => control.current?.focusMark(markId) }), []);

  return (
    <figure ref={figure} className={classes.figure} aria-label={label ?? picture?.title}>
      <div className={classes.tools}>
        {onShowTable === undefined ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconTable size={14} aria-hidden />}
            onClick={onShowTable}
          >
            Show as table
          </Button>
        )}
        <ActionIcon
          variant="subtle"
          aria-label="Make the picture smaller"
          title="Smaller (-)"
          disabled={times <= 1.001}
          onClick={() => control.current?.zoomOut()}
        >
          <IconZoomOut size={16} aria-hidden />
        </ActionIcon>
        <output className={classes.scale} aria-label="Size of the picture">
          {Math.round(times * 100)} %
        </output>
        <ActionIcon
          variant="subtle"
          aria-label="Make the picture larger"
          title="Larger (+)"
          disabled={!isThere || times >= mostZoom - 0.001}
          onClick={() => control.current?.zoomIn()}
        >
          <IconZoomIn size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          aria-label="Show the whole picture"
          title="Whole (0)"
          disabled={times <= 1.001}
          onClick={() => control.current?.showWhole()}
        >
          <IconMaximize size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div
        ref={canvas}
        className={classes.canvas}
        // Without marks nothing in it takes the focus, and the keys have to scroll it all the same.
        {...(picture?.marks.length === 0 ? { tabIndex: 0 } : {})}
      >
        {picture === null ? null : (
          <svg
            ref={drawing}
            className={classes.drawing}
            width={picture.width}
            height={picture.height}
            role={picture.marks.length === 0 ? 'img' : 'presentation'}
            aria-label={picture.marks.length === 0 ? picture.title : undefined}
          >
            <PictureDrawing picture={picture} prefix={prefix} />
            <rect ref={ring} className={classes.ring} rx={3} />
          </svg>
        )}
      </div>
      {picture === null ? null : (
        <VisuallyHidden component="figcaption">{picture.description}</VisuallyHidden>
      )}
      <div ref={tip} className={classes.tip} aria-hidden="true" hidden />
    </figure>
  );
}

const isWhole = (
  elements: { [name in keyof PictureElements]: PictureElements[name] | null },
): elements is PictureElements => Object.values(elements).every(element => element !== null);

/** At once, and then whenever the room has come to rest at another width. */
function measureWidth(
  element: HTMLElement | null,
  report: (width: number) => void,
): (() => void) | undefined {
  if (element === null) return undefined;
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = (): void => {
    const width = Math.floor(element.clientWidth);
    if (width > 0 && width !== last) report(width);
    last = width;
  };
  measure();
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(measure, rest);
  });
  observer.observe(element);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}
