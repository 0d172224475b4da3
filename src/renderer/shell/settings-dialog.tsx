/** The researcher's taste, kept on this computer: colours, how the text is set, and how it is read. */
import { Modal, NumberInput, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { type ReaderSettings, ui, useUi } from '#renderer/state/ui-store.ts';

const setReader = (patch: Partial<ReaderSettings>): void =>
  ui.set({ reader: { ...ui.get().reader, ...patch } });

export function SettingsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const colourScheme = useUi(state => state.colourScheme);
  const reader = useUi(state => state.reader);
  const skipsAsides = useUi(state => state.skipsAsides);
  return (
    <Modal opened={opened} onClose={onClose} title="Settings">
      <Stack gap="md">
        <div>
          <Text id="settings-colours" fw={500} mb={4}>
            Colours
          </Text>
          <SegmentedControl
            aria-labelledby="settings-colours"
            value={colourScheme}
            onChange={value => ui.set({ colourScheme: value as typeof colourScheme })}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'auto', label: 'As the system' },
            ]}
          />
        </div>
        <div>
          <Text id="settings-font" fw={500} mb={4}>
            Typeface of the text
          </Text>
          <SegmentedControl
            aria-labelledby="settings-font"
            value={reader.font}
            onChange={value => setReader({ font: value as ReaderSettings['font'] })}
            data={[
              { value: 'serif', label: 'Serif' },
              { value: 'sans', label: 'Sans serif' },
            ]}
          />
        </div>
        <NumberInput
          label="Size of the text, in pixels"
          value={reader.fontSize}
          min={12}
          max={32}
          onChange={value => typeof value === 'number' && setReader({ fontSize: value })}
          clampBehavior="blur"
        />
        <NumberInput
          label="Line spacing"
          value={reader.lineSpacing}
          min={1.2}
          max={2.4}
          step={0.1}
          decimalScale={1}
          onChange={value => typeof value === 'number' && setReader({ lineSpacing: value })}
          clampBehavior="blur"
        />
        <NumberInput
          label="Widest line, in characters"
          value={reader.width}
          min={40}
          max={140}
          step={2}
          onChange={value => typeof value === 'number' && setReader({ width: value })}
          clampBehavior="blur"
        />
        <Switch
          label="Skip notes and running heads"
          description="The reading cursor goes around what interrupts the text at the foot and the head of pages"
          checked={skipsAsides}
          onChange={event => ui.set({ skipsAsides: event.currentTarget.checked })}
        />
      </Stack>
    </Modal>
  );
}
