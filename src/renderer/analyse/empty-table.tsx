/** Says what a view needs before it can show anything, and leads there. */
import { Button, Group } from '@mantine/core';
import { IconTableOff } from '@tabler/icons-react';
import type { View } from '#core/views/view.ts';
import { useRecords } from '../state/study-context.tsx';
import { type Screen, ui } from '../state/ui-store.ts';
import classes from './analyse.module.css';

interface EmptyTableProps {
  view: View;
  notes: readonly string[];
}

export function EmptyTable({ view, notes }: EmptyTableProps) {
  const counts = useRecords(
    study => ({
      documents: [...study.all('document')].length,
      items: [...study.all('item')].length,
      judgements: [...study.all('judgement')].length,
    }),
    ['document', 'item', 'judgement'],
  );
  const lacksParts = notes.some(note => note.includes('codebook'));
  const advice = lacksParts
    ? 'Some of what this view needs is not in the codebook: see the notes above. Name it under “More options”, or add it.'
    : counts.documents === 0
      ? 'The study has no documents yet. Import one, code passages in it, and state judgements that rest on them.'
      : counts.items === 0
        ? 'Nothing is coded yet. Code passages of a document, and state judgements that rest on them.'
        : counts.judgements === 0
          ? 'Nothing is judged yet. Choose an item on the Code screen and state judgements; passages alone fill the frequencies.'
          : `No records fit these options of “${view.label}”. Choose others, or code more.`;
  const lead = (screen: Screen, label: string) => (
    <Button variant="default" onClick={() => ui.set({ screen })}>
      {label}
    </Button>
  );
  return (
    <div className={classes.empty}>
      <IconTableOff size={32} stroke={1.3} aria-hidden />
      <h2>Nothing to show yet</h2>
      <p>{advice}</p>
      <Group gap="xs">
        {lacksParts ? lead('codebook', 'Go to the codebook') : null}
        {counts.documents === 0 ? lead('data', 'Import documents') : lead('code', 'Go to the Code screen')}
      </Group>
    </div>
  );
}
