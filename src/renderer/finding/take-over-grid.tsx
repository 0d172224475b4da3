/** The grid in which names are put right and chosen. Arrow keys go up and down a column. */
import { Checkbox } from '@mantine/core';
import { type KeyboardEvent, memo } from 'react';
import { ItemSelect } from '../fields/item-select.tsx';
import classes from './take-over-grid.module.css';
import { describePlan, type PlannedRow, readNames, type TakeOverRow, writeNames } from './take-over-rows.ts';

interface Props {
  planned: readonly PlannedRow[];
  kindId: string;
  onChange: (key: string, patch: Partial<TakeOverRow>) => void;
  onShow: (row: TakeOverRow) => void;
}

export function TakeOverGrid({ planned, kindId, onChange, onShow }: Props) {
  return (
    <table className={classes.grid} onKeyDown={moveInColumn}>
      <thead>
        <tr>
          <th scope="col">Take over</th>
          <th scope="col">Name of the item</th>
          <th scope="col">Other names, one a line</th>
          <th scope="col">Type</th>
          <th scope="col">Becomes</th>
          <th scope="col">Where it stands</th>
        </tr>
      </thead>
      <tbody>
        {planned.map(each => (
          <GridRow
            key={each.row.key}
            row={each.row}
            plan={describePlan(each)}
            match={each.plan !== null && each.plan.action !== 'add' ? each.plan.item.label : null}
            kindId={kindId}
            onChange={onChange}
            onShow={onShow}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Omit<Props, 'planned'> {
  row: TakeOverRow;
  plan: string;
  /** Label of the item that it would go to; null for a new one. */
  match: string | null;
}

/** Drawn again only when it changes: a list may have hundreds. */
const GridRow = memo(function GridRow({ row, plan, match, kindId, onChange, onShow }: RowProps) {
  const { key, label, aliases, type, accepted, doubts, rule, words, place, intoId } = row;
  const name = label === '' ? 'the entry without a name' : label;
  const choice = intoId === undefined ? 'found' : intoId === null ? 'new' : 'other';
  return (
    <tr data-left-out={accepted ? undefined : ''}>
      <td className={classes.check}>
        <Checkbox
          aria-label={`Take over ${name}`}
          data-column="accepted"
          checked={accepted}
          onChange={event => onChange(key, { accepted: event.currentTarget.checked })}
        />
      </td>
      <td className={classes.name}>
        <input
          className={classes.input}
          data-column="label"
          aria-label={`Name of ${name}`}
          value={label}
          maxLength={300}
          onChange={event => onChange(key, { label: event.currentTarget.value })}
        />
        {doubts.map(doubt => (
          <span key={doubt} className={`${classes.plan} ${classes.doubt}`}>
            {doubt}
          </span>
        ))}
      </td>
      <td>
        <textarea
          className={`${classes.input} ${classes.names}`}
          data-column="aliases"
          rows={1}
          aria-label={`Other names of ${name}`}
          defaultValue={writeNames(aliases)}
          onBlur={event => onChange(key, { aliases: readNames(event.currentTarget.value) })}
        />
      </td>
      <td className={classes.type}>
        <input
          className={classes.input}
          data-column="type"
          aria-label={`Type of ${name}`}
          value={type}
          onChange={event => onChange(key, { type: event.currentTarget.value })}
        />
      </td>
      <td className={classes.becomes}>
        <select
          className={classes.select}
          data-column="becomes"
          aria-label={`What ${name} becomes`}
          value={choice}
          onChange={event => onChange(key, intoOf(event.currentTarget.value))}
        >
          <option value="found">
            {choice === 'found' && match !== null ? `Names of ${match}` : 'By its names'}
          </option>
          <option value="new">A new item</option>
          <option value="other">Names of another item…</option>
        </select>
        {choice === 'other' ? (
          <ItemSelect
            label={`Item for ${name}`}
            kindIds={[kindId]}
            value={intoId === '' ? null : (intoId ?? null)}
            onChange={item => onChange(key, { intoId: item ?? '' })}
          />
        ) : null}
        <span className={classes.plan}>{plan}</span>
      </td>
      <td className={classes.where}>
        {place === null ? (
          rule
        ) : (
          <button
            type="button"
            className={classes.place}
            title="Show it in the text"
            onClick={() => onShow(row)}
          >
            {words}
          </button>
        )}
        {place === null ? null : <span className={classes.plan}>{rule}</span>}
      </td>
    </tr>
  );
});

function intoOf(choice: string): Partial<TakeOverRow> {
  return choice === 'other' ? { intoId: '' } : choice === 'new' ? { intoId: null } : { intoId: undefined };
}

/** In several lines the arrows first go to the first or the last of them. */
function isInside(target: HTMLElement, step: 1 | -1): boolean {
  if (!(target instanceof HTMLTextAreaElement)) return false;
  return step === 1 ? target.selectionEnd < target.value.length : target.selectionStart > 0;
}

function moveInColumn(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { target } = event;
  if (step === 0 || event.altKey || !(target instanceof HTMLElement) || target instanceof HTMLSelectElement)
    return;
  const { column } = target.dataset;
  const row = target.closest('tr');
  const other = step === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  const next = other?.querySelector<HTMLElement>(`[data-column="${column}"]`);
  if (column === undefined || next === null || next === undefined || isInside(target, step)) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement && next.type !== 'checkbox') next.select();
}
