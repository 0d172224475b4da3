/** The window's own chooser of a folder or of a study, for hosts that cannot show the system's dialogs. */
import { ActionIcon, Alert, Button, Group, Modal, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconArrowUp, IconFolder, IconFolderPlus, IconNotebook } from '@tabler/icons-react';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { FolderListing } from '#core/api.ts';
import { messageOf } from '#core/problem.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import classes from './folder-dialog.module.css';

interface Props {
  opened: boolean;
  title: string;
  /** `study` = a .tracework folder is chosen; `folder` = any folder that is no study. */
  wanted: 'folder' | 'study';
  /** Where to begin; null = the folder for new studies. */
  from: string | null;
  onChoose: (path: string) => void;
  onClose: () => void;
}

export function FolderDialog(props: Props) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size="lg" zIndex={250}>
      <FolderChooser {...props} />
    </Modal>
  );
}

function FolderChooser({ wanted, from, onChoose, onClose }: Props) {
  const { client, info } = useApp();
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [newFolder, setNewFolder] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  /** Counts requests: only the answer to the last one is shown. */
  const asked = useRef(0);
  const attempt = useCallback(async (request: Promise<FolderListing>, first = false) => {
    asked.current += 1;
    const turn = asked.current;
    try {
      const next = await request;
      if (turn !== asked.current) return;
      setListing(next);
      // A path typed while the first folder was being read stays.
      setTyped(typing => (first && typing !== '' ? typing : next.path));
      setChosen(null);
      setNewFolder(null);
      setError(null);
    } catch (problem) {
      if (turn === asked.current) setError(messageOf(problem));
    }
  }, []);
  const go = useCallback((path: string | null) => attempt(client.listFolder(path)), [attempt, client]);

  useEffect(() => {
    void attempt(
      client.listFolder(from ?? info.defaultFolder).catch(() => client.listFolder(null)),
      true,
    );
  }, [attempt, client, from, info.defaultFolder]);

  const submitPath = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted === 'study' && /\.tracework[\\/]?$/.test(typed.trim())) onChoose(typed.trim());
    else void go(typed.trim());
  };
  const submitNewFolder = (event: FormEvent): void => {
    event.preventDefault();
    if (listing !== null && newFolder !== null && newFolder.trim() !== '') {
      void attempt(client.createFolder(listing.path, newFolder.trim()));
    }
  };
  const result = wanted === 'folder' ? (listing?.path ?? null) : chosen;
  const folders = listing?.folders.filter(({ isStudy }) => wanted === 'study' || !isStudy) ?? [];

  return (
    <Stack gap="xs">
      <form onSubmit={submitPath}>
        <Group gap="xs" wrap="nowrap">
          <Tooltip label="The folder above">
            <ActionIcon
              aria-label="Go to the folder above"
              disabled={listing?.parent == null}
              onClick={() => void go(listing?.parent ?? null)}
            >
              <IconArrowUp size={17} />
            </ActionIcon>
          </Tooltip>
          <TextInput
            flex={1}
            aria-label="Folder"
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" variant="default">
            Go
          </Button>
        </Group>
      </form>
      {error === null ? null : (
        <Alert color="red" role="alert" py="xs">
          {error}
        </Alert>
      )}
      <ul className={classes.list} aria-label="Folders">
        {folders.map(({ name, path, isStudy }) => (
          <li key={path}>
            <button
              type="button"
              className={classes.row}
              aria-pressed={isStudy ? chosen === path : undefined}
              onClick={() => (isStudy ? setChosen(path) : void go(path))}
              onDoubleClick={() => isStudy && onChoose(path)}
            >
              {isStudy ? <IconNotebook size={16} aria-hidden /> : <IconFolder size={16} aria-hidden />}
              <span className={isStudy ? classes.study : undefined}>
                {isStudy ? name.replace(/\.tracework$/, '') : name}
              </span>
            </button>
          </li>
        ))}
        {listing !== null && folders.length === 0 ? (
          <li className={classes.empty}>
            {wanted === 'study'
              ? 'No studies and no folders here.'
              : 'No folders in here. You can choose this one.'}
          </li>
        ) : null}
      </ul>
      <Group justify="space-between" gap="xs">
        {wanted === 'folder' ? (
          newFolder === null ? (
            <Button
              variant="subtle"
              leftSection={<IconFolderPlus size={15} aria-hidden />}
              onClick={() => setNewFolder('')}
            >
              New folder
            </Button>
          ) : (
            <form onSubmit={submitNewFolder}>
              <Group gap="xs">
                <TextInput
                  aria-label="Name of the new folder"
                  placeholder="Name"
                  value={newFolder}
                  onChange={event => setNewFolder(event.currentTarget.value)}
                  autoFocus
                />
                <Button type="submit" variant="default">
                  Make
                </Button>
              </Group>
            </form>
          )
        ) : (
          <span />
        )}
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={result === null} onClick={() => result !== null && onChoose(result)}>
            {wanted === 'folder' ? 'Choose this folder' : 'Open'}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
