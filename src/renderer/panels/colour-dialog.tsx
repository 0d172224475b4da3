/** Gives an item a colour of its own, or its kind's again. */
import { Button, ColorInput, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Item } from '#core/model/item.ts';
import { swatches } from '../fields/swatches.ts';
import { useChange } from '../fields/use-change.ts';
import { useRecords } from '../state/study-context.tsx';

export function ColourDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  const change = useChange();
  const kind = useRecords(study => study.get('kind', item.kindId), ['kind'], [item.kindId]);
  const [colour, setColour] = useState(item.colour ?? kind?.colour ?? '');
  const valid = /^#[0-9a-fA-F]{6}$/.test(colour);
  const save = async (next: string | null): Promise<void> => {
    if (await change('item.change', { id: item.id, colour: next })) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Colour of “${item.label}”`} size="sm">
      <form
        onSubmit={event => {
          event.preventDefault();
          if (valid) void save(colour);
        }}
      >
        <Stack gap="sm">
          <ColorInput
            label="Colour"
            size="xs"
            format="hex"
            withEyeDropper={false}
            swatches={swatches}
            value={colour}
            onChange={setColour}
            error={valid ? null : 'A colour is written as #rrggbb.'}
            popoverProps={{ withinPortal: true }}
            data-autofocus
          />
          <Group justify="space-between">
            <Button variant="default" disabled={item.colour === null} onClick={() => void save(null)}>
              Colour of {kind?.plural.toLowerCase() ?? 'the kind'}
            </Button>
            <Button type="submit" disabled={!valid}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
