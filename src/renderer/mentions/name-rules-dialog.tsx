/** How each name of an item is looked for, with what a change does to the mentions that are found. */
import { Loader, Modal, NativeSelect, TagsInput } from '@mantine/core';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { isAcronym } from '#core/mentions/names.ts';
import type { Item } from '#core/model/item.ts';
import type { NameRule } from '#core/model/name-rule.ts';
import { useChange } from '../fields/use-change.ts';
import { counted } from '../panels/counted.ts';
import { useSession, useStudyInfo } from '../state/study-context.tsx';
import { mentionIndexOf } from './mention-index.ts';
import { countNames, type NameCount, namesOf, ruleOf, withRule } from './name-rules.ts';
import classes from './name-rules-dialog.module.css';

export function NameRulesDialog({ item, onClose }: { item: Item; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={`How the names of “${item.label}” are found`}
      size="56rem"
      classNames={{ body: classes.body ?? '' }}
    >
      <NameRules item={item} />
    </Modal>
  );
}

function NameRules({ item }: { item: Item }) {
  const index = mentionIndexOf(useSession());
  const state = useSyncExternalStore(index.subscribe, index.get);
  const change = useChange();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const counts = useMemo(() => countNames(item, state), [item, state]);
  const isCounted = state.waiting === 0;
  // What the rules that were there at the beginning find, to compare with.
  const [before, setBefore] = useState<ReadonlyMap<string, NameCount> | null>(null);
  useEffect(() => {
    if (isCounted && before === null) setBefore(counts);
  }, [isCounted, before, counts]);
  return (
    <>
      <p className={classes.note}>
        Names are found as whole words, also over line ends and hyphens; possessives count. A change is kept
        at once, and undone as any other.
      </p>
      {state.failure !== null && (
        <p className={classes.failure} role="alert">
          Not all texts could be searched: {state.failure}
        </p>
      )}
      {namesOf(item).map(name => (
        <NameRuleForm
          key={name}
          rule={ruleOf(item, name)}
          count={counts.get(name) ?? { found: 0, asked: 0 }}
          before={before?.get(name) ?? null}
          isCounted={isCounted}
          disabled={readOnly}
          onChange={rule => void change('item.change', { id: item.id, nameRules: withRule(item, rule) })}
        />
      ))}
    </>
  );
}

const countings: { value: NameRule['counts']; label: string }[] = [
  { value: 'always', label: 'Is a mention' },
  { value: 'ask', label: 'Is asked about each time' },
  { value: 'never', label: 'Is never a mention' },
];

interface FormProps {
  rule: NameRule;
  count: NameCount;
  /** Null until the texts have been searched for the first time. */
  before: NameCount | null;
  isCounted: boolean;
  disabled: boolean;
  onChange: (rule: NameRule) => void;
}

function NameRuleForm({ rule, count, before, isCounted, disabled, onChange }: FormProps) {
  const { name, counts, capitals, accents, plurals, notIn } = rule;
  const { accents: _, ...withoutAccents } = rule;
  const { plurals: __, ...withoutPlurals } = rule;
  const asName = (value: string) => (value === 'as-written' || value === 'any' ? value : null);
  return (
    <fieldset className={classes.name} disabled={disabled}>
      <legend className={classes.legend}>{name}</legend>
      <p className={classes.count} role="status">
        {before === null || !isCounted ? (
          <>
            <Loader size={12} aria-hidden /> The texts are being searched…
          </>
        ) : (
          describeCount(count, before)
        )}
      </p>
      <div className={classes.controls}>
        <NativeSelect
          label="Where it stands"
          aria-label={`Where “${name}” stands`}
          value={counts}
          data={countings}
          onChange={event =>
            onChange({
              ...rule,
              counts: countings.find(({ value }) => value === event.currentTarget.value)?.value ?? 'always',
            })
          }
        />
        <NativeSelect
          label="Capitals"
          aria-label={`Capitals of “${name}”`}
          disabled={counts === 'never'}
          value={capitals ?? ''}
          data={[
            {
              value: '',
              label: isAcronym(name) ? 'As written (acronym)' : 'Do not matter (name)',
            },
            { value: 'as-written', label: 'Must be as written' },
            { value: 'any', label: 'Do not matter' },
          ]}
          onChange={event => onChange({ ...rule, capitals: asName(event.currentTarget.value) })}
        />
        <NativeSelect
          label="Accents"
          aria-label={`Accents of “${name}”`}
          disabled={counts === 'never'}
          value={accents ?? ''}
          data={[
            {
              value: '',
              label: 'Like capitals',
            },
            { value: 'as-written', label: 'Must be as written' },
            { value: 'any', label: 'Do not matter' },
          ]}
          onChange={event => {
            const next = asName(event.currentTarget.value);
            onChange(next === null ? withoutAccents : { ...rule, accents: next });
          }}
        />
        <NativeSelect
          label="Plurals"
          aria-label={`Plurals of “${name}”`}
          disabled={counts === 'never'}
          value={plurals === false ? 'no' : ''}
          data={[
            { value: '', label: 'Count too' },
            { value: 'no', label: 'Do not count' },
          ]}
          onChange={event =>
            onChange(event.currentTarget.value === 'no' ? { ...rule, plurals: false } : withoutPlurals)
          }
        />
      </div>
      <TagsInput
        label="Never inside"
        dropdownOpened={false}
        aria-label={`“${name}” never inside`}
        placeholder={notIn.length === 0 ? `A longer name that is somebody else’s, with “${name}” in it` : ''}
        value={notIn}
        disabled={disabled || counts === 'never'}
        acceptValueOnBlur
        splitChars={[';', '\n']}
        maxLength={300}
        onChange={next => onChange({ ...rule, notIn: next })}
      />
    </fieldset>
  );
}

function describeCount({ found, asked }: NameCount, before: NameCount): string {
  const now = `${counted(found, 'mention')}${asked === 0 ? '' : `, ${asked.toLocaleString('en')} asked about`}`;
  if (found === before.found && asked === before.asked) return now;
  const then = `${before.found.toLocaleString('en')}${before.asked === 0 ? '' : `, ${before.asked.toLocaleString('en')} asked about`}`;
  return `${now} (before: ${then})`;
}
