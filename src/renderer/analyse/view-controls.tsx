/** The simple options of a view. An option that is left alone is not given, so that the view's own rule holds. */
import { Group, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parsePeriod } from '#core/model/period.ts';
import type { View } from '#core/views/view.ts';
import { controlsOf, labelOfOption, type ViewControl } from './view-controls-model.ts';

export type Options = Readonly<Record<string, string | boolean>>;

export function ViewControls({
  view,
  options,
  onChange,
}: {
  view: View;
  options: Options;
  onChange: (options: Options) => void;
}) {
  const set = (name: string, value: string | boolean | undefined): void => {
    const { [name]: _, ...rest } = options;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <Group align="flex-start" gap="sm">
      {controlsOf(view).map(control => (
        <Control
          key={control.name}
          control={control}
          value={options[control.name]}
          onChange={value => set(control.name, value)}
        />
      ))}
    </Group>
  );
}

function Control({
  control,
  value,
  onChange,
}: {
  control: ViewControl;
  value: string | boolean | undefined;
  onChange: (value: string | boolean | undefined) => void;
}) {
  const label = labelOfOption(control.name);
  if (control.kind === 'period')
    return <PeriodFilter value={typeof value === 'string' ? value : ''} onChange={onChange} />;
  if (control.kind === 'switch') {
    return (
      <Switch
        label={label}
        title={control.help}
        checked={value === true}
        onChange={event => onChange(event.currentTarget.checked || undefined)}
        mt={30}
      />
    );
  }
  return (
    <Select
      label={label}
      title={control.help}
      placeholder="As it comes"
      data={control.choices.map(choice => ({ value: choice, label: labelOfOption(choice) }))}
      value={typeof value === 'string' ? value : null}
      onChange={choice => onChange(choice ?? undefined)}
      clearable
      w={160}
    />
  );
}

/** Takes effect when it is a period, and when it is emptied. */
function PeriodFilter({ value, onChange }: { value: string; onChange: (value: string | undefined) => void }) {
  const [typed, setTyped] = useState(value);
  const result = typed.trim() === '' ? null : parsePeriod(typed);
  const change = (text: string): void => {
    setTyped(text);
    if (text.trim() === '') onChange(undefined);
    else if (parsePeriod(text).ok) onChange(text.trim());
  };
  return (
    <TextInput
      label="Period"
      placeholder="All; e.g. 1995/1996"
      value={typed}
      error={result !== null && !result.ok ? 'Not yet a date' : null}
      onChange={event => change(event.currentTarget.value)}
      w={180}
    />
  );
}
