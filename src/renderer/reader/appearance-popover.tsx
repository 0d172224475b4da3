/** How the text is set: typeface, size, spacing, width. Kept on this machine. */
import { ActionIcon, NumberInput, Popover, SegmentedControl, Tooltip } from '@mantine/core';
import { IconTypography } from '@tabler/icons-react';
import { type ReaderSettings, ui, useUi } from '../state/ui-store.ts';
import styles from './reader-header.module.css';

interface Measure {
  key: 'fontSize' | 'lineSpacing' | 'width';
  label: string;
  least: number;
  most: number;
  step: number;
  unit: string;
}

const measures: readonly Measure[] = [
  { key: 'fontSize', label: 'Size', least: 12, most: 32, step: 1, unit: ' px' },
  { key: 'lineSpacing', label: 'Line spacing', least: 1.2, most: 2.4, step: 0.1, unit: '' },
  { key: 'width', label: 'Width', least: 40, most: 140, step: 2, unit: ' characters' },
];

export function AppearancePopover() {
  const settings = useUi(state => state.reader);
  const change = (patch: Partial<ReaderSettings>): void =>
    ui.set({ reader: { ...ui.get().reader, ...patch } });
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label="Typeface, size, spacing, width">
          <ActionIcon aria-label="How the text is set">
            <IconTypography size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label="How the text is set">
        <div className={styles.panel}>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label="Typeface"
            value={settings.font}
            onChange={font => change({ font: font === 'sans' ? 'sans' : 'serif' })}
            data={[
              { value: 'serif', label: 'Serif' },
              { value: 'sans', label: 'Sans serif' },
            ]}
          />
          {measures.map(({ key, label, least, most, step, unit }) => (
            <NumberInput
              key={key}
              label={label}
              value={settings[key]}
              min={least}
              max={most}
              step={step}
              decimalScale={2}
              suffix={unit}
              clampBehavior="blur"
              onChange={value => {
                if (typeof value === 'number' && value >= least && value <= most) change({ [key]: value });
              }}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
