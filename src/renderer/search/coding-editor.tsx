/** Puts a coding query together: groups of conditions, each with what it asks, or not. */
import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Relation } from '#core/search/coding-query.ts';
import { ItemMultiSelect } from '../fields/item-select.tsx';
import {
  type Asked,
  beginCondition,
  type Condition,
  conditionOf,
  type Group,
  lackOf,
  type ReachUnit,
  reaches,
} from './coding-draft.ts';
import styles from './coding-editor.module.css';
import { CodingValue } from './coding-value.tsx';
import { IdSelect } from './id-select.tsx';

const asks: { value: Asked['ask']; label: string }[] = [
  { value: 'items', label: 'Coded with' },
  { value: 'kinds', label: 'Kind of item' },
  { value: 'value', label: 'Value of a field' },
  { value: 'words', label: 'Words in it' },
  { value: 'relation', label: 'Place beside others' },
  { value: 'documents', label: 'Document' },
  { value: 'coders', label: 'Coder' },
  { value: 'group', label: 'Several together' },
];

const joinings = [
  { value: 'all', label: 'all of these hold' },
  { value: 'any', label: 'any of these holds' },
];

const relationLabels: Readonly<Record<Relation, string>> = {
  overlaps: 'shares text with',
  contains: 'holds all of',
  inside: 'lies inside',
  near: 'is near',
  before: 'ends before',
  after: 'begins after',
};

const units: { value: ReachUnit; label: string }[] = [
  { value: 'sentences', label: 'sentences' },
  { value: 'paragraphs', label: 'paragraphs' },
  { value: 'characters', label: 'characters' },
];

interface GroupProps {
  /** What is chosen: “Passages where”, or of a relation “passages where”. */
  lead: string;
  /** Tells a group from the others, for screen readers: “of condition 2”. */
  place: string;
  group: Group;
  onChange: (group: Group) => void;
}

export function CodingGroup({ lead, place, group, onChange }: GroupProps) {
  const root = useRef<HTMLDivElement>(null);
  const { joined, conditions } = group;
  const replace = (index: number, next: Condition | null): void =>
    onChange({
      ...group,
      conditions: conditions.flatMap((each, at) => (at === index ? (next === null ? [] : [next]) : [each])),
    });
  const add = (): void => {
    onChange({ ...group, conditions: [...conditions, conditionOf(beginCondition('items'))] });
    // The new condition is drawn by then.
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLSelectElement>(':scope > ul > li:last-child select')?.focus(),
    );
  };
  const remove = (index: number): void => {
    replace(index, null);
    root.current?.querySelector<HTMLButtonElement>(':scope > [data-add]')?.focus();
  };
  return (
    <div ref={root} className={styles.group}>
      <div className={styles.joined}>
        <span>{lead}</span>
        {conditions.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={`How the conditions ${place} are joined`}
            data={joinings}
            value={joined}
            onChange={event =>
              onChange({ ...group, joined: event.currentTarget.value === 'any' ? 'any' : 'all' })
            }
          />
        )}
        {conditions.length === 0 && <span className={styles.lack}>anything holds</span>}
      </div>
      {conditions.length > 0 && (
        <ul className={styles.conditions}>
          {conditions.map((condition, index) => (
            <CodingCondition
              key={condition.key}
              condition={condition}
              name={`Condition ${place === '' ? '' : `${place.replace(/^of condition /, '')}.`}${index + 1}`}
              onChange={next => replace(index, next)}
              onRemove={() => remove(index)}
            />
          ))}
        </ul>
      )}
      <Button
        data-add
        className={styles.add ?? ''}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        aria-label={place === '' ? 'Add a condition' : `Add a condition ${place}`}
        onClick={add}
      >
        Add a condition
      </Button>
    </div>
  );
}

interface ConditionProps {
  condition: Condition;
  name: string;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function CodingCondition({ condition, name, onChange, onRemove }: ConditionProps) {
  const { key, isNot } = condition;
  const lack = lackOf(condition);
  const change = (asked: Asked): void => onChange({ ...asked, key, isNot });
  return (
    <li className={styles.condition}>
      <fieldset className={styles.line} aria-label={name}>
        <Button
          size="compact-sm"
          variant={isNot ? 'filled' : 'subtle'}
          color={isNot ? 'ink' : 'gray'}
          aria-pressed={isNot}
          aria-label="Not"
          title={isNot ? 'Passages of which this does not hold' : 'Passages of which this holds'}
          onClick={() => onChange({ ...condition, isNot: !isNot })}
        >
          not
        </Button>
        <NativeSelect
          w={176}
          aria-label="What is asked"
          data={asks}
          value={condition.ask}
          onChange={event => {
            const ask = asks.find(({ value }) => value === event.currentTarget.value)?.value ?? 'items';
            change(beginCondition(ask));
          }}
        />
        <Parts condition={condition} name={name} onChange={change} />
        {lack !== null && (
          <span
            className={lack.isWrong ? styles.wrong : styles.lack}
            role={lack.isWrong ? 'alert' : undefined}
          >
            {lack.message}
          </span>
        )}
        <ActionIcon
          className={styles.remove ?? ''}
          aria-label={`Remove ${name.toLowerCase()}`}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </fieldset>
      {condition.ask === 'group' && (
        <CodingGroup
          lead="where"
          place={name.replace('Condition', 'of condition')}
          group={condition.group}
          onChange={group => change({ ask: 'group', group })}
        />
      )}
      {condition.ask === 'relation' && (
        <CodingGroup
          lead="passages where"
          place={name.replace('Condition', 'of condition')}
          group={condition.to}
          onChange={to => change({ ...condition, to })}
        />
      )}
    </li>
  );
}

interface PartsProps {
  condition: Condition;
  name: string;
  onChange: (asked: Asked) => void;
}

function Parts({ condition, name, onChange }: PartsProps) {
  switch (condition.ask) {
    case 'items':
      return (
        <div className={styles.wide}>
          <ItemMultiSelect
            label={`Items of ${name.toLowerCase()}`}
            placeholder="Any of these items"
            kindIds={[]}
            value={condition.ids}
            onChange={ids => onChange({ ask: 'items', ids })}
          />
        </div>
      );
    case 'kinds':
    case 'coders':
    case 'documents': {
      const { ask, ids } = condition;
      return (
        <div className={styles.wide}>
          <IdSelect
            label={`${ask[0]?.toUpperCase()}${ask.slice(1)} of ${name.toLowerCase()}`}
            placeholder={`Any of these ${ask}`}
            type={ask === 'kinds' ? 'kind' : ask === 'coders' ? 'coder' : 'document'}
            value={[...ids]}
            onChange={next => onChange({ ask, ids: next })}
          />
        </div>
      );
    }
    case 'words':
      return (
        <TextInput
          className={styles.wide ?? ''}
          aria-label={`Words of ${name.toLowerCase()}`}
          placeholder="As in a search: reform*, law near/5 union, a | b"
          value={condition.words}
          error={lackOf(condition)?.isWrong === true}
          spellCheck={false}
          autoComplete="off"
          onChange={event => onChange({ ...condition, words: event.currentTarget.value })}
        />
      );
    case 'value':
      return <CodingValue asked={condition} name={name.toLowerCase()} onChange={onChange} />;
    case 'relation':
      return (
        <>
          <NativeSelect
            aria-label="How it lies"
            data={Object.entries(relationLabels).map(([value, label]) => ({ value, label }))}
            value={condition.relation}
            onChange={event => onChange({ ...condition, relation: event.currentTarget.value as Relation })}
          />
          {reaches(condition.relation) && (
            <>
              <NumberInput
                w={92}
                aria-label="At most so far"
                placeholder={condition.relation === 'near' ? '1' : 'any'}
                min={0}
                max={1_000_000}
                allowDecimal={false}
                allowNegative={false}
                value={condition.distance ?? ''}
                onChange={next =>
                  onChange({ ...condition, distance: typeof next === 'number' ? next : null })
                }
              />
              <NativeSelect
                aria-label="The distance counts"
                data={units}
                value={condition.unit}
                onChange={event =>
                  onChange({
                    ...condition,
                    unit:
                      units.find(({ value }) => value === event.currentTarget.value)?.value ?? 'sentences',
                  })
                }
              />
            </>
          )}
        </>
      );
    case 'group':
      return null;
  }
}
