/** Where in the document the reader is: the share of the text, and the heading or line at the top. */
import { useEffect, useMemo, useState } from 'react';
import { outline } from '#core/text/blocks.ts';
import { LineIndex } from './line-index.ts';
import type { OpenReader } from './open-reader.ts';
import styles from './reader-header.module.css';

export function ReadingPosition({ reader }: { reader: OpenReader }) {
  const { text, blocks } = reader.content;
  const lines = useMemo(() => new LineIndex(text), [text]);
  const headings = useMemo(() => outline(blocks, text), [blocks, text]);
  const [visible, setVisible] = useState({ start: 0, end: 0 });

  useEffect(() => {
    const update = (): void => {
      const range = reader.view.visibleRange();
      reader.strip.setViewport(range.start, range.end);
      setVisible(before => (before.start === range.start && before.end === range.end ? before : range));
    };
    update();
    const stops = [reader.view.on('scroll', update)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [reader]);

  // Of what can be scrolled through: 0 % at the beginning, 100 % where the end is in view.
  const unseen = text.length - (visible.end - visible.start);
  const share = unseen <= 0 ? 100 : Math.round((visible.start / unseen) * 100);
  const heading = headings.findLast(({ start }) => start <= visible.start + 1);
  const line = `line ${lines.lineAt(visible.start).toLocaleString('en')} of ${lines.count.toLocaleString('en')}`;
  return (
    <span className={styles.position} title={line}>
      <span className={styles.share}>{share} %</span> · {heading?.title ?? line}
    </span>
  );
}
