/** What a cell rests on: its judgements with their rationales, and its passages, each a step from the text. */
import { Button, Text, Title } from '@mantine/core';
import { nameOf } from '#core/commands/names.ts';
import { describeValue } from '#core/describe-value.ts';
import type { Cell } from '#core/views/view.ts';
import { Quote } from '../panels/quote.tsx';
import { useRecords, useStudyReader } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import classes from './analyse.module.css';
import { textOf } from './table-grid.tsx';

const openItem = (itemId: string, kindId: string): void => ui.set({ screen: 'code', itemId, kindId });

export function CellDetails({ cell, row, column }: { cell: Cell; row: string; column: string }) {
  const study = useStudyReader();
  const judgements = useRecords(
    present => cell.judgements.flatMap(id => present.live('judgement', id) ?? []),
    ['judgement'],
    [cell],
  );
  const passages = useRecords(
    present => cell.passages.flatMap(id => present.live('passage', id) ?? []),
    ['passage'],
    [cell],
  );
  const items = cell.records.flatMap(({ type, id }) =>
    type === 'item' ? (study.live('item', id) ?? []) : [],
  );
  return (
    <>
      <Title order={2} className={classes.detailsTitle}>
        {row}
      </Title>
      <Text size="sm" c="dimmed">
        {column}
      </Text>
      <p className={classes.detailsText}>{textOf(cell) === '' ? 'Nothing here.' : textOf(cell)}</p>
      {judgements.length > 0 ? (
        <section aria-label="Judgements">
          <Title order={3} className={classes.detailsHead}>
            Judgements
          </Title>
          <ul className={classes.plainList}>
            {judgements.map(judgement => {
              const item = study.get('item', judgement.itemId);
              const field = study.get('field', judgement.fieldId);
              return (
                <li key={judgement.id} className={classes.judgement}>
                  <strong>
                    {judgement.value === null || field === undefined
                      ? judgement.status.replaceAll('-', ' ')
                      : describeValue(study, field.value, judgement.value)}
                  </strong>
                  <span className={classes.muted}>
                    {[
                      nameOf(study, { type: 'judgement', id: judgement.id }),
                      judgement.aboutId === null
                        ? null
                        : nameOf(study, { type: 'item', id: judgement.aboutId }),
                      judgement.period,
                      judgement.confidence === null ? null : `${judgement.confidence} confidence`,
                      nameOf(study, { type: 'coder', id: judgement.coderId }),
                    ]
                      .filter(part => part !== null)
                      .join(' · ')}
                  </span>
                  {judgement.rationale === '' ? null : <span>{judgement.rationale}</span>}
                  {item === undefined ? null : (
                    <Button variant="subtle" size="compact-sm" onClick={() => openItem(item.id, item.kindId)}>
                      Open {item.label}
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      {passages.length > 0 ? (
        <section aria-label="Passages">
          <Title order={3} className={classes.detailsHead}>
            Passages ({passages.length})
          </Title>
          <ul className={classes.plainList}>
            {passages.slice(0, 200).map(passage => (
              <li key={passage.id}>
                <button
                  type="button"
                  className={classes.passage}
                  onClick={() => ui.revealPassage(passage.id)}
                >
                  <Quote passage={passage} lines={6} />
                  <span className={classes.muted}>
                    {nameOf(study, { type: 'item', id: passage.itemId })} ·{' '}
                    {nameOf(study, { type: 'document', id: passage.documentId })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {passages.length > 200 ? (
            <Text size="sm">The first 200 are listed; the passages list on the Code screen has all.</Text>
          ) : null}
        </section>
      ) : null}
      {cell.lost.length > 0 ? (
        <Text size="sm" className={classes.warning}>
          {cell.lost.length === 1
            ? 'A passage that it rested on was'
            : `${cell.lost.length} passages that it rested on were`}{' '}
          removed.
        </Text>
      ) : null}
      {cell.unsupported ? (
        <Text size="sm" className={classes.warning}>
          Some of it rests on no passage.
        </Text>
      ) : null}
      {items.map(item => (
        <Button
          key={item.id}
          variant="subtle"
          size="compact-sm"
          onClick={() => openItem(item.id, item.kindId)}
        >
          Open {item.label}
        </Button>
      ))}
    </>
  );
}
