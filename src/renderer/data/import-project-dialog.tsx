/** Takes another program's project into the study: choose, look at what would come, import as one change. */
import { Alert, Button, Group, Modal, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ProjectFormat } from '#core/api.ts';
import type { ProjectChoices, ProjectImport, ProjectPreview } from '#core/exchange/project-preview.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useRecords } from '#renderer/state/study-context.tsx';
import { count } from '../shell/format.ts';
import { ChooseButton, FolderButton } from './import-choosers.tsx';
import classes from './import-dialog.module.css';
import { Losses, ProjectPreviewPanel, Unplaced } from './project-preview.tsx';
import { useProjectImport } from './use-project-import.ts';

export function ImportProjectDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Import a project"
      size="xl"
      closeOnClickOutside={!busy}
      closeOnEscape={!busy}
      withCloseButton={!busy}
    >
      <Steps onClose={onClose} onBusy={setBusy} />
    </Modal>
  );
}

function Steps({ onClose, onBusy }: { onClose: () => void; onBusy: (busy: boolean) => void }) {
  const { phase, progress, failure, lookAtFiles, lookAtPaths, start, cancel } = useProjectImport();
  useEffect(() => onBusy(phase.step === 'importing'), [onBusy, phase.step]);
  return (
    <Stack gap="sm">
      {failure === null ? null : (
        <Alert color="red" role="alert" title="Nothing was imported">
          {failure}
        </Alert>
      )}
      {phase.step === 'choosing' ? (
        <Choose onFiles={lookAtFiles} onPaths={lookAtPaths} onClose={onClose} />
      ) : null}
      {phase.step === 'reading' ? (
        <>
          <Text role="status">Reading the project…</Text>
          <Progress value={100} animated aria-label="Reading the project" />
        </>
      ) : null}
      {phase.step === 'looking' ? (
        <Look
          preview={phase.preview}
          onStart={choices => void start(phase.preview, choices)}
          onClose={onClose}
        />
      ) : null}
      {phase.step === 'importing' ? (
        <>
          <Text role="status">{progress?.message ?? 'Importing…'}</Text>
          <Progress
            value={progress === null || progress.total === 0 ? 100 : (progress.done / progress.total) * 100}
            animated
            aria-label="Import"
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={cancel}>
              Cancel
            </Button>
          </Group>
        </>
      ) : null}
      {phase.step === 'done' ? <Done done={phase.done} onClose={onClose} /> : null}
    </Stack>
  );
}

function Choose({
  onFiles,
  onPaths,
  onClose,
}: {
  onFiles: (files: readonly File[], format: string | null) => void;
  onPaths: (paths: readonly string[], format: string | null) => void;
  onClose: () => void;
}) {
  const { client } = useApp();
  const [formats, setFormats] = useState<readonly ProjectFormat[]>([]);
  const [format, setFormat] = useState('');
  useEffect(() => {
    client.projectFormats().then(setFormats, notifyProblem);
  }, [client]);
  const chosen = format === '' ? null : format;
  return (
    <>
      <NativeSelect
        label="Format"
        value={format}
        data={[
          { value: '', label: 'Recognised by its content' },
          ...formats.map(({ id, label }) => ({ value: id, label })),
        ]}
        onChange={event => setFormat(event.currentTarget.value)}
      />
      <div className={classes.drop}>
        <span>
          Choose the file that the other program exported, or the folder; of a dataset of Tracework its folder
          or a zip of it. You see what would come in before anything is changed.
        </span>
        <Group gap="xs">
          <ChooseButton onFiles={files => onFiles(files, chosen)} onPaths={paths => onPaths(paths, chosen)} />
          <FolderButton onFolder={files => onFiles(files, chosen)} />
        </Group>
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </>
  );
}

function Look({
  preview,
  onStart,
  onClose,
}: {
  preview: ProjectPreview;
  onStart: (choices: ProjectChoices) => void;
  onClose: () => void;
}) {
  const kinds = useRecords(study => [...study.all('kind')].sort((a, b) => a.order - b.order), ['kind']);
  const coders = useRecords(study => [...study.all('coder')], ['coder']);
  const [kind, setKind] = useState('');
  const [coderId, setCoderId] = useState('');
  const { codesWithoutKind, passages, name, writtenBy } = preview;
  const needsKind = codesWithoutKind > 0;
  return (
    <>
      <Text role="status">
        {[name, writtenBy].filter(part => part !== null).join(' · ') || 'A project without a name'}
      </Text>
      <ProjectPreviewPanel preview={preview} />
      {needsKind ? (
        <NativeSelect
          label={`Kind of the ${count(codesWithoutKind, 'code')} that belong to none`}
          required
          value={kind}
          data={[
            { value: '', label: 'Choose a kind' },
            ...kinds.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={event => setKind(event.currentTarget.value)}
        />
      ) : null}
      {passages.withoutCoder > 0 ? (
        <NativeSelect
          label={`Coder of the ${count(passages.withoutCoder, 'passage')} for which none is named`}
          value={coderId}
          data={[
            { value: '', label: 'Not stated' },
            ...coders.map(({ id, name: label }) => ({ value: id, label })),
          ]}
          onChange={event => setCoderId(event.currentTarget.value)}
        />
      ) : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          data-autofocus
          disabled={needsKind && kind === ''}
          onClick={() =>
            onStart({ kind: kind === '' ? null : kind, coderId: coderId === '' ? null : coderId })
          }
        >
          Import this project
        </Button>
      </Group>
    </>
  );
}

function Done({ done, onClose }: { done: ProjectImport; onClose: () => void }) {
  const { commitId, documents, added, passages, unplaced, losses } = done;
  const isNew = documents.filter(document => document.isNew).length;
  const told = [
    count(isNew, 'document'),
    count(added.items, 'item'),
    count(passages.added, 'passage'),
    count(added.memos, 'memo'),
    count(added.links, 'link'),
    ...(added.judgements === 0 ? [] : [count(added.judgements, 'judgement')]),
  ];
  return (
    <>
      <Text role="status">
        {commitId === null
          ? 'The study has all of this project already; nothing was changed.'
          : `Imported as one change: ${told.join(', ')}.`}
        {passages.present > 0 ? ` ${count(passages.present, 'passage')} were there already.` : ''}
      </Text>
      <div className={classes.files}>
        <Unplaced passages={unplaced} />
        <Losses losses={losses} />
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>Close</Button>
      </Group>
    </>
  );
}
