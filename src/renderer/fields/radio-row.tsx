/** A row of radio buttons: a scale, ordered categories, yes or no. Nothing is chosen until the researcher does. */
import { Input } from '@mantine/core';
import { useId } from 'react';
import classes from './radio-row.module.css';

export interface RadioOption<T extends string | number> {
  value: T;
  label: string;
  /** Shown in the cell in place of the label, which then stands under the row. */
  short?: string;
}

interface RadioRowProps<T extends string | number> {
  label: string;
  description?: string;
  error?: string | null;
  options: readonly RadioOption<T>[];
  value: T | null;
  /** Null = the choice was taken back: not yet coded. */
  onChange: (value: T | null) => void;
  /** False = something is always chosen, so there is nothing to take back. */
  clearable?: boolean;
  disabled?: boolean;
}

/** Arrow keys move and choose, as radio buttons do; "Clear" takes the choice back. */
export function RadioRow<T extends string | number>({
  label,
  description,
  error,
  options,
  value,
  onChange,
  clearable = true,
  disabled,
}: RadioRowProps<T>) {
  const id = useId();
  const short = options.some(option => option.short !== undefined);
  const chosen = options.find(option => option.value === value);
  const first = options[0]?.label;
  const last = options.at(-1)?.label;
  return (
    <div>
      <div className={classes.head}>
        <Input.Label component="div" id={`${id}-label`}>
          {label}
        </Input.Label>
        {clearable && value !== null && !disabled && (
          <button
            type="button"
            className={classes.clear}
            aria-label={`Clear ${label}`}
            onClick={() => onChange(null)}
          >
            Clear
          </button>
        )}
      </div>
      {description && <Input.Description mb={4}>{description}</Input.Description>}
      <div
        role="radiogroup"
        aria-labelledby={`${id}-label`}
        className={classes.row}
        data-short={short || undefined}
        data-invalid={error ? true : undefined}
      >
        {options.map(option => (
          <label key={option.value} className={classes.cell} title={option.label}>
            <input
              type="radio"
              name={id}
              className={classes.radio}
              aria-label={option.short === undefined ? option.label : `${option.short} ${option.label}`}
              checked={option.value === value}
              disabled={disabled}
              onChange={() => onChange(option.value)}
            />
            <span className={classes.face} aria-hidden>
              {option.short ?? option.label}
            </span>
          </label>
        ))}
      </div>
      {short && (
        <div className={classes.legend} aria-hidden>
          {chosen === undefined ? (
            <>
              <span>{first}</span>
              <span>{last}</span>
            </>
          ) : (
            <span className={classes.chosen}>{chosen.label}</span>
          )}
        </div>
      )}
      {error && <Input.Error mt={4}>{error}</Input.Error>}
    </div>
  );
}
