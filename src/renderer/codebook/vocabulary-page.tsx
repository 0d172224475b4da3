/** One vocabulary: its options are renamed, ordered, added and removed in place. Values hold option ids, so renaming is safe. */
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Vocabulary } from '#core/model/codebook.ts';
import { SavedText } from '../fields/saved-text.tsx';
import { useChange } from '../fields/use-change.ts';
import { counted } from '../panels/counted.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { optionUses } from './codebook-uses.ts';
import classes from './page.module.css';
import { RowTools } from './row-tools.tsx';
import { freeName, slugOf } from './slug.ts';

type Option = Vocabulary['options'][number];

export function VocabularyPage({ vocabulary }: { vocabulary: Vocabulary }) {
  const change = useChange();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const uses = useRecords(
    study => optionUses(study, vocabulary.id),
    ['field', 'item', 'passage', 'judgement', 'document'],
    [vocabulary.id],
  );
  const fields = useRecords(
    study =>
      [...study.all('field')]
        .filter(field => field.value.type === 'choice' && field.value.vocabularyId === vocabulary.id)
        .map(field => {
          const kind = field.kindId === null ? undefined : study.get('kind', field.kindId);
          return kind === undefined ? field.label : `${kind.label}: ${field.label}`;
        }),
    ['field', 'kind'],
    [vocabulary.id],
  );
  const { options } = vocabulary;
  const save = (next: readonly Option[]): Promise<boolean> =>
    change('vocabulary.change', { id: vocabulary.id, options: next });
  const rename = (id: string, label: string): Promise<boolean> =>
    save(options.map(option => (option.id === id ? { ...option, label } : option)));
  const move = (from: number, to: number): void => {
    const next = [...options];
    next.splice(to, 0, ...next.splice(from, 1));
    void save(next);
  };
  const problemOf = (label: string, id: string | null): string | null =>
    label === ''
      ? 'An option has a label.'
      : options.some(option => option.id !== id && option.label === label)
        ? `There is already an option “${label}”.`
        : null;
  return (
    <article className={classes.article} aria-label={`Vocabulary ${vocabulary.label}`}>
      <header className={classes.head}>
        <h1 className={classes.heading}>{vocabulary.label}</h1>
        {!readOnly && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={14} />}
            disabled={fields.length > 0}
            onClick={() => void change('vocabulary.remove', { id: vocabulary.id })}
          >
            Remove
          </Button>
        )}
      </header>
      <p className={classes.hint}>
        {fields.length === 0
          ? 'No field draws on this vocabulary.'
          : `Used by ${fields.join('; ')}. It can be removed when no field uses it.`}
      </p>
      <div className={classes.grid}>
        <SavedText
          label="Label"
          value={vocabulary.label}
          problem={value => (value === '' ? 'This may not be empty.' : null)}
          maxLength={300}
          disabled={readOnly}
          onSave={label => change('vocabulary.change', { id: vocabulary.id, label })}
        />
      </div>
      {options.length === 0 ? (
        <p className={classes.hint}>No options yet.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Option</th>
              <th scope="col">Stored as</th>
              <th scope="col" className={classes.number}>
                Used
              </th>
              {!readOnly && (
                <th scope="col" className={classes.tools}>
                  Change
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {options.map((option, at) => (
              <tr key={option.id}>
                <td>
                  <SavedText
                    label={`Label of ${option.label}`}
                    hideLabel
                    value={option.label}
                    problem={label => problemOf(label, option.id)}
                    maxLength={300}
                    disabled={readOnly}
                    onSave={label => rename(option.id, label)}
                  />
                </td>
                <td className={classes.name}>{option.id}</td>
                <td className={classes.number}>{uses.get(option.id) ?? 0}</td>
                {!readOnly && (
                  <RowTools
                    label={option.label}
                    at={at}
                    count={options.length}
                    onMove={to => move(at, to)}
                    onRemove={() => void save(options.filter(other => other.id !== option.id))}
                    removeHint={
                      uses.has(option.id)
                        ? `${counted(uses.get(option.id) ?? 0, 'value')} keep it and show it as no longer an option`
                        : undefined
                    }
                  />
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!readOnly && <AddOption options={options} problemOf={label => problemOf(label, null)} onAdd={save} />}
    </article>
  );
}

interface AddOptionProps {
  options: readonly Option[];
  problemOf: (label: string) => string | null;
  onAdd: (options: readonly Option[]) => Promise<boolean>;
}

function AddOption({ options, problemOf, onAdd }: AddOptionProps) {
  const [label, setLabel] = useState('');
  const [error, setError] = useState<string | null>(null);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const next = label.trim();
    const problem = problemOf(next);
    setError(problem);
    if (problem !== null) return;
    const slug = slugOf(next) || 'option';
    const id = freeName(
      slug,
      options.map(option => option.id),
    );
    if (await onAdd([...options, { id, label: next }])) setLabel('');
  };
  return (
    <form className={classes.point} onSubmit={event => void add(event)}>
      <TextInput
        className={classes.text}
        aria-label="New option"
        placeholder="New option"
        value={label}
        maxLength={300}
        onChange={event => {
          setLabel(event.currentTarget.value);
          setError(null);
        }}
        error={error}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={14} />}>
        Add option
      </Button>
    </form>
  );
}
