/** Beside the pages: all of them in small, or the outline that the file brings. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { usePageNames } from './page-names.ts';
import type { PageSide } from './page-settings.ts';
import styles from './page-side-panel.module.css';
import type { PageStage } from './page-stage.ts';
import { Thumbnail } from './thumbnail.tsx';

interface PageSidePanelProps {
  stage: PageStage;
  side: Exclude<PageSide, null>;
  onSide: (side: PageSide) => void;
}

export function PageSidePanel({ stage, side, onSide }: PageSidePanelProps) {
  const title = side === 'outline' ? 'Outline' : 'Small pages';
  return (
    <section className={styles.panel} aria-label={title} data-scope="reader">
      <div className={styles.head}>
        <h2>{title}</h2>
        <ActionIcon size="sm" aria-label={`Close: ${title}`} onClick={() => onSide(null)}>
          <IconX size={14} />
        </ActionIcon>
      </div>
      {side === 'outline' ? <Outline stage={stage} /> : <Thumbnails stage={stage} />}
    </section>
  );
}

function Thumbnails({ stage }: { stage: PageStage }) {
  const names = usePageNames(stage);
  const [current, setCurrent] = useState(stage.current);
  useEffect(() => {
    setCurrent(stage.current);
    return stage.on('current', setCurrent);
  }, [stage]);
  return (
    <ul className={styles.thumbnails}>
      {numbersOf(stage).map(number => (
        <Thumbnail
          key={number}
          stage={stage}
          number={number}
          name={names[number - 1] ?? String(number)}
          isCurrent={current === number}
        />
      ))}
    </ul>
  );
}

const numbersOf = ({ pagesCount }: PageStage): readonly number[] =>
  Array.from({ length: pagesCount }, (_, i) => i + 1);

type OutlineNode = Awaited<ReturnType<PageStage['pdf']['document']['getOutline']>>[number];

function Outline({ stage }: { stage: PageStage }) {
  const [entries, setEntries] = useState<readonly OutlineNode[] | null>(null);
  useEffect(() => {
    let left = false;
    const take = (found: readonly OutlineNode[] | null): void => {
      if (!left) setEntries(found ?? []);
    };
    stage.pdf.document.getOutline().then(take, () => take([]));
    return () => {
      left = true;
    };
  }, [stage]);
  if (entries === null) return null;
  if (entries.length === 0) return <p className={styles.hint}>The file has no outline.</p>;
  return <OutlineLevel stage={stage} entries={entries} />;
}

function OutlineLevel({ stage, entries }: { stage: PageStage; entries: readonly OutlineNode[] }) {
  const goTo = ({ dest }: OutlineNode): void => {
    if (dest === null) return;
    stage.goToDestination(dest);
    stage.scroller.focus({ preventScroll: true });
  };
  return (
    <ul className={styles.outline}>
      {entries.map((entry, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: titles repeat, and the outline never changes.
        <li key={i}>
          <button type="button" disabled={entry.dest === null} onClick={() => goTo(entry)}>
            {entry.title.trim() === '' ? 'Untitled' : entry.title}
          </button>
          {entry.items.length > 0 && <OutlineLevel stage={stage} entries={entry.items} />}
        </li>
      ))}
    </ul>
  );
}
