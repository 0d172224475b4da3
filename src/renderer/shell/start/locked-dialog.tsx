/** A study that another program has open: says who, and offers to read it or to try again. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';

interface Props {
  locked: { path: string; message: string; advice: string } | null;
  onRead: (path: string) => void;
  onRetry: (path: string) => void;
  onCancel: () => void;
}

export function LockedDialog({ locked, onRead, onRetry, onCancel }: Props) {
  return (
    <Modal opened={locked !== null} onClose={onCancel} title="This study is open elsewhere">
      <Stack gap="sm">
        <Text>{locked?.message}</Text>
        {locked?.advice ? <Text c="dimmed">{locked.advice}</Text> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button variant="default" onClick={() => locked && onRetry(locked.path)}>
            Try again
          </Button>
          <Button data-autofocus onClick={() => locked && onRead(locked.path)}>
            Open for reading only
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
