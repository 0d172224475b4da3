/** Where in the document the reader is: the share of the text, and the section or line at the top. */
import { useEffect, useMemo, useState } from 'react';
import { sectionAt } from '#core/structure/document-structure.ts';
import { readingPlace } from '../structure/reading-place.ts';
import { useStructure } from '../structure/use-structure.ts';
import { LineIndex } from './line-index.ts';
import type { OpenReader } from './open-reader.ts';
import styles from './reader-header.module.css';

export function ReadingPosition({ reader }: { reader: OpenReader }) {
  const { documentId, content } = reader;
  const { text } = content;
  const lines = useMemo(() => new LineIndex(text), [text]);
  const structure = useStructure(documentId);
  const [visible, setVisible] = useState({ start: 0, end: 0 });

  useEffect(() => {
    const update = (): void => {
      const range = reader.view.visibleRange();
      reader.strip.setViewport(range.start, range.end);
      readingPlace.tell(documentId, range.start);
      setVisible(before => (before.start === range.start && before.end === range.end ? before : range));
    };
    update();
    const stops = [reader.view.on('scroll', update)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [reader, documentId]);

  // Of what can be scrolled through: 0 % at the beginning, 100 % where the end is in view.
  const unseen = text.length - (visible.end - visible.start);
  const share = unseen <= 0 ? 100 : Math.round((visible.start / unseen) * 100);
  const section = structure === null ? null : sectionAt(structure, visible.start + 1);
  const line = `line ${lines.lineAt(visible.start).toLocaleString('en')} of ${lines.count.toLocaleString('en')}`;
  return (
    <span className={styles.position} title={[...(section?.path ?? []), line].join(' › ')}>
      <span className={styles.share}>{share} %</span> ·{' '}
      {section === null ? line : section.title || 'Untitled'}
    </span>
  );
}
