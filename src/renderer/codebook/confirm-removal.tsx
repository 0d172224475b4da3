/** Asks before a removal that takes much along. */
import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface ConfirmRemovalProps {
  title: string;
  children: ReactNode;
  onCancel: () => void;
  onConfirm: () => void;
}

export function ConfirmRemoval({ title, children, onCancel, onConfirm }: ConfirmRemovalProps) {
  return (
    <Modal opened onClose={onCancel} title={title}>
      <Text size="sm">{children}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onCancel} data-autofocus>
          Keep it
        </Button>
        <Button color="red" onClick={onConfirm}>
          Remove
        </Button>
      </Group>
    </Modal>
  );
}
