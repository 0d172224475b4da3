/** What is asked of the value of a field: which field, how, and of which values. */
import { MultiSelect, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import type { Field, FieldType } from '#core/model/codebook.ts';
import { ItemMultiSelect } from '../fields/item-select.tsx';
import { useRecords } from '../state/study-context.tsx';
import { type Asked, lackOf, type ValueTest } from './coding-draft.ts';
import styles from './coding-editor.module.css';

type AskedValue = Asked & { ask: 'value' };

interface CodingValueProps {
  asked: AskedValue;
  /** Of the condition, in small letters. */
  name: string;
  onChange: (asked: AskedValue) => void;
}

const tests: Readonly<Record<ValueTest, string>> = {
  oneOf: 'is one of',
  range: 'is from, to',
  period: 'has a moment in',
  text: 'has the words',
  stated: 'is stated',
  missing: 'is not yet coded',
};

const testsOf: Readonly<Record<FieldType['type'], readonly ValueTest[]>> = {
  choice: ['oneOf', 'stated', 'missing'],
  item: ['oneOf', 'stated', 'missing'],
  boolean: ['oneOf', 'stated', 'missing'],
  scale: ['oneOf', 'range', 'stated', 'missing'],
  ordinal: ['oneOf', 'range', 'stated', 'missing'],
  number: ['range', 'stated', 'missing'],
  date: ['period', 'stated', 'missing'],
  text: ['text', 'stated', 'missing'],
};

const groups = { passage: 'Of passages', item: 'Of items', document: 'Of documents' } as const;
type Subject = keyof typeof groups;
const subjects = Object.keys(groups) as Subject[];

const isSubject = (subject: Field['subject']): subject is Subject => subject !== 'judgement';

export function CodingValue({ asked, name, onChange }: CodingValueProps) {
  const fields = useRecords(
    study => [...study.all('field')].sort((one, other) => one.order - other.order),
    ['field'],
  );
  const kinds = useRecords(
    study => [...study.all('kind')].sort((one, other) => one.order - other.order),
    ['kind'],
  );
  const rankOf = ({ kindId }: Field): number => kinds.findIndex(({ id }) => id === kindId);
  const field = fields.find(({ id }) => id === asked.field);
  const labelOf = ({ kindId, label }: Field): string => {
    const kind = kinds.find(({ id }) => id === kindId);
    return kind === undefined ? label : `${kind.label}: ${label}`;
  };
  const data = subjects
    .map(subject => ({
      group: groups[subject],
      items: fields
        .filter(each => each.subject === subject)
        .sort((one, other) => rankOf(one) - rankOf(other))
        .map(each => ({ value: each.id as string, label: labelOf(each) })),
    }))
    .filter(({ items }) => items.length > 0);
  const gone = asked.field !== null && field === undefined;
  const possible = field === undefined ? [asked.test] : testsOf[field.value.type];
  // What was asked by hand stays, though no such test is offered for the field.
  const offered = possible.includes(asked.test) ? possible : [...possible, asked.test];
  return (
    <>
      <div className={styles.field}>
        <Select
          label={`Field of ${name}`}
          placeholder="Which field"
          data={
            gone
              ? [
                  ...data,
                  { group: 'Not here', items: [{ value: asked.field ?? '', label: asked.field ?? '' }] },
                ]
              : data
          }
          value={asked.field}
          onChange={id => {
            const next = fields.find(each => each.id === id);
            if (next === undefined || !isSubject(next.subject)) return;
            const [test = 'stated'] = testsOf[next.value.type];
            const blank = { oneOf: [], least: null, most: null, text: '' };
            onChange({ ask: 'value', of: next.subject, field: next.id, test, ...blank });
          }}
          searchable
          allowDeselect={false}
          openOnFocus={false}
          nothingFoundMessage={data.length === 0 ? 'The codebook has no such fields.' : 'None has this name.'}
        />
      </div>
      {asked.field !== null && (
        <NativeSelect
          aria-label={`How the value of ${name} is`}
          data={offered.map(value => ({ value, label: tests[value] }))}
          value={asked.test}
          onChange={event => onChange({ ...asked, test: event.currentTarget.value as ValueTest })}
        />
      )}
      {field !== undefined && <Values asked={asked} type={field.value} name={name} onChange={onChange} />}
    </>
  );
}

function Values({ asked, type, name, onChange }: CodingValueProps & { type: FieldType }) {
  switch (asked.test) {
    case 'oneOf':
      return (
        <div className={styles.wide}>
          <OneOf asked={asked} type={type} name={name} onChange={onChange} />
        </div>
      );
    case 'range':
      return (
        <>
          {(['least', 'most'] as const).map(end => (
            <NumberInput
              key={end}
              w={92}
              aria-label={`${end === 'least' ? 'Least' : 'Largest'} value of ${name}`}
              placeholder={end === 'least' ? 'from' : 'to'}
              value={asked[end] ?? ''}
              onChange={next => onChange({ ...asked, [end]: typeof next === 'number' ? next : null })}
            />
          ))}
        </>
      );
    case 'period':
    case 'text':
      return (
        <TextInput
          className={styles.wide ?? ''}
          aria-label={asked.test === 'period' ? `Period of ${name}` : `Words in the value of ${name}`}
          placeholder={asked.test === 'period' ? '1995, 1995-12 or 1993/1994' : 'Words'}
          value={asked.text}
          error={lackOf(asked)?.isWrong === true}
          onChange={event => onChange({ ...asked, text: event.currentTarget.value })}
        />
      );
    default:
      return null;
  }
}

function OneOf({ asked, type, name, onChange }: CodingValueProps & { type: FieldType }) {
  const options = useRecords(
    study =>
      JSON.stringify(
        type.type === 'choice' ? (study.get('vocabulary', type.vocabularyId)?.options ?? []) : [],
      ),
    ['vocabulary'],
    [type],
  );
  const label = `Values of ${name}`;
  if (type.type === 'item')
    return (
      <ItemMultiSelect
        label={label}
        placeholder="Any of these"
        kindIds={type.kindIds}
        value={asked.oneOf.map(String)}
        onChange={oneOf => onChange({ ...asked, oneOf })}
      />
    );
  // Values by their text, so that numbers and truths come back as what they are.
  const known: { value: string; label: string; is: string | number | boolean }[] =
    type.type === 'choice'
      ? (JSON.parse(options) as { id: string; label: string }[]).map(({ id, label: words }) => ({
          value: id,
          label: words,
          is: id,
        }))
      : type.type === 'boolean'
        ? [true, false].map(is => ({ value: String(is), label: is ? 'Yes' : 'No', is }))
        : type.type === 'scale' || type.type === 'ordinal'
          ? type.points.map(({ value: is, label: words }) => ({
              value: String(is),
              label: `${is} ${words}`,
              is,
            }))
          : [];
  const unknown = asked.oneOf
    .filter(value => !known.some(({ is }) => is === value))
    .map(is => ({ value: String(is), label: `${is} (not here)`, is }));
  const all = [...known, ...unknown];
  return (
    <MultiSelect
      label={label}
      placeholder={asked.oneOf.length === 0 ? 'Any of these' : ''}
      data={all.map(({ value, label: words }) => ({ value, label: words }))}
      value={asked.oneOf.map(String)}
      onChange={chosen =>
        onChange({
          ...asked,
          oneOf: chosen.flatMap(value => all.find(each => each.value === value)?.is ?? []),
        })
      }
      searchable
      openOnFocus={false}
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${label}` }}
      nothingFoundMessage="None has this name."
    />
  );
}
