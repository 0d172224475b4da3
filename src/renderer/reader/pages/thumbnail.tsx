/** One page in small, drawn while it is in sight. */
import { useEffect, useRef, useState } from 'react';
import styles from './page-side-panel.module.css';
import type { PageStage } from './page-stage.ts';

interface ThumbnailProps {
  stage: PageStage;
  /** From 1. */
  number: number;
  name: string;
  isCurrent: boolean;
}

/** CSS pixels; the height is that of a sheet of paper until the page is drawn. */
const WIDTH = 120;
const HEIGHT = Math.round(WIDTH * Math.SQRT2);

export function Thumbnail({ stage, number, name, isCurrent }: ThumbnailProps) {
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isSeen, setSeen] = useState(false);

  useEffect(() => {
    const element = button.current;
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting === true), {
      rootMargin: '200px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const target = canvas.current;
    if (!isSeen || target === null) return;
    return drawSmall(stage, number, target);
  }, [isSeen, stage, number]);

  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);

  return (
    <li>
      <button
        ref={button}
        type="button"
        className={styles.thumbnail}
        aria-label={`Page ${name}`}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => {
          stage.goToPage(number);
          stage.scroller.focus({ preventScroll: true });
        }}
      >
        <canvas ref={canvas} width={WIDTH} height={HEIGHT} />
        <span>{name}</span>
      </button>
    </li>
  );
}

/** Draws the page until the returned function is called, which also gives the memory back. */
function drawSmall(stage: PageStage, number: number, canvas: HTMLCanvasElement): () => void {
  let stop = (): void => undefined;
  let isOver = false;
  const draw = async (): Promise<void> => {
    const page = await stage.pdf.document.getPage(number);
    if (isOver) return;
    const printed = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (WIDTH * window.devicePixelRatio) / printed.width });
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    const task = page.render({ canvas, viewport });
    stop = () => task.cancel();
    await task.promise;
  };
  // A page that cannot be drawn stays blank, here as in large.
  draw().catch(() => undefined);
  return () => {
    isOver = true;
    stop();
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
  };
}
