/** The period of a view: two thumbs over the years that occur in the study, and its exact text as EDTF beside them. */
import { RangeSlider, TextInput, Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { parsePeriod } from '#core/model/period.ts';
import { describePeriod } from '../fields/describe-period.ts';
import { periodHelp } from '../fields/period-input.tsx';
import { useRecords } from '../state/study-context.tsx';
import { periodOfYears, type Years, yearsOf, yearsOfPeriod } from './period-slider-model.ts';
import classes from './view-controls.module.css';

interface PeriodSliderProps {
  label: string;
  help: string;
  /** EDTF; undefined = any time. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

export function PeriodSlider({ label, help, value, onChange }: PeriodSliderProps) {
  const found = useRecords(yearsOf, ['judgement', 'link', 'passage', 'field']);
  return (
    <div className={classes.period}>
      <PeriodText label={label} help={help} value={value} onChange={onChange} />
      {found === null || found.first === found.last ? null : (
        <Thumbs label={label} years={found} value={value} onChange={onChange} />
      )}
    </div>
  );
}

function Thumbs({ label, years, value, onChange }: Omit<PeriodSliderProps, 'help'> & { years: Years }) {
  const [held, setHeld] = useState<[number, number] | null>(null);
  const [from, to] = held ?? yearsOfPeriod(value, years);
  return (
    <div className={classes.slider}>
      <span className={classes.sliderYears} aria-hidden>
        <span>{from}</span>
        <span>{to}</span>
      </span>
      <RangeSlider
        size={4}
        thumbSize={16}
        min={years.first}
        max={years.last}
        step={1}
        minRange={0}
        label={null}
        value={[from, to]}
        onChange={range => {
          setHeld(range);
          onChange(periodOfYears(range, years));
        }}
        onChangeEnd={() => setHeld(null)}
        thumbFromLabel={`${label}: from year`}
        thumbToLabel={`${label}: to year`}
      />
    </div>
  );
}

/** Takes effect when it is a period, and when it is emptied. */
function PeriodText({ label, help, value, onChange }: PeriodSliderProps) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => {
    setTyped(before => (before.trim() === (value ?? '') ? before : (value ?? '')));
  }, [value]);
  const trimmed = typed.trim();
  const isWrong = trimmed !== '' && !parsePeriod(trimmed).ok;
  const change = (text: string): void => {
    setTyped(text);
    if (text.trim() === '') onChange(undefined);
    else if (parsePeriod(text).ok) onChange(text.trim());
  };
  const meaning = describePeriod(trimmed);
  return (
    <Tooltip
      label={`${meaning === null ? '' : `${meaning}. `}${help}. ${periodHelp}`}
      multiline
      maw={320}
      events={{ hover: true, focus: false, touch: false }}
    >
      <TextInput
        label={label}
        placeholder="Any time"
        value={typed}
        error={isWrong ? 'Not yet a date' : null}
        onChange={event => change(event.currentTarget.value)}
        spellCheck={false}
        autoComplete="off"
        w={110}
      />
    </Tooltip>
  );
}
