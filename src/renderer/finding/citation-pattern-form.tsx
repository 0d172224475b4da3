/** One pattern of citations with what it finds in the texts, as it is typed. */
import { ActionIcon, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { type CitationKind, type CitationPattern, citationKinds } from '#core/model/citation-pattern.ts';
import { count } from '../shell/format.ts';
import classes from './citation-patterns-editor.module.css';
import type { DraftProblem } from './pattern-drafts.ts';
import { type PatternTrial, usePatternTrial } from './use-pattern-trial.ts';

export const kindLabels: Readonly<Record<CitationKind, string>> = {
  interview: 'Interview',
  reference: 'Reference',
  note: 'Note',
  table: 'Table or picture',
};

interface Props {
  pattern: CitationPattern;
  problem: DraftProblem | null;
  /** Stable, as `onRunaway`. */
  documentIds: readonly string[];
  /** Its place among `count` patterns, from 0. */
  at: number;
  count: number;
  onChange: (pattern: CitationPattern) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onRunaway: (pattern: CitationPattern) => void;
}

export function CitationPatternForm({ pattern, problem, documentIds, onChange, ...props }: Props) {
  const { id } = pattern;
  const isWrong = problem?.field === 'pattern';
  const trial = usePatternTrial(isWrong ? null : pattern, documentIds, props.onRunaway);
  const change = (patch: Partial<CitationPattern>): void => onChange({ ...pattern, ...patch });
  return (
    <div className={classes.form}>
      <div className={classes.fields}>
        <TextInput
          label="Name"
          value={id}
          maxLength={60}
          error={problem?.field === 'id' ? problem.message : null}
          onChange={({ currentTarget: { value } }) =>
            change({ id: value.toLowerCase().replaceAll(/\s/g, '-') })
          }
        />
        <NativeSelect
          label="Sort"
          value={pattern.kind}
          data={citationKinds.map(value => ({ value, label: kindLabels[value] }))}
          onChange={({ currentTarget: { value } }) => change({ kind: value as CitationKind })}
        />
        <div className={classes.tools}>
          <ActionIcon
            aria-label={`Move up: ${id}`}
            disabled={props.at === 0}
            onClick={() => props.onMove(props.at - 1)}
          >
            <IconArrowUp size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            aria-label={`Move down: ${id}`}
            disabled={props.at === props.count - 1}
            onClick={() => props.onMove(props.at + 1)}
          >
            <IconArrowDown size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={`Remove: ${id}`} onClick={props.onRemove}>
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      <Textarea
        label="Regular expression"
        description="A space stands for any white space, also the end of a line."
        classNames={{ input: classes.expression ?? '' }}
        autosize
        minRows={2}
        maxRows={6}
        spellCheck={false}
        value={pattern.pattern}
        error={isWrong ? problem.message : null}
        onChange={({ currentTarget: { value } }) => change({ pattern: value.replaceAll('\n', ' ') })}
      />
      <TextInput
        label="What it is meant for"
        value={pattern.description}
        onChange={({ currentTarget: { value } }) => change({ description: value })}
      />
      <Checkbox
        label="Capitals and small letters differ"
        checked={pattern.caseSensitive}
        onChange={({ currentTarget: { checked } }) => change({ caseSensitive: checked })}
      />
      <Checkbox
        label="Only where it names an author"
        description="Months, and words that the text also writes small, are no authors."
        checked={pattern.namesAuthor}
        onChange={({ currentTarget: { checked } }) => change({ namesAuthor: checked })}
      />
      {isWrong ? null : <Trial trial={trial} all={documentIds.length} />}
    </div>
  );
}

function Trial({
  trial: { places, documents, tried, of, first, failure },
  all,
}: {
  trial: PatternTrial;
  all: number;
}) {
  if (failure !== null)
    return (
      <p className={classes.wrong} role="alert">
        {failure}
      </p>
    );
  return (
    <section aria-label="What it finds" className={classes.trial}>
      <p className={classes.hint} role="status">
        {tried < of
          ? `Trying it: ${count(places, 'place')} in ${tried} of ${count(of, 'document')}…`
          : `By itself it finds ${count(places, 'place')} in ${documents} of ${count(of, 'document')}${
              of < all ? ` (the first ${of} of ${count(all, 'document')})` : ''
            }.`}
      </p>
      <ul className={classes.places}>
        {first.map(({ thing, documentId, words }) => (
          <li key={`${documentId} ${thing.ranges[0]?.start ?? 0}`}>
            <strong>{thing.quote}</strong>
            <span className={classes.words}>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
