/** Fills variables of documents that are there from names of files and metadata, and saves from where. */
import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { Document } from '#core/model/document.ts';
import { type MetadataFact, metadataFacts, type VariableSources } from '#core/model/variable-sources.ts';
import { announce } from '#renderer/state/announce.ts';
import { useRecords, useStudyReader } from '#renderer/state/study-context.tsx';
import { describeValue } from '../fields/describe-value.ts';
import { useChange } from '../fields/use-change.ts';
import { count } from '../shell/format.ts';
import classes from './fill-dialog.module.css';
import { type PlannedDocument, planFilling } from './fill-plan.ts';
import { factLabels } from './variables-model.ts';

/** Documents listed in the preview; the others are counted. */
const listed = 200;

interface Props {
  fields: readonly Field[];
  documents: readonly Document[];
  onClose: () => void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

export function FillDialog({ fields, documents, onClose }: Props) {
  const study = useStudyReader();
  const change = useChange();
  const saved = useRecords(({ study: { variableSources } }) => variableSources, ['study']);
  const [patterns, setPatterns] = useState(saved.patterns.join('\n'));
  const [metadata, setMetadata] = useState(() => {
    const known = new Set<string>(fields.map(({ id }) => id));
    return Object.fromEntries(Object.entries(saved.metadata).filter(([id]) => known.has(id)));
  });
  const [overwrite, setOverwrite] = useState(false);
  const [busy, setBusy] = useState(false);
  const sources = useMemo(
    (): VariableSources => ({ patterns: linesOf(patterns), metadata }),
    [patterns, metadata],
  );
  const shown = useDeferredValue(sources);
  const plan = useMemo(() => planFilling(study, shown, fields, documents), [study, shown, fields, documents]);
  const filled = plan.ok ? plan.empty + (overwrite ? plan.different : 0) : 0;

  const finish = async (type: string, args: unknown, done: string): Promise<void> => {
    setBusy(true);
    const isDone = await change(type, args);
    setBusy(false);
    if (!isDone) return;
    announce(done);
    onClose();
  };
  const save = { type: 'study.change', args: { variableSources: sources } };
  const fill = () =>
    finish(
      'batch',
      {
        label: `Fill ${count(filled, 'variable')}`,
        commands: [save, { type: 'document.fill', args: { overwrite } }],
      },
      `${count(filled, 'value')} filled.`,
    );
  return (
    <Modal opened onClose={onClose} title="Fill variables" size="xl">
      <Stack gap="sm">
        <Textarea
          label="Patterns for names of files, one a line"
          description={`Variables stand in braces, * is anything: ${fields
            .slice(0, 6)
            .map(({ name }) => `{${name}}`)
            .join(' ')}. The first pattern that fits is used, at every import too.`}
          placeholder="{date}_{author}.*"
          autosize
          minRows={2}
          maxRows={6}
          spellCheck={false}
          data-autofocus
          value={patterns}
          onChange={event => setPatterns(event.currentTarget.value)}
          error={plan.ok ? null : plan.problem}
        />
        <fieldset className={classes.facts}>
          <legend>Where the name says nothing, from what the source says of itself</legend>
          {fields.map(({ id, label }) => (
            <NativeSelect
              key={id}
              label={label}
              data={[
                { value: '', label: 'Nothing' },
                ...metadataFacts.map(fact => ({ value: fact, label: factLabels[fact] })),
              ]}
              value={metadata[id] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setMetadata(({ [id]: _, ...others }) =>
                  value === '' ? others : { ...others, [id]: value as MetadataFact },
                )
              }
            />
          ))}
        </fieldset>
        {plan.ok ? <Preview documents={plan.documents} overwrite={overwrite} /> : null}
        {plan.ok && plan.different > 0 ? (
          <Alert
            color="yellow"
            title={`${count(plan.different, 'value')} would be different from what is there`}
          >
            <Checkbox
              label="Write over them"
              checked={overwrite}
              onChange={event => setOverwrite(event.currentTarget.checked)}
            />
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Text size="sm" c="dimmed" role="status" mr="auto">
            {plan.ok ? `${count(filled, 'value')} to fill` : 'No pattern to fill from'}
          </Text>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="default"
            disabled={!plan.ok || busy}
            onClick={() => void finish(save.type, save.args, 'Saved; documents stay as they are.')}
          >
            Save for imports
          </Button>
          <Button disabled={filled === 0 || busy} onClick={() => void fill()}>
            Save and fill
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Preview({ documents, overwrite }: { documents: readonly PlannedDocument[]; overwrite: boolean }) {
  const study = useStudyReader();
  const touched = documents.filter(({ values, notes }) => values.length > 0 || notes.length > 0);
  if (touched.length === 0) return null;
  return (
    <section className={classes.preview} aria-label="What would be filled">
      {touched.slice(0, listed).map(({ document, values, notes }) => (
        <div key={document.id}>
          <div className={classes.file}>{document.fileName}</div>
          {values.map(({ field, value, present }) => (
            <div key={field.id} className={classes.value}>
              {field.label}: {describeValue(study, field.value, value)}
              {present === null
                ? ''
                : ` (${overwrite ? 'in place of' : 'stays'} ${describeValue(study, field.value, present)})`}
            </div>
          ))}
          {notes.map(note => (
            <div key={note} className={classes.note}>
              {note}
            </div>
          ))}
        </div>
      ))}
      {touched.length > listed ? <div>and {count(touched.length - listed, 'document')} more</div> : null}
    </section>
  );
}
