/** The bar over the text: title, place, size, and what changes how the text is shown. */
import { ActionIcon, Popover, Tooltip } from '@mantine/core';
import { IconList, IconSearch } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Document } from '#core/model/document.ts';
import { formatKeys } from '../state/keys.ts';
import { DocumentOutline } from '../structure/document-outline.tsx';
import { useStructure } from '../structure/use-structure.ts';
import { AppearancePopover } from './appearance-popover.tsx';
import type { OpenReader } from './open-reader.ts';
import { PaintFilter } from './paint-filter.tsx';
import styles from './reader-header.module.css';
import { ReadingPosition } from './reading-position.tsx';
import { showAtTop } from './use-places.ts';

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
        {reader !== null && <OutlinePopover reader={reader} />}
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

/** The outline where no list of it stands beside the text, or none is wanted. */
function OutlinePopover({ reader }: { reader: OpenReader }) {
  const [isOpen, setOpen] = useState(false);
  const { documentId } = reader;
  const structure = useStructure(documentId);
  if (structure === null || structure.sections.length + structure.tables.length === 0) return null;
  const goTo = (start: number): void => {
    setOpen(false);
    showAtTop(reader, start, start + 1);
    // The popover gives the focus back to its button first.
    requestAnimationFrame(() => reader.view.scroller.focus({ preventScroll: true }));
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label="Headings">
          <ActionIcon aria-label="Headings" onClick={() => setOpen(open => !open)}>
            <IconList size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Headings">
        <div className={styles.outline}>
          <DocumentOutline documentId={documentId} structure={structure} onGo={goTo} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
