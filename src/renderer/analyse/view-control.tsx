/** One option of a view as a control. What is left alone is not given, so that the view's own rule holds. */
import { MultiSelect, NumberInput, Select, Switch, TextInput, Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import type { RolesOptions } from '#core/views/roles.ts';
import { PeriodSlider } from './period-slider.tsx';
import { useIdOptions } from './use-id-options.ts';
import classes from './view-controls.module.css';
import { type IdSource, type OptionValue, type ViewControl, wordsOf } from './view-controls-model.ts';

interface ControlProps {
  control: ViewControl;
  value: OptionValue | undefined;
  onChange: (value: OptionValue | undefined) => void;
  roles: RolesOptions | undefined;
}

const texts = (value: OptionValue | undefined): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

const placeholderOf = ({ otherwise }: ViewControl): string =>
  otherwise === null ? 'As it comes' : wordsOf(otherwise);

const WIDTH = 160;

/** Lists belong to what they open from: a popover that holds them does not take a click in them for one outside. */
const combobox = { withinPortal: false, floatingStrategy: 'fixed' } as const;

export function Control({ control, value, onChange, roles }: ControlProps) {
  const { label, help } = control;
  const [text] = texts(value);
  switch (control.kind) {
    case 'period':
      return <PeriodSlider label={label} help={help} value={text} onChange={onChange} />;
    case 'switch':
      return (
        <Help text={help}>
          <Switch
            label={label}
            className={classes.switch ?? ''}
            checked={value === true}
            onChange={event => onChange(event.currentTarget.checked || undefined)}
          />
        </Help>
      );
    case 'number':
      return (
        <Help text={help}>
          <NumberInput
            label={label}
            placeholder={placeholderOf(control)}
            value={typeof value === 'number' ? value : ''}
            onChange={next =>
              onChange(
                typeof next === 'number' && next >= (control.least ?? 0) && next > 0 ? next : undefined,
              )
            }
            allowDecimal={!control.whole}
            allowNegative={false}
            {...(control.most === null ? {} : { max: control.most })}
            w={WIDTH}
          />
        </Help>
      );
    case 'choice':
      return (
        <One
          {...{ control, onChange }}
          value={text ?? null}
          data={control.choices.map(choice => ({ value: choice, label: wordsOf(choice) }))}
        />
      );
    case 'choices':
      return (
        <Several
          {...{ control, onChange }}
          value={texts(value)}
          data={control.choices.map(choice => ({ value: choice, label: wordsOf(choice) }))}
        />
      );
    case 'id':
      return <OneOf {...{ control, onChange, roles }} of={control.of} value={text ?? null} />;
    case 'ids':
      return <SeveralOf {...{ control, onChange, roles }} of={control.of} value={texts(value)} />;
    case 'text':
      return (
        <Help text={help}>
          <TextInput
            label={label}
            placeholder={placeholderOf(control)}
            value={text ?? ''}
            onChange={event => onChange(event.currentTarget.value || undefined)}
            w={WIDTH}
          />
        </Help>
      );
  }
}

function Help({ text, children }: { text: string; children: ReactElement }) {
  return (
    <Tooltip label={text} multiline maw={320} events={{ hover: true, focus: false, touch: false }}>
      {children}
    </Tooltip>
  );
}

interface ListProps<Value> {
  control: ViewControl;
  data: readonly { value: string; label: string }[];
  value: Value;
  onChange: (value: OptionValue | undefined) => void;
}

function One({ control, data, value, onChange }: ListProps<string | null>) {
  return (
    <Help text={control.help}>
      <Select
        label={control.label}
        placeholder={placeholderOf(control)}
        data={data}
        value={value}
        onChange={choice => onChange(choice ?? undefined)}
        searchable={data.length > 8}
        nothingFoundMessage="None has this name."
        clearable
        comboboxProps={combobox}
        clearButtonProps={{ 'aria-label': `Clear ${control.label}` }}
        w={WIDTH}
      />
    </Help>
  );
}

function Several({ control, data, value, onChange }: ListProps<string[]>) {
  return (
    <Help text={control.help}>
      <MultiSelect
        label={control.label}
        placeholder={value.length === 0 ? placeholderOf(control) : ''}
        data={data}
        value={value}
        onChange={choices => onChange(choices.length === 0 ? undefined : choices)}
        searchable
        // The first control of the options has the focus as they open: its list would cover the others.
        openOnFocus={false}
        nothingFoundMessage={data.length === 0 ? 'There are none yet.' : 'None has this name.'}
        clearable
        comboboxProps={combobox}
        clearButtonProps={{ 'aria-label': `Clear ${control.label}` }}
        limit={100}
        miw={WIDTH}
        maw={340}
      />
    </Help>
  );
}

type IdProps<Value> = Omit<ListProps<Value>, 'data'> & { of: IdSource; roles: RolesOptions | undefined };

function OneOf({ of, roles, ...rest }: IdProps<string | null>) {
  return <One {...rest} data={useIdOptions(of, roles, rest.value === null ? [] : [rest.value])} />;
}

function SeveralOf({ of, roles, ...rest }: IdProps<string[]>) {
  return <Several {...rest} data={useIdOptions(of, roles, rest.value)} />;
}
