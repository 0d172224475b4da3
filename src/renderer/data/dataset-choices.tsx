/** What goes into a dataset: the choices, and how many records they come to. */
import { Box, Checkbox, MultiSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { DatasetChoices } from '#core/exporters/dataset/choices.ts';
import type { DatasetPreview } from '#core/exporters/dataset/preview-dataset.ts';
import { countOf, pluralOf } from '#core/model/record-nouns.ts';
import { messageOf } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { useRecords, useSession } from '#renderer/state/study-context.tsx';
import { DocumentValuesSelect } from '../fields/document-values-select.tsx';
import { formatNumber } from '../shell/format.ts';
import classes from './data-screen.module.css';

interface Props {
  choices: DatasetChoices;
  onChange: (choices: DatasetChoices) => void;
}

const lists = ['documentIds', 'kindIds', 'coderIds'] as const;

const labels = {
  documentIds: { label: 'Documents', all: 'All documents' },
  kindIds: { label: 'Kinds', all: 'All kinds' },
  coderIds: { label: 'Coders', all: 'All coders' },
} as const;

const switches = [
  ['judgementsOnly', 'Judgements only', 'With the passages that they rest on; no others, and no links.'],
  [
    'withoutText',
    'Without the sources’ words',
    'For protected sources: ids and offsets lead to the passages.',
  ],
  ['pseudonyms', 'Coders by number', 'They are called Coder 1, Coder 2, and so on.'],
  ['withoutMemos', 'Without memos', 'Rationales of judgements are kept.'],
  ['partition', 'In parts, for large corpora', 'Parquet only, the passages in a folder for each document.'],
] as const;

const namesOf = {
  documentIds: (study: StudyReader) =>
    [...study.all('document')].map(({ id, title }) => ({ id, name: title })),
  kindIds: (study: StudyReader) => [...study.all('kind')].map(({ id, label }) => ({ id, name: label })),
  coderIds: (study: StudyReader) => [...study.all('coder')].map(({ id, name }) => ({ id, name })),
} as const;

const itemsOf = (study: StudyReader) => [...study.all('item')].map(({ id, label }) => ({ id, name: label }));

const toOptions = (records: readonly { id: string; name: string }[]) =>
  records.map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => a.label.localeCompare(b.label));

export function DatasetChoicesForm({ choices, onChange }: Props) {
  const names = useRecords(
    study => JSON.stringify([...lists.map(list => namesOf[list](study)), itemsOf(study)]),
    ['document', 'kind', 'coder', 'item'],
  );
  const [documents = [], kinds = [], coders = [], items = []] = useMemo(
    () => (JSON.parse(names) as { id: string; name: string }[][]).map(toOptions),
    [names],
  );
  const options = { documentIds: documents, kindIds: kinds, coderIds: coders };
  return (
    <Stack gap="sm" className={classes.wide} role="group" aria-label="What goes in">
      {lists.map(list => (
        <MultiSelect
          key={list}
          label={labels[list].label}
          data={options[list]}
          value={choices[list] ?? []}
          onChange={ids => onChange({ ...choices, [list]: ids.length === 0 ? null : ids })}
          searchable
          clearable
          hidePickedOptions
          limit={60}
          maw={520}
          {...(choices[list] === null ? { placeholder: labels[list].all } : {})}
        />
      ))}
      <Box maw={520}>
        <DocumentValuesSelect
          label="Documents with these variables"
          value={choices.where}
          onChange={where => onChange({ ...choices, where })}
        />
      </Box>
      <MultiSelect
        label="Left out: items"
        description="With all that rests on them. Their names may still stand in texts and memos."
        data={items}
        value={choices.withoutItemIds}
        onChange={withoutItemIds => onChange({ ...choices, withoutItemIds })}
        searchable
        clearable
        hidePickedOptions
        limit={60}
        maw={520}
        {...(choices.withoutItemIds.length === 0 ? { placeholder: 'None' } : {})}
      />
      {switches.map(([choice, label, description]) => (
        <Checkbox
          key={choice}
          label={label}
          description={description}
          checked={choices[choice]}
          onChange={event => onChange({ ...choices, [choice]: event.currentTarget.checked })}
        />
      ))}
      <LicenseInput license={choices.license} onChange={license => onChange({ ...choices, license })} />
      <Preview choices={choices} />
    </Stack>
  );
}

function LicenseInput({
  license,
  onChange,
}: {
  license: string | null;
  onChange: (license: string | null) => void;
}) {
  return (
    <TextInput
      label="License"
      description="What others may do with it, as an SPDX id such as CC-BY-4.0. Empty: the descriptions say that none is stated."
      maw={520}
      value={license ?? ''}
      onChange={event => {
        const typed = event.currentTarget.value.trim();
        onChange(typed === '' ? null : typed);
      }}
    />
  );
}

const countedTypes = ['document', 'item', 'passage', 'judgement', 'link', 'memo', 'coder'] as const;

function Preview({ choices }: { choices: DatasetChoices }) {
  const session = useSession();
  const { client, info } = session;
  const [preview, setPreview] = useState<DatasetPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const version = useRecords(() => session.versionOf(countedTypes), countedTypes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the host counts anew when the records changed
  useEffect(() => {
    let isCurrent = true;
    client.previewDataset(info.handle, choices).then(
      counted => {
        if (!isCurrent) return;
        setPreview(counted);
        setProblem(null);
      },
      error => {
        if (isCurrent) setProblem(messageOf(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [client, info.handle, choices, version]);
  if (problem !== null)
    return (
      <Text role="alert" c="red">
        {problem}
      </Text>
    );
  if (preview === null) return null;
  return (
    <section aria-label="Preview of the dataset">
      <Table verticalSpacing={3} w="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What goes in</Table.Th>
            <Table.Th ta="right">In</Table.Th>
            <Table.Th ta="right">Of</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.counts.map(({ type, included, total }) => (
            <Table.Tr key={type} aria-label={`${countOf(included, type)} of ${formatNumber(total)}`}>
              <Table.Td>{pluralOf(type)}</Table.Td>
              <Table.Td ta="right">{formatNumber(included)}</Table.Td>
              <Table.Td ta="right">{formatNumber(total)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text c="dimmed" size="sm" mt={4}>
        {preview.isWhole
          ? 'With tables, and whole records as the program keeps them.'
          : 'With tables only, without whole records.'}
      </Text>
    </section>
  );
}
