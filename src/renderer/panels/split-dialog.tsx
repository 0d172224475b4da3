/** Makes a new item out of some of an item's passages and aliases. */
import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Item } from '#core/model/item.ts';
import { useChange } from '../fields/use-change.ts';
import { announce } from '../state/announce.ts';
import { newId } from '../state/new-id.ts';
import { ui } from '../state/ui-store.ts';
import { counted } from './counted.ts';
import { PassagePicker } from './passage-picker.tsx';
import { usePassages } from './use-passages.ts';

export function SplitDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const change = useChange();
  const passages = usePassages(item.id);
  const [label, setLabel] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [aliases, setAliases] = useState<string[]>([]);
  const [error, setError] = useState<string | null>(null);
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter(each => each !== id) : [...chosen, id]);
  const split = async (): Promise<void> => {
    if (label.trim() === '') {
      setError('Give the new item a label.');
      return;
    }
    const id = newId('item');
    const args = { id: item.id, newId: id, label: label.trim(), passages: chosen, aliases };
    if (!(await change('item.split', args))) return;
    ui.noteItemUsed(id);
    ui.set({ itemId: id });
    announce(`${label.trim()} split from ${item.label} with ${counted(chosen.length, 'passage')}.`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Split “${item.label}”`} size="lg">
      <form
        onSubmit={event => {
          event.preventDefault();
          void split();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Label of the new item"
            value={label}
            onChange={event => {
              setLabel(event.currentTarget.value);
              setError(null);
            }}
            error={error}
            data-autofocus
          />
          {item.aliases.length > 0 && (
            <Checkbox.Group label="Aliases that go to it" value={aliases} onChange={setAliases}>
              <Group gap="md" mt={4}>
                {item.aliases.map(alias => (
                  <Checkbox key={alias} value={alias} label={alias} />
                ))}
              </Group>
            </Checkbox.Group>
          )}
          <Text size="sm" fw={600}>
            Passages that go to it
          </Text>
          <PassagePicker
            label="Passages that go to the new item"
            passages={passages}
            chosen={chosen}
            onToggle={toggle}
            empty={`“${item.label}” has no passages; the new item starts with none.`}
          />
          <Text size="sm" c="dimmed">
            {chosen.length} of {counted(passages.length, 'passage')} chosen. Judgements, links and memos stay
            with “{item.label}”. One undo takes the split back.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Split</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
