/** Name and description of the study. The folder keeps its name. */
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useDispatch, useRecords } from '#renderer/state/study-context.tsx';

export function RenameStudyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Study">
      <RenameForm onClose={onClose} />
    </Modal>
  );
}

function RenameForm({ onClose }: { onClose: () => void }) {
  const study = useRecords(reader => reader.study, ['study']);
  const dispatch = useDispatch();
  const [name, setName] = useState(study.name);
  const [description, setDescription] = useState(study.description);
  const [busy, setBusy] = useState(false);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    try {
      await dispatch({ type: 'study.change', args: { name: name.trim(), description } });
      onClose();
    } catch {
      // The refusal has been shown; what was typed stays.
      setBusy(false);
    }
  };
  return (
    <form onSubmit={event => void save(event)}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          description="Shown in the window and in exports. The folder keeps its name."
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          error={name.trim() === '' ? 'A study needs a name.' : null}
          data-autofocus
        />
        <Textarea
          label="Description"
          autosize
          minRows={3}
          maxRows={10}
          value={description}
          onChange={event => setDescription(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
