/** Adds a coder and goes on in that coder's name. */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { initialsOf } from '#core/commands/coder/add.ts';
import { newId } from '#renderer/state/new-id.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useDispatch, useSession } from '#renderer/state/study-context.tsx';

export function CoderDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a coder">
      <CoderForm onClose={onClose} />
    </Modal>
  );
}

function CoderForm({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const dispatch = useDispatch();
  const [name, setName] = useState('');
  const [initials, setInitials] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    const id = newId('coder');
    try {
      await dispatch({
        type: 'coder.add',
        args: { id, name: name.trim(), initials: (initials ?? initialsOf(name)).trim() },
      });
    } catch {
      // The refusal has been shown; what was typed stays.
      setBusy(false);
      return;
    }
    try {
      await session.setCoder(id);
      onClose();
    } catch (error) {
      notifyProblem(error);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={event => void add(event)}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          description="From now on, what is coded in this window carries this name."
          value={name}
          onChange={event => setName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label="Initials"
          maxLength={8}
          w={120}
          value={initials ?? initialsOf(name)}
          onChange={event => setInitials(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            Add and code as this coder
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
