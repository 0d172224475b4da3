/**
 * The passages that a cell rests on, each a step from its place in the text beside. Up and Down go from one to the next,
 * E uses the one in focus as evidence for another judgement.
 */

import { ActionIcon, Button, Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { Passage } from '#core/model/passage.ts';
import { quoteOf } from '#core/model/passage.ts';
import { placeOf, Quote, shortQuote } from '../panels/quote.tsx';
import { useAsEvidence } from '../panels/use-as-evidence-dialog.tsx';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import classes from './cell-details.module.css';

/** Passages that are listed at a time. */
const STEP = 60;

export function DetailedPassages({ ids }: { ids: readonly string[] }) {
  const [limit, setLimit] = useState(STEP);
  const mode = useStudyInfo(info => info.mode);
  const chosenId = useUi(state => state.passageId);
  const passages = useRecords(
    study => ids.slice(0, limit).flatMap(id => study.live('passage', id) ?? []),
    ['passage'],
    [ids, limit],
  );
  if (ids.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { rests } = event.target instanceof HTMLElement ? event.target.dataset : {};
    if (event.key === 'e' && rests !== undefined && mode === 'write') {
      event.preventDefault();
      useAsEvidence.open(rests);
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rests]')];
    const at = buttons.findIndex(button => button.contains(document.activeElement));
    buttons[at + by]?.focus();
    event.preventDefault();
  };
  return (
    <section aria-label="Passages">
      <h3 className={classes.head}>Passages ({ids.length.toLocaleString('en')})</h3>
      <ul className={classes.list} onKeyDown={onKeyDown}>
        {passages.map(passage => (
          <li key={passage.id} className={classes.passageRow}>
            <PassageButton passage={passage} isChosen={passage.id === chosenId} />
            {mode === 'write' ? (
              <ActionIcon
                aria-label={`Use as evidence for…: ${shortQuote(quoteOf(passage))}`}
                title="Use as evidence for… (E)"
                onClick={() => useAsEvidence.open(passage.id)}
              >
                <IconScale size={15} aria-hidden />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {ids.length > limit ? (
        <Button variant="default" size="compact-sm" mt={6} onClick={() => setLimit(limit + STEP)}>
          Show more passages ({(ids.length - limit).toLocaleString('en')} left)
        </Button>
      ) : null}
    </section>
  );
}

function PassageButton({ passage, isChosen }: { passage: Passage; isChosen: boolean }) {
  const item = useRecords(study => study.get('item', passage.itemId), ['item'], [passage]);
  const document = useRecords(study => study.get('document', passage.documentId), ['document'], [passage]);
  return (
    <button
      type="button"
      className={classes.passage}
      aria-pressed={isChosen}
      data-rests={passage.id}
      onClick={() => ui.showPassage(passage.id)}
    >
      <Quote passage={passage} lines={4} />
      <Text span className={classes.muted}>
        {item?.label} · {document?.title} · {placeOf(passage.start, document?.text.length ?? 0)}
      </Text>
    </button>
  );
}
