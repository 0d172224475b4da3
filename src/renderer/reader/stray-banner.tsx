/** Tells of passages whose words do not stand where the study says: found elsewhere, or not found at all. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useDispatch, useRecords } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { movePassage } from './coding.ts';
import type { OpenReader } from './open-reader.ts';
import type { Stray } from './passage-marks.ts';
import styles from './stray-banner.module.css';
import { showRange } from './use-places.ts';

interface StrayBannerProps {
  reader: OpenReader;
  strays: readonly Stray[];
  readOnly: boolean;
}

export function StrayBanner({ reader, strays, readOnly }: StrayBannerProps) {
  const [isOpen, setOpen] = useState(false);
  if (strays.length === 0) return null;
  const lost = strays.filter(({ found }) => found === null).length;
  const moved = strays.length - lost;
  const parts = [
    ...(moved > 0 ? [`${moved} found at another place`] : []),
    ...(lost > 0 ? [`${lost} not found`] : []),
  ];
  return (
    <section className={styles.banner} aria-label="Passages out of place">
      <div className={styles.head}>
        <span>
          {strays.length === 1 ? '1 passage does' : `${strays.length} passages do`} not stand where the study
          says: {parts.join(', ')}. Nothing was changed.
        </span>
        <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide' : 'Show'}
        </Button>
      </div>
      {isOpen && (
        <ul className={styles.list}>
          {strays.map(stray => (
            <StrayRow key={stray.passage.id} stray={stray} reader={reader} readOnly={readOnly} />
          ))}
        </ul>
      )}
    </section>
  );
}

function StrayRow({ stray, reader, readOnly }: { stray: Stray; reader: OpenReader; readOnly: boolean }) {
  const dispatch = useDispatch();
  const { passage, found } = stray;
  const item = useRecords(study => study.get('item', passage.itemId), ['item'], [passage.itemId]);
  const quote = passage.exact.replace(/\s+/g, ' ').slice(0, 120);
  const show = (): void => {
    ui.set({ passageId: passage.id, itemId: passage.itemId });
    if (found !== null) showRange(reader, found.start, found.end);
    else reader.view.reveal(passage.start, passage.start + 1);
  };
  return (
    <li className={styles.row}>
      <span className={styles.quote}>
        <strong>{item?.label}</strong> “{quote}”
        {found === null && ' – its words are not in the text any more'}
        {found?.ambiguous === true && ' – found at several places, the nearest is shown'}
      </span>
      <Button variant="default" onClick={show}>
        {found === null ? 'Show where it was' : 'Show'}
      </Button>
      {found !== null && !readOnly && (
        <Button
          variant="default"
          onClick={() => void movePassage(dispatch, passage.id, found.start, found.end)}
        >
          Keep it there
        </Button>
      )}
    </li>
  );
}
