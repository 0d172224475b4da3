/** Writes the study as a dataset into a folder, and says what was written and what the format could not hold. */
import {
  Alert,
  Button,
  Checkbox,
  Group,
  Progress as ProgressBar,
  Radio,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ExportResult, FormatInfo } from '#core/api.ts';
import { type DatasetChoices, wholeStudy } from '#core/exporters/dataset/choices.ts';
import { isProblem, messageOf } from '#core/problem.ts';
import { announce } from '#renderer/state/announce.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useSession } from '#renderer/state/study-context.tsx';
import type { Progress } from '#renderer/state/study-session.ts';
import { count, formatBytes, formatNumber } from '../shell/format.ts';
import { useFolderChoice } from '../shell/use-folder-choice.tsx';
import classes from './data-screen.module.css';
import { DatasetChoicesForm } from './dataset-choices.tsx';
import { LockedSources } from './locked-sources.tsx';

interface Passwords {
  /** The source that one was given for last. */
  asked: string | null;
  /** Newest first. */
  passwords: readonly string[];
}

const noPasswords: Passwords = { asked: null, passwords: [] };
/** That an export takes. */
const mostPasswords = 100;

function Result({ result: { folder, files, losses } }: { result: ExportResult }) {
  return (
    <section className={classes.wide} aria-label="Result of the export">
      <Stack gap="xs" align="flex-start">
        <Title order={2}>Written</Title>
        <span className={classes.path}>{folder}</span>
        <Table verticalSpacing={3} w="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>File</Table.Th>
              <Table.Th ta="right">Rows</Table.Th>
              <Table.Th ta="right">Size</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {files.map(({ name, rows, bytes }) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right">{formatNumber(rows)}</Table.Td>
                <Table.Td ta="right">{formatBytes(bytes)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {losses.length === 0 ? (
          <Text c="dimmed">The format could hold everything.</Text>
        ) : (
          <Alert color="yellow" className={classes.wide} title="What this format could not hold">
            <ul className={classes.losses}>
              {losses.map(loss => (
                <li key={loss}>{loss}</li>
              ))}
            </ul>
          </Alert>
        )}
      </Stack>
    </section>
  );
}

function Running({ progress, onCancel }: { progress: Progress | null; onCancel: () => void }) {
  const share = progress === null || progress.total === 0 ? null : (progress.done / progress.total) * 100;
  return (
    <Stack gap={6} className={classes.wide} maw={520}>
      <ProgressBar value={share ?? 100} animated={share === null} aria-label="Export" />
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed" truncate>
          {progress === null
            ? 'Begins…'
            : `${progress.message}, file ${progress.done + 1} of ${progress.total}`}
        </Text>
        <Button variant="default" size="xs" onClick={onCancel}>
          Stop
        </Button>
      </Group>
    </Stack>
  );
}

export function ExportPanel() {
  const { client } = useApp();
  const session = useSession();
  const [formats, setFormats] = useState<readonly FormatInfo[]>([]);
  const [format, setFormat] = useState<string | null>(null);
  const [folder, setFolder] = useState('');
  const [choices, setChoices] = useState<DatasetChoices>(wholeStudy);
  const [bom, setBom] = useState(false);
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const abort = useRef<AbortController | null>(null);
  const [result, setResult] = useState<ExportResult | null>(null);
  /** Given for this export, and gone with it. */
  const [opening, setOpening] = useState<Passwords>(noPasswords);
  const [problem, setProblem] = useState<{ message: string; advice: string } | null>(null);

  useEffect(() => {
    client.exportFormats().then(setFormats, notifyProblem);
  }, [client]);

  useEffect(
    () =>
      session.onProgress(heard => {
        if (heard.task === 'export') setProgress(heard);
      }),
    [session],
  );
  useEffect(() => () => abort.current?.abort(), []);

  const folderChoice = useFolderChoice('Where shall the dataset be written?', folder, setFolder);
  const takesBom = formats.some(({ id, takesBom: takes }) => id === format && takes);
  const write = async (given = noPasswords): Promise<void> => {
    if (format === null || folder.trim() === '') return;
    const controller = new AbortController();
    abort.current = controller;
    setBusy(true);
    setProgress(null);
    setProblem(null);
    setResult(null);
    setOpening(given);
    const { passwords } = given;
    try {
      const written = await client.exportStudy(
        session.info.handle,
        {
          ...{ format, folder: folder.trim() },
          ...(passwords.length === 0 ? {} : { passwords }),
          ...(takesBom ? { bom } : {}),
          ...(format === 'dataset' ? { dataset: choices } : {}),
        },
        controller.signal,
      );
      setResult(written);
      announce(`Exported ${count(written.files.length, 'file')}`);
    } catch (error) {
      setProblem({ message: messageOf(error), advice: isProblem(error) ? error.advice : '' });
    } finally {
      abort.current = null;
      setBusy(false);
    }
  };
  return (
    <div className={classes.sheet}>
      <Title order={1}>Export</Title>
      <div className={classes.export}>
        <Radio.Group label="Format" value={format} onChange={setFormat}>
          <Stack gap="xs" mt={6}>
            {formats.map(({ id, label, description }) => (
              <Radio key={id} value={id} label={label} description={description} />
            ))}
          </Stack>
        </Radio.Group>
        <div className={format === 'dataset' ? classes.tallFormat : classes.chosenFormat}>
          {takesBom ? (
            <Checkbox
              label="For Excel"
              description="Tables begin with a byte order mark, by which Excel knows their letters. Other programs may show it as a sign."
              checked={bom}
              onChange={event => setBom(event.currentTarget.checked)}
            />
          ) : null}
          {format === 'dataset' ? <DatasetChoicesForm choices={choices} onChange={setChoices} /> : null}
          <Group align="flex-end" gap="xs" className={classes.wide} wrap="nowrap">
            <TextInput
              label="Folder"
              placeholder="Where the files are written"
              flex={1}
              maw={520}
              value={folder}
              onChange={event => setFolder(event.currentTarget.value)}
            />
            <Button variant="default" onClick={folderChoice.choose}>
              Choose…
            </Button>
            <Button
              loading={busy}
              disabled={format === null || folder.trim() === ''}
              onClick={() => void write()}
            >
              Export
            </Button>
          </Group>
          {busy ? <Running progress={progress} onCancel={() => abort.current?.abort()} /> : null}
          {problem === null ? null : (
            <Alert color="red" role="alert" title={problem.message} className={classes.wide}>
              {problem.advice}
            </Alert>
          )}
          {result === null ? null : (
            <LockedSources
              locked={result.locked}
              asked={opening.asked}
              onPassword={(asked, password) =>
                void write({ asked, passwords: [password, ...opening.passwords].slice(0, mostPasswords) })
              }
            />
          )}
          {result === null ? null : <Result result={result} />}
        </div>
      </div>
      {folderChoice.dialog}
    </div>
  );
}
