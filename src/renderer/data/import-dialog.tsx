/** Takes documents into the study: choose, look at how each would be read, import, see what became of each. */
import { Alert, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ImportResult } from '#core/api.ts';
import { describeSkipped } from '#core/importers/folder-entries.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { ui } from '#renderer/state/ui-store.ts';
import { count, formatBytes, formatNumber } from '../shell/format.ts';
import { filesOfChosenFolder, filesOfFolders } from './folder-files.ts';
import { ChooseButton, FolderButton } from './import-choosers.tsx';
import classes from './import-dialog.module.css';
import { ImportFileRow, type ReadingChoices } from './import-file.tsx';
import { type ChosenPattern, ImportPatternField, usePatternInUse } from './import-pattern.tsx';
import { onOffer, takeOffers } from './import-queue.ts';
import { canImport, useImport } from './use-import.ts';

/** Milliseconds after which the dialog has gone and the text is drawn. */
const readingDelay = 200;

/** With more files, how each is read is shown when asked for: a thousand rows must not hold up the window. */
const mostLong = 20;

/** Each step of the dialog begins with the focus on the button that goes on: what had it before is gone. */
const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();

export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [busy, setBusy] = useState(false);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Import documents"
      size="xl"
      closeOnClickOutside={!busy}
      closeOnEscape={!busy}
      withCloseButton={!busy}
    >
      <ImportSteps onClose={onClose} onBusy={setBusy} />
    </Modal>
  );
}

const useReadingChoices = (): ReadingChoices => {
  const { client } = useApp();
  const [choices, setChoices] = useState<ReadingChoices>({ encodings: [], formats: [] });
  useEffect(() => {
    Promise.all([client.encodings(), client.importFormats()]).then(
      ([encodings, formats]) => setChoices({ encodings, formats }),
      notifyProblem,
    );
  }, [client]);
  return choices;
};

function Results({ results }: { results: readonly ImportResult[] }) {
  return (
    <ul className={classes.files} aria-label="What became of each file">
      {results.map(result => (
        <li
          key={`${result.fileName}:${result.ok ? result.documentId : result.error}`}
          className={classes.file}
          data-refused={result.ok ? undefined : true}
        >
          <span className={classes.name}>{result.ok ? result.title : result.fileName}</span>
          {result.ok ? (
            <div className={classes.facts}>
              {result.fileName} · {formatNumber(result.characters)} characters
              {result.encoding === null ? '' : ` · ${result.encoding}`}
            </div>
          ) : (
            <div className={classes.refusal}>{result.error}</div>
          )}
          {result.ok
            ? result.warnings.map(warning => (
                <div key={warning} className={classes.warning}>
                  {warning}
                </div>
              ))
            : null}
        </li>
      ))}
    </ul>
  );
}

function ImportSteps({ onClose, onBusy }: { onClose: () => void; onBusy: (busy: boolean) => void }) {
  const { info } = useApp();
  const choices = useReadingChoices();
  const [pattern, setPattern] = useState<ChosenPattern>();
  const patternInUse = usePatternInUse(pattern);
  const {
    files,
    phase,
    progress,
    results,
    failure,
    leftOut,
    isLooking,
    addFiles,
    addFolder,
    addPaths,
    readAs,
    remove,
    start,
    cancel,
  } = useImport();

  useEffect(() => onBusy(phase === 'importing'), [onBusy, phase]);
  useEffect(() => {
    const take = (): void => {
      for (const { files: dropped, folders } of takeOffers()) {
        if (dropped.length > 0) void addFiles(dropped);
        if (folders.length > 0) void addFolder(extensions => filesOfFolders(folders, extensions));
      }
    };
    take();
    return onOffer(take);
  }, [addFiles, addFolder]);

  if (phase === 'importing') {
    const share = progress === null || progress.total === 0 ? null : (progress.done / progress.total) * 100;
    return (
      <Stack gap="sm">
        <Text role="status">{progress?.message ?? 'Importing…'}</Text>
        <Progress value={share ?? 100} animated={share === null} aria-label="Import" />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel} ref={takeFocus}>
            Cancel
          </Button>
        </Group>
      </Stack>
    );
  }

  if (phase === 'done') {
    const taken = results.filter(result => result.ok);
    const show = (): void => {
      const [first] = taken;
      if (first?.ok) ui.set({ screen: 'code', documentId: first.documentId, passageId: null });
      onClose();
      // The dialog gives the focus back when it has gone; reading begins in the text, unless it has begun already.
      setTimeout(() => {
        const text = document.querySelector<HTMLElement>('[data-scope="reader"] [role="document"]');
        if (text?.contains(document.activeElement) === false) text.focus();
      }, readingDelay);
    };
    return (
      <Stack gap="sm">
        <Text role="status">
          {count(taken.length, 'document')} imported
          {taken.length < results.length ? `, ${count(results.length - taken.length, 'file')} not taken` : ''}
          .
        </Text>
        <Results results={results} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} ref={taken.length > 0 ? undefined : takeFocus}>
            Close
          </Button>
          {taken.length > 0 ? (
            <Button onClick={show} ref={takeFocus}>
              Read {taken.length === 1 ? 'it' : 'the first'} now
            </Button>
          ) : null}
        </Group>
      </Stack>
    );
  }

  const ready = files.filter(canImport);
  const reading = files.some(({ preview }) => preview === null);
  const refused = files.length - ready.length;
  const chooser = (
    <Group gap="xs">
      <ChooseButton onFiles={added => void addFiles(added)} onPaths={paths => void addPaths(paths)} />
      <FolderButton
        onFolder={chosen => void addFolder(extensions => filesOfChosenFolder(chosen, extensions))}
      />
    </Group>
  );
  return (
    <Stack gap="sm">
      {failure === null ? null : (
        <Alert color="red" role="alert" title="Nothing was imported">
          {failure}
        </Alert>
      )}
      {files.length === 0 ? (
        <div className={classes.drop}>
          <span>
            Drop files or folders here, or choose them. {choices.formats.map(({ label }) => label).join(', ')}
            ; up to {formatBytes(info.maximumImportBytes)} each.
          </span>
          {chooser}
        </div>
      ) : (
        <ul className={classes.files} aria-label="Files to import">
          {files.map(offered => (
            <ImportFileRow
              key={offered.key}
              offered={offered}
              choices={choices}
              pattern={patternInUse}
              isShort={files.length > mostLong}
              onReadAs={choice => readAs(offered, choice)}
              onRemove={() => remove(offered.key)}
            />
          ))}
        </ul>
      )}
      {isLooking ? <Text role="status">Looking through the folder…</Text> : null}
      {describeSkipped(leftOut).map(told => (
        <Text key={told} size="sm" c="dimmed">
          {told}
        </Text>
      ))}
      {files.length === 0 ? null : (
        <ImportPatternField pattern={pattern} inUse={patternInUse} onChange={setPattern} />
      )}
      <Group justify="space-between" gap="xs">
        {files.length === 0 ? <span /> : chooser}
        <Group gap="xs">
          {refused > 0 && !reading ? (
            <Text size="xs" c="dimmed">
              {count(refused, 'file')} left out
            </Text>
          ) : null}
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={ready.length === 0 || reading || !patternInUse.ok}
            onClick={() => void start(pattern)}
          >
            Import {ready.length === 0 ? '' : count(ready.length, 'document')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
