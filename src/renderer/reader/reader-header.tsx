/** The bar over the text: title, place, size, and what changes how the text is shown. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconList, IconSearch } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { Document } from '#core/model/document.ts';
import { outline } from '#core/text/blocks.ts';
import { formatKeys } from '../state/keys.ts';
import { AppearancePopover } from './appearance-popover.tsx';
import type { OpenReader } from './open-reader.ts';
import { PaintFilter } from './paint-filter.tsx';
import styles from './reader-header.module.css';
import { ReadingPosition } from './reading-position.tsx';
import { showRange } from './use-places.ts';

interface ReaderHeaderProps {
  document: Document;
  embedded: boolean;
  reader: OpenReader | null;
  onFind: () => void;
}

/** Drawn again only when what it is given changes, not with each selection. */
export const ReaderHeader = memo(function ReaderHeader({
  document,
  embedded,
  reader,
  onFind,
}: ReaderHeaderProps) {
  const words = document.text.words;
  const Title = embedded ? 'h2' : 'h1';
  return (
    <header className={styles.header}>
      <Title className={styles.title} title={document.title}>
        {document.title}
      </Title>
      {reader !== null && <ReadingPosition reader={reader} />}
      {embedded ? null : (
        <span className={styles.words}>
          {words.toLocaleString('en')} {words === 1 ? 'word' : 'words'}
        </span>
      )}
      <span className={styles.tools}>
        {reader !== null && <OutlineMenu reader={reader} />}
        <PaintFilter />
        {embedded ? null : <AppearancePopover />}
        <Tooltip label={`Find in the document (${formatKeys('Mod+F')})`}>
          <ActionIcon aria-label="Find in the document" aria-keyshortcuts="Control+F" onClick={onFind}>
            <IconSearch size={16} />
          </ActionIcon>
        </Tooltip>
      </span>
    </header>
  );
});

function OutlineMenu({ reader }: { reader: OpenReader }) {
  const { blocks, text } = reader.content;
  const headings = useMemo(() => outline(blocks, text), [blocks, text]);
  if (headings.length === 0) return null;
  const goTo = (start: number): void => {
    reader.selection.set(start, start, { show: false });
    showRange(reader, start, start + 1);
    // The menu gives the focus back to its button first.
    requestAnimationFrame(() => reader.view.scroller.focus({ preventScroll: true }));
  };
  return (
    <Menu position="bottom-end" returnFocus>
      <Menu.Target>
        <Tooltip label="Headings">
          <ActionIcon aria-label="Headings">
            <IconList size={16} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown className={styles.outline}>
        {headings.map(({ level, title, start }) => (
          <Menu.Item key={start} onClick={() => goTo(start)} style={{ paddingLeft: `${level * 10 + 2}px` }}>
            {title === '' ? 'Untitled' : title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
