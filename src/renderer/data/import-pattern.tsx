/** The pattern by which names of the offered files fill variables: those saved in the study, or another. */
import { Autocomplete } from '@mantine/core';
import { useMemo } from 'react';
import type { ImportPreview } from '#core/api.ts';
import { messageOf } from '#core/problem.ts';
import { fillVariables, prepareImportSources, type ReadySources } from '#core/variables/fill-variables.ts';
import { useRecords, useStudyReader } from '#renderer/state/study-context.tsx';
import { describeValue } from '../fields/describe-value.ts';
import { useFields } from '../fields/use-fields.ts';
import classes from './import-dialog.module.css';

/** As typed; undefined = those saved in the study. */
export type ChosenPattern = string | undefined;

export type PatternInUse = { ok: true; sources: ReadySources } | { ok: false; problem: string };

/** What names of files are read by, or why the pattern cannot be used. */
export function usePatternInUse(pattern: ChosenPattern): PatternInUse {
  const study = useStudyReader();
  const fields = useFields('document', null);
  const saved = useRecords(reader => reader.study.variableSources, ['study']);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the study is read through these.
  return useMemo(() => {
    try {
      return { ok: true, sources: prepareImportSources(study, pattern) };
    } catch (error) {
      return { ok: false, problem: messageOf(error) };
    }
  }, [study, pattern, fields, saved]);
}

interface FieldProps {
  pattern: ChosenPattern;
  inUse: PatternInUse;
  onChange: (pattern: ChosenPattern) => void;
}

/** Nothing where the codebook declares no variables of documents. */
export function ImportPatternField({ pattern, inUse, onChange }: FieldProps) {
  const fields = useFields('document', null);
  const saved = useRecords(reader => reader.study.variableSources.patterns, ['study']);
  if (fields.length === 0) return null;
  const names = fields.slice(0, 5).map(({ name }) => `{${name}}`);
  return (
    <Autocomplete
      label="Variables from the names of the files"
      description={`Variables stand in braces, * is anything: ${names.join(' ')}`}
      placeholder={saved.length === 0 ? 'No pattern' : `As saved: ${saved.join(' or ')}`}
      data={[...saved]}
      value={pattern ?? ''}
      onChange={text => onChange(text === '' ? undefined : text)}
      error={inUse.ok ? null : inUse.problem}
      spellCheck={false}
    />
  );
}

/** Which variables a file would fill, and what of its name does not fit. */
export function FilledVariables({
  preview: { fileName, metadata },
  inUse,
}: {
  preview: Extract<ImportPreview, { ok: true }>;
  inUse: PatternInUse;
}) {
  const study = useStudyReader();
  if (!inUse.ok) return null;
  const { values, notes } = fillVariables(study, inUse.sources, { fileName, metadata });
  const told = Object.entries(values).flatMap(([id, value]) => {
    const field = study.get('field', id);
    return field === undefined ? [] : [`${field.label}: ${describeValue(study, field.value, value)}`];
  });
  return (
    <>
      {told.length === 0 ? null : <div className={classes.variables}>{told.join(' · ')}</div>}
      {notes.map(note => (
        <div key={note} className={classes.warning}>
          {note}
        </div>
      ))}
    </>
  );
}
