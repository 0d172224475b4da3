/** What this program is and which version of it runs. */
import { Modal, Stack, Text } from '@mantine/core';
import { useApp } from '#renderer/state/app-context.tsx';

const hosts = { electron: 'the desktop window', web: 'a browser window on this computer', cli: 'the shell' };

export function AboutDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { info } = useApp();
  return (
    <Modal opened={opened} onClose={onClose} title="About Tracework">
      <Stack gap="xs">
        <Text>
          Version {info.version}, in {hosts[info.host]}.
        </Text>
        <Text>
          A workbench for the close reading of policy documents. It works without a network and without an
          account; a study is a folder of plain files that stay yours.
        </Text>
        <Text c="dimmed">Licence: MIT.</Text>
      </Stack>
    </Modal>
  );
}
