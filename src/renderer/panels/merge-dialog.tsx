/** Merges an item into another of its kind. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Item } from '#core/model/item.ts';
import { ItemSelect } from '../fields/item-select.tsx';
import { useChange } from '../fields/use-change.ts';
import { announce } from '../state/announce.ts';
import { useRecords } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { counted } from './counted.ts';

export function MergeDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const change = useChange();
  const [into, setInto] = useState<string | null>(null);
  const target = useRecords(
    study => (into === null ? undefined : study.live('item', into)),
    ['item'],
    [into],
  );
  const moves = useRecords(
    study =>
      [
        counted([...study.passagesOfItem(item.id)].length, 'passage'),
        counted([...study.judgementsOfItem(item.id)].length, 'judgement'),
        counted([...study.linksOfItem(item.id)].length, 'link'),
        counted([...study.memosOn({ type: 'item', id: item.id })].length, 'memo'),
      ].join(', '),
    ['passage', 'judgement', 'link', 'memo'],
    [item.id],
  );
  const merge = async (): Promise<void> => {
    if (target === undefined) return;
    if (!(await change('item.merge', { into: target.id, from: [item.id] }))) return;
    ui.set({ itemId: target.id });
    announce(`${item.label} merged into ${target.label}.`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Merge “${item.label}” into another`}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void merge();
        }}
      >
        <Stack gap="sm">
          <ItemSelect
            label="Merge into"
            kindIds={[item.kindId]}
            except={[item.id]}
            value={into}
            onChange={setInto}
            autoFocus
          />
          <Text size="sm">
            {target === undefined
              ? `Choose the item that stays. What “${item.label}” has moves there: ${moves}.`
              : `${moves} move to “${target.label}”. “${item.label}” and its aliases become aliases of it. One undo takes the whole merge back.`}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={target === undefined}>
              Merge
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
